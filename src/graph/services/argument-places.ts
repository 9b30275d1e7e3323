/**
 * What stands at a place of the arguments of a making, as the catalogue names places: an endpoint, or surely nothing.
 */
import type { ArgumentPath, EndpointPlace, LibraryExport } from "../../catalogue/library.js";
import type { Value } from "../../facts/services/service-facts.js";
import type { Topology } from "../topology.js";
import { type Endpoint, endpointOf } from "./endpoints.js";
import { locatedValues, type Located, type Site } from "./located-values.js";

/** Whether surely nothing stands at a place of the arguments. */
function isAbsent(given: readonly Value[], [argument, ...keys]: ArgumentPath): boolean {
  if (argument === "*") return given.length === 0;
  let value = given[argument];
  for (const key of keys) {
    if (value === undefined) return true;
    if (value[0] !== "object" || value[1].some(([each]) => each === "...")) return false;
    value = value[1].findLast(([each]) => each === key)?.[1];
    // Options that no function gives are given by an object of a class.
    if (value === undefined && key === "useFactory") return false;
  }
  return value === undefined || (keys.length === 0 && value[0] === "object");
}

/** Whether surely nothing stands where a library looks for an endpoint or a client. */
export function isGivenNothing({ endpoint = [], client = [] }: LibraryExport, given: readonly Value[]): boolean {
  const places = [
    ...endpoint.flatMap((place) => ("host" in place ? [place.host] : "whole" in place ? [place.whole] : [])),
    ...client,
  ];
  return places.every((place) => isAbsent(given, place));
}

/** Of a list what it lists. */
export function valuesAt(
  topology: Topology,
  site: Site,
  given: readonly Value[],
  [argument, ...keys]: ArgumentPath,
): readonly Located[] {
  const values = argument === "*" ? given : given.slice(argument, argument + 1);
  return values
    .flatMap((value) => locatedValues(topology, site, value, keys))
    .flatMap((found) => (found.is === "list" ? locatedValues(topology, found.site, found.value, ["*"]) : [found]));
}

type Lookup = (path: ArgumentPath) => readonly Located[];

export function endpointAt(place: EndpointPlace, at: Lookup, technology: string | undefined): Endpoint | undefined {
  if ("account" in place) return placeOf(at(place.account), technology);
  const port = "host" in place && place.port ? textOf(at(place.port)) : undefined;
  const endpoint = placeOf(at("host" in place ? place.host : place.whole), technology, port);
  const database = endpoint && (endpoint.database ?? (place.database && textOf(at(place.database))));
  return endpoint && { key: endpoint.key, ...(database !== undefined && { database }) };
}

/** A key before a text that stands in for it: `process.env.REDIS_URL ?? "redis://localhost"`. */
function placeOf(found: readonly Located[], technology: string | undefined, port?: string): Endpoint | undefined {
  const key = found.find((one) => one.is === "key");
  if (key?.is === "key") return { key: key.text };
  const texts = found.flatMap((one) => (one.is === "text" ? [one.text] : []));
  return texts[0] === undefined ? undefined : endpointOf(texts.sort()[0]!, technology, port);
}

function textOf(found: readonly Located[]): string | undefined {
  const text = found.find((one) => one.is === "text");
  return text?.is === "text" ? text.text : undefined;
}
