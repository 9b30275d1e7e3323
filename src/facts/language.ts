/** Which files this project reads, and in which language: by their names alone. */
import { isDeclaration } from "./declaration.js";
import type { Language } from "./module-facts.js";

const LANGUAGES: Readonly<Record<string, Language>> = {
  js: "js",
  jsx: "js",
  mjs: "js",
  cjs: "js",
  ts: "ts",
  mts: "ts",
  cts: "ts",
  tsx: "tsx",
};

/** Of all files that are read, without the dot. */
export const EXTENSIONS: readonly string[] = Object.keys(LANGUAGES);

/** How the file at a path is parsed; undefined if it is no module this project reads. */
export function languageOf(path: string): Language | undefined {
  if (isDeclaration(path)) return "dts";
  const extension = /\.([a-z]+)$/.exec(path)?.[1];
  return extension !== undefined && Object.hasOwn(LANGUAGES, extension) ? LANGUAGES[extension] : undefined;
}
