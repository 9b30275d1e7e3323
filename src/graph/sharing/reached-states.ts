/**
 * The states of a module that change as the program runs, and which modules of domains come to them.
 *
 * A state of a domain is reached by whoever reads it by itself; who calls a function of its domain asks for an answer, and who
 * writes to it is told of that. One in no domain is reached by its functions too; if one module sets what another reads, that is
 * told of it as such.
 */
import { librariesWith } from "../../catalogue/lookup.js";
import { madeServices } from "../services/made-services.js";
import { waysByTouch } from "../services/touched-ways.js";
import { doMeet, type StateNode } from "../state/held-states.js";
import { runTimeAccesses } from "../state/run-time-accesses.js";
import { isMutable, sharedStates } from "../state/shared-states.js";
import { type Access, type AccessedState, allStateAccesses } from "../state/state-accesses.js";
import { isStartOnly } from "../state/start-up-code.js";
import { stateBodies } from "../state/state-bodies.js";
import type { Topology } from "../topology.js";
import { comersTo, type Provided } from "./comers.js";
import type { KeptThing, Reach, ReachedThing, SharingView } from "./sharing-view.js";

/** In source order. O(accesses of the states), and what `comersTo` takes for each module in no domain. */
export function reachedStates(topology: Topology, owner: number, view: SharingView): readonly ReachedThing[] {
  const isOwned = view.domains.of[owner]! >= 0;
  if (!view.kinds.includes(isOwned ? "state" : "common state")) return [];
  const found = allStateAccesses(topology, owner, view).flatMap((accessed): readonly ReachedThing[] => {
    if (accessed.accesses.length === 0 || !isMutable(accessed)) return [];
    const running = runTimeAccesses(topology, accessed, view);
    if (!isMutable(running)) return [];
    const reaches = isOwned ? readersOf(topology, running, view) : usersOf(topology, running, view);
    return reaches.length === 0 ? [] : [{ thing: thingOf(running), reaches }];
  });
  if (found.length === 0) return [];
  const told = toldElsewhere(topology, owner, view, isOwned);
  return found.filter(({ thing: { id } }) => !told.has(id));
}

function thingOf({ state }: AccessedState): KeptThing {
  const { holder, name, owner, range, line, kind, accepted } = state;
  return { id: holder, name, owner, range, line, is: { state: kind }, accepted };
}

/** Variables that keep clients of services, and, in no domain, states that one module sets and another reads. */
function toldElsewhere(topology: Topology, owner: number, view: SharingView, isOwned: boolean): ReadonlySet<string> {
  const libraries = librariesWith(view.libraries);
  const makings = stateBodies(topology, [owner])[0]?.services.makings ?? [];
  const clients = makings.flatMap(({ name }, making) =>
    madeServices(topology, libraries, owner, making).length > 0 ? [`${topology.modules[owner]}#${headOf(name)}`] : [],
  );
  const split = isOwned ? [] : sharedStates(topology, owner, view, "split").map(({ state }) => state.holder);
  return new Set([...clients, ...split]);
}

export function headOf(name: string): string {
  return name.split(".", 1).join();
}

/** Modules of other domains that read a state by itself, where something sets what they read as the program runs. */
function readersOf(topology: Topology, { state, accesses }: AccessedState, view: SharingView): readonly Reach[] {
  const { of } = view.domains;
  const writers = new Set(accesses.flatMap((one) => (one.kind === "sets" && !one.routine ? [one.module] : [])));
  const sets = [...accesses.filter(({ kind }) => kind === "sets"), ...setsByItself(topology, state, view)];
  return onePerModule(
    accesses.flatMap((one) => {
      const { kind, routine, module } = one;
      const isRead = kind === "reads" && routine === undefined && !writers.has(module) && !isAnswer(state, one);
      const isOther = of[module]! >= 0 && of[module] !== of[state.owner];
      return isRead && isOther && sets.some((set) => doMeet(set, one)) ? [reachOf(one, state.name)] : [];
    }),
  );
}

/** What a getter gives of a variable is its value; of a Map it is the Map, with all that comes into it. */
function isAnswer({ kind }: StateNode, { given }: Access): boolean {
  return given === true && !CONTAINERS.has(kind);
}

const CONTAINERS: ReadonlySet<StateNode["kind"]> = new Set(["map", "set", "array", "typed array"] as const);

/** What a module sets whoever calls it: in listeners, timers, handlers. Others are known by their calls. */
function setsByItself(
  topology: Topology,
  { owner, setters }: StateNode,
  view: SharingView,
): readonly Pick<Access, "member">[] {
  const routines = stateBodies(topology, [owner])[0]?.state.routines ?? [];
  return setters.flatMap(({ routine, later, members }) => {
    const { ways, loading, serves } = routines[routine]!;
    const isByItself = ways.length === 0 || loading === "kept" || serves === true;
    if (!isByItself || (!later && isStartOnly(topology, owner, routine, view))) return [];
    return members.map((member) => (member === undefined ? {} : { member }));
  });
}

/** Modules of domains that do anything to a state, by themselves or by modules in no domain. */
function usersOf(topology: Topology, { state, accesses }: AccessedState, view: SharingView): readonly Reach[] {
  const reaches: Reach[] = [];
  const passed = new Map<number, Access[]>();
  for (const access of settersFirst(accesses)) {
    if (view.domains.of[access.module]! >= 0) reaches.push(reachOf(access, state.name));
    else passed.set(access.module, [...(passed.get(access.module) ?? []), access]);
  }
  for (const [module, own] of passed) {
    const [body] = stateBodies(topology, [module]);
    const ways = waysByTouch(body!);
    const provided = settersFirst(own).flatMap(({ touch, kind }): readonly Provided[] =>
      (ways.get(body!.state.touches.indexOf(touch)) ?? []).map((way) => ({
        way,
        name: way.at(-1) ?? "",
        how: "function",
        ...(kind === "sets" && { sets: true }),
      })),
    );
    reaches.push(...comersTo(topology, module, provided, { view, whileLoading: false, through: true }));
  }
  return onePerModule(reaches);
}

function settersFirst(accesses: readonly Access[]): readonly Access[] {
  return [...accesses.filter(({ kind }) => kind === "sets"), ...accesses.filter(({ kind }) => kind === "reads")];
}

function reachOf({ module, request, line, routine, kind }: Access, name: string): Reach {
  const how = routine === undefined ? "itself" : "function";
  return { module, request, line, name: routine ?? name, how, ...(kind === "sets" && { sets: true }) };
}

function onePerModule(reaches: readonly Reach[]): readonly Reach[] {
  const found = new Map<number, Reach>();
  for (const reach of reaches) if (!found.has(reach.module)) found.set(reach.module, reach);
  return [...found.values()].sort((a, b) => a.module - b.module);
}
