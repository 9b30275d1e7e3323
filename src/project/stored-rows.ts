/**
 * Text form of the resolved rows of a project: the portable part of the store beside the facts. The same rows give the same
 * text, wherever the project lies.
 */
import type { EmitOptions } from "../facts/emit-options.js";
import type { ModuleId, ResolvedModule } from "../graph/resolved-module.js";
import type { Resolution } from "./resolution.js";

type StoredRow = readonly [
  id: number,
  key: string,
  labels: string,
  targets: readonly number[],
  unresolved: readonly number[],
  /** Index into `emits`, absent for a row without. */
  emit?: number,
];

interface StoredRows extends Omit<Resolution, "rows"> {
  /** Every id that a row names, ascending. */
  readonly ids: readonly ModuleId[];
  readonly rows: readonly StoredRow[];
  /** The emit options of all rows, each once: packages share them. */
  readonly emits: readonly EmitOptions[];
}

const NO_TARGET = -1;

export function rowsText({ digest, beyond, rows, failures, unread, packages }: Resolution): string {
  const named = new Set<ModuleId>(rows.keys());
  for (const { targets } of rows.values()) for (const target of targets) if (target !== null) named.add(target);
  const ids = [...named].sort();
  const number = new Map(ids.map((id, index) => [id, index]));
  const numberOf = (id: ModuleId | null): number => (id === null ? NO_TARGET : (number.get(id) ?? NO_TARGET));
  const emits = new Map<string, number>();
  const emitIndex = ({ emit }: ResolvedModule): readonly [] | readonly [number] => {
    if (emit === undefined) return [];
    const text = JSON.stringify(emit);
    if (!emits.has(text)) emits.set(text, emits.size);
    return [emits.get(text)!];
  };
  const stored: Omit<StoredRows, "emits"> = {
    digest,
    beyond,
    failures,
    unread,
    packages,
    ids,
    rows: [...rows.values()]
      .sort((a, b) => (a.id < b.id ? -1 : 1))
      .map((row) => [
        numberOf(row.id),
        row.key ?? "",
        row.labels.join(""),
        row.targets.map(numberOf),
        row.unresolved,
        ...emitIndex(row),
      ]),
  };
  return JSON.stringify({ ...stored, emits: [...emits.keys()].map((text) => JSON.parse(text) as unknown) });
}

/** Rows from their text form; undefined if it is none. */
export function rowsFrom(text: string): Resolution | undefined {
  try {
    const { digest, beyond, failures, unread, packages, ids, rows: stored, emits } = JSON.parse(text) as StoredRows;
    const rows = new Map<ModuleId, ResolvedModule>();
    for (const [number, key, labels, numbers, unresolved, emit] of stored) {
      const id = ids[number];
      if (id === undefined) return undefined;
      const targets = numbers.map((target) => ids[target] ?? null);
      const options = emit === undefined ? undefined : emits[emit];
      rows.set(id, {
        id,
        key,
        labels: [...labels].map(Number), // what is no text throws, and is not counted up to its length
        targets,
        unresolved,
        ...(options && { emit: options }),
      });
    }
    return { digest, beyond, rows, failures, unread, packages };
  } catch {
    return undefined;
  }
}
