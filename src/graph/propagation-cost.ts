/**
 * Propagation cost: the mean share of the modules that may have to change, or fail, with one module, itself included. That is the
 * density of the visibility matrix of MacCormack, Rusnak and Baldwin, "Exploring the structure of complex software designs",
 * Management Science 52(7), 2006.
 */
import type { NodeSet } from "./node-set.js";

/**
 * From 1/n, where no module imports another, to 1, where each comes to each; 0 of no modules. O(n).
 * @param dependents of each module, how many others depend on it at any distance, as `dependentCounts` has it
 * @param tests modules that do not count
 */
export function propagationCost(dependents: Uint32Array, { flags }: NodeSet): number {
  const modules = flags.reduce((count, isTest) => count + 1 - isTest, 0);
  if (modules === 0) return 0;
  const pairs = dependents.reduce((sum, count, node) => sum + (flags[node] === 1 ? 0 : count), modules);
  return pairs / modules ** 2;
}
