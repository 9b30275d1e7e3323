/**
 * JSX as a use of a name that does not stand in the text: the factory that elements are compiled to calls of.
 *
 * Which name that is, comments say (`@jsx h`, `@jsxFrag Fragment`, `@jsxImportSource`), or else the tsconfig,
 * which no fact knows.
 */

import type { Comment } from "oxc-parser";
import type { JsxUses } from "./body-facts.js";
import type { Place } from "./syntax-walk.js";

/** TypeScript reads these in block comments before the first statement; in others they do no harm. */
const PRAGMA = /@(jsx|jsxFrag|jsxImportSource)\s+([\w$.@/-]+)/g;

/** @returns undefined for a text without JSX */
export function jsxUses(elements: readonly Place[], comments: readonly Comment[]): JsxUses | undefined {
  if (elements.length === 0) return undefined;
  const written = comments.flatMap(({ type, value }) => (type === "Block" ? [...value.matchAll(PRAGMA)] : []));
  const pragmas = new Map(written.map(([, name = "", value = ""]) => [name, value]));
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
