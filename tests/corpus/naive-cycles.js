// @ts-check
/**
 * What is cyclic in a small graph, found in the most direct way: for every file, what it reaches and what reaches it.
 * O(files * edges), and nothing in it to get wrong.
 */

/** @import { Label } from "./oracle.js" */

/**
 * A component is a set of two or more files that all reach each other.
 *
 * @typedef {{ edges: number, components: number, filesInCycles: number, largest: number, cyclicEdges: number,
 *   selfLoops: number }} Counts
 */

/**
 * Numbers of the graph restricted to some labels.
 *
 * @param {{ files: string[], edges: Map<string, Label> }} graph an edge is keyed `from -> to`
 * @param {readonly Label[]} labels
 * @returns {Counts}
 */
export function countCycles({ files, edges }, labels) {
  const chosen = [...edges].filter(([, label]) => labels.includes(label)).map(([edge]) => edge.split(" -> "));
  /** @type {Map<string, string[]>} */
  const forward = new Map(files.map((file) => [file, []]));
  /** @type {Map<string, string[]>} */
  const backward = new Map(files.map((file) => [file, []]));
  let selfLoops = 0;
  for (const [from = "", to = ""] of chosen) {
    forward.get(from)?.push(to);
    backward.get(to)?.push(from);
    if (from === to) selfLoops++;
  }
  /** @type {Map<string, number>} */
  const componentOf = new Map();
  const sizes = [];
  for (const file of files) {
    if (componentOf.has(file)) continue;
    const reaching = reach(file, backward);
    const members = [...reach(file, forward)].filter((other) => reaching.has(other));
    if (members.length === 0) continue;
    for (const member of members) componentOf.set(member, sizes.length);
    sizes.push(members.length);
  }
  const cyclicEdges = chosen.filter(([from = "", to = ""]) => {
    const component = componentOf.get(from);
    return component !== undefined && component === componentOf.get(to);
  }).length;
  return {
    edges: chosen.length,
    components: sizes.filter((size) => size > 1).length,
    filesInCycles: sizes.filter((size) => size > 1).reduce((sum, size) => sum + size, 0),
    largest: Math.max(0, ...sizes.filter((size) => size > 1)),
    cyclicEdges,
    selfLoops,
  };
}

/**
 * What can be reached from `start` in one or more steps; contains `start` only if it lies on a cycle.
 *
 * @param {string} start
 * @param {Map<string, string[]>} next
 */
function reach(start, next) {
  /** @type {Set<string>} */
  const seen = new Set();
  const stack = [...(next.get(start) ?? [])];
  for (let file = stack.pop(); file !== undefined; file = stack.pop()) {
    if (seen.has(file)) continue;
    seen.add(file);
    stack.push(...(next.get(file) ?? []));
  }
  return seen;
}
