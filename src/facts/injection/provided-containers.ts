/**
 * Containers of the language that stand behind a token, of which all that ask for it have the same one:
 *
 *     { provide: SESSIONS, useValue: new Map() }       useFactory: () => new Set()
 *     const cache = new Map(); container.register(CACHE, { useValue: cache })
 *
 * Not a WeakMap, of which the entries belong to their keys. What is imported, its own module says.
 */

import type { Node } from "oxc-parser";
import type { TextPaths } from "../state/text-paths.js";
import { familyOfValue } from "../state/family-of-value.js";
import type { Family } from "../writing-methods.js";
import type { ProvidedContainer } from "./injection-facts.js";
import type { ProviderDraft } from "./provider-draft.js";
import { givenBy } from "./provider-entries.js";
import type { TokenOf } from "./tokens.js";

export interface ContainersInput {
  readonly paths: Pick<TextPaths, "top" | "variableOf">;
  readonly tokenOf: TokenOf;
  readonly lineAt: (offset: number) => number;
  /** Of `@shared-state`. */
  readonly acceptedAt: (line: number) => string | undefined;
}

const CONSTRUCTORS: Readonly<Record<string, string>> = { array: "Array", map: "Map", set: "Set" };

/** In the order of the providers. O(providers, and what factories return). */
export function providedContainers(
  entries: readonly ProviderDraft[],
  input: ContainersInput,
): readonly ProvidedContainer[] {
  const { lineAt, acceptedAt } = input;
  return entries.flatMap((entry, provider): readonly ProvidedContainer[] => {
    const found = givenBy(entry).map((each) => container(each, input));
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

function container(value: Node, { paths, tokenOf }: ContainersInput): Found | undefined {
  const family = familyMade(value, paths);
  if (family !== undefined) return { family, name: "", node: value };
  const token = tokenOf(value);
  const top = token !== undefined && "local" in token ? paths.top.set.get(token.local.join(".")) : undefined;
  const variable = top ?? (value.type === "Identifier" ? paths.variableOf(value) : undefined);
  const declarator = variable?.defs[0]?.node as unknown as Node | undefined;
  if (declarator?.type !== "VariableDeclarator" || declarator.id.type !== "Identifier") return undefined;
  const declared = familyMade(declarator.init, paths);
  if (declared === undefined) return undefined;
  const { start, name } = declarator.id;
  return { family: declared, name: top ? name : "", node: { ...declarator.id, end: start + name.length } as Node };
}

/** By a constructor of the language, and not by a class that is called the same. */
function familyMade(value: Node | null, { top }: ContainersInput["paths"]): Family | undefined {
  const family = familyOfValue(value);
  if (family === undefined || !Object.hasOwn(CONSTRUCTORS, family)) return undefined;
  return top.set.has(CONSTRUCTORS[family]!) ? undefined : (family as Family);
}
