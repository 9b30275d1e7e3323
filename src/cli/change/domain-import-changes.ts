/** Imports from one domain to another that came or went. Those that the compiler drops couple nothing. */
import type { Arrow, Summary } from "../summary/summary.js";
import { arrowKey, byEnds } from "./arrow-key.js";

export interface DomainImportChange {
  readonly from: string;
  readonly to: string;
  /** Numbers of imports. */
  readonly before: number;
  readonly after: number;
  readonly added: readonly Arrow[];
  readonly removed: readonly Arrow[];
}

/** Pairs of domains without a difference are none; by names. */
export function domainImportChanges(base: Summary, head: Summary): readonly DomainImportChange[] {
  const before = domainImports(base);
  const after = domainImports(head);
  const pairs = [...new Set([...before.keys(), ...after.keys()])].sort();
  return pairs.flatMap((pair): readonly DomainImportChange[] => {
    const [from = "", to = ""] = pair.split("\0");
    const old = before.get(pair) ?? new Map<string, Arrow>();
    const now = after.get(pair) ?? new Map<string, Arrow>();
    const added = arrowsOnlyIn(now, old);
    const removed = arrowsOnlyIn(old, now);
    if (added.length + removed.length === 0) return [];
    return [{ from, to, before: old.size, after: now.size, added, removed }];
  });
}

/** By pair of domains, then by the modules at the ends. */
export function domainImports({ modules, imports }: Summary): ReadonlyMap<string, ReadonlyMap<string, Arrow>> {
  const domainOf = new Map(modules.map(({ id, domain }) => [id, domain]));
  const found = new Map<string, Map<string, Arrow>>();
  for (const { from, to, label } of imports) {
    const own = domainOf.get(from);
    const other = domainOf.get(to);
    if (label === "erased" || own === undefined || other === undefined || own === other) continue;
    const pair = arrowKey({ from: own, to: other });
    const arrows = found.get(pair) ?? new Map<string, Arrow>();
    found.set(pair, arrows.set(arrowKey({ from, to }), { from, to }));
  }
  return found;
}

function arrowsOnlyIn(arrows: ReadonlyMap<string, Arrow>, others: ReadonlyMap<string, Arrow>): readonly Arrow[] {
  return [...arrows].flatMap(([key, arrow]) => (others.has(key) ? [] : [arrow])).sort(byEnds);
}
