/**
 * Where a use of an imported name leads: to the module that defines the name, and the way to the value there.
 *
 *     import { store } from "./barrel"; store.add(1)      store of src/store.ts, way [store, add, ()]
 *     import * as all from "./barrel"; all.store.add(1)   the same
 *     const { add } = require("./store")                  [add], or [=, add] where `module.exports` is assigned a whole
 */
import { definitionOf } from "../definition.js";
import { exportedNames } from "../exported-names.js";
import { namesBehindStars } from "../names-behind-stars.js";
import type { Topology } from "../topology.js";

export interface Lead {
  readonly node: number;
  /** The name that is exported there, then steps as in `Way`. */
  readonly way: readonly string[];
}

/**
 * What `imported` of a module may stand for, with the steps behind it: the likeliest first, as a CommonJS module may export one
 * name in two ways. None if it leads out of the graph. O(steps), and what `definitionOf` takes.
 */
export function nameLeads(
  topology: Topology,
  node: number,
  imported: string,
  path: readonly string[],
): readonly Lead[] {
  const leads: Lead[] = [];
  let at: { readonly node: number; readonly name: string; readonly path: readonly string[] } = {
    node,
    name: imported,
    path,
  };
  for (;;) {
    const isWhole = at.name === "*" || at.name === "default";
    const whole = definitionOf(topology, at.node, "=");
    if (whole && isWhole) leads.push({ node: whole.node, way: ["=", ...at.path] });
    if (at.name === "*") {
      const [name, ...rest] = at.path;
      if (name === undefined) return leads;
      at = { node: at.node, name, path: rest };
      continue;
    }
    const found = definitionOf(topology, at.node, at.name);
    if (found) leads.push({ node: found.node, way: [found.name, ...at.path] });
    if (whole && !isWhole) leads.push({ node: whole.node, way: ["=", at.name, ...at.path] });
    const namespace = found === undefined ? namespaceBehind(topology, at.node, at.name) : undefined;
    if (namespace === undefined) return leads;
    at = { node: namespace, name: "*", path: at.path };
  }
}

/** The module whose namespace a name stands for, as of `export * as all from "./store"`. */
export function namespaceBehind(topology: Topology, asked: number, name: string): number | undefined {
  const seen = new Set<string>();
  for (let step = { node: asked, name }; !seen.has(`${step.node} ${step.name}`);) {
    seen.add(`${step.node} ${step.name}`);
    const own = exportedNames(topology, step.node).names.get(step.name);
    if (own === undefined) {
      const exporter = namesBehindStars(topology, step.node).exporters.get(step.name);
      if (typeof exporter !== "number") return undefined;
      step = { node: exporter, name: step.name };
    } else if (own === "here" || own.node === undefined) return undefined;
    else if (own.name === "*") return own.node;
    else step = { node: own.node, name: own.name };
  }
  return undefined;
}
