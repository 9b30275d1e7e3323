/**
 * Which modules may resolve differently after files came or went.
 *
 * A specifier leads to another file than before only if it says that file's name: its last part without extensions, as in
 * `./user.js`, `@/models/user` or `pkg/lib/user`. Exceptions are names that specifiers leave out (index files and other package
 * entries) and names that package.json or tsconfig put in the place of another; those, and many changes at once, concern
 * everyone. The test reads the module's facts as text, so it may take a module that is not concerned, never the other way.
 */
import type { ModuleId } from "../graph/resolved-module.js";

export interface ChangedNames {
  readonly ids: readonly ModuleId[];
  /** Contents of all package.json and tsconfig files. */
  readonly configTexts: () => readonly string[];
}

const MANY = 32;
/** Names that a specifier may leave out: files that stand for their folder or package. */
const ENTRY_NAMES = new Set(["index", "main", "mod", "lib", "app", "server", "client"]);

/** Whether a module with these packed facts may be concerned. */
export function mentionsAny({ ids, configTexts }: ChangedNames): (packedFacts: string) => boolean {
  if (ids.length === 0) return () => false;
  if (ids.length > MANY) return () => true;
  const names = [...new Set(ids.map(nameOf))];
  if (names.some((name) => ENTRY_NAMES.has(name))) return () => true;
  const texts = configTexts();
  if (names.some((name) => texts.some((text) => text.includes(name)))) return () => true;
  return (packedFacts) => names.some((name) => packedFacts.includes(name));
}

/** Last part of a path up to its first dot, escaped as in JSON. */
function nameOf(id: ModuleId): string {
  const base = id.slice(id.lastIndexOf("/") + 1);
  const dot = base.indexOf(".", 1);
  return JSON.stringify(dot === -1 ? base : base.slice(0, dot)).slice(1, -1);
}
