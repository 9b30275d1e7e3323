/**
 * Whether all that a tsconfig says is read without the resolver on disk: it, what it extends, packages of the project included, what
 * it references, and nothing in them but what is known here. O(files of these chains).
 */
import { isRecord } from "./manifest.js";
import type { TsconfigChains } from "./tsconfig-chain.js";

interface Reading extends Pick<TsconfigChains, "chainOf"> {
  readonly referencesOf: (id: string) => readonly string[];
}

export function isWhollyRead(
  id: string,
  tsconfigs: ReadonlyMap<string, unknown>,
  { chainOf, referencesOf }: Reading,
): boolean {
  const read = new Set([id]);
  // A set that grows while it is gone through is gone through to its end.
  for (const each of read) {
    const { files, isComplete } = chainOf(each);
    const references = referencesOf(each);
    const areThere = references.length === writtenReferences(tsconfigs.get(each)).length;
    if (!isComplete || !areThere || !files.every((file) => isKnown(tsconfigs.get(file)))) return false;
    for (const reference of references) read.add(reference);
  }
  return true;
}

export function writtenReferences(config: unknown): readonly unknown[] {
  return isRecord(config) && Array.isArray(config["references"]) ? config["references"] : [];
}

/** `rootDirs` make one folder of several, which only the resolver on disk does. */
function isKnown(config: unknown): boolean {
  if (!isRecord(config)) return false;
  const options = config["compilerOptions"];
  return !isRecord(options) || !("rootDirs" in options);
}
