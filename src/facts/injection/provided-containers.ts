/**
 * Containers of the language that stand behind a token, of which all that ask for it have the same one:
 *
 *     { provide: SESSIONS, useValue: new Map() }       useFactory: () => new Set()
 *     const cache = new Map(); container.register(CACHE, { useValue: cache })
 *
 * Not a WeakMap, of which the entries belong to their keys. What is imported, its own module says.
 */

import type { Node } from "oxc-parser";
import { expressionForm, returnsOf } from "../services/expression-form.js";
import type { TextPaths } from "../state/text-paths.js";
import { type Family, familyOf } from "../writing-methods.js";
import type { ProvidedContainer } from "./injection-facts.js";
import type { ProviderDraft } from "./provider-draft.js";

export interface ContainersInput {
  readonly paths: Pick<TextPaths, "variableOf" | "isTopLevel">;
  readonly lineAt: (offset: number) => number;
  /** Of `@shared-state`. */
  readonly acceptedAt: (line: number) => string | undefined;
}

const SHARED: ReadonlySet<Family> = new Set<Family>(["array", "map", "set", "typed array"]);

/** In the order of the providers. O(providers, and what factories return). */
export function providedContainers(
  entries: readonly ProviderDraft[],
  { paths, lineAt, acceptedAt }: ContainersInput,
): readonly ProvidedContainer[] {
  return entries.flatMap(({ made, by }, provider): readonly ProvidedContainer[] => {
    if (made === undefined) return [];
    const found = by === "factory" ? returnsOf(made).map((each) => container(each, paths)) : [container(made, paths)];
    const [first] = found;
    // Of several that a factory may give, which one it is, is not known.
    if (first === undefined || found.length > 1) return [];
    const { family, name, node } = first;
    const line = lineAt(node.start);
    const accepted = acceptedAt(line);
    const range = [node.start, node.end] as const;
    return [{ provider, family, name, range, line, ...(accepted !== undefined && { accepted }) }];
  });
}

interface Found {
  readonly family: Family;
  readonly name: string;
  readonly node: Node;
}

function container(value: Node, paths: ContainersInput["paths"]): Found | undefined {
  const form = expressionForm(value);
  if (form?.is !== "name") {
    const family = familyMade(value, paths);
    return family && { family, name: "", node: value };
  }
  const variable = paths.variableOf(form.node);
  const declarator = variable?.defs[0]?.node as unknown as Node | undefined;
  if (declarator?.type !== "VariableDeclarator" || !declarator.init || declarator.id.type !== "Identifier")
    return undefined;
  const family = familyMade(declarator.init, paths);
  if (family === undefined) return undefined;
  const { start, name } = declarator.id;
  const isNamed = paths.isTopLevel(variable!);
  const node = { ...declarator.id, end: start + name.length } as Node;
  return { family, name: isNamed ? name : "", node };
}

/** By a constructor of the language, and not by a class that is called the same. */
function familyMade(value: Node, { variableOf }: ContainersInput["paths"]): Family | undefined {
  const form = expressionForm(value);
  if (form?.is !== "call" || form.node.type !== "NewExpression" || form.callee.type !== "Identifier") return undefined;
  const family = familyOf(form.callee.name);
  const isOwn = (variableOf(form.callee)?.defs.length ?? 0) > 0;
  return family !== undefined && SHARED.has(family) && !isOwn ? family : undefined;
}
