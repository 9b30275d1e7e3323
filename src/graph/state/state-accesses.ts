/**
 * Who sets and reads the states of one module after loading: every use of an imported name that leads to a state of it, or to a
 * function of it that sets or reads one, and every write from outside.
 *
 * What a state's own module does with it is no access of this kind, as it may do with it what it likes; nor is what tests do.
 */
import type { ImportTouch } from "../../facts/state/state-facts.js";
import { foreignWrites } from "../foreign-writes.js";
import { doMeet, heldStates, type Entry, type EntryAccess, type HeldStates, type StateNode } from "./held-states.js";
import { changingStates, mayHoldChanging } from "./changing-states.js";
import { memoised } from "../memo.js";
import { nameLeads } from "./name-leads.js";
import type { NodeSet } from "../node-set.js";
import { possibleAccessors } from "./possible-accessors.js";
import { isOwnCall } from "./own-call.js";
import { isSameUse } from "./same-use.js";
import { isChange } from "./state-change.js";
import { stateBodies, type StateBody } from "./state-bodies.js";
import { nameUsers, type NameUsers } from "./state-users.js";
import type { Topology } from "../topology.js";

/** How the settings look at state. */
export interface StateView {
  /** Modules that access nothing. */
  readonly tests: NodeSet;
  /** Modules that start the program: what they set, they set before its work begins. */
  readonly entry: NodeSet;
  /** Names of functions that keep what they are given. */
  readonly helpers: readonly string[];
}

export interface Access {
  readonly module: number;
  readonly kind: "sets" | "reads";
  /** The function of the state's module that does it; undefined for a direct access. */
  readonly routine: string | undefined;
  /** Present if it is direct, and by what a function or a getter gives. */
  readonly given?: true;
  readonly member?: string;
  readonly line: number;
  /** Index of the import. */
  readonly request: number;
  /** The use by which the module does it. */
  readonly touch: ImportTouch;
  /** Present if the function may do it when it has ended. */
  readonly later?: true;
}

export interface AccessedState {
  readonly state: StateNode;
  /** By module, then in source order. */
  readonly accesses: readonly Access[];
}

/** Those that two modules may reach, with accesses if they may change; otherwise as `allStateAccesses`. */
export function stateAccesses(topology: Topology, owner: number, view: StateView): readonly AccessedState[] {
  if (!mayHoldChanging(topology, owner, view.tests)) return [];
  return nameUsers(topology, owner, view.tests).importers.length < 2 ? [] : allStateAccesses(topology, owner, view);
}

/**
 * The states of a module, with accesses if they may change. Memoised; O(uses of imported names in the modules that import
 * a name of it). Asks for the bodies of those that may access one, all at once.
 */
export const allStateAccesses: (topology: Topology, owner: number, view: StateView) => readonly AccessedState[] =
  memoised(
    (topology, owner, view) => {
      if (!mayHoldChanging(topology, owner, view.tests)) return [];
      const users = nameUsers(topology, owner, view.tests);
      const held = heldStates(topology, owner, view.helpers);
      const changing = changingStates(topology, owner, held, users);
      const modules = changing.size === 0 ? [] : possibleAccessors(topology, owner, held, users, changing);
      const accesses: Access[][] = held.states.map(() => []);
      for (const [at, body] of stateBodies(topology, modules).entries()) {
        if (body === undefined) continue;
        const module = modules[at]!;
        const sets = view.entry.flags[module] === 0;
        for (const { state, ...access } of accessesBy(topology, owner, held, users, module, body)) {
          if (changing.has(state) && (sets || access.kind === "reads")) accesses[state]!.push(access);
        }
      }
      return held.states.map((state, index) => ({ state, accesses: accesses[index]! }));
    },
    (owner, { tests, entry, helpers }) => [owner, tests.key, entry.key, ...helpers].join(),
  );

interface Found extends Access, Pick<EntryAccess, "state"> {
  /** Present if the call was made where a constant was given what it returns: what it does, it did there. */
  readonly isBefore?: true;
}

