/**
 * Knots that came, grew, shrank or went, each with the imports that did it: those added inside a knot of now, or those removed
 * inside a knot of before, without which nothing would have changed. What went is what came when the change is read backwards.
 */
import { knotCauses } from "../../graph/knot-causes.js";
import type { Arrow, Summary } from "../summary/summary.js";
import { arrowKey } from "./arrow-key.js";

export interface KnotChange {
  readonly is: "born" | "grown" | "shrunk" | "gone";
  /** Of the knot as it is now; if it is gone or shrunk, as it was. */
  readonly modules: readonly string[];
  /** Names of the domains they lie in. */
  readonly domains: readonly string[];
  /** Sizes of the knots that its modules were in before; if it is gone or shrunk, of those they are in now. The largest first. */
  readonly others: readonly number[];
  /**
   * Imports that were added, or removed; one if it alone made the difference. None if no import did, as where a setting changed.
   */
  readonly causes: readonly Arrow[];
  /** The modules of the shortest cycle through the first of them, its importer first; none without a cause. */
  readonly cycle: readonly string[];
}

/** The largest first, those that are larger than before ahead of the others. */
export function knotChanges(base: Summary, head: Summary): readonly KnotChange[] {
  return [
    ...tiedIn(base, head).map((knot) => ({ ...knot, is: knot.others.length === 0 ? ("born" as const) : "grown" })),
    ...tiedIn(head, base).map((knot) => ({ ...knot, is: knot.others.length === 0 ? ("gone" as const) : "shrunk" })),
  ] as readonly KnotChange[];
}

/** Knots of a summary of which the modules are in no one knot of the other. */
function tiedIn(before: Summary, now: Summary): readonly Omit<KnotChange, "is">[] {
  const knotOf = new Map(before.knots.flatMap((modules, knot) => modules.map((id) => [id, knot] as const)));
  const domainOf = new Map(now.modules.map(({ id, domain }) => [id, domain]));
  const known = new Set(before.modules.map(({ id }) => id));
  const old = new Set(eagerImports(before).map(arrowKey));
  const imports = eagerImports(now);
  return now.knots.flatMap((modules): readonly Omit<KnotChange, "is">[] => {
    const knots = new Set(modules.map((id) => knotOf.get(id)));
    if (knots.size === 1 && !knots.has(undefined)) return [];
    knots.delete(undefined);
    const others = [...knots].map((knot) => before.knots[knot!]!.length).sort((a, b) => b - a);
    const domains = [...new Set(modules.flatMap((id) => domainOf.get(id) ?? []))].sort();
    const inside = importsInside(modules, imports);
    // An import between modules that were there says more than one of a module that is new.
    const isNewcomer = ({ from, to }: Arrow): number => Number(!known.has(from)) + Number(!known.has(to));
    const added = inside.filter((one) => !old.has(arrowKey(one))).sort((a, b) => isNewcomer(a) - isNewcomer(b));
    const { edges, cycle } = knotCauses(inside, (id) => knotOf.get(id), added);
    return [{ modules, domains, others, causes: edges.map(({ from, to }) => ({ from, to })), cycle }];
  });
}

function eagerImports({ imports }: Summary): readonly Arrow[] {
  return imports.filter(({ label, isCut }) => label === "eager" && !isCut);
}

function importsInside(modules: readonly string[], imports: readonly Arrow[]): readonly Arrow[] {
  const known = new Set(modules);
  return imports.filter(({ from, to }) => known.has(from) && known.has(to));
}
