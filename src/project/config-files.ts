/**
 * The configuration files of a project as data: what resolving needs from disk besides the modules.
 */
import { parse as parseJsonc, type ParseError } from "jsonc-parser";
import { pnpmPackagesOf } from "../config/workspace-patterns.js";
import { decodeText } from "../facts/decode.js";
import { readBytes } from "../files/disk.js";
import { folderOf } from "../graph/folder-of.js";
import { extendedBy, type ExtendedTsconfig } from "./extended-tsconfigs.js";

export interface ConfigFiles {
  /** Folder to parsed package.json; a file that does not parse counts as empty. */
  readonly manifests: ReadonlyMap<string, unknown>;
  /** Path to parsed tsconfig or jsconfig, and to what they extend; undefined if it does not parse. */
  readonly tsconfigs: ReadonlyMap<string, unknown>;
  /** What they extend from places that are not scanned. */
  readonly extended: readonly ExtendedTsconfig[];
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
  const extended = readExtended(root, manifests, tsconfigs);
  return { manifests, tsconfigs, extended, pnpmPackages };
}

/** Adds to `tsconfigs` what they extend and is not among them, with what that extends. */
function readExtended(
  root: string,
  manifests: ReadonlyMap<string, unknown>,
  tsconfigs: Map<string, unknown>,
): readonly ExtendedTsconfig[] {
  const scanned = new Set(tsconfigs.keys());
  const packageFolders = foldersByName(manifests);
  const found: ExtendedTsconfig[] = [];
  // The iteration reaches what is added on the way.
  for (const [path, content] of tsconfigs) {
    for (const extended of extendedBy(path, content, (place) => scanned.has(place), packageFolders)) {
      found.push(extended);
      for (const place of extended.places) {
        const bytes = tsconfigs.has(place) ? undefined : readBytes(`${root}/${place}`);
        if (bytes !== undefined) tsconfigs.set(place, jsoncOf(decodeText(bytes)));
        if (tsconfigs.has(place)) break;
      }
    }
  }
  return found;
}

function foldersByName(manifests: ReadonlyMap<string, unknown>): ReadonlyMap<string, readonly string[]> {
  const folders = new Map<string, readonly string[]>();
  for (const [folder, manifest] of manifests) {
    const name = (manifest as { readonly name?: unknown } | null)?.name;
    if (typeof name === "string") folders.set(name, [...(folders.get(name) ?? []), folder]);
  }
  return folders;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** JSON with comments and trailing commas, as TypeScript reads its configuration. */
function jsoncOf(text: string): unknown {
  const errors: ParseError[] = [];
  const value: unknown = parseJsonc(text, errors, { allowTrailingComma: true, allowEmptyContent: true });
  return errors.length === 0 ? (value ?? {}) : undefined;
}