function accessesBy(
  topology: Topology,
  owner: number,
  held: HeldStates,
  { via }: NameUsers,
  module: number,
  { touches, writes }: StateBody,
): Found[] {
  const targetOf = ({ request }: { readonly request: number }): number =>
    topology.nodeOf(topology.rows[module]!.targets[request]!)!;
  const isVia = (use: { readonly request: number }): boolean => via.has(targetOf(use));
  const { imports } = topology.factsOf(module);
  const own = foreignWrites(topology, module, { writes: writes.filter(isVia) }).filter((one) => one.owner === owner);
  return touches.filter(isVia).flatMap((touch) => {
    const { imported } = imports[touch.request]!.names[touch.name]!;
    // What the module makes of an imported class it touches as one of its objects.
    const made = touch.instance === undefined ? [] : ["new"];
    for (const { node, way } of nameLeads(topology, targetOf(touch), imported, [...made, ...touch.path])) {
      const found = node === owner ? entriesOn(held, way) : [];
      // What is handed on while loading is called later, if it is code; a value is read at once.
      const entries = touch.handed ? found.filter(({ routine }) => routine !== undefined) : found;
      if (entries.length === 0) continue;
      const isWrite = own.some((write) => isSameUse(write.write, touch));
      const done = withoutOwnReads(
        entries.flatMap((entry) =>
          entry.routine === undefined
            ? directAccesses(held, module, entry, way, touch, isWrite)
            : calledAccesses(module, entry, way, touch),
        ),
      );
      return done.filter(({ isBefore }) => isBefore === undefined);
    }
    return [];
  });
}

/** What a call sets and gives in one is no use of what others have set. */
function withoutOwnReads(accesses: readonly Found[]): Found[] {
  const isOwn = (read: Found): boolean =>
    accesses.some((set) => set.kind === "sets" && set.state === read.state && doMeet(set, read));
  return accesses.filter((access) => access.kind === "sets" || !isOwn(access));
}

/** The entries whose way is the longest beginning of this one, and the functions that are called on the way there. */
function entriesOn({ entries }: HeldStates, way: readonly string[]): readonly Entry[] {
  const found: Entry[] = [];
  for (let length = way.length; length > 0; length--) {
    const here = entries.get(way.slice(0, length).join("\0")) ?? [];
    const isLongest = found.length === 0;
    found.push(...here.filter(({ routine }) => isLongest || (routine !== undefined && way[length] === "()")));
  }
  return found;
}

/** What is handed on, and not called, is done later. */
function calledAccesses(module: number, entry: Entry, way: readonly string[], touch: ImportTouch): Found[] {
  const { routine, accesses } = entry;
  const { line, request, changes } = touch;
  const call =
    way[entry.way.length] === "()" ? entry.way.length : entry.way.at(-1) === "new" ? entry.way.length - 1 : -1;
  const isCalled = call !== -1 || changes === "assignment";
  // `const store = getStore(); … store.size`: only what it left to functions that it gave may be done now.
  const isBefore = call !== -1 && touch.instance === undefined && !isOwnCall(touch, way, call);
  const mark = isCalled ? {} : ({ later: true } as const);
  return accesses.map((access) => ({
    ...{ ...access, module, routine, line, request, touch, ...mark },
    ...(isBefore && access.later !== true && { isBefore }),
  }));
}

/** A field of an object is a state by itself, and its form is known here alone. */
function directAccesses(
  { states }: HeldStates,
  module: number,
  entry: Entry,
  way: readonly string[],
  touch: ImportTouch,
  isWrite: boolean,
): Found[] {
  const { line, request } = touch;
  const rest = way.slice(entry.way.length);
  const isField = entry.way.length > 1;
  return entry.accesses.map(({ state }) => {
    const { kind: form, name } = states[state]!;
    const member = memberOf(form, rest[0]);
    const kind = isWrite || (isField && isChange(touch, form, rest)) ? "sets" : "reads";
    const more = { ...(isGiven(entry.way, name) && { given: true as const }), ...(member !== undefined && { member }) };
    return { state, kind, module, routine: undefined, line, request, touch, ...more };
  });
}

/** Whether a way is not by the name of a state: `[getPlan, ()]` or `[Store, plan]` to `Store.instance.plan`. */
function isGiven(way: readonly string[], name: string): boolean {
  const [, ...members] = name.split(".");
  return way[0] !== "=" && way.slice(1).join(".") !== members.join(".");
}

/** Only objects have members that are told apart; of a map or an array, a step is a method. */
function memberOf(kind: StateNode["kind"], step: string | undefined): string | undefined {
  return kind !== "object" || step === undefined || step === "*" || step === "()" ? undefined : step;
}
