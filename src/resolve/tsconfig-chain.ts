/**
 * The `extends` chain of a tsconfig, as far as its files are given: those of the project, those of its packages by name,
 * and those that are installed.
 */
import { isRecord } from "./manifest.js";
import { ancestorsOf, inDirectory, joinPath, parentOf } from "./module-path.js";

export interface TsconfigChains {
  /** The file that a path in a tsconfig means, of those that are there: itself, with `.json`, or the folder's tsconfig.json. */
  existing(path: string | undefined): string | undefined;
  /** The chain of `id`, weakest first. */
  chainOf(id: string): TsconfigChain;
}

interface TsconfigChain {
  /** Each once. */
  readonly files: readonly string[];
  /** Not if a part written as a path is not there. */
  readonly isWhole: boolean;
  /** Whether all parts are there, those of packages too. */
  readonly isComplete: boolean;
}

/** `packageDirectory` gives the directory of a package of this project that a tsconfig in a directory extends by name. */
export function createTsconfigChains(
  tsconfigs: ReadonlyMap<string, unknown>,
  packageDirectory: (directory: string, name: string) => string | undefined,
): TsconfigChains {
  function existing(path: string | undefined): string | undefined {
    if (path === undefined) return undefined;
    return [path, `${path}.json`, inDirectory(path, "tsconfig.json")].find((id) => tsconfigs.has(id));
  }

  function baseOf(directory: string, base: string): string | undefined {
    if (base.startsWith(".")) return existing(joinPath(directory, base));
    const [, name, subpath] = /^((?:@[^/]+\/)?[^/]+)(?:\/(.*))?$/s.exec(base) ?? [];
    const home = name === undefined ? undefined : packageDirectory(directory, name);
    const own = home === undefined ? undefined : existing(joinPath(home, subpath ?? ""));
    if (own !== undefined) return own;
    for (const ancestor of ancestorsOf(directory)) {
      const installed = existing(inDirectory(ancestor, `node_modules/${base}`));
      if (installed !== undefined) return installed;
    }
    return undefined;
  }

  function chainOf(id: string): TsconfigChain {
    const files: string[] = [];
    const pending = [id];
    let [isWhole, isComplete] = [true, true];
    for (let file = pending.pop(); file !== undefined; file = pending.pop()) {
      if (files.includes(file)) continue;
      files.push(file);
      for (const base of basesOf(tsconfigs.get(file))) {
        const found = baseOf(parentOf(file), base);
        if (found !== undefined) pending.push(found);
        else isComplete = false;
        if (found === undefined && base.startsWith(".")) isWhole = false;
      }
    }
    return { files: files.reverse(), isWhole, isComplete };
  }

  return { existing, chainOf };
}

function basesOf(config: unknown): readonly string[] {
  const bases = isRecord(config) ? config["extends"] : undefined;
  return (Array.isArray(bases) ? bases : [bases]).filter((base) => typeof base === "string" && base !== "");
}
