/**
 * The projects of a process by their roots, one for each set of graph settings that is in use.
 *
 * Other settings than before replace a project, as when a config is edited; two settings in turn are two graphs of one
 * project, whose findings would contradict each other.
 */
import { SettingsError } from "../config/settings-error.js";
import type { GraphSettings } from "../config/settings.js";
import { openProject, openWithStore } from "./open-project.js";
import type { Place } from "./places.js";
import type { Project } from "./project.js";
import type { Versions } from "./versions.js";

/** Settings that nobody has used for so long are taken for earlier ones. */
const IDLE_MS = 1000;

interface Use {
  readonly settingsKey: string;
  readonly project: Project;
  usedAt: number;
}

export class Projects {
  readonly #versions: Versions;
  /** Those of a root, most recently used last; two while its settings change. */
  readonly #uses = new Map<string, Use[]>();
  /** Graph settings as text, to compare them by value. */
  readonly #settingsKeys = new WeakMap<GraphSettings, string>();

  constructor(versions: Versions) {
    this.#versions = versions;
  }

  /**
   * @param root absolute real path
   * @throws SettingsError if another set of settings is in use for the root
   */
  of(root: string, settings: GraphSettings): Project {
    const settingsKey = this.#keyOf(settings);
    const now = performance.now();
    const uses = (this.#uses.get(root) ?? []).filter(
      (use) => use.settingsKey === settingsKey || now - use.usedAt < IDLE_MS,
    );
    let use = uses.find((one) => one.settingsKey === settingsKey);
    if (use === undefined) {
      use = { settingsKey, project: openProject(root, settings, this.#versions), usedAt: now };
      uses.push(use);
    } else if (use !== uses.at(-1)) {
      throw new SettingsError(
        "topology",
        settings,
        `one set of graph settings for ${root}; another config gives other ones`,
      );
    }
    use.usedAt = now;
    this.#uses.set(root, uses);
    return use.project;
  }

  /**
   * A copy of a project in another folder, as of another time: with the same settings, and with what is known of the texts that
   * both have. It writes nothing, and nobody else finds it.
   * @param copy absolute real path
   */
  copyOf(root: string, settings: GraphSettings, copy: string): Project {
    return openWithStore(copy, settings, this.#versions, this.of(root, settings).lent());
  }

  /** The same, as the project of its folder from now on. */
  openCopy(root: string, settings: GraphSettings, copy: string): Project {
    const project = this.copyOf(root, settings, copy);
    this.#uses.set(copy, [{ settingsKey: this.#keyOf(settings), project, usedAt: performance.now() }]);
    return project;
  }

  /** Whether the last look of a project found a module at a place. */
  hasModule({ root, id }: Place): boolean {
    return this.#uses.get(root ?? "")?.some(({ project }) => project.has(id)) === true;
  }

  all(): readonly Project[] {
    return [...this.#uses.values()].flat().map(({ project }) => project);
  }

  /** Without the root as it is given, which leads to the real one. */
  #keyOf(settings: GraphSettings): string {
    let key = this.#settingsKeys.get(settings);
    if (key === undefined) this.#settingsKeys.set(settings, (key = JSON.stringify({ ...settings, root: undefined })));
    return key;
  }
}
