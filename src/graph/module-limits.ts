import { memoised } from "./memo.js";
import type { ModuleId } from "./resolved-module.js";
import type { Topology } from "./topology.js";

/** Limits by module; `key` names them by value. What `of` needs, it makes on first use, which may never come. */
export interface ModuleLimits {
  readonly of: (id: ModuleId) => number | undefined;
  readonly key: string;
}

/** The limit of each module. Memoised for all graphs of the same modules, so that no file asks for them anew. */
export const limitsByModule: (topology: Topology, limits: ModuleLimits) => readonly (number | undefined)[] = memoised(
  ({ modules }, { of }) => modules.map(of),
  ({ key }) => key,
  ({ modules }) => modules,
);
