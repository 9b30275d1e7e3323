import type { GraphSettings } from "../config/settings.js";
import { scanRules } from "./base.js";
import { createBodyShelf } from "./body-shelf.js";
import { Project } from "./project.js";
import { projectStore } from "./project-store.js";
import type { Timed } from "./stopwatch.js";
import type { Versions } from "./versions.js";

/**
 * The project of a root, as nobody has looked at it yet.
 * @param root real path
 * @param clock as of Project
 * @param timed as of BaseContext
 */
export function openProject(
  root: string,
  settings: GraphSettings,
  versions: Versions,
  clock?: () => number,
  timed?: Timed,
): Project {
  const store = projectStore(root, settings, versions);
  const bodies = createBodyShelf(root, store);
  return new Project(
    {
      root,
      settings,
      resolverVersion: versions.resolver,
      rules: scanRules(settings),
      store,
      bodies,
      ...(timed && { timed }),
    },
    clock,
  );
}
