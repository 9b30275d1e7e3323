/** The form in which the service facts of a body are kept: arrays, `[]` for a text without any; values as they are. */
import type { Callee, Constant, Making, ServiceFacts, Value } from "../facts/services/service-facts.js";
import type { Way } from "../facts/state/state-facts.js";

/** Of something imported its place and members, of something of the text itself its path, else a name. */
type PackedCallee = readonly [request: number, name: number, ...path: string[]] | readonly string[] | string;
type PackedMaking = readonly [
  name: string,
  callee: PackedCallee,
  by: 0 | 1,
  given: readonly Value[],
  ways: readonly Way[],
  users: readonly Way[],
  start: number,
  length: number,
  line: number,
  /** 0 for what is not kept once, 1 for what is, or why that is accepted; a list of why what is not kept once is. */
  once: 0 | 1 | string | readonly [why: string],
  local?: readonly string[],
  home?: readonly Way[],
];
export type PackedServices = readonly [
  makings?: readonly PackedMaking[],
  constants?: readonly (readonly [way: Way, value: Value])[],
  accepted?: ServiceFacts["accepted"],
];

export function packServices({ makings, constants, accepted }: ServiceFacts): PackedServices {
  const packed = [makings.map(packMaking), constants.map(({ way, value }) => [way, value] as const), accepted];
  return packed.slice(0, packed.findLastIndex((list) => list.length > 0) + 1) as unknown as PackedServices;
}

/** @param packed what packServices gave */
export function unpackServices([makings = [], constants = [], accepted = []]: PackedServices): ServiceFacts {
  return {
    makings: makings.map(unpackMaking),
    constants: constants.map(([way, value]): Constant => ({ way, value })),
    accepted,
  };
}

function packMaking(making: Making): PackedMaking {
  const { name, callee, by, arguments: given, ways, users, home, range, line, once, accepted } = making;
  const [start, end] = range;
  const place = [start, end - start, line] as const;
  const kept = once === true ? (accepted ?? 1) : accepted === undefined ? 0 : ([accepted] as const);
  const whole = [name, packCallee(callee), by === "new" ? 0 : 1, given, ways, users, ...place, kept] as const;
  return home === undefined ? whole : [...whole, home.local, home.ways];
}

function unpackMaking(packed: PackedMaking): Making {
  const [name, callee, by, given, ways, users, start, length, line, once, local, home = []] = packed;
  return {
    name,
    callee: unpackCallee(callee),
    by: by === 0 ? "new" : "call",
    arguments: given,
    ways,
    users,
    ...(once !== 0 && typeof once !== "object" && { once: true as const }),
    ...(typeof once === "string" && { accepted: once }),
    ...(typeof once === "object" && { accepted: once[0] }),
    ...(local && { home: { local, ways: home } }),
    range: [start, start + length],
    line,
  };
}

function packCallee(callee: Callee): PackedCallee {
  if ("other" in callee) return callee.other;
  return "local" in callee ? callee.local : [callee.request, callee.name, ...callee.path];
}

function unpackCallee(packed: PackedCallee): Callee {
  if (typeof packed === "string") return { other: packed };
  const [request, name, ...path] = packed;
  if (typeof request === "number") return { request, name: name as number, path: path as string[] };
  return { local: packed as readonly string[] };
}
