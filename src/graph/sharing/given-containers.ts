/**
 * Containers of the language that stand behind a token, as their own text declares or makes them: by the module that provides one, or by
 * the one from which that imports it. O(names on the way).
 */
import type { Receiver } from "../../facts/injection/injection-facts.js";
import type { StateKind } from "../../facts/state/state-facts.js";
import { isLifecycle } from "../injection/changed-fields.js";
import { injectionFacts } from "../injection/injection-bodies.js";
import type { ProviderAt } from "../injection/providers.js";
import { nameLeads } from "../state/name-leads.js";
import { stateBodies } from "../state/state-bodies.js";
import type { Topology } from "../topology.js";
import type { KeptThing } from "./sharing-view.js";

const SHARED: ReadonlySet<StateKind> = new Set<StateKind>(["array", "map", "set", "typed array"]);

/** Undefined for what is none. @param called by what those know it who are given it */
export function containerBehind(
  topology: Topology,
  { module, index, provider: { value } }: ProviderAt,
  called: string,
): KeptThing | undefined {
  const own = injectionFacts(topology, [module])[0]?.containers.find(({ provider }) => provider === index);
  if (own !== undefined) {
    const { family, name: named, range, line, accepted } = own;
    const name = named === "" ? called : named;
    const is = { state: family, provider: index };
    return { id: `${topology.modules[module]}#${name}`, name, owner: module, range, line, is, accepted };
  }
  if (value?.[0] !== "import") return undefined;
  const [, request, name, ...path] = value;
  const target = topology.rows[module]!.targets[request];
  if (typeof target !== "string") return undefined;
  const { imported } = topology.factsOf(module).imports[request]!.names[name]!;
  return declaredBehind(topology, topology.nodeOf(target)!, imported, path);
}

function declaredBehind(
  topology: Topology,
  node: number,
  imported: string,
  path: readonly string[],
): KeptThing | undefined {
  for (const { node: owner, way } of nameLeads(topology, node, imported, path)) {
    const key = way.join(" ");
    const states = stateBodies(topology, [owner])[0]?.state.states ?? [];
    const found = states.find(({ kind, ways }) => SHARED.has(kind) && ways.some((each) => each.join(" ") === key));
    if (found === undefined || found.harmless !== undefined) continue;
    const { name, range, line, kind, accepted } = found;
    return { id: `${topology.modules[owner]}#${name}`, name, owner, range, line, is: { state: kind }, accepted };
  }
  return undefined;
}

/** Which of the uses change a container of a kind, other than as a program begins or ends. O(uses). */
export function changesOf(kind: StateKind, uses: Receiver["uses"]): Receiver["uses"] {
  return uses.filter(([, ways, changes = []]) => {
    const isStart = ways.length > 0 && ways.every((way) => isLifecycle(way.at(-1)!));
    return !isStart && (changes as readonly StateKind[]).includes(kind);
  });
}
