/**
 * Whether an import on a cycle may be used before the module behind it has run.
 *
 * A name is at risk if it is read while its importer loads, if its definition needs its module to have run (a function
 * declaration does not), and if some entry to the cycle has the importer run first. That is so for every definition
 * inside the cycle: a program that enters the cycle there runs all the rest of it before. A definition outside the
 * cycle, reached through a module of it that passes names on, is late only if such an entry leads to the importer first;
 * this is tried, from the modules that pass it on and then from the others of the component by path.
 */
import type { ImportUses, LoadingUse } from "../facts/body-facts.js";
import type { BoundName } from "../facts/module-facts.js";
import { components } from "./components.js";
import { definitionOf, type Definition } from "./definition.js";
import { importedOf, importerOf } from "./edge-lookup.js";
import { type EdgeSelection, selectionKey } from "./edge-selection.js";
import { evaluationOrder } from "./evaluation-order.js";
import { memoised } from "./memo.js";
import { LABEL_BIT } from "./resolved-module.js";
import type { ModuleId } from "./resolved-module.js";
import type { Topology } from "./topology.js";

export interface CrashRisk {
  /** As the importer writes it: `a`, or `ns.a`. */
  readonly name: string;
  /** Line in the importer. */
  readonly line: number;
}

/**
 * The uses at risk of what one edge imports, in order of lines; none if nothing is known of the importer's body.
 * `selection` holds eager edges only; `body` is the importer's.
 */
export function crashRisks(
  topology: Topology,
  selection: EdgeSelection,
  edge: number,
  body: ImportUses | undefined,
): readonly CrashRisk[] {
  const importer = importerOf(topology, edge);
  const imported = importedOf(topology, edge);
  const { imports } = topology.factsOf(importer);
  const { targets, labels } = topology.rows[importer]!;
  if (body === undefined || importer === imported) return [];
  const risks = imports.flatMap(({ names }, request) => {
    const isOfEdge = targets[request] === topology.modules[imported] && labels[request] === LABEL_BIT.eager;
    return isOfEdge ? names.flatMap((name, at) => readsOf(name, body.uses[request]?.[at]?.loading ?? [])) : [];
  });
  risks.sort((a, b) => a.line - b.line);
  return risks.filter(({ exported }) => {
    const definition = definitionOf(topology, imported, exported);
    return definition !== undefined && mayBeLate(topology, selection, importer, definition);
  });
}

/** The first of an edge, memoised: each report of a long cycle asks for all edges on it. */
const firstRisk: (topology: Topology, selection: EdgeSelection, edge: number) => CrashRisk | undefined = memoised(
  (topology, selection, edge) => {
    const [body] = topology.usesOf([importerOf(topology, edge)]);
    return crashRisks(topology, selection, edge, body)[0];
  },
  (selection, edge) => `${edge} ${selectionKey(selection)}`,
);

/** The first use at risk along a path of edges, with the module it is in. */
export function firstCrashRisk(
  topology: Topology,
  selection: EdgeSelection,
  edges: readonly number[],
): (CrashRisk & { readonly module: ModuleId }) | undefined {
  for (const edge of edges) {
    const risk = firstRisk(topology, selection, edge);
    if (risk !== undefined) return { ...risk, module: topology.modules[importerOf(topology, edge)]! };
  }
  return undefined;
}

interface Read extends CrashRisk {
  readonly exported: string;
}

function readsOf({ imported, local }: BoundName, loading: readonly LoadingUse[]): Read[] {
  return loading.flatMap(({ line, member }) => {
    if (imported !== "*") return [{ name: local, line, exported: imported }];
    return member === undefined ? [] : [{ name: `${local}.${member}`, line, exported: member }];
  });
}

function mayBeLate(
  topology: Topology,
  selection: EdgeSelection,
  importer: number,
  { node, name, via }: Definition,
): boolean {
  if (node === importer || isHoisted(topology, node, name)) return false;
  const { of } = components(topology, selection);
  if (of[node] === of[importer]) return true;
  const entries = new Set(via.filter((each) => of[each] === of[importer]));
  // Outside the cycle nothing that is imported is late.
  if (entries.size === 0) return false;
  for (let each = 0; each < of.length && entries.size < ENTRIES_AT_MOST; each++) {
    if (of[each] === of[importer]) entries.add(each);
  }
  return [...entries].some((entry) => {
    const order = evaluationOrder(topology, selection, entry);
    return order[importer]! < order[node]!;
  });
}

/** Each entry costs a walk over what it reaches. In a larger knot a risk may be missed; none is ever made up. */
const ENTRIES_AT_MOST = 32;

/** A function declaration can be called before its module has run. */
function isHoisted(topology: Topology, node: number, name: string): boolean {
  const [body] = topology.usesOf([node]);
  // Nothing is claimed of a module whose body is not known.
  return body === undefined || body.functions.includes(name);
}
