/**
 * Imports in the doc comments of a JavaScript file: `import("x").T` inside the braces of a tag's type, and
 * `@import { T } from "x"`. TypeScript reads both as types, so they are erased.
 *
 * An `import("x")` in prose or in an example is none. O(length of the comments).
 */

import type { Comment } from "oxc-parser";
import type { ImportDraft } from "./draft-facts.js";
import type { BoundName } from "./module-facts.js";

export function jsdocImports(comments: readonly Comment[]): ImportDraft[] {
  return comments.flatMap(({ type, value, start }) => {
    if (type !== "Block" || !value.startsWith("*") || !value.includes("import")) return [];
    const text = start + "/*".length;
    return [...importTags(value, text), ...typesInBraces(value).flatMap((braces) => importTypes(value, braces, text))];
  });
}

function importTags(comment: string, offset: number): ImportDraft[] {
  return Array.from(
    comment.matchAll(/@import(?=\s)(?<clause>[^"'@]*?)\bfrom[\s*]*(?<literal>"[^"\n]+"|'[^'\n]+')/g),
    ({ 0: match, index, groups }) => {
      const { clause = "", literal = "" } = groups ?? {};
      const start = offset + index + match.length - literal.length;
      return draft(literal, start, namesOfClause(clause));
    },
  );
}

/** The stretches between the braces that follow a tag, such as `@param {...}`. An unclosed brace ends the search. */
function typesInBraces(comment: string): (readonly [start: number, end: number])[] {
  const found: (readonly [number, number])[] = [];
  let searched = 0;
  for (const { 0: match, index } of comment.matchAll(/@[A-Za-z]+[\s*]*\{/g)) {
    if (index < searched) continue;
    const start = index + match.length;
    const end = endOfBraces(comment, start);
    if (end === undefined) break;
    found.push([start, end]);
    searched = end;
  }
  return found;
}

function endOfBraces(comment: string, start: number): number | undefined {
  let depth = 1;
  for (let at = start; at < comment.length; at++) {
    if (comment[at] === "{") depth++;
    else if (comment[at] === "}" && --depth === 0) return at;
  }
  return undefined;
}

function importTypes(comment: string, [from, to]: readonly [number, number], offset: number): ImportDraft[] {
  const type = comment.slice(from, to);
  return Array.from(
    type.matchAll(/\bimport\s*\(\s*(?<literal>"[^"\n]+"|'[^'\n]+')[^()]*\)(?:\s*\.\s*(?<name>[\w$]+))?/g),
    ({ 0: match, index, groups }) => {
      const { literal = "", name = "*" } = groups ?? {};
      return draft(literal, offset + from + index + match.indexOf(literal), [{ imported: name, local: name }]);
    },
  );
}

function draft(literal: string, start: number, names: readonly BoundName[]): ImportDraft {
  const range = [start, start + literal.length] as const;
  return { specifier: literal.slice(1, -1), form: "jsdoc", label: "erased", names, range };
}

/** Names of `D`, `* as ns`, `{ A, B as C }` and `D, { A }`, over several lines with or without their stars. */
function namesOfClause(clause: string): BoundName[] {
  const line = clause.replace(/\n[^\S\n]*\*(?!\s*as\b)/g, " ");
  const [, inBraces = ""] = /^[^{]*\{([^}]*)\}/.exec(line) ?? [];
  const namespace = /\*\s*as\s+([\w$]+)/.exec(line)?.[1];
  const byDefault = /^\s*([\w$]+)/.exec(line)?.[1];
  return [
    ...(byDefault === undefined ? [] : [{ imported: "default", local: byDefault }]),
    ...(namespace === undefined ? [] : [{ imported: "*", local: namespace }]),
    ...Array.from(inBraces.matchAll(/([\w$]+)(?:\s+as\s+([\w$]+))?/g), ([, name = "", local = name]) => ({
      imported: name,
      local,
    })),
  ];
}
