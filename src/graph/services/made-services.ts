/**
 * The services that a making connects to: through wrappers of the project, with what they are given, and through other clients
 * that it is given.
 *
 *     new Redis(process.env.REDIS_URL)                     REDIS_URL
 *     createRedis(env.REDIS_URL)                           REDIS_URL, if createRedis makes a client of its parameter
 *     new Queue("mails", { connection: redis })            what redis connects to
 *     app.register(plugin, { url: process.env.REDIS_URL }) REDIS_URL, though nobody knows what that makes
 *
 * Bounded in depth and number, as wrappers may call one another in any way.
 */
import { kindOfKey } from "../../catalogue/key-kinds.js";
import type { ArgumentPath, LibraryExport, LibraryKind } from "../../catalogue/library.js";
import type { Libraries } from "../../catalogue/lookup.js";
import type { Making, Value } from "../../facts/services/service-facts.js";
import { isServiceKey } from "../../facts/services/service-keys.js";
import type { Topology } from "../topology.js";
import { endpointAt, isGivenNothing, valuesAt } from "./argument-places.js";
import { endpointOf } from "./endpoints.js";
import { locatedValues, type Located, type Site } from "./located-values.js";
import { knownName } from "./known-names.js";
import { isInMemory } from "./made-in-memory.js";
import type { MadeService } from "./made-service.js";
import { libraryOfMaking, wrappedBy } from "./making-callee.js";
import { stateBodies } from "../state/state-bodies.js";

/** Kinds of what connects to something that can fail alone and keeps something: not accounts, which are somebody else's to keep up. */
export const SERVICE_KINDS = [
  ...(["cache", "key-value", "lock", "limiter", "session", "search", "database", "queue", "object storage"] as const),
] as const satisfies readonly LibraryKind[];

/** Whether a library connects to such a thing; a cache that a server makes for each request is in its memory, whatever fills it. */
export function reachesService({ kind, scope }: LibraryExport): boolean {
  const isInMemory = scope === "memory" || (scope === "request" && kind === "cache");
  return !isInMemory && (SERVICE_KINDS as readonly LibraryKind[]).includes(kind);
}

interface Question {
  readonly topology: Topology;
  readonly libraries: Libraries;
  /** What it is known by to those that have it without a name of its module, as a container's token; there is one of it. */
  readonly called: string | undefined;
  readonly node: number;
  steps: number;
}

const STEPS_AT_MOST = 80;
const DEEPEST = 6;

export function madeServices(
  topology: Topology,
  libraries: Libraries,
  node: number,
  making: number,
  called: string | undefined = knownName(topology, node, making),
): readonly MadeService[] {
  const found = servicesOf({ topology, libraries, called, node, steps: 0 }, { node }, making, 0);
  return found.filter((service, at) => found.findIndex(({ key }) => key === service.key) === at);
}

function servicesOf(question: Question, site: Site, index: number, depth: number): readonly MadeService[] {
  const { topology } = question;
  const making = stateBodies(topology, [site.node])[0]?.services.makings[index];
  if (making === undefined || depth > DEEPEST || question.steps++ > STEPS_AT_MOST) return [];
  const library = libraryOfMaking(topology, question.libraries, site.node, making);
  if (library !== undefined) return ofLibrary(question, site, making, library, depth);
  const wrapped = wrappedBy(topology, site.node, making).flatMap(({ node, making: inner }) =>
    servicesOf(question, { node, given: { arguments: making.arguments, site } }, inner, depth + 1),
  );
  return wrapped.length > 0 ? wrapped : ofUnknown(topology, site, making);
}

function ofLibrary(
  question: Question,
  site: Site,
  making: Making,
  library: LibraryExport,
  depth: number,
): readonly MadeService[] {
  const { topology } = question;
  const { kind, technology, scope, docs } = library;
  if (!reachesService(library) || isInMemory(topology, question.libraries, { site, making, library })) return [];
  const at = (path: ArgumentPath): readonly Located[] => valuesAt(topology, site, making.arguments, path);
  const parts = (library.parts ?? []).flatMap(({ what, at: place }) =>
    at(place).flatMap((found) => (found.is === "text" || found.is === "key" ? [`${what}: ${found.text}`] : [])),
  );
  const common = {
    kind,
    ...(scope === "channel" && { isChannel: true as const }),
    ...(docs !== undefined && { docs }),
  };
  for (const place of library.endpoint ?? []) {
    const endpoint = endpointAt(place, at, technology);
    if (endpoint === undefined) continue;
    const { key, database } = endpoint;
    const all = database === undefined ? parts : [...parts, `database: ${database}`];
    return [{ ...common, key, parts: all, ...(technology !== undefined && { technology }) }];
  }
  for (const place of library.client ?? []) {
    const inner = at(place).flatMap((found) => {
      if (found.is !== "client") return [];
      const through = found.site.node === site.node && found.site.given === site.given ? { through: found.making } : {};
      return servicesOf(question, found.site, found.making, depth + 1).map(
        ({ docs: _, isChannel: __, ...service }) => ({
          ...service,
          ...common,
          parts: [...service.parts, ...parts],
          ...through,
          ...standingOn(topology, site, found, service),
        }),
      );
    });
    if (inner.length > 0) return inner;
  }
  const fallen = fallbackOf(library, presentArguments(site, making), common, parts);
  return fallen.length > 0 ? fallen : itself(question, site, making, { ...common, parts, technology });
}

