/**
 * A small project on disk with a resolver for it: what discovery would find is read from what a test shows inline.
 */
import { mkdirSync, readFileSync, symlinkSync } from "node:fs";
import { dirname, join } from "node:path";
import { parse, type ParseError } from "jsonc-parser";
import { configurationText, jsoncOf } from "../../src/project/config-files.js";
import { installedPackages, listPackageLinks } from "../../src/files/package-links.js";
import { pnpmPackagesOf } from "../../src/config/workspace-patterns.js";
import type { Resolution, ResolveInputs, ResolveMode } from "../../src/resolve/resolve-inputs.js";
import { createResolver, type Resolver } from "../../src/resolve/resolver.js";
import { onDisk, type Files } from "../on-disk.js";

export interface ProjectOptions extends Partial<Pick<ResolveInputs, "conditions">> {
  /** `packages` of a pnpm-workspace.yaml in the root; others are read from the files. */
  readonly workspacePatterns?: readonly string[];
  /** Files that lie on disk and are not discovered: ignored or generated. */
  readonly ignored?: readonly string[];
  /** Path of a symbolic link -> path it leads to, both from the root. */
  readonly links?: Readonly<Record<string, string>>;
  /** Files around the root, by their path from the folder that holds it. */
  readonly around?: Files;
}

export interface Project {
  readonly root: string;
  readonly inputs: ResolveInputs;
  readonly resolver: Resolver;
  /** Where a specifier leads, in a word: an id, `leaf id`, `outside`, `missing` (of this project) or `unknown`. */
  lead(importer: string, specifier: string, mode?: ResolveMode): string;
}

const SCRIPT = /\.(?:[cm]?[jt]s|[jt]sx)$/;
const TSCONFIG = /(?:^|\/)[tj]sconfig(?:\.[^/]*)?\.json$/;

export function project(files: Files, options: ProjectOptions = {}): Project {
  const inside = Object.entries(files).map(([path, content]) => [`root/${path}`, content] as const);
  const root = join(onDisk({ "root/.keep": "", ...Object.fromEntries(inside), ...options.around }), "root");
  for (const [path, target] of Object.entries(options.links ?? {})) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    symlinkSync(join(root, target), join(root, path));
  }
  const inputs = inputsOf(root, Object.keys(files), options);
  const resolver = createResolver(inputs);
  return {
    root,
    inputs,
    resolver,
    lead: (importer, specifier, mode = "import") => inWords(resolver.resolve(importer, specifier, mode)),
  };
}

function inWords(resolution: Resolution): string {
  switch (resolution.kind) {
    case "module":
      return resolution.id;
    case "leaf":
      return `leaf ${resolution.id}`;
    case "outside":
      return "outside";
    case "unresolved":
      return resolution.firstParty ? "missing" : "unknown";
  }
}

function inputsOf(root: string, paths: readonly string[], options: ProjectOptions): ResolveInputs {
  const own = paths.filter((path) => !`/${path}`.includes("/node_modules/"));
  const ignored = new Set(options.ignored);
  const kept = own.filter((path) => !ignored.has(path));
  const isManifest = (path: string): boolean => path === "package.json" || path.endsWith("/package.json");
  return {
    root,
    modules: new Set(kept.filter((path) => SCRIPT.test(path))),
    manifests: new Map(
      kept.filter(isManifest).map((path) => [path.slice(0, -"/package.json".length), json(root, path)]),
    ),
    tsconfigs: new Map(kept.filter((path) => TSCONFIG.test(path)).map((path) => [path, json(root, path)])),
    pnpmPackages: new Map([
      ...kept.filter((path) => path.endsWith("pnpm-workspace.yaml")).map((path) => pnpmPackages(root, path)),
      ...(options.workspacePatterns === undefined ? [] : [["", options.workspacePatterns] as const]),
    ]),
    installed: installedPackages(listPackageLinks(root, foldersAround(paths))),
    peek: configurationText,
    parseTsconfig: jsoncOf,
    conditions: options.conditions ?? [],
  };
}

/** All folders of some files. */
function foldersAround(paths: readonly string[]): ReadonlySet<string> {
  const parts = paths.map((path) => path.split("/"));
  return new Set(["", ...parts.flatMap((each) => each.slice(1).map((_, depth) => each.slice(0, depth + 1).join("/")))]);
}

function pnpmPackages(root: string, path: string): readonly [directory: string, patterns: readonly string[]] {
  const patterns = pnpmPackagesOf(readFileSync(join(root, path), "utf8")) ?? [];
  return [path.slice(0, -"/pnpm-workspace.yaml".length), patterns];
}

function json(root: string, path: string): unknown {
  const errors: ParseError[] = [];
  const text = readFileSync(join(root, path), "utf8");
  // JSON.parse gives a key called __proto__ an own property, as callers do for package.json.
  if (path.endsWith("package.json")) return JSON.parse(text) as unknown;
  const value: unknown = parse(text, errors, { allowTrailingComma: true });
  return errors.length === 0 ? value : undefined;
}
