/**
 * The form in which the state facts of a body are kept: one list for each part, of arrays without what goes without saying. Each
 * is read when it is first asked for: of most modules only what they do with their imports is.
 */
import type {
  Construction,
  Harmless,
  ImportTouch,
  Instance,
  LoadedName,
  Maker,
  StateFact,
  StateFacts,
  StateKind,
  Way,
} from "../facts/state/state-facts.js";
import { familiesChangedBy } from "../facts/writing-methods.js";
import { lazily } from "../graph/lazily.js";
import { type PackedRoutine, packRoutine, unpackRoutine } from "./packed-routines.js";

/** Positions in these lists are written to stores: a change of order needs another version of the store. */
const KINDS: readonly StateKind[] = [
  ...(["variable", "object", "instance", "value", "array", "map", "set"] as const),
  ...(["weak map", "weak set", "typed array", "date", "parameters"] as const),
];
const REASONS: readonly Harmless[] = [
  ...(["lazy", "memo", "counter", "flag", "registry", "weak", "process singleton", "lock", "handle"] as const),
  ...(["scratch", "listeners", "logger", "context first", "teardown", "test only", "set once", "restored"] as const),
];

/**
 * `mark` is 0, 1 and 2 for a change by assignment or method, 3 if handed on, 4 if constant, 8 for each step that is given, and
 * GIVEN for each instance up to the one touched.
 */
const GIVEN = 128;
type PackedTouch = readonly [request: number, name: number, line: number, mark: number, ...path: string[]];
/** `harmless` is -1 without a reason. */
type PackedFact = readonly [
  name: string,
  kind: number,
  start: number,
  length: number,
  line: number,
  ways: readonly Way[],
  harmless: number,
  accepted?: string,
];
type PackedMaker = readonly [
  name: string,
  exported: readonly string[],
  fields: readonly PackedFact[],
  routines: readonly PackedRoutine[],
];
type PackedInstance = readonly [
  name: string,
  of: string,
  helper: string | 0,
  ways: readonly Way[],
  start: number,
  length: number,
  line: number,
  accepted?: string,
];
/** `by` is 0 for `new` and 1 for a call. */
type PackedConstruction = readonly [
  name: string,
  request: number,
  imported: number,
  path: readonly string[],
  by: 0 | 1,
  start: number,
  length: number,
  line: number,
  accepted?: string,
];
/** Touches, names used while loading, states, routines, makers, instances, constructions, and 1 for a text of the client or 2 for one of the server. */
export function packState(facts: StateFacts): readonly (readonly unknown[])[] {
  const { states, routines, touches, loaded, makers, instances, constructions, directive } = facts;
  return [
    touches.map(packTouch),
    loaded.flatMap(({ request, name, kept }) => [request, 2 * name + (kept ? 1 : 0)]),
    states.map(packFact),
    routines.map(packRoutine),
    makers.map(packMaker),
    instances.map(packInstance),
    constructions.map(packConstruction),
    directive === undefined ? [] : [directive === "client" ? 1 : 2],
  ];
}

/** @param columns what packState gave, each as JSON; empty for an empty one */
export function unpackState(columns: readonly string[]): StateFacts {
  const read = <Packed, Fact>(at: number, unpack: (packed: Packed) => Fact): readonly Fact[] =>
    columns[at] ? (JSON.parse(columns[at]) as readonly Packed[]).map(unpack) : [];
  return lazily<StateFacts>({
    touches: () => read(0, unpackTouch),
    loaded: () => unpackLoaded(columns[1] ? (JSON.parse(columns[1]) as readonly number[]) : []),
    states: () => read(2, unpackFact),
    routines: () => read(3, unpackRoutine),
    makers: () => read(4, unpackMaker),
    instances: () => read(5, unpackInstance),
    constructions: () => read(6, unpackConstruction),
    ...(columns[7] && { directive: () => (columns[7] === "[1]" ? "client" : "server") }),
  });
}

function packTouch(touch: ImportTouch): PackedTouch {
  const { request, name, path, given = 0, line, instance, handed, constant, changes } = touch;
  const change = handed ? 3 : changes === undefined ? 0 : changes === "assignment" ? 1 : 2;
  const mark = GIVEN * ((instance ?? -1) + 1) + 8 * Math.min(given, GIVEN / 8 - 1) + (constant ? 4 : 0) + change;
  return [request, name, line, mark, ...path];
}

function unpackTouch([request, name, line, mark, ...path]: PackedTouch): ImportTouch {
  const instance = Math.floor(mark / GIVEN) - 1;
  const given = (mark % GIVEN) >> 3;
  const change = mark & 3;
  return {
    request,
    name,
    path,
    ...(given > 0 && { given }),
    line,
    ...(instance >= 0 && { instance }),
    ...(change === 3 && { handed: true }),
    ...((mark & 4) === 4 && { constant: true }),
    ...(change === 1 && { changes: "assignment" }),
    ...(change === 2 && { changes: familiesChangedBy(path.at(-2) ?? "") }),
  };
}

function unpackLoaded(packed: readonly number[]): readonly LoadedName[] {
  return packed.flatMap((request, at) => {
    const mark = packed[at + 1];
    if (at % 2 === 1 || mark === undefined) return [];
    return [{ request, name: mark >> 1, ...(mark % 2 === 1 && ({ kept: true } as const)) }];
  });
}

function packFact({ name, kind, range: [start, end], line, ways, harmless, accepted }: StateFact): PackedFact {
  const reason = harmless === undefined ? -1 : REASONS.indexOf(harmless);
  const packed = [name, KINDS.indexOf(kind), start, end - start, line, ways, reason] as const;
  return accepted === undefined ? packed : [...packed, accepted];
}

function unpackFact([name, kind, start, length, line, ways, reason, accepted]: PackedFact): StateFact {
  return {
    name,
    kind: KINDS[kind]!,
    range: [start, start + length],
    line,
    ways,
    ...(reason >= 0 && { harmless: REASONS[reason]! }),
    ...(accepted !== undefined && { accepted }),
  };
}

function packMaker({ name, exported, fields, routines }: Maker): PackedMaker {
  return [name, exported, fields.map(packFact), routines.map(packRoutine)];
}

function unpackMaker([name, exported, fields, routines]: PackedMaker): Maker {
  return { name, exported, fields: fields.map(unpackFact), routines: routines.map(unpackRoutine) };
}

function packInstance(instance: Instance): PackedInstance {
  const { name, of, helper, ways, range, line, accepted } = instance;
  const [start, end] = range;
  const packed = [name, of, helper ?? 0, ways, start, end - start, line] as const;
  return accepted === undefined ? packed : [...packed, accepted];
}

function unpackInstance(packed: PackedInstance): Instance {
  const [name, of, helper, ways, start, length, line, accepted] = packed;
  return {
    name,
    of,
    ...(helper !== 0 && { helper }),
    ways,
    range: [start, start + length],
    line,
    ...(accepted !== undefined && { accepted }),
  };
}

function packConstruction({ name, imported, path, by, range, line, accepted }: Construction): PackedConstruction {
  const [start, end] = range;
  const { request, name: index } = imported;
  const packed = [name, request, index, path, by === "new" ? 0 : 1, start, end - start, line] as const;
  return accepted === undefined ? packed : [...packed, accepted];
}

function unpackConstruction(packed: PackedConstruction): Construction {
  const [name, request, index, path, by, start, length, line, accepted] = packed;
  return {
    name,
    imported: { request, name: index },
    path,
    by: by === 0 ? "new" : "call",
    range: [start, start + length],
    line,
    ...(accepted !== undefined && { accepted }),
  };
}
