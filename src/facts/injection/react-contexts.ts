/**
 * What a text gives to a context of React: a name of its top level or an import, of which there is one however often the component
 * around it renders.
 *
 *     <CacheContext.Provider value={cache}>     <CacheContext value={cache}>     the context
 *     <AppContext value={{ cache, client }}>                                     its cache, its client
 *     createContext(cache)                                                       the context, if nobody gives it anything
 *
 * Not what a component makes or keeps for itself; of such a value only that there is one, as it takes the place of the default.
 */

import type { Node } from "oxc-parser";
import { expressionForm, returnedBy } from "../services/expression-form.js";
import { namesOf } from "../services/member-names.js";
import type { Place } from "../syntax-walk.js";
import type { ImportedName } from "../state/import-touches.js";
import type { TextPaths } from "../state/text-paths.js";
import type { Token } from "./injection-facts.js";
import type { ProviderDraft } from "./provider-draft.js";
import { type TokenOf, topLevelToken } from "./tokens.js";

export interface ContextInput {
  /** Elements of JSX. */
  readonly jsx: readonly Place[];
  readonly declarators: readonly Place[];
  readonly tokenOf: TokenOf;
  readonly imported: ReadonlyMap<string, ImportedName>;
  readonly paths: Pick<TextPaths, "top" | "variableOf" | "isTopLevel">;
}

/** In the order of the elements, then of the declarations; O(elements and their attributes, declarations). */
export function contextProviders(input: ContextInput): readonly ProviderDraft[] {
  const { jsx, declarators, imported, paths } = input;
  const given = jsx.flatMap(({ node }): readonly ProviderDraft[] => {
    if (node.type !== "JSXElement") return [];
    const { name, attributes } = node.openingElement;
    const context = contextOf(name);
    const token = context === undefined ? undefined : topLevelToken([context], imported, paths.top);
    const made = valueIn(attributes);
    return token === undefined || made === undefined ? [] : valueGiven(token, made, node, input);
  });
  return [...given, ...declarators.flatMap(({ node }) => defaultOf(node, input))];
}

/** The value by its own token, and each part of an object that is one by a token of its own. */
function valueGiven(token: Token, value: Node, node: Node, { tokenOf, paths }: ContextInput): readonly ProviderDraft[] {
  const base = { by: "value", lifetime: "singleton", node, inject: [] } as const;
  const isOne = tokenOf(value) !== undefined;
  const parts = objectOf(value, paths).flatMap(({ key, value: part }): readonly ProviderDraft[] =>
    key === undefined || tokenOf(part) === undefined ? [] : [{ ...base, token: memberToken(token, key), made: part }],
  );
  const whole = isOne ? { ...base, token, made: value } : { ...base, token, by: "hidden" as const };
  return [whole, ...parts];
}

export function memberToken(token: Token, key: string): Token {
  if ("local" in token) return { local: [...token.local, key] };
  return "path" in token ? { ...token, path: [...token.path, key] } : token;
}

type Entries = Extract<ReturnType<typeof expressionForm>, { is: "object" }>["entries"];

/** The entries of an object that is written out, that a variable has, or that is kept from one rendering to the next. */
function objectOf(value: Node, { variableOf }: Pick<TextPaths, "variableOf">): Entries {
  const form = expressionForm(value);
  if (form?.is === "object") return form.entries;
  if (form?.is === "call" && namesOf(form.callee)?.names.at(-1) === "useMemo") {
    const made = form.arguments[0] && returnedBy(form.arguments[0]);
    const inner = made && expressionForm(made);
    return inner?.is === "object" ? inner.entries : [];
  }
  const declared = form?.is === "name" ? (variableOf(form.node)?.defs[0]?.node as unknown as Node) : undefined;
  if (declared?.type !== "VariableDeclarator" || !declared.init) return [];
  // One name may stand for another in a circle.
  return expressionForm(declared.init)?.is === "name" ? [] : objectOf(declared.init, { variableOf });
}

/** What a context is told to stand for where nobody gives it anything. */
function defaultOf(node: Node, { tokenOf, paths }: ContextInput): readonly ProviderDraft[] {
  if (node.type !== "VariableDeclarator" || node.id.type !== "Identifier" || !node.init) return [];
  const form = expressionForm(node.init);
  if (form?.is !== "call" || namesOf(form.callee)?.names.at(-1) !== "createContext") return [];
  const [value] = form.arguments;
  if (value === undefined || paths.top.set.get(node.id.name)?.defs[0]?.node !== (node as never)) return [];
  const base = { by: "default", lifetime: "singleton", node, inject: [] } as const;
  const token: Token = { local: [node.id.name] };
  const isMade = (one: Node): boolean => tokenOf(one) !== undefined || expressionForm(one)?.is === "call";
  const parts = objectOf(value, paths).flatMap(({ key, value: part }): readonly ProviderDraft[] =>
    key === undefined || !isMade(part) ? [] : [{ ...base, token: memberToken(token, key), made: part }],
  );
  return [...(isMade(value) ? [{ ...base, token, made: value }] : []), ...parts];
}

type Opening = Extract<Node, { type: "JSXOpeningElement" }>;

/** The name of the context that an element gives its value to. */
function contextOf(name: Opening["name"]): string | undefined {
  if (name.type === "JSXMemberExpression")
    return name.property.name === "Provider" && name.object.type === "JSXIdentifier" ? name.object.name : undefined;
  return name.type === "JSXIdentifier" && name.name.endsWith("Context") ? name.name : undefined;
}

function valueIn(attributes: Opening["attributes"]): Node | undefined {
  for (const attribute of attributes) {
    if (attribute.type !== "JSXAttribute" || attribute.name.name !== "value") continue;
    if (attribute.value?.type === "JSXExpressionContainer") return attribute.value.expression;
  }
  return undefined;
}
