/**
 * Objects of libraries that a server makes one of for each request, but a module makes one of for all.
 *
 * Only in modules that surely run on a server: those that render pages, and those that such a module imports, at most FARTHEST
 * modules away and not through one of the client. What is made for data loaders does not ask for pages.
 */
import type { LibraryExport } from "../../catalogue/library.js";
import { isKnownExport, libraryOf, type Libraries } from "../../catalogue/lookup.js";
import type { ModuleFacts } from "../../facts/module-facts.js";
import type { Construction, StateFacts } from "../../facts/state/state-facts.js";
import { LABEL_BIT } from "../resolved-module.js";
import type { RequestView } from "./request-path.js";
import { reversed } from "../reversed.js";
import { stateBodies } from "./state-bodies.js";
import type { Topology } from "../topology.js";

export interface RequestScopedObject {
  readonly construction: Construction;
  /** As the module writes it: `QueryClient`, `i18next.createInstance`. */
  readonly maker: string;
  readonly specifier: string;
}

const FARTHEST = 4;

/** In source order. O(importers of the module, as far as they are looked at), if it makes any. */
export function requestScopedObjects(
  topology: Topology,
  node: number,
  { constructions, directive }: StateFacts,
  view: RequestView,
  libraries: Libraries,
): readonly RequestScopedObject[] {
  if (directive === "client" || view.tests.flags[node] === 1) return [];
  const { imports } = topology.factsOf(node);
  const found = constructions.flatMap((construction) => {
    const { imported, path, by, accepted } = construction;
    const { specifier, names } = imports[imported.request]!;
    const name = names[imported.name]!;
    const library = libraryOf(libraries, specifier, [name.imported, ...path], by);
    if (library?.scope !== "request" || Boolean(accepted)) return [];
    const maker = [name.local, ...path].join(".");
    return [{ construction, maker, specifier, isEverywhere: library.always === true }];
  });
  if (found.length === 0) return [];
  const isServed = view.handlers(node) !== undefined;
  const isRendered = rendersPages(topology, node, view);
  return found.filter(({ isEverywhere }) => isRendered || (isEverywhere && isServed));
}

/** Whether a module imports what makes such an object, so that its body is worth its price. */
export function mayMakeRequestScoped({ imports }: ModuleFacts, libraries: Libraries): boolean {
  const isOfRequests = ({ scope }: LibraryExport): boolean => scope === "request";
  return imports.some(
    ({ specifier, label, names }) =>
      label !== "erased" &&
      names.some(({ imported, type }) => !type && isKnownExport(libraries, specifier, imported, isOfRequests)),
  );
}

function rendersPages(topology: Topology, start: number, view: RequestView): boolean {
  const isPage = (node: number): boolean => view.handlers(node)?.rendersPage === true;
  const isOfServer = (nodes: readonly number[]): readonly number[] => {
    const bodies = stateBodies(topology, nodes);
    return nodes.filter((_, at) => bodies[at] !== undefined && bodies[at].state.directive !== "client");
  };
  // Without a page in reach, no body need say on which side of the network its module is.
  return (
    isImportedBy(topology, start, view, isPage, (nodes) => nodes) &&
    isImportedBy(topology, start, view, isPage, isOfServer)
  );
}

/** Whether a module is one that is looked for, or imported by one, at most FARTHEST modules away and only through those that `kept` keeps. */
function isImportedBy(
  topology: Topology,
  start: number,
  { tests }: RequestView,
  isSought: (node: number) => boolean,
  kept: (nodes: readonly number[]) => readonly number[],
): boolean {
  const { offsets, importers } = reversed(topology, { labels: LABEL_BIT.eager, tests });
  const seen = new Set([start]);
  let level: readonly number[] = [start];
  for (let distance = 0; level.length > 0; distance++) {
    if (level.some(isSought)) return true;
    if (distance === FARTHEST) return false;
    const next = new Set(level.flatMap((node) => [...importers.subarray(offsets[node], offsets[node + 1])]));
    const fresh = [...next].filter((node) => !seen.has(node)).sort((a, b) => a - b);
    for (const node of fresh) seen.add(node);
    level = kept(fresh);
  }
  return false;
}
