/**
 * What a thing is asked for by: a text, a symbol that is named where it stands, or a name of the text with members.
 *
 *     "REDIS"   Symbol.for("REDIS")    text REDIS
 *     TYPES.Redis   REDIS   Mailer     imported or local, with members
 *     forwardRef(() => Mailer)         Mailer
 */

import type { Node } from "oxc-parser";
import { expressionForm, returnedBy } from "../services/expression-form.js";
import { namesOf } from "../services/member-names.js";
import type { ImportFact } from "../module-facts.js";
import type { ImportedName } from "../state/import-touches.js";
import type { TextPaths } from "../state/text-paths.js";
import type { Token, TokenSpace } from "./injection-facts.js";

export type TokenOf = (expression: Node, space?: TokenSpace) => Token | undefined;

const LONGEST = 100;
const NEST_CACHE = /^@nestjs\/(?:common|cache-manager)#CACHE_MANAGER$/;

export function tokensOf(
  imports: readonly ImportFact[],
  imported: ReadonlyMap<string, ImportedName>,
  paths: TextPaths,
): TokenOf {
  const ofName = (expression: Node): Token | undefined => {
    const found = namesOf(expression);
    const variable = found && paths.variableOf(found.root);
    if (variable === undefined || variable.defs.length === 0 || !paths.isTopLevel(variable)) return undefined;
    const [head = "", ...path] = found!.names;
    const name = imported.get(head);
    if (name === undefined) return { local: [head, ...path] };
    const { specifier, names } = imports[name.request]!;
    // NestJS exports a text under its own name, and provides it from modules that do not import that name.
    if (NEST_CACHE.test(`${specifier}#${names[name.name]!.imported}`)) return { space: "token", text: "CACHE_MANAGER" };
    return { ...name, path };
  };
  return (expression, space = "token") => {
    const form = expressionForm(expression);
    if (form?.is === "text") return form.text.length > LONGEST ? undefined : { space, text: form.text };
    if (form?.is === "name" || form?.is === "member") return ofName(expression);
    if (form?.is !== "call") return undefined;
    const [first] = form.arguments;
    const callee = namesOf(form.callee)?.names.join(".");
    if (first === undefined) return undefined;
    if (callee === "forwardRef" || callee === "delay" || callee === "lazy") {
      const returned = returnedBy(first);
      return returned && ofName(returned);
    }
    const symbol = callee === "Symbol" || callee === "Symbol.for" ? expressionForm(first) : undefined;
    return symbol?.is === "text" ? { space, text: symbol.text } : undefined;
  };
}

/** The name that a type is, if it is one name: `Mailer`, `mail.Mailer`, `Mailer<Job>`, `Mailer | null`. */
export function typeToken(
  annotation: Node | null | undefined,
  imported: ReadonlyMap<string, ImportedName>,
  { top }: TextPaths,
): Token | undefined {
  let type: Node | undefined = annotation ?? undefined;
  if (type?.type === "TSTypeAnnotation") type = type.typeAnnotation;
  if (type?.type === "TSUnionType") {
    const named = type.types.filter((each) => each.type === "TSTypeReference");
    type = named.length === 1 ? named[0] : undefined;
  }
  if (type?.type !== "TSTypeReference") return undefined;
  const names: string[] = [];
  let at: Node = type.typeName;
  while (at.type === "TSQualifiedName") {
    names.unshift(at.right.name);
    at = at.left;
  }
  return at.type === "Identifier" ? topLevelToken([at.name, ...names], imported, top) : undefined;
}

/** What a name of the top level with members is, where it is no expression: a type, or an element of JSX. */
export function topLevelToken(
  [head = "", ...path]: readonly string[],
  imported: ReadonlyMap<string, ImportedName>,
  top: TextPaths["top"],
): Token | undefined {
  const name = imported.get(head);
  if (name !== undefined) return { ...name, path };
  return top.set.has(head) ? { local: [head, ...path] } : undefined;
}

/** How a token is named where it is asked for. */
export function tokenName(token: Token, fallback: (request: number, name: number) => string): string {
  if ("text" in token) return token.text;
  if ("local" in token) return token.local.at(-1)!;
  return token.path.at(-1) ?? fallback(token.request, token.name);
}
