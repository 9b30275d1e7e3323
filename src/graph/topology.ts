import type { BodyFacts, ImportUses } from "../facts/body-facts.js";
import type { ModuleFacts, TextHints } from "../facts/module-facts.js";
import type { ModuleId, ResolvedModule } from "./resolved-module.js";

/** What keeps the graph from being whole; part of every Topology, so that nothing is skipped in silence. */
export interface GraphHealth {
  /** Modules whose text does not parse in full; their facts up to the error count. */
  readonly unparsed: readonly { readonly id: ModuleId; readonly line: number; readonly message: string }[];
  /** tsconfig files that cannot be read or extend something that is not there; their modules resolve without it. */
  readonly tsconfigs: readonly { readonly id: string; readonly message: string; readonly modules: number }[];
  /** package.json files that are not read, since they could end the process; imports that need one lead nowhere. */
  readonly manifests: readonly { readonly id: string; readonly message: string }[];
  /** Notes about the project as a whole, such as a missing root or native parser. */
  readonly notes: readonly string[];
}

export type PackageFrameworks = readonly (readonly [folder: string, frameworks: readonly string[]])[];

/** The graph of one project; immutable. Nodes are numbers 0..n-1 in the order of `modules`. */
export interface Topology {
  /** Ids of the nodes, ascending by UTF-16 code units. */
  readonly modules: readonly ModuleId[];
  /** Edges of node i are `offsets[i] .. offsets[i + 1] - 1`; length n + 1. */
  readonly offsets: Uint32Array;
  /** Imported node of each edge; ascending and distinct inside one row. */
  readonly targets: Uint32Array;
  /** LABEL_BIT of each edge: the strongest label of all requests that merge into it. */
  readonly labels: Uint8Array;
  /** For each edge the index, in the importer's `imports`, of the first request with that label. */
  readonly requests: Uint32Array;
  /** Row of each node. */
  readonly rows: readonly ResolvedModule[];
  readonly health: GraphHealth;
  /** Folders of the packages of a workspace at the root, ascending; none if it is no workspace. */
  readonly packages: readonly string[];
  /** Of a graph that was derived from another one by replacing the row of a node: the same ids, and all other rows the same. */
  readonly changed: { readonly base: Topology; readonly node: number } | undefined;
  /** Folders of all packages with the frameworks for servers that each depends on, ascending by folder. */
  readonly frameworks: PackageFrameworks;
  /** Modules that packages export which others may install, ascending. */
  readonly published: readonly ModuleId[];
  /** Node of an id. O(1). */
  nodeOf(id: ModuleId): number | undefined;
  /** Facts of a node, parsed on first use; no imports and exports for a leaf. */
  factsOf(node: number): ModuleFacts;
  /** The hints among its facts, for who asks them of every node: the rest is not parsed. */
  hintsOf(node: number): TextHints;
  /**
   * Body facts of many nodes at once, since each may take a parse; undefined where they are not known: for a leaf, for a
   * text that does not parse or has changed meanwhile.
   */
  bodiesOf(nodes: readonly number[]): readonly (BodyFacts | undefined)[];
  /** The part of the body facts that says what is done with imported names, which costs half as much where nothing is known. */
  usesOf(nodes: readonly number[]): readonly (ImportUses | undefined)[];
  /**
   * Whether any of the words may occur among what the body of a node does with its imports: a look at its text, which costs far
   * less than its body. True where it is not known.
   */
  mayMention(node: number, words: readonly string[]): boolean;
}
