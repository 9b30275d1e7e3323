import type { ImportTouch, StateFact } from "../../facts/state/state-facts.js";

/**
 * Whether a touch changes the state that it comes to, with `rest` of its steps left.
 *
 *     store.count = 1          a field `count`, nothing left
 *     store.limits.user = 1    an object `limits`, `user` left
 *     store.items.push(1)      an array `items`, `push` and `()` left
 */
export function isChange({ changes }: ImportTouch, kind: StateFact["kind"], rest: readonly string[]): boolean {
  if (changes === undefined) return false;
  if (changes === "assignment") return rest.length === 0 || (rest.length === 1 && HAS_MEMBERS.has(kind));
  return rest.length === 2 && changes.some((family) => family === kind);
}

const HAS_MEMBERS: ReadonlySet<StateFact["kind"]> = new Set(["object", "array", "typed array", "instance"] as const);
