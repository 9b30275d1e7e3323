/** Modules with which more or fewer others fail than before. */
import type { Summary } from "../summary/summary.js";

export interface RadiusChange {
  readonly module: string;
  /** How many others fail with it. */
  readonly before: number;
  readonly after: number;
}

/** Of modules that were there and are; the greatest difference first, of equal ones the first by path. */
export function radiusChanges(base: Summary, head: Summary): readonly RadiusChange[] {
  const known = new Map(base.modules.map(({ id, dependents }) => [id, dependents]));
  const changes = head.modules.flatMap(({ id, dependents }): readonly RadiusChange[] => {
    const before = known.get(id);
    return before === undefined || before === dependents ? [] : [{ module: id, before, after: dependents }];
  });
  const differenceOf = ({ before, after }: RadiusChange): number => Math.abs(after - before);
  return changes.sort((a, b) => differenceOf(b) - differenceOf(a) || (a.module < b.module ? -1 : 1));
}
