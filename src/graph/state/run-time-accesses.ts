import { isStartOnly, isTouchedAtStart } from "./start-up-code.js";
import type { AccessedState, StateView } from "./state-accesses.js";
import type { Topology } from "../topology.js";

/**
 * A state with what is done to it once the program runs: what is set while it starts is what the state begins with. What is read
 * then stays, as it makes no difference to who sets. O(accesses), and what `isStartOnly` takes for each that sets.
 */
export function runTimeAccesses(
  topology: Topology,
  { state, accesses }: AccessedState,
  view: StateView,
): AccessedState {
  const { owner, setters, isSet } = state;
  const isSetLater = (): boolean =>
    setters.length === 0 || setters.some(({ routine, later }) => later || !isStartOnly(topology, owner, routine, view));
  return {
    state: { ...state, isSet: isSet && isSetLater() },
    accesses: accesses.filter(
      ({ kind, later, module, touch }) =>
        kind === "reads" || later === true || !isTouchedAtStart(topology, module, touch, view),
    ),
  };
}
