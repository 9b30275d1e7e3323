import { processState } from "./process-state.js";

/**
 * From now on no project of this process believes its store: what is in one made something fail.
 * @returns whether one did so far
 */
export function distrustStores(): boolean {
  const { latest, projects } = processState();
  latest.forget();
  return projects.all().filter((project) => project.distrustStore()).length > 0;
}
