/**
 * Who is given the thing behind a token. A class is asked for by those that import it; a text, or a class of a package, by any module
 * that mentions it.
 */
import type { Receiver } from "../../facts/injection/injection-facts.js";
import type { NodeSet } from "../node-set.js";
import { nameUsers } from "../state/state-users.js";
import type { Topology } from "../topology.js";
import { injectionFacts } from "./injection-bodies.js";
import { type ResolvedToken, resolvedToken, textKey } from "./token-keys.js";

export interface ReceiverAt {
  readonly module: number;
  /** Index among the receivers of that module. */
  readonly index: number;
  readonly receiver: Receiver;
}

/** Modules whose text may ask for the thing behind a token, ascending. @param receiving those that may be given anything */
export function possibleReceivers(
  topology: Topology,
  tests: NodeSet,
  receiving: readonly number[],
  { definition, specifier, word }: ResolvedToken,
): readonly number[] {
  if (definition !== undefined) {
    const { importers } = nameUsers(topology, definition.node, tests);
    const importing = new Set([definition.node, ...importers]);
    return receiving.filter((node) => importing.has(node));
  }
  if (specifier === undefined) return receiving.filter((node) => topology.mayMention(node, [word]));
  return receiving.filter((node) => topology.factsOf(node).imports.some((fact) => fact.specifier === specifier));
}

/**
 * All receivers of a module by the key of what they ask for; a name that a container is asked for may be a token too. O(receivers).
 */
export function receiversIn(topology: Topology, module: number): ReadonlyMap<string, readonly ReceiverAt[]> {
  const found = new Map<string, ReceiverAt[]>();
  const add = (key: string, receiver: ReceiverAt): void => {
    const known = found.get(key);
    if (known === undefined) found.set(key, [receiver]);
    else known.push(receiver);
  };
  const [facts] = injectionFacts(topology, [module]);
  for (const [index, receiver] of (facts?.receivers ?? []).entries()) {
    const { token, by } = receiver;
    const key = resolvedToken(topology, module, token)?.key;
    if (key === undefined) continue;
    add(key, { module, index, receiver });
    if ("text" in token && token.space === "name" && by === "container")
      add(textKey("token", token.text), { module, index, receiver });
  }
  return found;
}
