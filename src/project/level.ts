/**
 * How much of the topology a question needs.
 *
 * `imports`: modules and their imports, by syntax alone. `values`: without the imports that the emit drops, for those
 * modules whose imports the question turns on. `state`: the imports as they are, with what the linted text itself does to state.
 * A higher level never changes what a lower one says.
 */
import type { BodyFacts, ImportUses } from "../facts/body-facts.js";
import { emittedGraph } from "../graph/emitted-graph.js";
import { emittedLabels } from "../graph/emitted-labels.js";
import { replaceRow } from "../graph/link.js";
import { remembered } from "../graph/remembered.js";
import type { NodeSet } from "../graph/node-set.js";
import type { Topology } from "../graph/topology.js";
import type { ViewSettings } from "../config/settings.js";
import type { Overlaid } from "./overlay.js";

export type Level = "imports" | "state" | ValuesLevel;

interface ValuesLevel {
  readonly level: "values";
  /** The modules whose imports decide the answer, found at the level `imports`. */
  readonly importers: (topology: Topology, view: ViewSettings) => NodeSet;
}

/** The graph around a linted text at one level. */
export function atLevel(seen: Overlaid, level: Level, self: number | undefined, view: ViewSettings): Topology {
  if (level === "imports") return seen.topology;
  if (level === "state") return seen.isBase || seen.topology !== seen.base ? seen.topology : withOwnState(seen, self);
  const importers = level.importers(seen.topology, view);
  // A text that differs changes one row of the graph on disk, so that most of the answer is what is said of that.
  if (seen.topology !== seen.base) emittedGraph(seen.base, level.importers(seen.base, view));
  const values = emittedGraph(seen.topology, importers);
  const isOwn = !seen.isBase && seen.topology === seen.base && self !== undefined && importers.flags[self] === 1;
  return isOwn ? withOwnBody(values, seen, self) : values;
}

/** The requests are as on disk, but what the text does with the names may not be. */
function withOwnBody(values: Topology, { base, facts, body }: Overlaid, self: number): Topology {
  const own = body();
  const [onDisk] = base.usesOf([self]);
  if (usesSignature(own) === usesSignature(onDisk)) return values;
  const row = base.rows[self]!;
  return replaceRow(values, { ...row, labels: emittedLabels(row, facts(), own) }, facts(), body);
}

/** So that all rules of one pass ask the same graph. */
const ownStates = remembered<Overlaid, Topology>();

function withOwnState(seen: Overlaid, self: number | undefined): Topology {
  if (self === undefined) return seen.base;
  const known = ownStates.get(seen);
  if (known !== undefined) return known;
  const [onDisk] = seen.base.bodiesOf([self]);
  const isSame = stateSignature(seen.body()) === stateSignature(onDisk);
  // A row of its own, as it stands for another text.
  const row = { ...seen.base.rows[self]! };
  const topology = isSame ? seen.base : replaceRow(seen.base, row, seen.facts(), seen.body);
  ownStates.set(seen, topology);
  return topology;
}

/** What is done to state, here and elsewhere, wherever it stands. */
function stateSignature(body: BodyFacts | undefined): string {
  return signature(body && [body.state, body.writes, body.values, body.services, body.injection]);
}

/** What is done with imported names while loading and as types or values, wherever it stands. */
function usesSignature(body: ImportUses | undefined): string {
  return signature(body && [body.uses, body.jsx, body.functions, body.empty]);
}

/** Facts without their lines and ranges, whether they come from the text or from a store, which writes them in an order of its own. */
function signature(facts: unknown): string {
  return JSON.stringify(facts, (_, value: unknown) => {
    if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
    const entries = Object.entries(value).filter(([key]) => key !== "line" && key !== "range");
    return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
  });
}
