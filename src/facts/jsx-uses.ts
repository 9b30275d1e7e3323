/**
 * JSX as a use of a name that does not stand in the text: the factory that elements are compiled to calls of.
 *
 * Which name that is, comments say (`@jsx h`, `@jsxFrag Fragment`, `@jsxImportSource`), or else the tsconfig,
 * which no fact knows.
 */

import type { JsxUses } from "./body-facts.js";
import type { Place } from "./syntax-walk.js";

/** TypeScript reads these in block comments before the first statement; elsewhere they do no harm. */
const PRAGMA = /@(jsx|jsxFrag|jsxImportSource)\s+([\w$.@/-]+)/g;

/** @returns undefined for a text without JSX */
export function jsxUses(elements: readonly Place[], text: string): JsxUses | undefined {
  if (elements.length === 0) return undefined;
  const pragmas = new Map<string, string>();
  for (const comment of blockComments(text)) {
    for (const [, name = "", value = ""] of comment.matchAll(PRAGMA)) pragmas.set(name, value);
  }
  const factory = rootOf(pragmas.get("jsx"));
  const fragmentFactory = rootOf(pragmas.get("jsxFrag"));
  return {
    fragments: elements.some(({ node }) => node.type === "JSXFragment"),
    ...(factory !== undefined && { factory }),
    ...(fragmentFactory !== undefined && { fragmentFactory }),
    importSource: pragmas.has("jsxImportSource"),
  };
}

/** The name that must be in scope for `React.createElement`. */
function rootOf(factory: string | undefined): string | undefined {
  return factory?.split(".")[0];
}

/** What may be one; what a string or a pattern takes for one does no harm. O(length). */
function* blockComments(text: string): Generator<string> {
  for (let start = text.indexOf("/*"); start !== -1;) {
    const end = text.indexOf("*/", start + 2);
    if (end === -1) return;
    yield text.slice(start, end);
    start = text.indexOf("/*", end + 2);
  }
}
