/** `explain`: all evidence for the findings at one place, and what can be done; where there is none, what the graph knows of it. */
import { relative, sep } from "node:path";
import { findingKey, type BaselineEntry } from "../../config/baseline.js";
import { readText } from "../../files/disk.js";
import { baselineFile, readBaseline } from "../../project/baselines.js";
import { counted } from "../../words/counted.js";
import { choice, type Command } from "../command.js";
import { lintRun, type LintRun, type RunFinding } from "../lint-run.js";
import type { Terminal } from "../terminal.js";
import { askedLocation, type AskedLocation } from "./asked-location.js";
import { evidenceOf } from "./evidence.js";
import { EXPLAIN_FORMATS, type Answer, type ExplainedFinding, type ExplainFormat } from "./explain-report.js";
import { healthEvidence } from "./health-evidence.js";
import { lineKnowledge, moduleKnowledge } from "./line-knowledge.js";

const FORMATS = Object.keys(EXPLAIN_FORMATS) as ExplainFormat[];

export const explain: Command = {
  summary: "all evidence for a finding, and the ways out",
  help: `explain <file>[:<line>[:<column>]]
  Lints the file with the config of this project (without one: by the preset recommended), and gives for each finding at the place
  (a file alone: of the file) all evidence and the ways out, the best first. Findings in a baseline or silenced by a comment are
  among them. Where there is no finding, it says what the graph knows of the line.

    npx eslint-plugin-topology explain src/billing/plan.ts:4
    npx eslint-plugin-topology explain src/billing/plan.ts

  --format     text or json (default: text)
`,
  options: { format: { type: "string" } },
  run: async (cwd, { values, positionals }, terminal) => {
    const [place, ...others] = positionals;
    if (place === undefined || others.length > 0)
      throw new Error("explain takes one file, or a line of it as src/a.ts:7");
    const format = choice("format", values["format"], FORMATS);
    const location = askedLocation(cwd, place);
    terminal.progress(`Linting ${place}`);
    const run = await lintRun(cwd, [location.file], true);
    if (run.unread.length > 0) throw new Error(`ESLint cannot parse ${place}`);
    return { status: 0, text: EXPLAIN_FORMATS[format](answerOf(run, location, terminal), terminal) };
  },
};

type Surroundings = LintRun["recording"]["projects"][number];

/** @throws Error for a file that is no module of its project */
function answerOf(run: LintRun, location: AskedLocation, terminal: Terminal): Answer {
  const [project] = run.recording.projects;
  if (project === undefined)
    throw new Error(`${location.file} is no module of a project: it is ignored, or there is no package.json above it`);
  const { root, topology, view } = project;
  const module = relative(root, location.file).split(sep).join("/");
  const self = topology.nodeOf(module);
  if (self === undefined) throw new Error(`${module} is no module of the graph of ${root}`);
  const findings = explained(run, project, self, location, terminal);
  const { line } = location;
  const lines = (readText(location.file) ?? "").split(/\r\n|[\n\r\u2028\u2029]/u).length;
  if (line !== undefined && (line < 1 || line > lines))
    throw new Error(`${module} has ${counted(lines, "line")}, and no line ${line}`);
  const place = { module, ...(line !== undefined && { line }) };
  if (findings.length > 0) return { ...place, findings };
  return {
    ...place,
    findings,
    knowledge: line === undefined ? moduleKnowledge(topology, view, self) : lineKnowledge(topology, view, self, line),
  };
}

function explained(
  run: LintRun,
  project: Surroundings,
  self: number,
  location: AskedLocation,
  terminal: Terminal,
): readonly ExplainedFinding[] {
  const { root, topology, view } = project;
  const baseline = baselineOf(project);
  const all = [
    ...run.findings.map((found) => ({ found })),
    ...run.silenced.map((found) => ({ found, why: found.why })),
  ];
  const isAsked = askedPlaces(
    [...all.map(({ found }) => found.place), ...run.notes.map(({ place }) => place)],
    location,
  );
  const chosen = all.filter(({ found }) => isAsked(found.place));
  const findings = chosen.map(({ found, why }: { readonly found: RunFinding; readonly why?: string }) => {
    const { finding, options, message, place } = found;
    const { rule, module, ...subject } = finding;
    terminal.progress(`Explaining ${rule} at ${module}:${place.line}`);
    const hidden = hiddenBy(why, baseline.get(findingKey(finding)));
    const explanation = evidenceOf({ root, topology, view, self, finding, options });
    const ways = [...explanation.ways, ...(hidden === undefined ? [KEEP_IN_BASELINE] : [])];
    return {
      ...placeOf(place),
      module,
      message,
      subject,
      ...(hidden !== undefined && { hidden }),
      explanation: { ...explanation, ways },
    };
  });
  const notes = run.notes
    .filter(({ place }) => isAsked(place))
    .map((note) => ({
      ...placeOf(note.place),
      module: topology.modules[self]!,
      message: note.message,
      explanation: healthEvidence(topology, self, note),
    }));
  return [...findings, ...notes].sort((a, b) => a.line - b.line || a.column - b.column);
}

function hiddenBy(comment: string | undefined, entry: BaselineEntry | undefined): ExplainedFinding["hidden"] {
  if (comment !== undefined) return { by: "comment", why: comment };
  return entry && { by: "baseline", ...(entry.why !== undefined && { why: entry.why }) };
}

const KEEP_IN_BASELINE =
  'If it is known and stays for now: npx eslint-plugin-topology baseline --grow, and a "why" in its line';

function baselineOf({ root, view: { baseline } }: Surroundings): ReadonlyMap<string, BaselineEntry> {
  const entries = baseline === false ? [] : (readBaseline(baselineFile(root, baseline)) ?? []);
  return new Map(entries.map((entry) => [findingKey(entry), entry]));
}

function placeOf({ ruleId, line, column }: Place): Pick<ExplainedFinding, "ruleId" | "line" | "column"> {
  return { ruleId, line, column };
}

type Place = RunFinding["place"];

/** What is asked about of all places in the file: what is at the column if anything is, else what is in the line; without a line all. */
function askedPlaces(places: readonly Place[], { line, column }: AskedLocation): (place: Place) => boolean {
  if (line === undefined) return () => true;
  const isExact = (place: Place): boolean => place.line === line && place.column === column;
  return places.some(isExact) ? isExact : (place) => place.line === line;
}
