/** Whole projects, for who asks about one without linting a file of it: looked at anew, with the projects and settings that rules find. */
import { SettingsError } from "../config/settings-error.js";
import type { Settings } from "../config/settings.js";
import { findRoot } from "../files/root.js";
import type { Topology } from "../graph/topology.js";
import type { Baseline } from "./baselines.js";
import { processState, type ProcessState } from "./process-state.js";

/** A project as the disk has it. */
export interface ProjectNow {
  readonly root: string;
  readonly topology: Topology;
  readonly baseline: Baseline;
  /** The graph of a copy of it, which has the files of another commit in a folder: with the same settings, and nothing is written. */
  readonly topologyOfCopy: (folder: string) => Topology;
}

/**
 * The project whose root is `settings.topology.root`; findings of its modules are asked for without a text.
 * @throws SettingsError if `settings.topology` is wrong or has no root
 */
export function projectNow(given: unknown): ProjectNow {
  const state = processState();
  const settings = state.settings.of(given);
  if (settings.graph.root === undefined) {
    throw new SettingsError(
      "topology.root",
      settings.graph.root,
      "the absolute path of a folder, for instance import.meta.dirname",
    );
  }
  state.places.forget();
  return lookedAt(state, state.places.given(settings.graph.root), settings);
}

/**
 * The project of the files in a folder, with settings as their config has them; undefined for a folder without one.
 * @throws SettingsError if `settings.topology` is wrong
 */
export function projectAround(folder: string, given: unknown): ProjectNow | undefined {
  const state = processState();
  const settings = state.settings.of(given);
  state.places.forget();
  const root = settings.graph.root === undefined ? findRoot(folder) : state.places.given(settings.graph.root);
  return root === undefined ? undefined : lookedAt(state, root, settings);
}

function lookedAt(state: ProcessState, root: string, { graph, view }: Settings): ProjectNow {
  const project = state.projects.of(root, graph);
  const topology = project.topologyNow();
  state.latest.forget();
  const topologyOfCopy = (folder: string): Topology => state.projects.copyOf(root, graph, folder).topologyNow();
  return { root, topology, baseline: state.baselines.at(root, view.baseline, project.lookedAt), topologyOfCopy };
}

/**
 * The graph of a copy of a project in a folder, which rules find from now on for files there, by the same graph settings with that
 * folder for a root. Nothing is written.
 * @param root absolute real path, as that of the folder
 * @throws SettingsError if `settings.topology` is wrong
 */
export function openCopy(root: string, given: unknown, folder: string): Topology {
  const { latest, projects, settings } = processState();
  latest.forget();
  return projects.openCopy(root, settings.of(given).graph, folder).topologyNow();
}
