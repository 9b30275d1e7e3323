import type { Base } from "./base.js";
import type { BodyShelf } from "./body-shelf.js";
import { NO_STORE, type ProjectStore } from "./project-store.js";

/**
 * What is known of one project, as the store of a copy of it: facts and bodies hold for equal texts, and resolutions, whose paths are
 * relative, as far as their digest says that the configuration is the same. Nothing is written to it.
 */
export function lentStore({ shelf, resolution }: Pick<Base, "shelf" | "resolution">, bodies: BodyShelf): ProjectStore {
  return {
    ...NO_STORE,
    load: () => ({ shelf: new Map(shelf), sources: undefined, resolution }),
    loadBodies: () => bodies.known(),
  };
}
