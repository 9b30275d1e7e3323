/**
 * The form in which body facts are kept: columns of JSON of arrays without what goes without saying, as packed-facts does for
 * import facts. A body that is not known is an empty string; one of which only the uses of imports are known begins with a mark.
 */
import type { BodyFacts, ImportUses, ImportWrite, JsxUses, LoadingUse, NameUses } from "../facts/body-facts.js";
import { NO_INJECTION } from "../facts/injection/injection-facts.js";
import { NO_SERVICES } from "../facts/services/service-facts.js";
import { familiesChangedBy } from "../facts/writing-methods.js";
import { lazily } from "../graph/lazily.js";
import { type PackedInjection, packInjection, unpackInjection } from "./packed-injection.js";
import { type PackedServices, packServices, unpackServices } from "./packed-services.js";
import { packState, unpackState } from "./packed-state.js";

/** Positions in this list are written to stores: a change of order needs another version of the store. */
const POSITIONS: readonly NameUses["position"][] = ["value", "metadata", "nullable metadata", "type", "unused"];

const WAYS: readonly ImportWrite["by"][] = ["assignment", "method", "function"];

type PackedLoading = number | readonly [line: number, member: string];
/** A name that is used later only is its position alone, which is counted on from the end of the list if it is injected. */
type PackedUses = number | readonly [position: number, ...loading: PackedLoading[]];
type PackedNames = readonly [
  uses: readonly (readonly PackedUses[])[],
  functions: readonly string[],
  empty: readonly number[],
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

/** Columns between tabs: what is done with names, writes, values, JSX, services, injection, then those of the state. An empty one stands for nothing. */
export function packBody(body: BodyFacts | undefined): string {
  if (body === undefined) return "";
  const { writes, values, jsx, services, injection, state } = body;
  const columns: readonly unknown[] = [
    packNames(body),
    writes.map(packWrite),
    values,
    jsx ?? {},
    packServices(services),
    packInjection(injection),
    ...packState(state),
  ];
  return columns
    .map((column) => (isEmpty(column) ? "" : JSON.stringify(column)))
    .join("\t")
    .trimEnd();
}

const ONLY_USES = "-";

/** The same of the uses alone: two columns behind a mark. */
export function packUses(uses: ImportUses | undefined): string {
  if (uses === undefined) return "";
  const jsx = uses.jsx === undefined ? "" : `\t${JSON.stringify(uses.jsx)}`;
  return `${ONLY_USES}${JSON.stringify(packNames(uses))}${jsx}`;
}

/** Whether the whole body is packed, and not its uses of imports alone. */
export function isWhole(packed: string): boolean {
  return !packed.startsWith(ONLY_USES);
}

function packNames({ uses, functions, empty }: ImportUses): PackedNames {
  return [uses.map((each) => each.map(packNameUses)), functions, empty];
}

function isEmpty(column: unknown): boolean {
  return typeof column === "object" && column !== null && Object.keys(column).length === 0;
}

/** Each column is parsed when it is first asked for, as most questions need one. @param packed what packBody gave */
export function unpackBody(packed: string): BodyFacts | undefined {
  if (packed === "") return undefined;
  const [first, ...columns] = packed.split("\t");
  const [writes, values, jsx, services, injection, ...state] = columns;
  return lazily<BodyFacts>({
    ...usesIn(first!, jsx),
    writes: () => (writes ? (JSON.parse(writes) as readonly PackedWrite[]).map(unpackWrite) : []),
    values: () => (values ? (JSON.parse(values) as BodyFacts["values"]) : {}),
    services: () => (services ? unpackServices(JSON.parse(services) as PackedServices) : NO_SERVICES),
    injection: () => (injection ? unpackInjection(JSON.parse(injection) as PackedInjection) : NO_INJECTION),
    state: () => unpackState(state),
  });
}

/** @param packed what packBody or packUses gave */
export function unpackUses(packed: string): ImportUses | undefined {
  if (isWhole(packed)) return unpackBody(packed);
  const [first, jsx] = packed.slice(ONLY_USES.length).split("\t");
  return lazily<ImportUses>(usesIn(first!, jsx));
}

/** How each of the uses is had from their columns. */
function usesIn(column: string, jsx: string | undefined) {
  const names = lazily<{ packed: PackedNames }>({ packed: () => JSON.parse(column) as PackedNames });
  return {
    uses: () => names.packed[0].map((each) => each.map(unpackNameUses)),
    functions: () => names.packed[1],
    empty: () => names.packed[2],
    ...(jsx && { jsx: () => JSON.parse(jsx) as JsxUses }),
  };
}

function packNameUses({ position, injected, loading }: NameUses): PackedUses {
  const at = POSITIONS.indexOf(position) + (injected ? POSITIONS.length : 0);
  return loading.length === 0 ? at : [at, ...loading.map(packLoading)];
}

function unpackNameUses(packed: PackedUses): NameUses {
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
