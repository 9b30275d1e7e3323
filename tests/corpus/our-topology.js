// @ts-check
/**
 * The one place where the corpus run touches the plugin: its Topology of a tree in the oracle's terms, counted by its
 * own components. Reads the built plugin, so `npm run build` comes first. Nothing is stored or read from a store.
 */
import { parseSettings } from "../../build/config/settings.js";
import { components, isCyclicEdge } from "../../build/graph/components.js";
import { LABEL_BIT } from "../../build/graph/resolved-module.js";
import { openProject } from "../../build/project/open-project.js";
import { readVersions } from "../../build/project/versions.js";

/** @import { Counts } from "./naive-cycles.js" */
/** @import { Graph, Label } from "./oracle.js" */
/** @import { Topology } from "../../build/graph/topology.js" */

/** @param {string} root */
export function ourTopology(root) {
  return openProject(root, parseSettings({ cache: false }).graph, readVersions()).look().topology;
}

/**
 * @param {string} root
 * @returns {Graph}
 */
export function ourGraph(root) {
  const topology = ourTopology(root);
  const { modules, rows } = topology;
  return {
    files: modules.filter((_, node) => rows[node]?.key !== undefined),
    edges: new Map(edgesOf(topology).map(({ from, to, label }) => [`${modules[from]} -> ${modules[to]}`, label])),
    unresolved: rows.flatMap((row) => row.unresolved.map((request) => `${row.id}: request ${request}`)),
    count: (labels) => count(topology, labels),
  };
}

/** @param {Topology} topology */
function edgesOf({ modules, offsets, targets, labels }) {
  return modules.flatMap((_, from) =>
    Array.from(targets.subarray(offsets[from], offsets[from + 1]), (to, index) => {
      const edge = (offsets[from] ?? 0) + index;
      return { edge, from, to, label: labelOf(labels[edge] ?? 0) };
    }),
  );
}

/** @param {number} bit */
function labelOf(bit) {
  const label = /** @type {Label[]} */ (Object.keys(LABEL_BIT)).find((name) => LABEL_BIT[name] === bit);
  if (label === undefined) throw new Error(`an edge with the label bit ${bit}`);
  return label;
}

/**
 * @param {Topology} topology
 * @param {readonly Label[]} labels
 * @returns {Counts}
 */
function count(topology, labels) {
  const selection = { labels: labels.reduce((bits, label) => bits | LABEL_BIT[label], 0), tests: undefined };
  const sizes = [...components(topology, selection).sizes].filter((size) => size > 1);
  const chosen = edgesOf(topology).filter(({ label }) => labels.includes(label));
  return {
    edges: chosen.length,
    components: sizes.length,
    filesInCycles: sizes.reduce((sum, size) => sum + size, 0),
    largest: Math.max(0, ...sizes),
    cyclicEdges: chosen.filter(({ edge }) => isCyclicEdge(topology, selection, edge)).length,
    selfLoops: chosen.filter(({ from, to }) => from === to).length,
  };
}
