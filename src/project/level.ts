/**
 * How much of the topology a question needs.
 *
 * `imports`: modules and their imports, by syntax alone. `values`: without the imports that the emit drops, for those
 * modules whose imports the question turns on. A higher level never changes what a lower one says.
 */
import type { BodyFacts } from "../facts/body-facts.js";
import { emittedGraph } from "../graph/emitted-graph.js";
import { emittedLabels } from "../graph/emitted-labels.js";
import { replaceRow } from "../graph/link.js";
import type { NodeSet } from "../graph/node-set.js";
import type { Topology } from "../graph/topology.js";
import type { ViewSettings } from "../config/settings.js";
import type { Overlaid } from "./overlay.js";

export type Level = "imports" | ValuesLevel;

interface ValuesLevel {
  readonly level: "values";
  /** The modules whose imports decide the answer, found at the level `imports`. */
  readonly importers: (topology: Topology, view: ViewSettings) => NodeSet;
}

/** The graph around a linted text at one level. */
export function atLevel(seen: Overlaid, level: Level, self: number | undefined, view: ViewSettings): Topology {
  if (level === "imports") return seen.topology;
  const importers = level.importers(seen.topology, view);
  const values = emittedGraph(seen.topology, importers);
  const isOwn = !seen.isBase && seen.topology === seen.base && self !== undefined && importers.flags[self] === 1;
  return isOwn ? withOwnBody(values, seen, self) : values;
}

/** The requests are as on disk, but what the text does with the names may not be. */
function withOwnBody(values: Topology, { base, facts, body }: Overlaid, self: number): Topology {
  const own = body();
  const [onDisk] = base.bodiesOf([self]);
  if (usesSignature(own) === usesSignature(onDisk)) return values;
  const row = base.rows[self]!;
  return replaceRow(values, { ...row, labels: emittedLabels(row, facts(), own) }, facts(), body);
}

/** What is done with imported names while loading and as types or values, wherever it stands. */
function usesSignature(body: BodyFacts | undefined): string {
  return signature(body && [body.uses, body.jsx, body.functions, body.empty]);
}

/** Facts without their lines and ranges. */
function signature(facts: unknown): string {
  return JSON.stringify(facts, (key, value: unknown) => (key === "line" || key === "range" ? 0 : value));
}
