/**
 * Text form of the resolved rows of a project: the portable part of the store beside the facts. The same rows give the same
 * text, wherever the project lies.
 *
 * A few long arrays and no small ones: ten thousand rows are read before the first finding, and what is parsed for them is
 * thrown away at once.
 */
import type { EmitOptions } from "../facts/emit-options.js";
import type { ModuleId, ResolvedModule } from "../graph/resolved-module.js";
import type { FactsKey } from "./facts-shelf.js";
import type { Resolution } from "./resolution.js";

/** Rows in ascending order of their ids. */
interface StoredRows extends Omit<Resolution, "rows"> {
  /** Every id that a row names, ascending. */
  readonly ids: readonly ModuleId[];
  /** Of each row its id, as an index into `ids`. */
  readonly rows: readonly number[];
  readonly keys: readonly FactsKey[];
  /** Of each row how many requests it has. */
  readonly requests: readonly number[];
  /** Of each request its label, one digit. */
  readonly labels: string;
  /** Of each request its target, as an index into `ids`. */
  readonly targets: readonly number[];
  /** Of those rows that have some: their place among the rows, and the requests. */
  readonly unresolved: readonly (readonly [row: number, ...requests: number[]])[];
  /** Of each row its emit options, as an index into `emits`. */
  readonly emit: readonly number[];
  /** The emit options of all rows, each once: packages share them. */
  readonly emits: readonly EmitOptions[];
}

const NONE = -1;

export function rowsText({
  digest,
  beyond,
  rows,
  failures,
  unread,
  packages,
  frameworks,
  published,
}: Resolution): string {
  const named = new Set<ModuleId>(rows.keys());
  for (const { targets } of rows.values()) for (const target of targets) if (target !== null) named.add(target);
  const ids = [...named].sort();
  const number = new Map(ids.map((id, index) => [id, index]));
  const numberOf = (id: ModuleId | null): number => (id === null ? NONE : (number.get(id) ?? NONE));
  const emits = new Map<string, number>();
  const emitIndex = ({ emit }: ResolvedModule): number => {
    if (emit === undefined) return NONE;
    const text = JSON.stringify(emit);
    if (!emits.has(text)) emits.set(text, emits.size);
    return emits.get(text)!;
  };
  const sorted = [...rows.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
  const stored: Omit<StoredRows, "emits"> = {
    digest,
    beyond,
    failures,
    unread,
    packages,
    frameworks,
    published,
    ids,
    rows: sorted.map(({ id }) => numberOf(id)),
    keys: sorted.map(({ key }) => key ?? ""),
    requests: sorted.map(({ targets }) => targets.length),
    labels: sorted.map(({ labels }) => labels.join("")).join(""),
    targets: sorted.flatMap(({ targets }) => targets.map(numberOf)),
    unresolved: sorted.flatMap(({ unresolved }, row) => (unresolved.length === 0 ? [] : [[row, ...unresolved]])),
    emit: sorted.map(emitIndex),
  };
  return JSON.stringify({ ...stored, emits: [...emits.keys()].map((text) => JSON.parse(text) as unknown) });
}

/** Rows from their text form; undefined if it is none. */
export function rowsFrom(text: string): Resolution | undefined {
  try {
    const stored = JSON.parse(text) as StoredRows;
    const rows = unpackedRows(stored);
    const { digest, beyond, failures, unread, packages, frameworks, published } = stored;
    return rows && { digest, beyond, rows, failures, unread, packages, frameworks, published };
  } catch {
    return undefined;
  }
}

function unpackedRows(stored: StoredRows): ReadonlyMap<ModuleId, ResolvedModule> | undefined {
  const { ids, rows: numbers, keys, requests, labels, targets, emit, emits } = stored;
  const unresolved = new Map(stored.unresolved.map(([row, ...own]) => [row, own]));
  const labelsOf = sharedLabels();
  const rows = new Map<ModuleId, ResolvedModule>();
  let begin = 0;
  for (let row = 0; row < numbers.length; row++) {
    const id = ids[numbers[row]!];
    const end = begin + requests[row]!;
    if (id === undefined || !(end <= targets.length)) return undefined;
    const own = new Array<ModuleId | null>(end - begin);
    for (let at = begin; at < end; at++) own[at - begin] = ids[targets[at]!] ?? null;
    const options = emits[emit[row]!];
    const all = { id, key: keys[row]!, labels: labelsOf(labels.slice(begin, end)), targets: own };
    const none = unresolved.get(row) ?? NO_REQUESTS;
    rows.set(id, options === undefined ? { ...all, unresolved: none } : { ...all, unresolved: none, emit: options });
    begin = end;
  }
  return rows;
}

const NO_REQUESTS: readonly number[] = [];

/** Labels from their digits; most rows have the same as some others. */
function sharedLabels(): (digits: string) => readonly number[] {
  const known = new Map<string, readonly number[]>();
  return (digits) => {
    let labels = known.get(digits);
    if (labels === undefined) known.set(digits, (labels = Array.from(digits, Number)));
    return labels;
  };
}
