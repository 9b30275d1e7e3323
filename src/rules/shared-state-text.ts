/** The words of reports about state that couples modules. */
import type { StateNode } from "../graph/state/held-states.js";
import type { Pair, SharedState } from "../graph/state/shared-states.js";
import type { Access } from "../graph/state/state-accesses.js";
import type { Topology } from "../graph/topology.js";
import { fitted } from "./fitted.js";
import { shortenedName, shortenedPath } from "./shortened.js";
import { STATE_WORDS } from "./state-words.js";

export const SHARED_STATE_MESSAGES = {
  split: "{{name}} is set by {{first}} and read by {{second}}{{more}}: {{harm}}. {{instead}}",
  reach: "{{name}} changes as the program runs, and {{first}} and {{second}} use it{{more}}: {{harm}}. {{instead}}",
  setter: "{{call}} sets {{name}} of {{owner}}, which {{second}} {{does}}{{more}}: {{harm}}. {{instead}}",
} as const;

/** At the declaration. */
export function declarationText(
  topology: Topology,
  messageId: "split" | "reach",
  shared: SharedState,
): Readonly<Record<string, string>> {
  const [first, second] = shared.pair;
  return fitted(SHARED_STATE_MESSAGES[messageId], (length, isBrief) => ({
    ...commonText(shared, length, isBrief),
    first: placeOf(topology, first, length),
    second: placeOf(topology, second, length),
  }));
}

/** At an import, of a call that sets the state there. */
export function setterText(
  topology: Topology,
  shared: SharedState,
  [set, other]: Pair,
): Readonly<Record<string, string>> {
  const { state } = shared;
  return fitted(SHARED_STATE_MESSAGES.setter, (length, isBrief) => ({
    ...commonText(shared, length, isBrief),
    call: callText(set.routine ?? "", length),
    owner: `${shortenedPath(topology.modules[state.owner]!, length)}:${state.line}`,
    second: placeOf(topology, other, length),
    does: other.kind,
  }));
}

function commonText({ state, reach }: SharedState, length: number, isBrief: boolean): Record<string, string> {
  return {
    name: shortenedName(state.name, length),
    more: reach > 2 ? ` (+${reach - 2} more)` : "",
    harm: `all code in this process shares this one ${STATE_WORDS[state.kind]}`,
    instead: `${insteadText(state)}${isBrief ? "" : ", or set and read it from one module"}`,
  };
}

/** An empty reason accepts nothing. */
function insteadText({ accepted }: StateNode): string {
  return accepted === undefined ? "Pass it as an argument" : "Give @shared-state a reason";
}

function callText(routine: string, length: number): string {
  const name = routine.replace(COMMONJS, "");
  return name === "" ? "A call" : `${shortenedName(name, length)}()`;
}

/** In front of what is assigned to exports. */
const COMMONJS = /^(?:=|exports|module\.exports)(?:\.|$)/;

function placeOf({ modules }: Topology, { module, line }: Access, length: number): string {
  return `${shortenedPath(modules[module]!, length)}:${line}`;
}
