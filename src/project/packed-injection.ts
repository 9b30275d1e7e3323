/** The form in which the injection facts of a body are kept: arrays, `[]` for a text without any; ways of uses once for all of them. */
import type {
  DerivedClass,
  HandedValue,
  InjectionFacts,
  Lifetime,
  ProvidedClass,
  ProvidedContainer,
  Provider,
  ReceivedBy,
  Receiver,
  Signature,
} from "../facts/injection/injection-facts.js";
import { memberUse } from "../facts/injection/member-uses.js";
import type { Value } from "../facts/services/service-facts.js";
import type { Way } from "../facts/state/state-facts.js";
import { type PackedToken, packToken, unpackToken } from "./packed-tokens.js";

/** Positions in these lists are written to stores: a change of order needs another version of the store. */
const LIFETIMES: readonly Lifetime[] = ["singleton", "request", "transient", "unknown"];
const RECEIVED: readonly ReceivedBy[] = [
  "constructor",
  "typed",
  "token",
  "property",
  "inject call",
  "container",
  "app",
];
const PROVIDED: readonly Provider["by"][] = ["class", "factory", "value", "listed", "default", "hidden"];

type PackedProvider = readonly [
  token: PackedToken,
  by: number,
  of: PackedToken | 0,
  value: Value | 0,
  lifetime: number,
  line: number,
  ...inject: PackedToken[],
];
type PackedReceiver = readonly [
  token: PackedToken,
  name: string,
  by: number,
  home: string,
  start: number,
  length: number,
  line: number,
  ...uses: PackedUse[],
];
type PackedClass = readonly [name: string, lifetime: number, line: number];
type PackedTarget = readonly [
  request: number,
  imported: number,
  path: readonly string[],
  by: 0 | 1,
  argument: number,
  line: number,
  key?: string,
];
/** `how`: 1 if it is made once, 2 if it is waited for, their sum if both. */
type PackedHanded = readonly [name: string, value: Value, line: number, how: number, ...to: PackedTarget[]];
type PackedParameter = readonly [argument: number, name: string, start: number, line: number, key?: string];
type PackedSignature = readonly [way: Way, ...parameters: PackedParameter[]];
type PackedUse = readonly [member: string, ...ways: number[]];
type PackedDerived = readonly [
  name: string,
  from: PackedToken,
  start: number,
  length: number,
  line: number,
  ...uses: PackedUse[],
];
type PackedContainer = readonly [
  provider: number,
  family: ProvidedContainer["family"],
  name: string,
  start: number,
  length: number,
  line: number,
  accepted?: string,
];
export type PackedInjection = readonly [
  signatures?: readonly PackedSignature[],
  receivers?: readonly PackedReceiver[],
  ways?: readonly Way[],
  classes?: readonly PackedClass[],
  providers?: readonly PackedProvider[],
  handed?: readonly PackedHanded[],
  derived?: readonly PackedDerived[],
  containers?: readonly PackedContainer[],
];

export function packInjection({
  classes,
  providers,
  receivers,
  handed,
  signatures,
  derived,
  containers,
}: InjectionFacts): PackedInjection {
  const ways = new Map<string, { readonly index: number; readonly way: Way }>();
  const indexOf = (way: Way): number => {
    const key = JSON.stringify(way);
    const known = ways.get(key) ?? { index: ways.size, way };
    ways.set(key, known);
    return known.index;
  };
  // Before the ways, which these have as well.
  const packedReceivers = receivers.map((receiver) => packReceiver(receiver, indexOf));
  const packedDerived = derived.map((each) => packDerived(each, indexOf));
  const packed = [
    signatures.map(packSignature),
    packedReceivers,
    [...ways.values()].map(({ way }) => way),
    classes.map(({ name, lifetime, line }): PackedClass => [name, LIFETIMES.indexOf(lifetime), line]),
    providers.map(packProvider),
    handed.map(packHanded),
    packedDerived,
    containers.map(packContainer),
  ];
  return packed.slice(0, packed.findLastIndex((list) => list.length > 0) + 1) as unknown as PackedInjection;
}

/** @param packed what packInjection gave */
export function unpackInjection(packed: PackedInjection): InjectionFacts {
  const [signatures = [], receivers = [], ways = [], classes = [], providers = [], handed = []] = packed;
  const [, , , , , , derived = [], containers = []] = packed;
  return {
    classes: classes.map(([name, lifetime, line]): ProvidedClass => ({ name, lifetime: LIFETIMES[lifetime]!, line })),
    providers: providers.map(unpackProvider),
    receivers: receivers.map((receiver) => unpackReceiver(receiver, ways)),
    handed: handed.map(unpackHanded),
    signatures: signatures.map(unpackSignature),
    derived: derived.map((each) => unpackDerived(each, ways)),
    containers: containers.map(unpackContainer),
  };
}

