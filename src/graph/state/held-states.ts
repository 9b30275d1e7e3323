/**
 * The states that one module holds, and the ways by which others come to them: its variables and static fields, and the fields of
 * the objects that it makes once, whoever declares their class.
 *
 *     const sessions = new Map()                      src/auth.ts#sessions
 *     export const store = new Store()                src/store.ts#store.items, #store.count … as the class has fields
 *     export const db = singleton("db", () => …)      likewise, if `singleton` is among the helpers
 */
import type { ImportTouch, Maker, Routine, StateAccess, StateFact, Way } from "../../facts/state/state-facts.js";
import { instanceMaker } from "./instance-maker.js";
import { memoised } from "../memo.js";
import { isChange } from "./state-change.js";
import { stateBodies, type StateBody } from "./state-bodies.js";
import type { Topology } from "../topology.js";

export interface StateNode {
  /** `path#name`: `src/store.ts#store.items`. */
  readonly id: string;
  /** As it is named in its module. */
  readonly name: string;
  /** `path#name` of the variable or class that holds it: `src/store.ts#store`. */
  readonly holder: string;
  readonly owner: number;
  readonly kind: StateFact["kind"];
  /** Of the declaration in its module. */
  readonly range: readonly [start: number, end: number];
  readonly line: number;
  readonly harmless: StateFact["harmless"];
  /** What the comment at the declaration says; empty if it says nothing. */
  readonly accepted: string | undefined;
  /** Whether code of its module sets it after loading. */
  readonly isSet: boolean;
  /** The routines that do, by index, whether they may when they have ended, and which members; none for what objects hold. */
  readonly setters: readonly {
    readonly routine: number;
    readonly later: boolean;
    readonly members: readonly (string | undefined)[];
  }[];
}

/** What is done to one state by whoever goes a way. */
export interface EntryAccess {
  /** Index into the states. */
  readonly state: number;
  readonly member?: string;
  readonly kind: "sets" | "reads";
  /** Present if the function may do it when it has ended. */
  readonly later?: true;
}

/** A way to a state or to a function that sets or reads some. */
export interface Entry {
  readonly way: Way;
  /** Of the function; undefined if the way leads to the state itself. */
  readonly routine: string | undefined;
  readonly accesses: readonly EntryAccess[];
}

export interface HeldStates {
  /** In source order, those of objects last. */
  readonly states: readonly StateNode[];
  /** Entries by their ways, steps joined with NUL. */
  readonly entries: ReadonlyMap<string, readonly Entry[]>;
}

const NONE: HeldStates = { states: [], entries: new Map() };

/**
 * Memoised; O(facts of the module and of the classes it makes objects of). Asks for their bodies. None if the import facts say
 * that the module holds none.
 * @param helpers names of functions that keep what they are given: `singleton`
 */
export const heldStates: (topology: Topology, node: number, helpers: readonly string[]) => HeldStates = memoised(
  (topology, node, helpers) => {
    if (topology.hintsOf(node).mayHoldState === undefined) return NONE;
    const [body] = stateBodies(topology, [node]);
    if (body === undefined) return NONE;
    const held = new Holding(topology.modules[node]!, node);
    held.addVariables(body);
    for (const [index, instance] of body.state.instances.entries()) {
      if (instance.helper !== undefined && !helpers.includes(instance.helper)) continue;
      const maker = instanceMaker(topology, node, body, instance);
      if (maker !== undefined) held.addObject(body, index, maker);
    }
    return { states: held.states, entries: held.entries };
  },
  (node, helpers) => `${node} ${helpers.join()}`,
);

class Holding {
  readonly states: StateNode[] = [];
  readonly entries = new Map<string, Entry[]>();
  readonly #path: string;
  readonly #owner: number;

  constructor(path: string, owner: number) {
    this.#path = path;
    this.#owner = owner;
  }

  addVariables({ state: { states, routines } }: StateBody): void {
    for (const [index, fact] of states.entries()) {
      const id = `${this.#path}#${fact.name}`;
      this.states.push({
        ...nodeOf(fact, isSetBy(routines, index)),
        id,
        name: fact.name,
        holder: `${this.#path}#${fact.name.split(".", 1).join()}`,
        owner: this.#owner,
        setters: settersOf(routines, index),
      });
      for (const way of fact.ways) this.#addState(way, index);
    }
    for (const routine of routines) for (const way of routine.ways) this.#addRoutine(way, routine, routine.name, 0);
  }

