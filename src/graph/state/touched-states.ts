/**
 * The states of other modules that one module accesses, found without a look at the rest of the project.
 */
import { memoised } from "../memo.js";
import { nameLeads, namespaceBehind } from "./name-leads.js";
import { exportedNames } from "../exported-names.js";
import { heldStates } from "./held-states.js";
import { changingStates, mayHoldChanging } from "./changing-states.js";
import type { StateView } from "./state-accesses.js";
import { stateBodies } from "./state-bodies.js";
import { nameUsers } from "./state-users.js";
import type { Topology } from "../topology.js";

/**
 * The modules that hold them, ascending; of what those hold, the module may access nothing after all. Memoised; asks for the body
 * of the module only if its imports may lead to state.
 */
export const touchedOwners: (topology: Topology, node: number, view: StateView) => readonly number[] = memoised(
  (topology, node, view) => {
    if (!mayTouchState(topology, node, view)) return [];
    const [body] = stateBodies(topology, [node]);
    const owners = new Set<number>();
    const { imports } = topology.factsOf(node);
    for (const { request, name, path } of body?.touches ?? []) {
      const target = topology.nodeOf(topology.rows[node]!.targets[request]!)!;
      for (const lead of nameLeads(topology, target, imports[request]!.names[name]!.imported, path)) {
        if (lead.node !== node && mayShareState(topology, lead.node, view)) owners.add(lead.node);
      }
    }
    return [...owners].sort((a, b) => a - b);
  },
  (node, { tests, helpers }) => [node, tests.key, ...helpers].join(),
);

/**
 * Whether the imports of a module may lead to state that others reach too. By the names that are imported; of a whole namespace,
 * which of its names are used is not known without the body. Memoised; O(names), and what `nameUsers` takes.
 */
export const mayTouchState: (topology: Topology, node: number, view: StateView) => boolean = memoised(
  (topology, node, view) => {
    const { targets } = topology.rows[node]!;
    return topology.factsOf(node).imports.some(({ label, form, names }, request) => {
      const target = targets[request];
      if (typeof target !== "string" || label === "erased" || form === "export-from") return false;
      return names.some(
        ({ imported, type }) => !type && mayLeadToState(topology, topology.nodeOf(target)!, imported, view),
      );
    });
  },
  (node, { tests, helpers }) => [node, tests.key, ...helpers].join(),
);

/**
 * Whether a module may hold state that changes and that two modules reach. Memoised, since each of its importers asks. Asks for its
 * body if its text may hold any.
 */
export const mayShareState: (topology: Topology, node: number, view: StateView) => boolean = memoised(
  (topology, node, { tests, helpers }) => {
    if (!mayHoldChanging(topology, node, tests)) return false;
    const users = nameUsers(topology, node, tests);
    return (
      users.importers.length > 1 && changingStates(topology, node, heldStates(topology, node, helpers), users).size > 0
    );
  },
  (node, { tests, helpers }) => [node, tests.key, ...helpers].join(),
);

function mayLeadToState(topology: Topology, node: number, imported: string, view: StateView): boolean {
  const leads = imported === "*" ? [] : nameLeads(topology, node, imported, []);
  if (leads.length > 0) return leads.some((lead) => mayShareState(topology, lead.node, view));
  const namespace = imported === "*" ? node : namespaceBehind(topology, node, imported);
  return namespace !== undefined && mayShareBehind(topology, namespace, view);
}

/** Whether any module may whose names are in the namespace of one, or in a namespace that is in it. Memoised; O(those modules). */
const mayShareBehind: (topology: Topology, node: number, view: StateView) => boolean = memoised(
  (topology, node, view) => {
    const behind = new Set([node]);
    // A set that grows while it is gone through is gone through to its end.
    for (const at of behind) {
      if (mayShareState(topology, at, view)) return true;
      const { names, stars } = exportedNames(topology, at);
      for (const star of stars) behind.add(star);
      for (const origin of names.values()) if (origin !== "here" && origin.node !== undefined) behind.add(origin.node);
    }
    return false;
  },
  (node, { tests, helpers }) => [node, tests.key, ...helpers].join(),
);
