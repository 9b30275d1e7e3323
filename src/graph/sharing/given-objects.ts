/**
 * What classes keep of which a container makes one object for all who are given it: objects of libraries and states in its fields, and
 * which modules of domains come to them by the methods they call.
 *
 *     @Injectable() class Prices { private cache = new LRUCache(); of(id) { return this.cache.get(id); } }
 *     auth/login.ts: this.prices.of(id)     billing/charge.ts: this.prices.of(id)     both come to Prices.cache
 *
 * Of a domain's class only what is taken out of the object counts. Where several modules list a class, or name it behind tokens of
 * their own, each has another object. O(fields of the classes, and what `comersTo` takes for each). Asks for the bodies of classes that
 * may reach two domains.
 */
import { librariesWith } from "../../catalogue/lookup.js";
import type { StateBody } from "../state/state-bodies.js";
import { stateBodies } from "../state/state-bodies.js";
import { injectionIndex } from "../injection/injection-index.js";
import { changedFields } from "../injection/changed-fields.js";
import { madeInMemory } from "../services/made-in-memory.js";
import type { Topology } from "../topology.js";
import { comersTo, type Provided } from "./comers.js";
import { objectsOf } from "./objects-of-class.js";
import type { KeptObjectKind, KeptThing, ReachedThing, SharingView } from "./sharing-view.js";

/** What each object of a class has in a field, and how others come to it. */
interface KeptField {
  readonly thing: KeptThing;
  readonly provided: readonly Provided[];
}

/** In source order, one for each object of each field. */
export function givenObjects(topology: Topology, owner: number, view: SharingView): readonly ReachedThing[] {
  const [body] = stateBodies(topology, [owner]);
  if (body === undefined) return [];
  const isOwned = view.domains.of[owner]! >= 0;
  const index = injectionIndex(topology, view.tests);
  return fieldsOf(topology, owner, body, view).flatMap(({ thing, provided }) =>
    objectsOf(topology, index, owner, provided[0]!.way[0]!).map(({ isGiven }) => {
      const question = { view, whileLoading: false, through: !isOwned, isGiven };
      const reaches = comersTo(topology, owner, provided, question);
      return { thing, reaches: reaches.filter(({ module }) => view.domains.of[module] !== view.domains.of[owner]) };
    }),
  );
}

function fieldsOf(topology: Topology, owner: number, body: StateBody, view: SharingView): readonly KeptField[] {
  const isOwned = view.domains.of[owner]! >= 0;
  const libraries = librariesWith(view.libraries);
  const path = topology.modules[owner]!;
  const objects = body.services.makings.flatMap(({ once, name, ways, users, range, line, accepted }, making) => {
    const fields = ways.filter(({ length, 1: second }) => length === 3 && second === "new");
    if (once === true || fields.length === 0) return [];
    const made = madeInMemory(topology, libraries, owner, making);
    const library = view.kinds.find((one): one is KeptObjectKind => one === made?.library.kind);
    if (library === undefined) return [];
    const is = { library, making };
    const thing: KeptThing = { id: `${path}#${classOf(name)}`, name, owner, range, line, is, accepted };
    // Who makes an object has another one.
    const methods = isOwned ? [] : users.filter(({ length, 1: second }) => length > 2 && second === "new");
    return [{ thing, provided: [...fields.map((way) => itself(way, name)), ...methods.map((way) => calling(way))] }];
  });
  return [
    ...objects,
    ...(view.kinds.includes(isOwned ? "state" : "common state") ? statesOf(owner, path, body, isOwned) : []),
  ];
}

function statesOf(owner: number, path: string, { state }: StateBody, isOwned: boolean): readonly KeptField[] {
  return state.makers.flatMap((maker) =>
    changedFields(maker).flatMap((field): readonly KeptField[] => {
      const index = maker.fields.indexOf(field);
      const [exported] = maker.exported;
      if (exported === undefined) return [];
      const { range, line, kind, accepted } = field;
      const name = `${maker.name}.${field.name}`;
      const thing: KeptThing = { id: `${path}#${maker.name}`, name, owner, range, line, is: { state: kind }, accepted };
      const methods = isOwned
        ? []
        : maker.routines.flatMap(({ ways, sets, reads }): readonly Provided[] => {
            const doesSet = sets.some((one) => one.state === index);
            if (!doesSet && !reads.some((one) => one.state === index)) return [];
            return ways.map((way) => ({
              ...calling([exported, "new", ...way]),
              ...(doesSet && { sets: true as const }),
            }));
          });
      const settersFirst = methods.toSorted((a, b) => Number(b.sets === true) - Number(a.sets === true));
      return [{ thing, provided: [...settersFirst, itself([exported, "new", field.name], name)] }];
    }),
  );
}

function itself(way: Provided["way"], name: string): Provided {
  return { way, name, how: "itself" };
}

function calling(way: Provided["way"]): Provided {
  return { way, name: way.at(-1)!, how: "function" };
}

function classOf(name: string): string {
  return name.slice(0, name.lastIndexOf("."));
}
