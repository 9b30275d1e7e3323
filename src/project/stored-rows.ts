/**
 * Text form of the resolved rows of a project: the portable part of the store beside the facts. The same rows give the same
 * text, wherever the project lies.
 */
import type { ModuleId, ResolvedModule } from "../graph/resolved-module.js";
import type { Resolution } from "./resolution.js";

type StoredRow = readonly [
  id: number,
  key: string,
  labels: string,
  targets: readonly number[],
  unresolved: readonly number[],
];

interface StoredRows extends Omit<Resolution, "rows"> {
  /** Every id that a row names, ascending. */
  readonly ids: readonly ModuleId[];
  readonly rows: readonly StoredRow[];
}

const NO_TARGET = -1;

export function rowsText({ digest, beyond, rows, failures }: Resolution): string {
  const named = new Set<ModuleId>(rows.keys());
  for (const { targets } of rows.values()) for (const target of targets) if (target !== null) named.add(target);
  const ids = [...named].sort();
  const number = new Map(ids.map((id, index) => [id, index]));
  const numberOf = (id: ModuleId | null): number => (id === null ? NO_TARGET : (number.get(id) ?? NO_TARGET));
  const stored: StoredRows = {
    digest,
    beyond,
    failures,
    ids,
    rows: [...rows.values()]
      .sort((a, b) => (a.id < b.id ? -1 : 1))
      .map(({ id, key, labels, targets, unresolved }) => [
        numberOf(id),
        key ?? "",
        labels.join(""),
        targets.map(numberOf),
        unresolved,
      ]),
  };
  return JSON.stringify(stored);
}

/** Rows from their text form; undefined if it is none. */
export function rowsFrom(text: string): Resolution | undefined {
  try {
    const { digest, beyond, failures, ids, rows: stored } = JSON.parse(text) as StoredRows;
    const rows = new Map<ModuleId, ResolvedModule>();
    for (const [number, key, labels, numbers, unresolved] of stored) {
      const id = ids[number];
      if (id === undefined) return undefined;
      const targets = numbers.map((target) => ids[target] ?? null);
      rows.set(id, { id, key, labels: Array.from(labels, Number), targets, unresolved });
    }
    return { digest, beyond, rows, failures };
  } catch {
    return undefined;
  }
}
