/**
 * Where an exported name is defined: followed through `export { a } from`, `export *` and imports that are exported again.
 */
import { exportedNames } from "./exported-names.js";
import { memoised } from "./memo.js";
import { namesBehindStars, wayTo } from "./names-behind-stars.js";
import type { Topology } from "./topology.js";

export interface Definition {
  readonly node: number;
  /** The exported name there. */
  readonly name: string;
  /** The modules that pass the name on, the one asked first; empty if it is defined where it was asked for. */
  readonly via: readonly number[];
}

interface Step {
  readonly node: number;
  readonly name: string;
  readonly via: readonly number[];
}

/**
 * The first definition found in source order; undefined if the name leads out of the graph, to a namespace object or
 * nowhere. Memoised; O(modules on the way) after the names behind each `export *` are known, unless several modules behind
 * one export the name: then each name of each module is looked at once, however the modules pass it round.
 */
export const definitionOf: (topology: Topology, node: number, name: string) => Definition | undefined = memoised(
  (topology, node, name) => {
    const found = onlyDefinition(topology, { node, name, via: [] });
    return found === "several" ? firstDefinition(topology, { node, name, via: [] }) : found;
  },
  (node, name) => `${node} ${name}`,
);

/** The definition if there is one way to go from each module; what lies behind it is then in no order. */
function onlyDefinition(topology: Topology, asked: Step): Definition | undefined | "several" {
  const seen = new Set<string>();
  for (let step = asked; !seen.has(keyOf(step));) {
    seen.add(keyOf(step));
    const own = ownStep(topology, step);
    if (own === "defined") return step;
    if (own !== "starred") {
      if (own === undefined) return undefined;
      step = own;
      continue;
    }
    const { node, name, via } = step;
    const behind = name === "default" ? undefined : namesBehindStars(topology, node);
    const exporter = behind?.exporters.get(name);
    if (behind === undefined || exporter === undefined) return undefined;
    if (exporter === "several") return "several";
    step = { node: exporter, name, via: [...via, ...wayTo(behind, exporter)] };
  }
  return undefined;
}

function firstDefinition(topology: Topology, asked: Step): Definition | undefined {
  const seen = new Set<string>();
  const pending: Step[] = [asked];
  for (let step = pending.pop(); step !== undefined; step = pending.pop()) {
    if (seen.has(keyOf(step))) continue;
    seen.add(keyOf(step));
    const own = ownStep(topology, step);
    if (own === "defined") return step;
    if (own !== "starred") {
      if (own !== undefined) pending.push(own);
      continue;
    }
    const { node, name, via } = step;
    if (name === "default") continue;
    const { stars } = exportedNames(topology, node);
    pending.push(...stars.toReversed().map((next) => ({ node: next, name, via: [...via, node] })));
  }
  return undefined;
}

function keyOf({ node, name }: Step): string {
  return `${node} ${name}`;
}

/** Where a name leads that a module exports by itself; undefined if nowhere; `starred` if only its `export *` may have it. */
function ownStep(topology: Topology, { node, name, via }: Step): Step | undefined | "defined" | "starred" {
  const own = exportedNames(topology, node).names.get(name);
  if (own === undefined) return "starred";
  if (own === "here") return "defined";
  return own.node === undefined || own.name === "*"
    ? undefined
    : { node: own.node, name: own.name, via: [...via, node] };
}
