/** The form in which what a thing is asked for by is kept: a text alone if it is the most frequent. */
import type { Token, TokenSpace } from "../facts/injection/injection-facts.js";

/** Positions in this list are written to stores: a change of order needs another version of the store. */
const SPACES: readonly TokenSpace[] = [
  "token",
  "name",
  "app.locals",
  "app.set",
  "fastify",
  "queue",
  "queue connection",
  "package",
];

/** A text with its space before it if that is not the first; an import; a path of the text itself. */
export type PackedToken =
  | string
  | readonly [space: number, text: string]
  | readonly [request: number, name: number, path: readonly string[]]
  | readonly [local: readonly string[]];

export function packToken(token: Token): PackedToken {
  if ("local" in token) return [token.local];
  if ("request" in token) return [token.request, token.name, token.path];
  return token.space === "token" ? token.text : [SPACES.indexOf(token.space), token.text];
}

export function unpackToken(packed: PackedToken): Token {
  if (typeof packed === "string") return { space: "token", text: packed };
  const [first, second, path] = packed;
  if (typeof first !== "number") return { local: first };
  if (typeof second === "string") return { space: SPACES[first]!, text: second };
  return { request: first, name: second!, path: path! };
}
