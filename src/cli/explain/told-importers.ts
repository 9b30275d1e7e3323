/** The importers of one module in few lines: by domain or folder, with what they take. */
import type { ViewSettings } from "../../config/settings.js";
import type { Topology } from "../../graph/topology.js";
import { counted } from "../../words/counted.js";
import { domainName } from "./domain-name.js";

export interface ToldImporter {
  readonly module: string;
  /** Exported names; `*` for all of them, none for its effects. */
  readonly takes: readonly string[];
}

const LISTED_AT_MOST = 50;
const NAMES_AT_MOST = 5;

/** A heading for each domain, or folder where there are no domains, and a line for each importer. */
export function groupedLines(
  topology: Topology,
  view: ViewSettings,
  importers: readonly ToldImporter[],
): readonly string[] {
  const groupOf = ({ module }: ToldImporter): string => {
    const domain = domainName(topology, view, module, true);
    return domain ?? `${module.split("/").slice(0, -1).slice(0, 3).join("/") || "."}/`;
  };
  const groups = new Map<string, ToldImporter[]>();
  for (const importer of importers) groups.set(groupOf(importer), [...(groups.get(groupOf(importer)) ?? []), importer]);
  const sorted = [...groups].sort(([a, many], [b, few]) => few.length - many.length || (a < b ? -1 : 1));
  if (importers.length > LISTED_AT_MOST)
    return sorted
      .slice(0, LISTED_AT_MOST)
      .map(([group, own]) => `${group}: ${counted(own.length, "importer")}, ${takenText(own)}`);
  return sorted.flatMap(([group, own]) => [
    `${group}: ${counted(own.length, "importer")}`,
    ...own.map(({ module, takes }) => `  ${module} (${takesText(takes)})`),
  ]);
}

function takesText(takes: readonly string[]): string {
  if (takes.length === 0) return "for its effects";
  return takes.map((name) => (name === "*" ? "all names" : name)).join(", ");
}

/** The names that most take. */
function takenText(importers: readonly ToldImporter[]): string {
  const counts = new Map<string, number>();
  for (const { takes } of importers) for (const name of takes) counts.set(name, (counts.get(name) ?? 0) + 1);
  const sorted = [...counts].sort(([a, many], [b, few]) => few - many || (a < b ? -1 : 1));
  const shown = sorted.slice(0, NAMES_AT_MOST).map(([name, count]) => `${name === "*" ? "all names" : name} ${count}`);
  return [...shown, ...(sorted.length > shown.length ? [`${sorted.length - shown.length} more names`] : [])].join(", ");
}

export interface NamesApart {
  readonly names: readonly string[];
  readonly importers: number;
}

/**
 * The names in groups of which no importer takes of two, the most imported first: who takes names binds them together (union of sets).
 * One group as soon as somebody takes all.
 */
export function namesApart(importers: readonly ToldImporter[]): readonly NamesApart[] {
  const groupOf = new Map<string, Set<string>>();
  for (const { takes } of importers) {
    if (takes.includes("*")) return [];
    const joined = new Set(takes);
    for (const name of takes) for (const other of groupOf.get(name) ?? []) joined.add(other);
    for (const name of joined) groupOf.set(name, joined);
  }
  return [...new Set(groupOf.values())]
    .map((names) => ({
      names: [...names].sort(),
      importers: importers.filter(({ takes }) => takes.some((name) => names.has(name))).length,
    }))
    .sort((a, b) => b.importers - a.importers || (a.names[0]! < b.names[0]! ? -1 : 1));
}
