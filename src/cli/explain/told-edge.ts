/** An import between two modules in words: where it stands, where it leads, what it carries, and what is done with that. */
import { edgeNames } from "../../graph/edge-names.js";
import { importedOf, importerOf, importFactOf } from "../../graph/edge-lookup.js";
import { edgeUse, type EdgeUse } from "../../graph/edge-use.js";
import type { EdgeSelection } from "../../graph/edge-selection.js";
import type { Topology } from "../../graph/topology.js";
import { listed } from "./explanation.js";

export interface ToldEdge {
  readonly from: string;
  readonly line: number;
  readonly to: string;
  readonly names: readonly string[];
  /** Whether it takes the whole namespace, or nothing but what the module does as it loads. */
  readonly takes: "names" | "everything" | "effects";
  readonly use: EdgeUse;
}

/** Asks for the facts and the body of the importer. */
export function toldEdge(topology: Topology, selection: EdgeSelection, edge: number): ToldEdge {
  const { names, everything, sideEffectOnly } = edgeNames(topology, selection, edge);
  return {
    from: topology.modules[importerOf(topology, edge)]!,
    line: importFactOf(topology, edge).line,
    to: topology.modules[importedOf(topology, edge)]!,
    names,
    takes: everything ? "everything" : sideEffectOnly ? "effects" : "names",
    use: edgeUse(topology, edge),
  };
}

export function edgeLine(edge: ToldEdge): string {
  return `${edge.from}:${edge.line} imports ${edge.to} (${carriedText(edge)})`;
}

/** Without what is imported, where the line above says it. */
export function carriedText({ names, takes, use }: ToldEdge): string {
  const what = takes === "effects" ? "for its effects" : takes === "everything" ? "all names" : listed(names);
  const how = USES[use];
  return [what, how].filter((text) => text !== "").join("; ");
}

/** Whether a keyword is all it takes to be without the import. */
export function isFree({ use }: ToldEdge): boolean {
  return use === "erased" || use === "types" || use === "unused";
}

/** Where nothing is known of the body, it may be used in any way: so nothing is said. */
const USES: Readonly<Record<EdgeUse, string>> = {
  erased: "dropped by the compiler",
  unused: "not used",
  types: "as types only",
  later: "used after loading only",
  loading: "",
};
