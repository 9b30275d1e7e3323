/** What the command `explain` says, for people and for programs. */
import type { FindingSubject } from "../../config/baseline.js";
import type { Terminal } from "../terminal.js";
import type { Explanation, Section } from "./explanation.js";
import type { LineKnowledge } from "./line-knowledge.js";

export interface ExplainedFinding {
  /** With the prefix that the config gives the plugin. */
  readonly ruleId: string;
  readonly module: string;
  readonly line: number;
  readonly column: number;
  readonly message: string;
  /** None for what has no identity. */
  readonly subject?: FindingSubject;
  /** Why ESLint does not show it: a baseline with the reason in it, or a comment with its own, if they give any. */
  readonly hidden?: { readonly by: "baseline" | "comment"; readonly why?: string };
  readonly explanation: Explanation;
}

export interface Answer {
  /** As it was asked: path from the root, and line. */
  readonly module: string;
  readonly line?: number;
  readonly findings: readonly ExplainedFinding[];
  /** Where there is none. */
  readonly knowledge?: LineKnowledge;
}

export type ExplainFormat = keyof typeof EXPLAIN_FORMATS;

export const EXPLAIN_FORMATS = { text: asText, json: asJson } as const;

function asText({ module, line, findings, knowledge }: Answer, { paint }: Pick<Terminal, "paint">): string {
  const told = new Set<string>();
  const blocks = findings.map((finding) => findingLines(withoutRepeats(finding, told), paint));
  if (findings.length > 0) return `${blocks.map((lines) => lines.join("\n")).join("\n\n\n")}\n`;
  const where = line === undefined ? module : `${module}:${line}`;
  const sections = knowledge?.sections ?? [];
  const none = [paint("bold", `No finding at ${where}`)];
  if (sections.length === 0)
    return `${[...none, "", "The graph knows nothing of it: no import, no state, no client of a service, no export"].join("\n")}\n`;
  return `${[...none, ...sectionLines(sections, paint)].join("\n")}\n`;
}

/** From this many lines on, the same again says less than that it is the same. */
const WORTH_REPEATING = 5;

/** Findings in one knot have much in common. */
function withoutRepeats(finding: ExplainedFinding, told: Set<string>): ExplainedFinding {
  const sections = finding.explanation.sections.map(({ title, lines }) => {
    const key = [title, ...lines].join("\n");
    const isRepeated = lines.length > WORTH_REPEATING && told.has(key);
    told.add(key);
    return { title, lines: isRepeated ? ["as above"] : lines };
  });
  return { ...finding, explanation: { ...finding.explanation, sections } };
}

type Paint = Terminal["paint"];

function findingLines(
  { ruleId, module, line, column, message, hidden, explanation }: ExplainedFinding,
  paint: Paint,
): readonly string[] {
  const { sections, ways } = explanation;
  return [
    paint("bold", `${module}:${line}:${column} ${ruleId}`),
    message,
    ...(hidden === undefined ? [] : [paint("dim", hiddenText(hidden))]),
    ...sectionLines(sections, paint),
    ...(ways.length === 0
      ? []
      : ["", paint("bold", "Ways out, best first"), ...ways.map((way, at) => `  ${at + 1}. ${way}`)]),
  ];
}

function hiddenText({ by, why }: NonNullable<ExplainedFinding["hidden"]>): string {
  const what =
    by === "baseline"
      ? "ESLint does not show it: it is in the baseline"
      : "ESLint does not show it: a comment silences it";
  return why === undefined || why === "" ? what : `${what} (${why})`;
}

function sectionLines(sections: readonly Section[], paint: Paint): readonly string[] {
  return sections.flatMap(({ title, lines }) => ["", paint("bold", title), ...lines.map((text) => `  ${text}`)]);
}

function asJson({ module, line, findings, knowledge }: Answer): string {
  const found = {
    version: 1,
    module,
    ...(line !== undefined && { line }),
    findings: findings.map(({ explanation: { evidence, ways }, ...finding }) => ({
      ...finding,
      evidence,
      waysOut: ways,
    })),
    ...(knowledge !== undefined && { known: knowledge.known }),
  };
  return `${JSON.stringify(found, undefined, 2)}\n`;
}