/** A client that another module makes, and not a function of it anew for each that asks. */
function standingOn(
  topology: Topology,
  site: Site,
  { site: { node: module, given }, making }: Extract<Located, { readonly is: "client" }>,
  { on, kind }: MadeService,
): Pick<MadeService, "on"> {
  if (on !== undefined || module === site.node || given !== undefined) return {};
  const { name, line } = stateBodies(topology, [module])[0]!.services.makings[making]!;
  return { on: { name, module, at: { making }, line, kind } };
}

/** A client whose endpoint is not known is still one thing, if each caller does not make another. */
function itself(
  { topology, called, node: asked }: Question,
  { node, given }: Site,
  { name, home, ways, users }: Making,
  { technology, ...service }: Omit<MadeService, "key" | "technology"> & { readonly technology: string | undefined },
): readonly MadeService[] {
  const own = given !== undefined || home !== undefined || ways.length + users.length === 0 ? "" : name;
  const known = called ?? own;
  if (known === "") return [];
  const key = `${topology.modules[called === undefined ? node : asked]}#${known}`;
  return [{ ...service, key, ...(technology !== undefined && { technology }) }];
}

/** Without parameters that who calls the function around it leaves out. */
function presentArguments({ given }: Site, { arguments: all }: Making): readonly Value[] {
  if (given === undefined) return all;
  const isPresent = (value: Value): boolean => value[0] !== "parameter" || given.arguments[value[1]] !== undefined;
  return all.slice(0, all.findLastIndex(isPresent) + 1);
}

function fallbackOf(
  library: LibraryExport,
  given: readonly Value[],
  common: Pick<MadeService, "kind" | "isChannel" | "docs">,
  parts: readonly string[],
): readonly MadeService[] {
  const { fallback, technology } = library;
  if (fallback === undefined || !isGivenNothing(library, given)) return [];
  if ("memory" in fallback) return [];
  const key = "endpoint" in fallback ? endpointOf(fallback.endpoint, technology)?.key : fallback.environment[0];
  return key === undefined ? [] : [{ ...common, key, parts, ...(technology !== undefined && { technology }) }];
}

/** What is only handed on here, and asked for by somebody who is not known. */
function ofUnknown(topology: Topology, site: Site, { arguments: given, callee }: Making): readonly MadeService[] {
  if (CHECKS.test(lastOf(callee)) || SETTINGS_MODULE.test(topology.modules[site.node]!)) return [];
  const keys = new Set<string>();
  const pending: (readonly [Site, Value])[] = given.map((value) => [site, value]);
  for (let taken = 0; pending.length > 0 && taken < STEPS_AT_MOST; taken++) {
    const [where, value] = pending.shift()!;
    for (const found of locatedValues(topology, where, value, [])) {
      if (found.is === "key" && !found.standsIn && isServiceKey(keyOf(found.text))) keys.add(found.text);
      if (found.is === "object")
        pending.push(...(found.value[1] as [string, Value][]).map(([, part]) => [found.site, part] as const));
      if (found.is === "list") pending.push(...(found.value[1] as Value[]).map((part) => [found.site, part] as const));
    }
  }
  return [...keys].map((key) => ({ key, ...kindOfKey(keyOf(key)), parts: [] }));
}

/** The name behind a path. */
function keyOf(key: string): string {
  return key.slice(key.indexOf("#") + 1);
}

function lastOf(callee: Making["callee"]): string {
  if ("other" in callee) return callee.other;
  return ("local" in callee ? callee.local : callee.path).at(-1) ?? "";
}

/** Names of functions that look at a value, and of modules that gather settings. */
const CHECKS = /(?:assert|invariant|validate|check|verify|required?|ensure|mask|redact|sanitize|log|parse|schema)/i;
const SETTINGS_MODULE =
  /(?:^|\/)(?:env|environment|config|configuration|settings|secrets)(?:\.[\w-]+)*\.[cm]?[jt]sx?$|\.(?:config|env)\.[cm]?[jt]s$/;
