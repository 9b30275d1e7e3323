import type { Arrow } from "../summary/summary.js";

/** An import as one text, equal for equal ones. */
export function arrowKey({ from, to }: Arrow): string {
  return `${from}\0${to}`;
}

/** By the paths at their ends. */
export function byEnds(a: Arrow, b: Arrow): number {
  return arrowKey(a) < arrowKey(b) ? -1 : 1;
}
