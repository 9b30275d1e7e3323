/**
 * What a text gives to a context of React: a name of its top level or an import, of which there is one however often the component
 * around it renders.
 *
 *     <CacheContext.Provider value={cache}>     <CacheContext value={cache}>
 *
 * Not what a component makes or keeps for itself, and not what `createContext` is given in case that nobody provides anything.
 */

import type { Node } from "oxc-parser";
import type { Place } from "../syntax-walk.js";
import type { ImportedName } from "../state/import-touches.js";
import type { TextPaths } from "../state/text-paths.js";
import type { ProviderDraft } from "./provider-draft.js";
import { type TokenOf, topLevelToken } from "./tokens.js";

export interface ContextInput {
  /** Elements of JSX. */
  readonly jsx: readonly Place[];
  readonly tokenOf: TokenOf;
  readonly imported: ReadonlyMap<string, ImportedName>;
  readonly paths: Pick<TextPaths, "top">;
}

/** In the order of the elements; O(elements and their attributes). */
export function contextProviders({ jsx, tokenOf, imported, paths }: ContextInput): readonly ProviderDraft[] {
  return jsx.flatMap(({ node }): readonly ProviderDraft[] => {
    if (node.type !== "JSXElement") return [];
    const { name, attributes } = node.openingElement;
    const context = contextOf(name);
    const token = context === undefined ? undefined : topLevelToken([context], imported, paths.top);
    const made = valueIn(attributes);
    if (token === undefined || made === undefined || tokenOf(made) === undefined) return [];
    return [{ token, by: "value", made, lifetime: "singleton", node, inject: [] }];
  });
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
