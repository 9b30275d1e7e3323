/** Modules that no entry of an ESLint config has: their imports are in the graph, but no rule reads them. */
import { extname } from "node:path";

/** @param all how many modules were looked at, these among them */
export function notLintedText(notLinted: readonly string[], all: number): string {
  const extensions = [...new Set(notLinted.map((path) => extname(path)))].sort();
  const modules = all === 1 ? "1 module is" : `${all} modules are`;
  return `${notLinted.length} of ${modules} not linted: no entry of the ESLint config has their files (${extensions.join(", ")})`;
}
