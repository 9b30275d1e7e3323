/**
 * What a text does after loading with the names it imports, each chain of a name once.
 *
 *     import { get, cache } from "./x"
 *     get().size            [get] () size               cache.entries.delete(k)   [cache] entries delete ()
 *     const c = get(); c.add(1)   [get] ()   and   [get] () add ()
 *     const store = new Store()   store.add(1)   on the instance `store`:   add ()
 */

import type { ImportFact } from "../module-facts.js";
import type { LocalPath } from "./local-paths.js";
import type { MadeObject } from "./path-aliases.js";
import type { ImportTouch } from "./state-facts.js";
import { unwrapped } from "../static-syntax.js";
import { outward } from "../syntax-walk.js";
import type { Origin } from "./value-origins.js";
import { writeAt } from "../write-at.js";
import { familiesChangedBy } from "../writing-methods.js";

export interface ImportedName {
  readonly request: number;
  readonly name: number;
}

/** The names that imports bind, by what they are called here. */
export function importedNames(imports: readonly ImportFact[]): ReadonlyMap<string, ImportedName> {
  const found = new Map<string, ImportedName>();
  for (const [request, { form, names }] of imports.entries()) {
    if (form !== "import" && form !== "import-equals" && form !== "require") continue;
    for (const [name, { local }] of names.entries()) if (!found.has(local)) found.set(local, { request, name });
  }
  return found;
}

/** An object that the module makes of something imported, and keeps. */
export interface ImportedObject extends MadeObject {
  /** Index into the instances; absent for what a function returns: `s.size` of `const s = get()` is `get().size`. */
  readonly instance?: number;
}

/** The touch that one origin is, without its line; undefined if it begins with nothing imported. O(steps and objects). */
export function importTouch(
  origin: Origin,
  names: ReadonlyMap<string, ImportedName>,
  objects: readonly ImportedObject[],
): Omit<ImportTouch, "line"> | undefined {
  const { steps } = origin;
  const made = objects.find(({ path }) => path.every((step, at) => steps[at] === step));
  const imported = names.get(made?.maker[0] ?? steps[0] ?? "");
  if (imported === undefined) return undefined;
  const length = made?.path.length ?? 1;
  const before = made === undefined || made.instance !== undefined ? [] : made.maker.slice(1);
  const path = [...before, ...steps.slice(length)];
  const write = writeAt(origin, afterLastResult(steps, length));
  // A call changes what it is called on; what comes after it is done to what it returns.
  const changes =
    write === undefined ? undefined : write.by === "method" ? familiesChangedBy(write.what) : "assignment";
  const instance = made?.instance;
  const given = before.length + Math.max(0, stepsGiven(origin) - length);
  const calls = path.slice(0, given).some((step) => step === "()" || step === "new");
  return {
    ...imported,
    path,
    ...(calls && { given }),
    ...(instance !== undefined && { instance }),
    ...(changes && { changes }),
  };
}

/** How many steps of a whole path the name itself stands for. */
function stepsGiven({ places }: Origin): number {
  return places.findLastIndex((place) => place === places[0]);
}

/** Where the part of a chain begins that is done to the last value which a call returns. */
function afterLastResult(steps: LocalPath, start: number): number {
  const end = steps.at(-1) === "()" ? steps.length - 2 : steps.length - 1;
  for (let at = end; at >= start; at--) if (steps[at] === "()" || steps[at] === "new") return at + 1;
  return start;
}

/**
 * Whether what a path leads to is an argument, or a part of one, so that who gets it may call it: `f(a)`, `f({ a })`, `f([a])`;
 * not what a call gives, as in `f(a())`.
 */
export function isHandedOn(path: LocalPath, { places }: Origin): boolean {
  if (path.at(-1) === "()" || path.at(-1) === "new") return false;
  let at = places.at(-1)!;
  for (let outer = outward(at); outer !== undefined; outer = outward(at)) {
    const { node } = outer;
    if (node.type === "CallExpression" || node.type === "NewExpression") return unwrapped(node.callee) !== at.node;
    const isPart =
      node.type === "ArrayExpression" ||
      node.type === "ObjectExpression" ||
      node.type === "SpreadElement" ||
      (node.type === "Property" && outer.parent?.node.type === "ObjectExpression");
    if (!isPart) return false;
    at = outer;
  }
  return false;
}
