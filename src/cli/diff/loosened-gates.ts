/** All checks that a change makes weaker, or goes round: comments, reasons, the baseline, rules and settings. */
import { join, relative, sep } from "node:path";
import { matchesAny } from "../../config/path-patterns.js";
import { findingKey, findingText } from "../../config/baseline.js";
import { languageOf } from "../../facts/language.js";
import { readText } from "../../files/disk.js";
import { baselineFile, readBaseline } from "../../project/baselines.js";
import plugin from "../../index.js";
import type { AskedProject } from "../asked-project.js";
import { renamedFinding } from "../change/renamed-finding.js";
import type { Sides } from "./change-since.js";
import { hasEslint } from "../project-eslint.js";
import { loosenedComments } from "./loosened-comments.js";
import { loosenedConfig } from "./loosened-config.js";
import type { Loosened, LoosenedGates } from "./loosened.js";
import { projectConfig, type ProjectConfig } from "./project-config.js";

/** A config says by folders and names what it says; so many files, spread over the project, come to all it says. */
const ASKED_AT_MOST = 200;

export async function loosenedGates(project: AskedProject, sides: Sides): Promise<LoosenedGates> {
  const notes: string[] = [];
  const { found, names } = await configGates(project, sides, notes);
  const isOwn = (rule: string): boolean => names.has(rule);
  const isTest = matchesAny(project.view.tests);
  const comments = sides.files.flatMap(({ before, after }): readonly Loosened[] => {
    // Tests may do as they like, and some have such comments in texts that they test with.
    if (after === undefined || languageOf(after) === undefined || isTest(after)) return [];
    const old = before === undefined ? "" : (readText(join(sides.base, before)) ?? "");
    return loosenedComments(old, readText(join(sides.head, after)) ?? "", { isOwn }).map(({ is, line, what }) => ({
      is,
      place: `${after}:${line}`,
      what,
    }));
  });
  return { found: [...found, ...baselineGates(project, sides, notes), ...comments], notes };
}

/** What cannot be compared is noted. */
async function configGates(
  { root, cwd }: AskedProject,
  { base, head, topology, files }: Sides,
  notes: string[],
): Promise<{ readonly found: readonly Loosened[]; readonly names: ReadonlySet<string> }> {
  const back = new Map(files.flatMap(({ before, after }) => (before && after ? [[after, before] as const] : [])));
  const pathBefore = (path: string): string => back.get(path) ?? path;
  const asked = spread(
    topology.modules.filter((_, node) => topology.rows[node]!.key !== undefined),
    ASKED_AT_MOST,
  );
  const within = relative(root, cwd);
  const from = (folder: string): string => (within.startsWith("..") ? folder : join(folder, within));
  // Without an ESLint there is nothing to compare.
  if (!hasEslint(cwd)) return { found: [], names: OWN_NAMES };
  const now = await configOf(head, from(head), asked);
  if (typeof now === "string") {
    notes.push(`The ESLint config cannot be evaluated, so rules and settings are not compared: ${now}`);
    return { found: [], names: OWN_NAMES };
  }
  const names = now.names.size === 0 ? OWN_NAMES : now.names;
  const before = await configOf(base, from(base), asked.map(pathBefore));
  try {
    if (typeof before !== "string") return { found: loosenedConfig(before, now, pathBefore), names };
    notes.push(`The ESLint config of before cannot be evaluated, so rules and settings are not compared: ${before}`);
  } catch (error) {
    notes.push(`Settings cannot be compared: ${error instanceof Error ? error.message : String(error)}`);
  }
  const changed = files.find(({ after }) => after !== undefined && /(?:^|\/)eslint\.config\.[cm]?[jt]s$/.test(after));
  if (changed !== undefined) notes.push(`${changed.after} changed`);
  return { found: [], names };
}

/** As the README has it. */
const OWN_NAMES: ReadonlySet<string> = new Set(Object.keys(plugin.rules).map((name) => `topology/${name}`));

/** Or why it cannot be evaluated, in one line. */
async function configOf(folder: string, cwd: string, paths: readonly string[]): Promise<ProjectConfig | string> {
  try {
    return await projectConfig(folder, cwd, paths);
  } catch (error) {
    const [line = ""] = (error instanceof Error ? error.message : String(error)).split("\n", 1);
    // The folder of a copy has another name each time.
    return line.replaceAll(folder, ".");
  }
}

/** At most so many of some names, from all over their order. */
function spread(names: readonly string[], most: number): readonly string[] {
  const step = Math.max(1, names.length / most);
  return Array.from({ length: Math.min(most, names.length) }, (_, at) => names[Math.floor(at * step)]!);
}

function baselineGates(project: AskedProject, { base, head, files }: Sides, notes: string[]): readonly Loosened[] {
  const { root, view } = project;
  if (view.baseline === false) return [];
  const place = relative(root, baselineFile(root, view.baseline)).split(sep).join("/");
  if (place.startsWith("../")) return [];
  const moved = new Map(files.flatMap(({ before, after }) => (before && after ? [[before, after] as const] : [])));
  try {
    const known = new Set(
      (readBaseline(join(base, place)) ?? []).map((entry) => findingKey(renamedFinding(entry, moved))),
    );
    return (readBaseline(join(head, place)) ?? [])
      .filter((entry) => !known.has(findingKey(entry)))
      .map((entry) => ({ is: "baseline", place, what: `also has ${findingText(entry)}` }));
  } catch (error) {
    notes.push(`Baselines cannot be compared: ${error instanceof Error ? error.message : String(error)}`);
    return [];
  }
}
