/** What `compare` says, in three forms. */
import { counted } from "../../words/counted.js";
import { domainImports } from "../change/domain-import-changes.js";
import type { ComparedSide } from "./compared-side.js";
import type { ServiceFailure } from "./service-failures.js";

export type CompareFormat = keyof typeof COMPARE_FORMATS;

export const COMPARE_FORMATS = { text: asText, markdown: asMarkdown, json: asJson } as const;

type Sides = readonly [ComparedSide, ComparedSide];

/** A question, and what each side says to it. */
type Row = readonly [question: string, first: string, second: string];

const SERVICES_AT_MOST = 10;

function rowsOf(sides: Sides): readonly Row[] {
  const row = (question: string, answer: (side: ComparedSide) => string | number): Row => {
    const [first, second] = sides.map((side) => String(answer(side)));
    return [question, first!, second!];
  };
  return [
    row("modules", ({ summary: { modules } }) => modules.filter(({ isTest }) => !isTest).length),
    row("modules in import cycles", ({ summary: { knots } }) => inKnots(knots)),
    row("imports between domains", ({ summary }) => importsText(summary)),
    row("states that modules share", ({ summary: { states } }) => states.length),
    row("services that domains share", ({ summary: { services } }) => sharedServices(services)),
    row("propagation cost", ({ summary }) => `${(100 * summary.propagationCost).toFixed(1)} %`),
    ...worstServices(sides).map((service) =>
      row(`${service} fails`, ({ failures }) => failureText(failures.find((one) => one.service === service))),
    ),
  ];
}

function inKnots(knots: readonly (readonly string[])[]): string {
  const modules = knots.reduce((sum, knot) => sum + knot.length, 0);
  return knots.length < 2 ? String(modules) : `${modules} in ${knots.length} knots`;
}

function importsText(summary: ComparedSide["summary"]): string {
  const pairs = domainImports(summary);
  const imports = [...pairs.values()].reduce((sum, { size }) => sum + size, 0);
  return pairs.size < 2 ? String(imports) : `${imports} in ${pairs.size} directions`;
}

function sharedServices(services: ComparedSide["summary"]["services"]): number {
  return services.filter(({ told }) => told.length > 0).length;
}

function worstServices(sides: Sides): readonly string[] {
  const worst = new Map<string, number>();
  for (const { service, modules } of sides.flatMap(({ failures }) => failures))
    worst.set(service, Math.max(modules, worst.get(service) ?? 0));
  return [...worst]
    .sort(([a, most], [b, more]) => more - most || (a < b ? -1 : 1))
    .slice(0, SERVICES_AT_MOST)
    .map(([service]) => service);
}

function failureText(failure: ServiceFailure | undefined): string {
  if (failure === undefined) return "not used";
  const { modules, domains } = failure;
  const where =
    domains.length === 0 ? "" : ` in ${domains.length > 3 ? `${domains.length} domains` : domains.join(", ")}`;
  return `${counted(modules, "module")}${where}`;
}

function asText(sides: Sides): string {
  const rows: readonly Row[] = [["", sides[0].name, sides[1].name], ...rowsOf(sides)];
  const widths = [0, 1].map((column) => Math.max(...rows.map((row) => row[column]!.length)));
  const lines = rows.map(([question, first, second]) =>
    `${question.padEnd(widths[0]!)}  ${first.padEnd(widths[1]!)}  ${second}`.trimEnd(),
  );
  return `${lines.join("\n")}\n`;
}

function asMarkdown(sides: Sides): string {
  const cell = (text: string): string => text.replace(/[\\|*_`<>[\]]/g, "\\$&").replaceAll("@", "@<!-- -->");
  const line = (row: Row): string => `| ${row.map(cell).join(" | ")} |`;
  const [a, b] = sides;
  return `${[line(["", a.name, b.name]), "|---|---|---|", ...rowsOf(sides).map(line)].join("\n")}\n`;
}

function asJson(sides: Sides): string {
  const answer = {
    version: 1,
    sides: sides.map(({ name, summary, failures }) => ({
      name,
      modules: summary.modules.filter(({ isTest }) => !isTest).length,
      domains: summary.domains,
      knots: summary.knots,
      domainImports: [...domainImports(summary)].map(([pair, imports]) => {
        const [from, to] = pair.split("\0");
        return { from, to, imports: [...imports.values()] };
      }),
      states: summary.states,
      services: summary.services,
      propagationCost: summary.propagationCost,
      failures,
    })),
  };
  return `${JSON.stringify(answer, undefined, 2)}\n`;
}
