/** The objects of libraries that a module keeps in memory, and which modules of domains come to them. */
import { librariesWith } from "../../catalogue/lookup.js";
import { madeInMemory } from "../services/made-in-memory.js";
import { stateBodies } from "../state/state-bodies.js";
import type { Topology } from "../topology.js";
import { comersTo, type Provided } from "./comers.js";
import type { KeptObjectKind, ReachedThing, SharingView } from "./sharing-view.js";

/** What others do to these while they load stays: listeners, subscribers. */
const SUBSCRIBED: ReadonlySet<KeptObjectKind> = new Set(["emitter", "store"] as const);

/** In source order. O(makings of the module), and what `comersTo` takes for each. Asks for the body of the module. */
export function reachedObjects(topology: Topology, owner: number, view: SharingView): readonly ReachedThing[] {
  const isOwned = view.domains.of[owner]! >= 0;
  const libraries = librariesWith(view.libraries);
  const makings = stateBodies(topology, [owner])[0]?.services.makings ?? [];
  return makings.flatMap(({ once, name, ways, users, range, line, accepted }, making) => {
    if (once !== true || ways.length + users.length === 0) return [];
    const made = madeInMemory(topology, libraries, owner, making);
    const library = view.kinds.find((one): one is KeptObjectKind => one === made?.library.kind);
    // Who calls a method of another domain's object asks for an answer.
    if (library === undefined || (isOwned && made?.inside)) return [];
    const id = `${topology.modules[owner]}#${name || "default"}`;
    const thing = {
      id,
      name,
      owner,
      range,
      line,
      is: { library, making, ...(made?.inside && { inside: made.inside }) },
      accepted,
    };
    const provided: Provided[] = ways.map((way) => ({ way, name, how: "itself" }));
    // Code of a domain may use what that domain keeps, and gives an answer.
    if (!isOwned) provided.push(...users.map((way) => ({ way, name: way.at(-1) ?? "", how: "function" as const })));
    const reaches = comersTo(topology, owner, provided, {
      view,
      whileLoading: SUBSCRIBED.has(library),
      through: !isOwned,
    });
    return [{ thing, reaches: reaches.filter(({ module }) => view.domains.of[module] !== view.domains.of[owner]) }];
  });
}
