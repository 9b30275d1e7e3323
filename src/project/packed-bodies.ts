/**
 * The form in which body facts are kept: JSON of arrays without what goes without saying, as packed-facts does for import
 * facts. A body that is not known is an empty string.
 */
import type { BodyFacts, JsxUses, LoadingUse, NameUses } from "../facts/body-facts.js";

/** Positions in this list are written to stores: a change of order needs another version of the store. */
const POSITIONS: readonly NameUses["position"][] = ["value", "metadata", "nullable metadata", "type", "unused"];

type PackedLoading = number | readonly [line: number, member: string];
/** A name that is used later only is its position alone, which is counted on from the end of the list if it is injected. */
type PackedUses = number | readonly [position: number, ...loading: PackedLoading[]];
type PackedBody = readonly [
  uses: readonly (readonly PackedUses[])[],
  functions: readonly string[],
  empty: readonly number[],
  jsx?: JsxUses,
];

export function packBody(body: BodyFacts | undefined): string {
  if (body === undefined) return "";
  const uses = body.uses.map((names) => names.map(packUses));
  const packed: PackedBody = [uses, body.functions, body.empty];
  return JSON.stringify(body.jsx ? [...packed, body.jsx] : packed);
}

/** @param packed what packBody gave */
export function unpackBody(packed: string): BodyFacts | undefined {
  if (packed === "") return undefined;
  const [uses, functions, empty, jsx] = JSON.parse(packed) as PackedBody;
  return { uses: uses.map((names) => names.map(unpackUses)), functions, empty, ...(jsx && { jsx }) };
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
