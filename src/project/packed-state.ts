/**
 * The form in which the state facts of a body are kept: arrays without what goes without saying, `[]` for a text without any.
 * Most texts have touches only, so those come first and what is empty behind them is left out.
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
import { type PackedRoutine, packRoutine, unpackRoutine } from "./packed-routines.js";

/** Positions in these lists are written to stores: a change of order needs another version of the store. */
const KINDS: readonly StateKind[] = [
  ...(["variable", "object", "instance", "value", "array", "map", "set"] as const),
  ...(["weak map", "weak set", "typed array", "date", "parameters"] as const),
];
const REASONS: readonly Harmless[] = [
  ...(["lazy", "memo", "counter", "flag", "registry", "weak", "process singleton", "lock", "handle"] as const),
  ...(["scratch", "listeners", "logger", "context first", "teardown", "test only"] as const),
];

/** `mark` is 0, 1 and 2 for a change by assignment or method, 3 if handed on, 4 if constant, and 8 for each instance up to the one touched. */
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
export type PackedState = readonly [
  touches?: readonly PackedTouch[],
  /** Each a pair: the request, and twice the name, and one if it is kept. */
  loaded?: readonly number[],
  states?: readonly PackedFact[],
  routines?: readonly PackedRoutine[],
  makers?: readonly PackedMaker[],
  instances?: readonly PackedInstance[],
  constructions?: readonly PackedConstruction[],
  /** 1 for the client, 2 for the server. */
  directive?: readonly [] | readonly [1 | 2],
];

export function packState({
  states,
  routines,
  touches,
  loaded,
  makers,
  instances,
  constructions,
  directive,
}: StateFacts): PackedState {
  const packed: PackedState = [
    touches.map(packTouch),
    loaded.flatMap(({ request, name, kept }) => [request, 2 * name + (kept ? 1 : 0)]),
    states.map(packFact),
    routines.map(packRoutine),
    makers.map(packMaker),
    instances.map(packInstance),
    constructions.map(packConstruction),
    directive === undefined ? [] : [directive === "client" ? 1 : 2],
  ];
  const end = packed.findLastIndex((list) => list!.length > 0) + 1;
  return packed.slice(0, end) as unknown as PackedState;
}

/** @param packed what packState gave */
export function unpackState([
  touches,
  loaded,
  states,
  routines,
  makers,
  instances,
  constructions,
  directive,
]: PackedState): StateFacts {
  const [side] = directive ?? [];
  return {
    states: (states ?? []).map(unpackFact),
    routines: (routines ?? []).map(unpackRoutine),
    touches: (touches ?? []).map(unpackTouch),
    loaded: unpackLoaded(loaded ?? []),
    makers: (makers ?? []).map(unpackMaker),
    instances: (instances ?? []).map(unpackInstance),
    constructions: (constructions ?? []).map(unpackConstruction),
    ...(side !== undefined && { directive: side === 1 ? "client" : "server" }),
  };
}

function packTouch({ request, name, path, line, instance, handed, constant, changes }: ImportTouch): PackedTouch {
  const change = handed ? 3 : changes === undefined ? 0 : changes === "assignment" ? 1 : 2;
  return [request, name, line, 8 * ((instance ?? -1) + 1) + (constant ? 4 : 0) + change, ...path];
}

function unpackTouch([request, name, line, mark, ...path]: PackedTouch): ImportTouch {
  const instance = (mark >> 3) - 1;
  const change = mark & 3;
  return {
    request,
    name,
    path,
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
