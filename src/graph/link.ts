/**
 * Links rows to a Topology, and replaces one row of a Topology.
 *
 * Both depend on the rows alone, never on their order. A row's id occurs once, and each of its targets is a row too (a
 * leaf at least): a target without a row is a mistake of the caller, since only the caller knows whether it is a module
 * that was forgotten or a path that leads out of the graph. Both mistakes throw a TypeError.
 */
import type { BodyFacts, ImportUses } from "../facts/body-facts.js";
import type { ModuleFacts, TextHints } from "../facts/module-facts.js";
import { mergeRequests } from "./merge-requests.js";
import { leafRow } from "./resolved-module.js";
import type { ModuleId, ResolvedModule } from "./resolved-module.js";
import type { GraphHealth, PackageFrameworks, Topology } from "./topology.js";

const NO_FACTS: ModuleFacts = { imports: [], exports: [] };

/**
 * The Topology of `rows`. `facts` is asked once for a module, when a query first needs its text, and never for a leaf.
 * O(n log n + requests); O(n) if the rows are already in order.
 */
export function linkTopology(
  rows: readonly ResolvedModule[],
  facts: (row: ResolvedModule) => ModuleFacts,
  health: GraphHealth,
  {
    packages = [],
    frameworks = [],
    published = [],
    bodies = unknownBodies,
    uses = bodies,
    hints = facts,
    mayMention = () => true,
  }: Surroundings = {},
): Topology {
  const sorted = rows.toSorted((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
  const modules = sorted.map((row) => row.id);
  const nodes = new Map<ModuleId, number>();
  for (const [node, id] of modules.entries()) {
    if (nodes.has(id)) throw new TypeError(`Two rows have the id ${id}`);
    nodes.set(id, node);
  }
  const nodeOf = (id: ModuleId): number | undefined => nodes.get(id);
  const edges = mergeRequests(sorted, sorted.length, nodeOf);
  return {
    modules,
    ...edges,
    rows: sorted,
    health,
    packages,
    changed: undefined,
    frameworks,
    published,
    nodeOf,
    factsOf: byNode(sorted, facts),
    hintsOf: byNode(sorted, hints),
    bodiesOf: (asked) => bodies(asked.map((node) => sorted[node]!)),
    usesOf: (asked) => uses(asked.map((node) => sorted[node]!)),
    mayMention: (node, words) => mayMention(sorted[node]!, words),
  };
}

/** What belongs to a Topology besides its rows. */
interface Surroundings {
  /** As in Topology. */
  readonly packages?: readonly string[];
  readonly frameworks?: PackageFrameworks;
  readonly published?: readonly ModuleId[];
  /** Body facts of modules by their rows; nothing is known of any by default. */
  readonly bodies?: OfRows<BodyFacts>;
  /** The uses of imports among them, for who asks for no more; what `bodies` says by default. */
  readonly uses?: OfRows<ImportUses>;
  /** The hints among the facts of a row; the facts themselves by default. */
  readonly hints?: (row: ResolvedModule) => TextHints;
  /** As in Topology; true of all by default. */
  readonly mayMention?: (row: ResolvedModule, words: readonly string[]) => boolean;
}

type OfRows<Facts> = (rows: readonly ResolvedModule[]) => readonly (Facts | undefined)[];

const unknownBodies: OfRows<BodyFacts> = (rows) => rows.map(() => undefined);

/**
 * The Topology of `base` with the row of `row.id` replaced, or added if it has none. `base` is untouched.
 *
 * If the id and all of the row's targets are nodes already, copies the edges, O(n + edges), and shares the `modules`
 * array, so that what was computed from ids alone still holds. Otherwise links anew, with a leaf for each target that
 * is no node yet: a module that only the changed text imports is known by name only.
 *
 * `health` follows the row: a failure of the facts takes the place of the one noted for this module. Derive from a
 * linked Topology, not from one that is already derived: each keeps its base alive.
 */
export function replaceRow(
  base: Topology,
  row: ResolvedModule,
  facts: ModuleFacts,
  body: () => BodyFacts | undefined = () => undefined,
): Topology {
  if (row.key === undefined) throw new TypeError(`${row.id} has facts, so its row needs a key; only a leaf has none`);
  const node = base.nodeOf(row.id);
  const health = healthWith(base.health, row.id, facts);
  const isKnown = (id: ModuleId | null): boolean => id === null || base.nodeOf(id) !== undefined;
  if (node === undefined || !row.targets.every(isKnown)) return relink(base, row, facts, body, health);

  const own = mergeRequests([row], base.modules.length, base.nodeOf);
  const begin = base.offsets[node]!;
  const end = base.offsets[node + 1]!;
  const growth = own.targets.length - (end - begin);
  return {
    modules: base.modules,
    offsets: base.offsets.map((offset, at) => (at > node ? offset + growth : offset)),
    targets: spliced(new Uint32Array(base.targets.length + growth), base.targets, begin, end, own.targets),
    labels: spliced(new Uint8Array(base.labels.length + growth), base.labels, begin, end, own.labels),
    requests: spliced(new Uint32Array(base.requests.length + growth), base.requests, begin, end, own.requests),
    rows: base.rows.with(node, row),
    health,
    packages: base.packages,
    changed: { base, node },
    frameworks: base.frameworks,
    published: base.published,
    nodeOf: base.nodeOf,
    factsOf: (asked) => (asked === node ? facts : base.factsOf(asked)),
    hintsOf: (asked) => (asked === node ? facts : base.hintsOf(asked)),
    bodiesOf: (asked) => withOwn(asked, node, body, base.bodiesOf),
    usesOf: (asked) => withOwn(asked, node, body, base.usesOf),
    mayMention: (asked, words) => asked === node || base.mayMention(asked, words),
  };
}

function relink(
  base: Topology,
  row: ResolvedModule,
  facts: ModuleFacts,
  body: () => BodyFacts | undefined,
  health: GraphHealth,
): Topology {
  const ids = new Set(row.targets);
  ids.delete(null);
  const rows = base.rows.filter((other) => other.id !== row.id);
  rows.push(row);
  for (const id of ids) {
    if (id !== null && id !== row.id && base.nodeOf(id) === undefined) rows.push(leafRow(id));
  }
  // Every row with a key is the new one or a node of the base.
  const factsOf = (asked: ResolvedModule): ModuleFacts =>
    asked === row ? facts : base.factsOf(base.nodeOf(asked.id)!);
  const hints = (asked: ResolvedModule): TextHints => (asked === row ? facts : base.hintsOf(base.nodeOf(asked.id)!));
  const fromBase =
    <Facts>(ask: (nodes: readonly number[]) => readonly (Facts | undefined)[]): OfRows<Facts | BodyFacts> =>
    (asked) => {
      const known = asked.flatMap(({ id }) => (id === row.id ? [] : (base.nodeOf(id) ?? [])));
      const others = new Map(ask(known).map((found, at) => [base.modules[known[at]!]!, found]));
      return asked.map(({ id }) => (id === row.id ? body() : others.get(id)));
    };
  const mayMention = ({ id }: ResolvedModule, words: readonly string[]): boolean => {
    const known = id === row.id ? undefined : base.nodeOf(id);
    return known === undefined || base.mayMention(known, words);
  };
  const { packages, frameworks, published } = base;
  return linkTopology(rows, factsOf, health, {
    ...{ packages, frameworks, published, mayMention, hints },
    bodies: fromBase(base.bodiesOf),
    uses: fromBase(base.usesOf),
  });
}

/** Facts of nodes as the base has them, and those of one as they are now. */
function withOwn<Facts, Own extends Facts>(
  asked: readonly number[],
  node: number,
  own: () => Own | undefined,
  ask: (nodes: readonly number[]) => readonly (Facts | undefined)[],
): readonly (Facts | undefined)[] {
  const others = ask(asked.filter((other) => other !== node)).values();
  return asked.map((other) => (other === node ? own() : others.next().value));
}

/** Writes `from` into `into`, with the elements `begin .. end - 1` replaced by `by`. */
function spliced<A extends Uint32Array | Uint8Array>(into: A, from: A, begin: number, end: number, by: A): A {
  into.set(from.subarray(0, begin));
  into.set(by, begin);
  into.set(from.subarray(end), begin + by.length);
  return into;
}

function byNode<Facts extends TextHints>(
  rows: readonly ResolvedModule[],
  facts: (row: ResolvedModule) => Facts,
): (node: number) => Facts | typeof NO_FACTS {
  const known: (Facts | typeof NO_FACTS | undefined)[] = new Array<undefined>(rows.length);
  return (node) => {
    const row = rows[node];
    if (row === undefined) throw new RangeError(`There is no node ${node} among ${rows.length}`);
    return (known[node] ??= row.key === undefined ? NO_FACTS : facts(row));
  };
}

function healthWith(health: GraphHealth, id: ModuleId, facts: ModuleFacts): GraphHealth {
  const { failure } = facts;
  const others = health.unparsed.filter((entry) => entry.id !== id);
  if (failure === undefined && others.length === health.unparsed.length) return health;
  if (failure !== undefined) others.push({ id, line: failure.line, message: failure.message });
  return { ...health, unparsed: others.sort((a, b) => (a.id < b.id ? -1 : 1)) };
}