function packProvider({ token, by, of, value, lifetime, line, inject }: Provider): PackedProvider {
  const base = [packToken(token), PROVIDED.indexOf(by), of ? packToken(of) : 0, value ?? 0] as const;
  return [...base, LIFETIMES.indexOf(lifetime), line, ...inject.map(packToken)];
}

function unpackProvider([token, by, of, value, lifetime, line, ...inject]: PackedProvider): Provider {
  return {
    token: unpackToken(token),
    by: PROVIDED[by]!,
    ...(of !== 0 && { of: unpackToken(of) }),
    ...(value !== 0 && { value }),
    lifetime: LIFETIMES[lifetime]!,
    line,
    inject: inject.map(unpackToken),
  };
}

function packContainer({ provider, family, name, range, line, accepted }: ProvidedContainer): PackedContainer {
  const [start, end] = range;
  const base = [provider, family, name, start, end - start, line] as const;
  return accepted === undefined ? base : [...base, accepted];
}

function unpackContainer([provider, family, name, start, length, line, accepted]: PackedContainer): ProvidedContainer {
  const range = [start, start + length] as const;
  return { provider, family, name, range, line, ...(accepted !== undefined && { accepted }) };
}

function packReceiver(receiver: Receiver, indexOf: (way: Way) => number): PackedReceiver {
  const { token, name, by, home, range, line, uses } = receiver;
  const [start, end] = range;
  const place = [start, end - start, line] as const;
  return [packToken(token), name, RECEIVED.indexOf(by), home, ...place, ...packUses(uses, indexOf)];
}

function unpackReceiver(packed: PackedReceiver, ways: readonly Way[]): Receiver {
  const [token, name, by, home, start, length, line, ...uses] = packed;
  return {
    token: unpackToken(token),
    name,
    by: RECEIVED[by]!,
    home,
    range: [start, start + length],
    line,
    uses: unpackUses(uses, ways),
  };
}

function packUses(uses: Receiver["uses"], indexOf: (way: Way) => number): readonly PackedUse[] {
  return uses.map(([member, ways]) => [member, ...ways.map(indexOf)] as const);
}

function unpackUses(packed: readonly PackedUse[], ways: readonly Way[]): Receiver["uses"] {
  return packed.map(([member, ...indices]) =>
    memberUse(
      member,
      indices.map((index) => ways[index]!),
    ),
  );
}

function packDerived({ name, from, uses, range, line }: DerivedClass, indexOf: (way: Way) => number): PackedDerived {
  const [start, end] = range;
  return [name, packToken(from), start, end - start, line, ...packUses(uses, indexOf)];
}

function unpackDerived(packed: PackedDerived, ways: readonly Way[]): DerivedClass {
  const [name, from, start, length, line, ...uses] = packed;
  return { name, from: unpackToken(from), uses: unpackUses(uses, ways), range: [start, start + length], line };
}

function packHanded({ name, value, line, once, awaited, to }: HandedValue): PackedHanded {
  return [name, value, line, (once ? 1 : 0) + (awaited ? 2 : 0), ...to.map(packTarget)];
}

function packTarget({ request, imported, path, by, argument, line, key }: HandedValue["to"][number]): PackedTarget {
  const base = [request, imported, path, by === "new" ? 0 : 1, argument, line] as const;
  return key === undefined ? base : [...base, key];
}

function unpackHanded([name, value, line, how, ...to]: PackedHanded): HandedValue {
  return {
    name,
    once: how % 2 === 1,
    ...(how > 1 && { awaited: true as const }),
    value,
    line,
    to: to.map(([request, imported, path, by, argument, at, key]) => ({
      ...{ request, imported, path, by: by === 0 ? ("new" as const) : ("call" as const), argument },
      ...(key !== undefined && { key }),
      line: at,
    })),
  };
}

function packSignature({ way, parameters }: Signature): PackedSignature {
  const packed = parameters.map(({ argument, key, name, range: [start], line }): PackedParameter => {
    const base = [argument, name, start, line] as const;
    return key === undefined ? base : [...base, key];
  });
  return [way, ...packed];
}

function unpackSignature([way, ...parameters]: PackedSignature): Signature {
  return {
    way,
    parameters: parameters.map(([argument, name, start, line, key]) => ({
      ...{ argument, ...(key !== undefined && { key }), name },
      range: [start, start + name.length],
      line,
    })),
  };
}
