/**
 * The configuration files of a project as data: what resolving needs from disk besides the modules.
 */
import { createRequire } from "node:module";
import type { ParseError } from "jsonc-parser";
import { pnpmPackagesOf } from "../config/workspace-patterns.js";
import { decodeText } from "../facts/decode.js";
import { configurationBytes } from "../files/configuration-bytes.js";
import { readBytes } from "../files/disk.js";
import { folderOf } from "../graph/folder-of.js";
import type { ResolveInputs } from "../resolve/resolve-inputs.js";

export interface ConfigFiles {
  /** Folder to parsed package.json; a file that does not parse counts as empty. */
  readonly manifests: ReadonlyMap<string, unknown>;
  /** Path to parsed tsconfig or jsconfig; undefined if it does not parse. */
  readonly tsconfigs: ReadonlyMap<string, unknown>;
  /** Folder to `packages` of its pnpm-workspace.yaml, of those that have some. */
  readonly pnpmPackages: ReadonlyMap<string, readonly string[]>;
}

const TSCONFIG = /^(?:ts|js)config(?:\..+)?\.json$/;

/** Whether a file of this name decides where specifiers lead. */
export function isConfigFile(name: string): boolean {
  return name === "package.json" || name === "pnpm-workspace.yaml" || TSCONFIG.test(name);
}

/** Reads the configuration files among `paths`, which are relative to the root. */
export function readConfigFiles(root: string, paths: Iterable<string>): ConfigFiles {
  const manifests = new Map<string, unknown>();
  const tsconfigs = new Map<string, unknown>();
  const pnpmPackages = new Map<string, readonly string[]>();
  for (const path of paths) {
    const folder = folderOf(path);
    const name = folder === "" ? path : path.slice(folder.length + 1);
    const bytes = readBytes(`${root}/${path}`);
    if (bytes === undefined) continue;
    const text = decodeText(bytes);
    if (name === "package.json") manifests.set(folder, jsonOf(text) ?? {});
    else if (TSCONFIG.test(name)) tsconfigs.set(path, jsoncOf(text));
    else if (name === "pnpm-workspace.yaml") {
      const packages = pnpmPackagesOf(text);
      if (packages !== undefined) pnpmPackages.set(folder, packages);
    }
  }
  return { manifests, tsconfigs, pnpmPackages };
}

/** What lies at an absolute path where configuration may lie: its text, or why it must not be read; undefined for nothing. */
export function configurationText(path: string): ReturnType<ResolveInputs["peek"]> {
  const found = configurationBytes(path);
  return found?.bytes === undefined ? found : { text: decodeText(found.bytes) };
}

/** Undefined if the text is no JSON, or nested deeper than any configuration is. */
export function jsonOf(text: string): unknown {
  try {
    return shallow(JSON.parse(text));
  } catch {
    return undefined;
  }
}

/**
 * The same for JSON with comments and trailing commas, as TypeScript reads its configuration. Its parser is loaded on first use,
 * which a run that finds all in the store never comes to.
 */
export function jsoncOf(text: string): unknown {
  const { parse } = createRequire(import.meta.url)("jsonc-parser") as typeof import("jsonc-parser");
  const errors: ParseError[] = [];
  try {
    const value: unknown = parse(text, errors, { allowTrailingComma: true, allowEmptyContent: true });
    return errors.length === 0 ? shallow(value ?? {}) : undefined;
  } catch {
    return undefined; // its parser recurses: too deep for the stack
  }
}

/** What reads configuration recurses over it. */
const DEEPEST = 200;

/** The value itself; undefined if it is nested too deep. */
function shallow(value: unknown): unknown {
  let level = [value];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > DEEPEST) return undefined;
    level = level.flatMap((each) => (typeof each === "object" && each !== null ? Object.values(each) : []));
  }
  return value;
}
