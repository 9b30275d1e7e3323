/**
 * Which module a request for a package of this project means: its `exports`, or else its entry fields, or the file
 * asked for, each led back from build output to source; for the package itself at last the files an entry usually is.
 */
import { isDeclaration } from "../facts/declaration.js";
import { exportTargets, importTargets, type Targets } from "./package-targets.js";
import { inDirectory, isInside, joinPath } from "./module-path.js";
import type { ModuleLookup } from "./module-lookup.js";
import type { PackageManifest, Resolution, ResolveMode } from "./resolve-inputs.js";
import type { NamedBy, SourceOf } from "./source-of.js";

export interface PackageEntry {
  /** `subpath` without a slash before it, empty for the package. Undefined if nothing that is there answers. */
  resolve(directory: string, subpath: string, mode: ResolveMode): Resolution | undefined;
  /**
   * A `#import` of the package at `directory`: what it means, a specifier it stands for (a package name), or undefined
   * if its `imports` do not lead to anything.
   */
  resolveImport(directory: string, specifier: string, mode: ResolveMode): Resolution | string | undefined;
}

export interface PackageEntryParts {
  readonly manifests: ReadonlyMap<string, PackageManifest>;
  /** Export conditions besides the usual ones. */
  readonly conditions: readonly string[];
  /** Those that tsconfigs name: by them a compiler finds the sources of what is not built. */
  readonly compilerConditions: readonly string[];
  readonly lookup: ModuleLookup;
  readonly sourceOf: SourceOf;
  /** What the disk has at a path that leads to no module. */
  readonly leafAt: (path: string) => Resolution | undefined;
}

const SHARED_CONDITIONS = ["source", "development", "module", "node", "default"];

/** Asks for targets under some conditions. */
type AskTargets = (conditions: ReadonlySet<string>) => Targets;

/**
 * What runs in Node.js, then what runs in browsers, then what only the compiler reads, then what it finds by a condition of its own:
 * each may be the one source there is.
 */
function widening({ conditions, compilerConditions }: PackageEntryParts, mode: ResolveMode): readonly Set<string>[] {
  const running = [...conditions, ...SHARED_CONDITIONS, mode, "module-sync"];
  const browser = [...running, "browser"];
  const types = [...browser, "types"];
  return [running, browser, types, [...types, ...compilerConditions]].map((each) => new Set(each));
}

/** Those of the first conditions stand first. */
function runningFirst(targetsUnder: AskTargets, widened: readonly ReadonlySet<string>[]): Targets {
  const all = widened.map(targetsUnder);
  return all.at(-1) && [...new Set(all.flatMap((each) => each ?? []))];
}

export function createPackageEntry(parts: PackageEntryParts): PackageEntry {
  const { manifests, lookup, sourceOf, leafAt } = parts;
  const widened = { import: widening(parts, "import"), require: widening(parts, "require") };

  function followModule(path: string, namedBy: NamedBy): string | undefined {
    const found = lookup.find(path);
    if (found === undefined) return sourceOf.find(path, namedBy);
    return sourceOf.outputDirectory(found) === undefined ? found : (sourceOf.find(found, namedBy) ?? found);
  }

  /** The first of some paths that leads to a module, or else to a leaf. */
  function firstOf(paths: readonly (string | undefined)[], namedBy: NamedBy = "package"): Resolution | undefined {
    const known = paths.filter((path) => path !== undefined);
    const ids = known.map((path) => followModule(path, namedBy)).filter((id) => id !== undefined);
    // A declaration tells of a script that another target names, and nothing of it runs.
    const id = ids.find((each) => !isDeclaration(each)) ?? ids[0];
    if (id !== undefined) return { kind: "module", id };
    for (const path of known) {
      const leaf = leafAt(path);
      if (leaf !== undefined) return leaf;
    }
    return undefined;
  }

  /** A target of a manifest, which may not leave its package. */
  function inPackage(directory: string, target: string): string | undefined {
    const path = joinPath(directory, target);
    return path !== undefined && isInside(path, directory) ? path : undefined;
  }

  function resolveFiles(directory: string, manifest: PackageManifest, subpath: string): Resolution | undefined {
    // Tools that read no exports find what has none, but only where it lies.
    if (subpath !== "")
      return firstOf([inPackage(directory, subpath)], manifest.exports === undefined ? "package" : "alias");
    const { source, main, module, types, typings } = manifest;
    const fields = [source, main, module, types, typings].filter((field) => field !== undefined);
    const unscoped = manifest.name?.replace(/^@[^/]*\//, "") ?? "index";
    const usual = ["src/index", "index", "source/index", "lib/index", "src/main", `src/${unscoped}`, unscoped];
    return (
      firstOf(fields.map((field) => inPackage(directory, field))) ??
      firstOf(usual.map((path) => lookup.findFile(inDirectory(directory, path))))
    );
  }

  return {
    resolve(directory, subpath, mode) {
      const manifest = manifests.get(directory);
      if (manifest === undefined) return firstOf([inPackage(directory, subpath)]);
      const request = subpath === "" ? "." : `./${subpath}`;
      const targets = runningFirst((each) => exportTargets(manifest.exports, request, each), widened[mode]);
      if (targets === undefined) return resolveFiles(directory, manifest, subpath);
      if (targets.length === 0) return undefined;
      return (
        firstOf(targets.map((target) => inPackage(directory, target))) ??
        (subpath === "" ? resolveFiles(directory, manifest, subpath) : undefined)
      );
    },

    resolveImport(directory, specifier, mode) {
      const { imports } = manifests.get(directory) ?? {};
      const targets = runningFirst((each) => importTargets(imports, specifier, each), widened[mode]) ?? [];
      const files = targets.filter((target) => target.startsWith("./"));
      const found = firstOf(files.map((target) => inPackage(directory, target)));
      return found ?? targets.find((target) => !target.startsWith(".") && !target.startsWith("#"));
    },
  };
}
