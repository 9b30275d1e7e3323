/** `doctor --write`: shows the settings it proposes and writes them to a file of their own, unless one is there. */
import { join } from "node:path";
import type { Settings } from "../../config/settings.js";
import { readText } from "../../files/disk.js";
import { replaceFile } from "../../files/replace-file.js";
import { examineProject } from "../../project/examined-project.js";
import type { Outcome } from "../command.js";
import type { DoctorFormat } from "./doctor-report.js";
import { proposedSettings, SETTINGS_FILE } from "./proposed-settings.js";

/** Never touches what somebody has written: neither the ESLint config nor a file of settings that says something else. */
export function writeSettings(root: string, given: object, settings: Settings, format: DoctorFormat): Outcome {
  const { topology } = examineProject(root, settings.graph);
  const [note] = topology.health.notes;
  if (note !== undefined) throw new Error(`There is no import graph of ${root}: ${note}`);
  const { text, notes, settings: proposed } = proposedSettings(topology, settings, given);
  const file = join(root, SETTINGS_FILE);
  const before = readText(file);
  const state = stateOf(text, before);
  if (state === "written") replaceFile(file, text!);
  if (format === "json") {
    const answer = { version: 1, file: SETTINGS_FILE, state, settings: proposed, notes };
    return { status: 0, text: `${JSON.stringify(answer, undefined, 2)}\n` };
  }
  const lines = [
    ...(text === undefined ? [] : [text]),
    ...notes.map((one) => `Not proposed: ${one}`),
    WORDS[state],
    ...(state === "written" ? useLines(given) : []),
  ];
  return { status: 0, text: `${lines.join("\n")}\n` };
}

type State = "written" | "as it was" | "kept" | "nothing";

function stateOf(text: string | undefined, before: string | undefined): State {
  if (text === undefined) return "nothing";
  if (before === undefined) return "written";
  return before === text ? "as it was" : "kept";
}

const WORDS: Readonly<Record<State, string>> = {
  written: `Written to ${SETTINGS_FILE}`,
  "as it was": `${SETTINGS_FILE} is there and says just that`,
  kept: `${SETTINGS_FILE} is there and says something else, so it stays as it is`,
  nothing: "Nothing to propose, and nothing written",
};

/** What the config sets already is to stay. */
function useLines(given: object): readonly string[] {
  const value = Object.keys(given).length === 0 ? "topologySettings" : "{ ...topologySettings, /* what is there */ }";
  return [
    "",
    "To use it, in eslint.config.js:",
    "",
    `  import topologySettings from "./${SETTINGS_FILE}";`,
    "  // and in the config that has the rules",
    `  settings: { topology: ${value} },`,
  ];
}
