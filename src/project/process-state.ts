/**
 * What this package keeps in a process: all that outlives a question, and the only place for it.
 *
 * It lies under a key of the exact version on `globalThis`: an ESLint config that is loaded twice, or a plugin that is
 * evaluated twice, finds the same projects, and two versions do not meet.
 */
import { Baselines } from "./baselines.js";
import { LatestPass } from "./latest-pass.js";
import { ParsedSettings } from "./parsed-settings.js";
import { Places } from "./places.js";
import { Projects } from "./projects.js";
import type { Recording } from "./recording.js";
import { PLUGIN_VERSION, readVersions } from "./versions.js";

export interface ProcessState {
  readonly projects: Projects;
  /** Forgotten after a second without questions. */
  readonly places: Places;
  readonly settings: ParsedSettings;
  readonly baselines: Baselines;
  readonly latest: LatestPass;
  /** Present while a command collects what the rules find. */
  recording: Recording | undefined;
}

const STATE = Symbol.for(`eslint-plugin-topology@${PLUGIN_VERSION}`);
/** @shared-state all rules and threads of a process look at the same projects: this is where they are kept */
const holder = globalThis as { [STATE]?: ProcessState };

export function processState(): ProcessState {
  return (holder[STATE] ??= {
    projects: new Projects(readVersions()),
    places: new Places(),
    settings: new ParsedSettings(),
    baselines: new Baselines(),
    latest: new LatestPass(),
    recording: undefined,
  });
}
