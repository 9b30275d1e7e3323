/**
 * States of one module that a request leaves for later ones to find: set while one is handled, without a key, to what the caller
 * gave, and read while another is.
 *
 * What nobody but the setting function reads counts only if another request can come between: it reads before it sets, or gives
 * way in the meantime. Reads that find nothing but what their own function has just set do not count at all. A state whose module
 * sets it without harm, for one of the reasons that the facts give, is none; nor is one that a reason accepts.
 */
import type { Routine, StateAccess, StateFact, StateFacts } from "../../facts/state/state-facts.js";
import { requestPath, type RequestPath, type RequestView, type Start } from "./request-path.js";
import type { Topology } from "../topology.js";

export interface RequestState {
  readonly state: StateFact;
  /** Index of the state. */
  readonly index: number;
  /** The set that is reached by a request. */
  readonly set: StateAccess;
  /** From the function that handles the request to the one that sets the state. */
  readonly path: RequestPath;
}

/**
 * Of a module with these state facts, in source order, one for each state. O(what `requestPath` takes) for each state that is set
 * to what a caller gives, which are few.
 */
export function requestStates(
  topology: Topology,
  node: number,
  facts: StateFacts,
  view: RequestView,
): readonly RequestState[] {
  if (facts.directive === "client" || view.tests.flags[node] === 1) return [];
  return facts.states.flatMap((state, index): RequestState[] => {
    if (state.harmless !== undefined || Boolean(state.accepted)) return [];
    const setting = facts.routines.filter(({ sets }) => sets.some((set) => set.state === index && set.keeps));
    if (setting.length === 0) return [];
    const path = settingPath(topology, { node, state: facts, routines: setting, ways: [] }, index, view);
    const set = path?.to?.sets.find((one) => one.state === index && one.keeps);
    if (path === undefined || set === undefined) return [];
    return isReadLater(topology, { node, facts, index, set, path, view, setting }) ? [{ state, index, set, path }] : [];
  });
}

/** The shorter way to what keeps something of the request itself, or of what it is given on the way. */
function settingPath(topology: Topology, start: Start, index: number, view: RequestView): RequestPath | undefined {
  const keeping = (keeps: StateAccess["keeps"]): readonly Routine[] =>
    start.routines.filter(({ sets }) => sets.some((set) => set.state === index && set.keeps === keeps));
  const asked = requestPath(topology, { ...start, routines: keeping("request") }, view);
  const given = requestPath(topology, { ...start, routines: keeping("given"), byValue: true }, view);
  if (asked === undefined || given === undefined) return asked ?? given;
  return given.steps.length < asked.steps.length ? given : asked;
}

interface Later {
  readonly node: number;
  readonly facts: StateFacts;
  readonly index: number;
  readonly set: StateAccess;
  readonly path: RequestPath;
  readonly view: RequestView;
  readonly setting: readonly Routine[];
}

/** Whether a request reads what an earlier one has left. */
function isReadLater(topology: Topology, { node, facts, index, set, path, view, setting }: Later): boolean {
  const start = readsOf(node, facts, index, set.member);
  // What sets it has looked at it before.
  if (start.routines.some((routine) => setting.includes(routine))) return true;
  const isOther = ({ key, routine }: RequestPath): boolean => key !== path.key || routine.pauses === true;
  return requestPath(topology, start, view, isOther) !== undefined;
}

/** Functions that read a state as others left it, and ways to the state itself. */
function readsOf(node: number, state: StateFacts, index: number, member: string | undefined): Start {
  const isRead = (read: StateAccess): boolean =>
    read.state === index && !read.own && (member === undefined || read.member === undefined || read.member === member);
  return {
    node,
    state,
    routines: state.routines.filter(({ reads }) => reads.some(isRead)),
    ways: state.states[index]!.ways,
  };
}
