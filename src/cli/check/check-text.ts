/** What `check` says to people: what each project is made of, unless only new findings are asked for, then the findings file by file. */
import type { ImportStep } from "../../graph/import-step.js";
import { counted } from "../../words/counted.js";
import { domainOriginText } from "../domain-origin-text.js";
import { shownPath } from "../shown-path.js";
import type { Terminal } from "../terminal.js";
import type { CheckRun } from "./check-run.js";
import { closingText } from "./closing-text.js";
import { notLintedText } from "./not-linted.js";
import type { KnotOverview, ProjectOverview } from "./project-overview.js";
import type { Message } from "./rule-host.js";

interface Shown {
  readonly cwd: string;
  /** Shows everything, however much it is. */
  readonly isWhole: boolean;
  readonly paint: Terminal["paint"];
}

const LISTED_AT_MOST = 10;
const STEPS_AT_MOST = 6;
const NAMES_AT_MOST = 4;
const FINDINGS_OF_RULE_AT_MOST = 20;

export function checkText(run: CheckRun, overviews: readonly ProjectOverview[], shown: Shown): string {
  const blocks = overviews.map((overview) => projectText(overview, overviews.length > 1, shown));
  const { presetFor } = run;
  if (presetFor !== undefined) blocks.push(`Checked by the preset recommended, as ${presetFor}\n`);
  else if (!run.isAnyOn) blocks.push("No rule of this plugin is on in the ESLint config for these paths\n");
  const { notLinted, checked } = run;
  if (notLinted.length > 0) blocks.push(`${notLintedText(notLinted, notLinted.length + checked)}\n`);
  if (run.unread.length > 0) blocks.push(`${unreadText(run.unread, shown)}\n`);
  return [...blocks, ...findingsText(run, shown)].join("\n");
}

function projectText(overview: ProjectOverview, isNamed: boolean, shown: Shown): string {
  const { modules, domains, inNoDomain, knots, services, states, idleRules, gaps } = overview;
  const name = isNamed ? `${shownPath(shown.cwd, overview.root) || "."}: ` : "";
  const part = (title: string, lines: readonly string[]): string[] =>
    lines.length === 0 ? [] : ["", shown.paint("bold", title), ...listed(lines, shown)];
  const lines = [
    shown.paint(
      "bold",
      `${name}${counted(modules, "module")}, ${counted(domains.length, "domain")}, ${counted(knots.length, "knot")}, ` +
        `${counted(services.length, "service")}, ${counted(states.length, "shared state")}`,
    ),
    ...part("Domains", [
      ...domains.map((domain) => `${domain.name}: ${counted(domain.modules, "module")}, ${domainOriginText(domain)}`),
      ...(domains.length > 0 && inNoDomain > 0 ? [`in none: ${counted(inNoDomain, "module")}`] : []),
    ]),
    ...part("Knots (modules that all lead to one another)", knots.map(knotText)),
    ...part(
      "Services",
      services.map(({ service, kinds, technologies, domains: users, modules: all }) => {
        const what = [...technologies, ...kinds].join(" ");
        return `${service} (${what}): ${users.length > 0 ? users.join(", ") : "no domain"}; ${counted(all.length, "module")}`;
      }),
    ),
    ...part(
      "Shared states (set as the program runs, and reached by two modules or more)",
      states.map(({ state, kind, modules: all, accepted }) => {
        const reason = accepted === undefined ? "" : `, accepted: ${accepted}`;
        return `${state} (${kind}): ${counted(all.length, "module")}${reason}`;
      }),
    ),
    ...part(
      "Rules that find nothing here",
      idleRules.map(({ rule, why }) => `${rule}: ${why}`),
    ),
    ...part("Gaps of the graph", gaps),
  ];
  return `${lines.join("\n")}\n`;
}

/** A block: how large it is, the way round, and what to do. */
function knotText({ modules, cycle, easiestCut }: KnotOverview): string {
  const { names } = easiestCut;
  const carried = names.includes("*")
    ? " (all names)"
    : names.length > 0
      ? ` (${counted(names.length, "name")}: ${fewOf(names)})`
      : "";
  const steps = cycle.map((step) => `  ${place(step)} imports ${step.imports}`);
  if (steps.length > STEPS_AT_MOST) {
    steps.splice(STEPS_AT_MOST - 1, steps.length - STEPS_AT_MOST, `  … ${steps.length - STEPS_AT_MOST} more …`);
  }
  const cut = cycle.length === 1 ? [] : [`  easiest to cut: ${place(easiestCut)}${carried}`];
  const title =
    cycle.length < modules.length
      ? `${counted(modules.length, "module")}, the shortest way round:`
      : counted(modules.length, "module");
  return [title, ...steps, ...cut].join("\n  ");
}

function fewOf(names: readonly string[]): string {
  return names.length > NAMES_AT_MOST ? `${names.slice(0, NAMES_AT_MOST).join(", ")} …` : names.join(", ");
}

function place({ module, line }: ImportStep): string {
  return `${module}:${line}`;
}

function unreadText(unread: readonly string[], { cwd, isWhole, paint }: Shown): string {
  const some = isWhole ? unread : unread.slice(0, LISTED_AT_MOST);
  const more = unread.length - some.length;
  const paths = some.map((path) => shownPath(cwd, path)).join(", ");
  return `${paint("red", `${counted(unread.length, "file")} that ESLint cannot parse`)}: ${paths}${more > 0 ? ` … ${more} more (--all)` : ""}`;
}

function listed(lines: readonly string[], { isWhole }: Shown): string[] {
  const some = isWhole ? lines : lines.slice(0, LISTED_AT_MOST);
  const more = lines.length - some.length;
  return [...some.map((line) => `  ${line}`), ...(more > 0 ? [`  … ${more} more (--all)`] : [])];
}

/** By file, a line each; of a rule with very many findings the first ones, and how many follow. */
function findingsText(run: CheckRun, { cwd, isWhole, paint }: Shown): string[] {
  const told = new Map<string, number>();
  const blocks: string[] = [];
  for (const [path, messages] of run.found) {
    const lines = messages.flatMap((message) => {
      const count = (told.get(message.rule) ?? 0) + 1;
      told.set(message.rule, count);
      return isWhole || count <= FINDINGS_OF_RULE_AT_MOST ? [messageText(message, paint)] : [];
    });
    if (lines.length > 0) blocks.push(`${[paint("cyan", shownPath(cwd, path)), ...lines].join("\n")}\n`);
  }
  const more = [...told].filter(([, count]) => !isWhole && count > FINDINGS_OF_RULE_AT_MOST);
  const rest = more.map(([rule, count]) => `… ${count - FINDINGS_OF_RULE_AT_MOST} more of ${rule} (--all)\n`);
  return [...blocks, ...(rest.length > 0 ? [rest.join("")] : []), closingText(run, cwd, paint)];
}

function messageText({ line, column, severity, message, rule }: Message, paint: Terminal["paint"]): string {
  const level = severity === 2 ? paint("red", "error") : paint("yellow", "warning");
  return `  ${line}:${column}  ${level}  ${message}  ${paint("dim", rule)}`;
}
