/** Pieces of the sentences of `diff`. */
import type { Arrow } from "../summary/summary.js";

/** Line of an import that is there after the change. */
export type LineOf = (arrow: Arrow) => number | undefined;

const NAMED_AT_MOST = 4;

/** The first of some names, and how many more there are. */
export function listed(names: readonly string[], separator = ", "): string {
  const shown = names.slice(0, NAMED_AT_MOST);
  const more = names.length - shown.length;
  return [...shown, ...(more > 0 ? [`… ${more} more …`] : [])].join(separator);
}

/** `auth and billing`, `auth, billing, web`. */
export function together(names: readonly string[]): string {
  return listed(names, names.length === 2 ? " and " : ", ");
}

/** Where an import stands, and where it leads. */
export function places(arrow: Arrow, lineOf: LineOf): string {
  const line = lineOf(arrow);
  return `${arrow.from}${line === undefined ? "" : `:${line}`} -> ${arrow.to}`;
}
