/**
 * The form in which body facts are kept: JSON of arrays without what goes without saying, as packed-facts does for import
 * facts. A body that is not known is an empty string.
 */
import type { BodyFacts, ImportWrite, JsxUses, LoadingUse, NameUses } from "../facts/body-facts.js";
import { NO_SERVICES } from "../facts/services/service-facts.js";
import { NO_STATE } from "../facts/state/state-facts.js";
import { familiesChangedBy } from "../facts/writing-methods.js";
import { type PackedServices, packServices, unpackServices } from "./packed-services.js";
import { packState, unpackState, type PackedState } from "./packed-state.js";

/** Positions in this list are written to stores: a change of order needs another version of the store. */
const POSITIONS: readonly NameUses["position"][] = ["value", "metadata", "nullable metadata", "type", "unused"];

const WAYS: readonly ImportWrite["by"][] = ["assignment", "method", "function"];

type PackedLoading = number | readonly [line: number, member: string];
/** A name that is used later only is its position alone, which is counted on from the end of the list if it is injected. */
type PackedUses = number | readonly [position: number, ...loading: PackedLoading[]];
type PackedBody = readonly [
  uses: readonly (readonly PackedUses[])[],
  functions: readonly string[],
  empty: readonly number[],
  writes: readonly PackedWrite[] | 0,
  values: BodyFacts["values"] | 0,
  jsx?: JsxUses | 0,
  state?: PackedState,
  services?: PackedServices,
];
type PackedWrite = readonly [
  request: number,
  name: number,
  by: number,
  what: string,
  start: number,
  end: number,
  ...path: string[],
];

// state: packed by the graph side
export function packBody(body: BodyFacts | undefined): string {
  if (body === undefined) return "";
  const uses = body.uses.map((names) => names.map(packUses));
  const writes = body.writes.length === 0 ? 0 : body.writes.map(packWrite);
  const values = Object.keys(body.values).length === 0 ? 0 : body.values;
  const packed: PackedBody = [uses, body.functions, body.empty, writes, values];
  const state = packState(body.state);
  const services = packServices(body.services);
  if (services.length > 0) return JSON.stringify([...packed, body.jsx ?? 0, state, services]);
  if (state.length > 0) return JSON.stringify([...packed, body.jsx ?? 0, state]);
  return JSON.stringify(body.jsx ? [...packed, body.jsx] : packed);
}

/** @param packed what packBody gave */
export function unpackBody(packed: string): BodyFacts | undefined {
  if (packed === "") return undefined;
  const [uses, functions, empty, writes, values, jsx, state, services] = JSON.parse(packed) as PackedBody;
  return {
    uses: uses.map((names) => names.map(unpackUses)),
    functions,
    empty,
    writes: writes === 0 ? [] : writes.map(unpackWrite),
    values: values === 0 ? {} : values,
    state: state === undefined ? NO_STATE : unpackState(state),
    services: services === undefined ? NO_SERVICES : unpackServices(services),
    ...(jsx && { jsx }),
  };
}

function packUses({ position, injected, loading }: NameUses): PackedUses {
  const at = POSITIONS.indexOf(position) + (injected ? POSITIONS.length : 0);
  return loading.length === 0 ? at : [at, ...loading.map(packLoading)];
}

function unpackUses(packed: PackedUses): NameUses {
  const [at, ...loading] = typeof packed === "number" ? ([packed] as const) : packed;
  const position = POSITIONS[at % POSITIONS.length]!;
  const injected = at >= POSITIONS.length && ({ injected: true } as const);
  return { position, ...injected, loading: loading.map(unpackLoading) };
}

function packLoading({ line, member }: LoadingUse): PackedLoading {
  return member === undefined ? line : [line, member];
}

function unpackLoading(packed: PackedLoading): LoadingUse {
  return typeof packed === "number" ? { line: packed } : { line: packed[0], member: packed[1] };
}

function packWrite({ request, name, path, by, what, range: [start, end] }: ImportWrite): PackedWrite {
  return [request, name, WAYS.indexOf(by), what, start, end, ...path];
}

function unpackWrite([request, name, by, what, start, end, ...path]: PackedWrite): ImportWrite {
  return {
    request,
    name,
    path,
    by: WAYS[by]!,
    what,
    changes: WAYS[by] === "method" ? familiesChangedBy(what) : [],
    range: [start, end],
  };
}
