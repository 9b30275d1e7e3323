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
  // A text that differs changes one row of the graph on disk, so that most of the answer is what is said of that.
  if (seen.topology !== seen.base) emittedGraph(seen.base, level.importers(seen.base, view));
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

/** What the uses say without their lines. */
function usesSignature(body: BodyFacts | undefined): string {
  return JSON.stringify(body, (key, value: unknown) => (key === "line" ? 0 : value));
}
