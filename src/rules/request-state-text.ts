/** The words of a report about state that outlives a request. */
import type { RequestScopedObject } from "../graph/state/request-scoped-objects.js";
import type { RequestState } from "../graph/state/request-states.js";
import type { RequestPath } from "../graph/state/request-path.js";
import type { Topology } from "../graph/topology.js";
import { shortenedPath, shortenedText } from "./shortened.js";

/** So that a message has at most 240 characters. */
const LONGEST_PATH = 40;
const LONGEST_NAME = 30;

export const REQUEST_STATE_MESSAGES = {
  set:
    "{{name}} is set while a request is handled{{path}} and read by later ones: if it belongs to one user, another sees it. " +
    "Keep it in the request (AsyncLocalStorage, context) or pass it on",
  object:
    "{{name}} is one {{maker}} for all requests of the server: what one user loads into it, another may get. " +
    "Make one for each request ({{maker}} in a function that the request calls, or in useState)",
} as const;

export function requestScopedText({ construction, maker }: RequestScopedObject): Record<string, string> {
  return { name: shortenedText(construction.name, LONGEST_NAME), maker: shortenedText(maker, LONGEST_NAME) };
}

export function requestStateText(topology: Topology, self: number, found: RequestState): Record<string, string> {
  const { state, set, path } = found;
  const name = set.member === undefined ? state.name : `${state.name}.${set.member}`;
  return { name: shortenedText(name, LONGEST_NAME), path: pathText(topology, self, path) };
}

/** ` (src/routes/login.ts:12 -> here)`; empty if the request is handled in the module itself. */
function pathText(topology: Topology, self: number, { steps }: RequestPath): string {
  const [first, ...others] = steps;
  if (first === undefined || first.line === undefined) return "";
  const between = others.filter(({ node }) => node !== self).length;
  const more = between === 0 ? "" : ` -> … ${between} more …`;
  return ` (${shortenedPath(topology.modules[first.node]!, LONGEST_PATH)}:${first.line}${more} -> here)`;
}
