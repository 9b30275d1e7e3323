/** What a making calls: an export of a library, or a function of the project that makes something of what it is given. */
import type { LibraryExport } from "../../catalogue/library.js";
import { libraryOf, type Libraries } from "../../catalogue/lookup.js";
import type { Making } from "../../facts/services/service-facts.js";
import type { Way } from "../../facts/state/state-facts.js";
import { nameLeads } from "../state/name-leads.js";
import { stateBodies } from "../state/state-bodies.js";
import type { Topology } from "../topology.js";

/** Undefined for what the project makes by itself, and for a library that is not known. */
export function libraryOfMaking(
  topology: Topology,
  libraries: Libraries,
  node: number,
  { callee, by }: Making,
): LibraryExport | undefined {
  if (!("request" in callee)) return undefined;
  const { specifier, names } = topology.factsOf(node).imports[callee.request]!;
  return libraryOf(libraries, specifier, [names[callee.name]!.imported, ...callee.path], by);
}

/** Makings of a function of the project that are made of what it is given. */
export function wrappedBy(
  topology: Topology,
  node: number,
  { callee, by }: Making,
): readonly { node: number; making: number }[] {
  if ("other" in callee) return [];
  if ("local" in callee) {
    const path = callee.local.join(" ");
    return makingsWith(topology, node, ({ home }) => home !== undefined && home.local.join(" ") === path);
  }
  const target = topology.rows[node]!.targets[callee.request];
  if (typeof target !== "string") return [];
  const { imported } = topology.factsOf(node).imports[callee.request]!.names[callee.name]!;
  const steps = by === "new" ? [...callee.path, "new"] : callee.path;
  for (const lead of nameLeads(topology, topology.nodeOf(target)!, imported, steps)) {
    const way = lead.way.join(" ");
    const found = makingsWith(
      topology,
      lead.node,
      ({ home }) => home?.ways.some((each) => each.join(" ") === way) === true,
    );
    if (found.length > 0) return found;
  }
  return [];
}

/** Makings that each object of a class of the project keeps in its fields, if a making is of one. */
export function fieldsMadeBy(
  topology: Topology,
  node: number,
  making: number,
): readonly { node: number; making: number }[] {
  const { callee, by } = stateBodies(topology, [node])[0]!.services.makings[making]!;
  if (by !== "new" || "other" in callee) return [];
  if ("local" in callee) {
    const fields = `${callee.local.slice(0, -1).join(".")}.`;
    return makingsWith(topology, node, ({ once, name }) => once !== true && name.startsWith(fields));
  }
  const target = topology.rows[node]!.targets[callee.request];
  if (typeof target !== "string") return [];
  const { imported } = topology.factsOf(node).imports[callee.request]!.names[callee.name]!;
  return nameLeads(topology, topology.nodeOf(target)!, imported, [...callee.path, "new"]).flatMap(({ node: at, way }) =>
    makingsWith(topology, at, ({ once, ways }) => once !== true && ways.some((each) => isBehind(each, way))),
  );
}

function isBehind(way: Way, start: Way): boolean {
  return way.length > start.length && start.every((step, at) => way[at] === step);
}

function makingsWith(
  topology: Topology,
  node: number,
  test: (making: Making) => boolean,
): readonly { node: number; making: number }[] {
  const makings = stateBodies(topology, [node])[0]?.services.makings ?? [];
  return makings.flatMap((each, making) => (test(each) ? [{ node, making }] : []));
}
