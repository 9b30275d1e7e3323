/** The states that rules of the presets tell of: set by one module and read by another, or used by two domains. */
import { commonThings, foreignThings } from "../../graph/sharing/cross-domain-sharing.js";
import { KEPT_KINDS, type SharingView } from "../../graph/sharing/sharing-view.js";
import { sharedStates } from "../../graph/state/shared-states.js";
import type { Topology } from "../../graph/topology.js";
import { sharingView } from "../../project/linted-sharing.js";
import { stateViewOf } from "../../project/linted-states.js";
import { ruleKinds } from "./rule-kinds.js";
import type { Summarised } from "./summarised.js";
import type { SummaryState } from "./summary.js";

interface Found {
  readonly owner: number;
  readonly setBy: Set<number>;
  readonly usedBy: Set<number>;
}

/** By id. Fields of one object are one state, as they are mended together. */
export function summariseStates({ topology, view }: Summarised): readonly SummaryState[] {
  const found = new Map<string, Found>();
  const stateView = stateViewOf(topology, view);
  const sharing = sharingView(topology, view, ruleKinds("no-cross-domain-sharing", KEPT_KINDS));
  for (const node of topology.modules.keys()) {
    if (stateView.tests.flags[node] === 1) continue;
    for (const { state, accesses } of sharedStates(topology, node, stateView, "split")) {
      if (Boolean(state.accepted)) continue;
      const { setBy, usedBy } = foundAt(found, state.holder, state.owner);
      for (const { kind, module } of accesses) (kind === "sets" ? setBy : usedBy).add(module);
    }
    if (sharing.domains.names.length > 1) addAcrossDomains(topology, node, sharing, found);
  }
  return [...found].map(([id, one]) => stateOf(topology, sharing, id, one)).sort((a, b) => (a.id < b.id ? -1 : 1));
}

function addAcrossDomains(topology: Topology, node: number, view: SharingView, found: Map<string, Found>): void {
  for (const { thing, users } of [...commonThings(topology, node, view), ...foreignThings(topology, node, view)]) {
    const { usedBy } = foundAt(found, thing.id, thing.owner);
    for (const { module } of users) usedBy.add(module);
  }
}

function foundAt(found: Map<string, Found>, id: string, owner: number): Found {
  const one = found.get(id) ?? { owner, setBy: new Set(), usedBy: new Set() };
  found.set(id, one);
  return one;
}

function stateOf(
  { modules }: Topology,
  { domains: { names, of } }: SharingView,
  id: string,
  { owner, setBy, usedBy }: Found,
): SummaryState {
  const idsOf = (nodes: Iterable<number>): string[] => Array.from(nodes, (node) => modules[node]!).sort();
  const domains = new Set([owner, ...setBy, ...usedBy].flatMap((node) => names[of[node]!] ?? []));
  return { id, setBy: idsOf(setBy), usedBy: idsOf(usedBy), domains: [...domains].sort() };
}
