/** The words of a report about state that outlives a request. */
import type { LibraryKind } from "../catalogue/library.js";
import type { RequestScopedObject } from "../graph/state/request-scoped-objects.js";
import type { RequestState } from "../graph/state/request-states.js";
import type { RequestPath } from "../graph/state/request-path.js";
import type { Topology } from "../graph/topology.js";
import { shortenedName, shortenedPath, shortenedText } from "./shortened.js";

/** So that a message has at most 240 characters. */
const LONGEST_PATH = 40;
const LONGEST_NAME = 30;

export const REQUEST_STATE_MESSAGES = {
  set:
    "{{name}} is set while a request is handled{{path}} and read by later ones: if it belongs to one user, another sees it. " +
    "Keep it in the request (AsyncLocalStorage, context) or pass it on",
  object:
    "{{name}} is one {{what}} for all requests of the server: what one user loads into it, another may get. " +
    "Make one for each request ({{maker}} in a function that the request calls, or in useState)",
} as const;

export function requestScopedText({ construction, maker, kind }: RequestScopedObject): Record<string, string> {
  const isMade = construction.by === "new";
  const called = shortenedName(maker, LONGEST_NAME);
  return {
    name: shortenedText(construction.name, LONGEST_NAME),
    // A class is called as its objects are; a function is not.
    what: isMade
      ? shortenedText(maker.slice(maker.lastIndexOf(".") + 1), LONGEST_NAME)
      : (KIND_WORDS[kind] ?? "object"),
    maker: isMade ? called : `${called}()`,
  };
}

const KIND_WORDS: Readonly<Partial<Record<LibraryKind, string>>> = {
  cache: "cache",
  store: "store",
  "http client": "client",
  language: "i18n instance",
};

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