  /** @param index of the instance, by which the module's own functions name it */
  addObject({ state }: StateBody, index: number, maker: Maker): void {
    const { name, range, line, accepted, ways } = state.instances[index]!;
    const { fields, routines } = maker;
    const first = this.states.length;
    const holder = `${this.#path}#${name}`;
    for (const [field, fact] of fields.entries()) {
      const own = nodeOf(fact, isSetBy(routines, field));
      const [id, whole] = [`${holder}.${fact.name}`, `${name}.${fact.name}`];
      const reason = accepted ?? own.accepted;
      this.states.push({
        ...own,
        id,
        name: whole,
        holder,
        owner: this.#owner,
        range,
        line,
        accepted: reason,
        setters: [],
      });
      for (const way of ways) this.#addState([...way, fact.name], first + field);
    }
    for (const routine of routines) {
      for (const own of routine.ways) {
        for (const way of ways) this.#addRoutine([...way, ...own], routine, `${name}.${own[0]}`, first);
      }
    }
    for (const routine of state.routines) {
      const through = routine.touches.flatMap((at) => {
        const touch = state.touches[at];
        if (touch?.instance !== index) return [];
        return doneBy(touch, maker, routine.later?.includes(at) === true);
      });
      const done = { sets: through.flatMap(({ sets }) => sets), reads: through.flatMap(({ reads }) => reads) };
      for (const way of routine.ways) this.#addRoutine(way, { ...routine, ...done }, routine.name, first);
    }
  }

  #addState(way: Way, state: number): void {
    this.#add({ way, routine: undefined, accesses: [{ state, kind: "reads" }] });
  }

  /** A read of what the same function sets is no use of what others have set. */
  #addRoutine(way: Way, { sets, reads }: Routine, routine: string, first: number): void {
    const access = ({ state, member, later }: StateAccess, kind: EntryAccess["kind"]): EntryAccess => ({
      state: first + state,
      kind,
      ...(member !== undefined && { member }),
      ...(later && { later }),
    });
    const uses = reads.filter((read) => !sets.some((set) => set.state === read.state && doMeet(set, read)));
    const accesses = [...sets.map((one) => access(one, "sets")), ...uses.map((one) => access(one, "reads"))];
    this.#add({ way, routine, accesses });
  }

  #add(entry: Entry): void {
    const key = entry.way.join("\0");
    const entries = this.entries.get(key);
    if (entries === undefined) this.entries.set(key, [entry]);
    else entries.push(entry);
  }
}

/** What a touch of an object does to its fields. */
function doneBy(touch: ImportTouch, maker: Maker, isLater: boolean): Pick<Routine, "sets" | "reads"> {
  const { sets, reads } = doneAtOnceBy(touch, maker);
  return { sets: isLater ? sets.map((set) => ({ ...set, later: true as const })) : sets, reads };
}

function doneAtOnceBy(touch: ImportTouch, { fields, routines }: Maker): Pick<Routine, "sets" | "reads"> {
  const { path, line } = touch;
  const called = routines.find(({ ways }) => ways.some((way) => way.every((step, at) => path[at] === step)));
  if (called !== undefined) return called;
  const state = fields.findIndex(({ name }) => name === path[0]);
  if (state === -1) return { sets: [], reads: [] };
  const access = [{ state, line }];
  return isChange(touch, fields[state]!.kind, path.slice(1))
    ? { sets: access, reads: [] }
    : { sets: [], reads: access };
}

type Membered = { readonly member?: string };

/** Whether two accesses of one state may be about the same part of it. */
export function doMeet(a: Membered, b: Membered): boolean {
  return a.member === undefined || b.member === undefined || a.member === b.member;
}

type Declared = Pick<StateNode, "kind" | "range" | "line" | "harmless" | "accepted" | "isSet">;

function nodeOf({ kind, range, line, harmless, accepted }: StateFact, isSet: boolean): Declared {
  return { kind, range, line, harmless, accepted, isSet };
}

function isSetBy(routines: readonly Routine[], state: number): boolean {
  return routines.some(({ sets }) => sets.some((set) => set.state === state));
}

function settersOf(routines: readonly Routine[], state: number): StateNode["setters"] {
  return routines.flatMap(({ sets }, routine) => {
    const own = sets.filter((set) => set.state === state);
    if (own.length === 0) return [];
    return [{ routine, later: own.some(({ later }) => later), members: own.map(({ member }) => member) }];
  });
}
