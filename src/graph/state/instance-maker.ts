import type { Instance, Maker } from "../../facts/state/state-facts.js";
import { nameLeads } from "./name-leads.js";
import { stateBodies, type StateBody } from "./state-bodies.js";
import type { Topology } from "../topology.js";

/**
 * The class that makes an object which a module keeps, declared there or imported; undefined for one of a package.
 * O(imports of the module), and what `nameLeads` takes. Asks for the body of who declares it.
 * @param body of the module
 */
export function instanceMaker(
  topology: Topology,
  node: number,
  body: StateBody,
  instance: Instance,
): Maker | undefined {
  return declaredMaker(topology, node, body, instance)?.maker;
}

/** The same with the module that declares it. */
export function declaredMaker(
  topology: Topology,
  node: number,
  body: StateBody,
  { of }: Instance,
): { readonly maker: Maker; readonly node: number } | undefined {
  const own = body.state.makers.find((maker) => maker.name === of);
  if (own !== undefined) return { maker: own, node };
  const [local, ...path] = of.split(".");
  const { imports } = topology.factsOf(node);
  for (const [request, { form, names }] of imports.entries()) {
    const name = form === "export-from" ? undefined : names.find((one) => one.local === local);
    const target = name && topology.rows[node]!.targets[request];
    if (name === undefined || typeof target !== "string") continue;
    for (const lead of nameLeads(topology, topology.nodeOf(target)!, name.imported, path)) {
      const [declaring] = stateBodies(topology, [lead.node]);
      const [exported] = lead.way;
      const found = declaring?.state.makers.find((maker) => maker.exported.includes(exported!));
      if (found !== undefined && lead.way.length === 1) return { maker: found, node: lead.node };
    }
  }
  return undefined;
}
