/**
 * Which makings are no more than memory of this process, as they reach nothing outside: caches, locks, limits, stores …
 *
 *     new LRUCache({ max: 500 })                   a cache in memory
 *     new Keyv()                                   likewise, as it is given nothing; not so new Keyv(process.env.REDIS_URL)
 *     createCache({ stores: [new Keyv()] })        likewise, as what it stands on is
 *     cacheOf(500)                                 likewise, if cacheOf makes one of its parameter
 *     new Sessions()                               an object that has one, if the class makes one in a field
 *
 * Bounded in depth and number, as wrappers may call one another in any way.
 */
import type { LibraryExport } from "../../catalogue/library.js";
import type { Libraries } from "../../catalogue/lookup.js";
import type { Making } from "../../facts/services/service-facts.js";
import { stateBodies } from "../state/state-bodies.js";
import type { Topology } from "../topology.js";
import { isGivenNothing, valuesAt } from "./argument-places.js";
import type { Site } from "./located-values.js";
import { fieldsMadeBy, libraryOfMaking, wrappedBy } from "./making-callee.js";

const STEPS_AT_MOST = 40;
const DEEPEST = 6;

interface Question {
  readonly topology: Topology;
  readonly libraries: Libraries;
  steps: number;
}

export interface MadeInMemory {
  readonly library: LibraryExport;
  /** Present if it is in a field of the object that is made, which has functions of its own. */
  readonly inside?: true;
}

/** What library makes it, if it is in memory. */
export function madeInMemory(
  topology: Topology,
  libraries: Libraries,
  node: number,
  making: number,
): MadeInMemory | undefined {
  const question = { topology, libraries, steps: 0 };
  const library = libraryInMemory(question, { node }, making, 0);
  if (library !== undefined) return { library };
  for (const field of fieldsMadeBy(topology, node, making)) {
    const inside = libraryInMemory(question, { node: field.node }, field.making, 0);
    if (inside !== undefined) return { library: inside, inside: true };
  }
  return undefined;
}

interface OfLibrary {
  readonly site: Site;
  readonly making: Making;
  readonly library: LibraryExport;
}

/** Whether what a library makes of what it is given is in memory. */
export function isInMemory(topology: Topology, libraries: Libraries, asked: OfLibrary): boolean {
  return staysInMemory({ topology, libraries, steps: 0 }, asked, 0);
}

function libraryInMemory(question: Question, site: Site, index: number, depth: number): LibraryExport | undefined {
  const { topology, libraries } = question;
  const making = stateBodies(topology, [site.node])[0]?.services.makings[index];
  if (making === undefined || depth > DEEPEST || question.steps++ > STEPS_AT_MOST) return undefined;
  const library = libraryOfMaking(topology, libraries, site.node, making);
  if (library !== undefined) return staysInMemory(question, { site, making, library }, depth) ? library : undefined;
  for (const { node, making: inner } of wrappedBy(topology, site.node, making)) {
    if (!isGivenBack(topology, node, inner)) continue;
    const given = { arguments: making.arguments, site };
    const found = libraryInMemory(question, { node, given }, inner, depth + 1);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Whether a function returns what it makes. */
function isGivenBack(topology: Topology, node: number, index: number): boolean {
  const { name, home } = stateBodies(topology, [node])[0]!.services.makings[index]!;
  return name === home?.local.join(".");
}

function staysInMemory(question: Question, { site, making, library }: OfLibrary, depth: number): boolean {
  const { scope, kind, technology, fallback, client = [] } = library;
  if (scope === "memory" || (kind === "emitter" && technology === undefined)) return true;
  if (fallback === undefined || !("memory" in fallback)) return false;
  const given = making.arguments;
  const clients = client
    .flatMap((place) => valuesAt(question.topology, site, given, place))
    .flatMap((found) => (found.is === "client" ? [found] : []));
  if (clients.length === 0) return isGivenNothing(library, given);
  return clients.every((each) => libraryInMemory(question, each.site, each.making, depth + 1) !== undefined);
}
