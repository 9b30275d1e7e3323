import type { GraphSettings } from "../config/settings.js";
import { scanRules } from "./base.js";
import { createBodyShelf } from "./body-shelf.js";
import { Project } from "./project.js";
import { projectStore, type ProjectStore } from "./project-store.js";
import type { Versions } from "./versions.js";

/**
 * The project of a root, as nobody has looked at it yet.
 * @param root real path
 * @param clock as of Project
 */
export function openProject(root: string, settings: GraphSettings, versions: Versions, clock?: () => number): Project {
  return openWithStore(root, settings, versions, projectStore(root, settings, versions), clock);
}

/** The same with what another store has. */
export function openWithStore(
  root: string,
  settings: GraphSettings,
  versions: Versions,
  store: ProjectStore,
  clock?: () => number,
): Project {
  const bodies = createBodyShelf(root, store);
  return new Project(
    { root, settings, resolverVersion: versions.resolver, rules: scanRules(settings), store, bodies },
    clock,
  );
}
