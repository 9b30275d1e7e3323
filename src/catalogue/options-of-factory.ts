import type { ArgumentPath, EndpointPlace, LibraryExport } from "./library.js";

/**
 * The same, as a module of NestJS takes its options of a function: `forRootAsync({ useFactory: () => options })`.
 *
 * @param library of which the options are the first argument
 */
export function optionsOfFactory(library: LibraryExport, ...names: readonly string[]): LibraryExport {
  const { otherNames: _, parts = [], endpoint = [], client = [], ...rest } = library;
  return {
    ...rest,
    names,
    endpoint: endpoint.filter(isOfOptions).map(endpointInside),
    client: client.filter(([argument]) => argument === 0).map(inside),
    parts: parts.filter(({ at: [argument] }) => argument === 0).map(({ what, at }) => ({ what, at: inside(at) })),
  };
}

function inside([argument, ...keys]: ArgumentPath): ArgumentPath {
  return [argument, "useFactory", ...keys];
}

function isOfOptions(place: EndpointPlace): boolean {
  const [argument] = "account" in place ? place.account : "whole" in place ? place.whole : place.host;
  return argument === 0;
}

function endpointInside(place: EndpointPlace): EndpointPlace {
  if ("account" in place) return { account: inside(place.account) };
  const database = place.database && { database: inside(place.database) };
  if ("whole" in place) return { whole: inside(place.whole), ...database };
  return { host: inside(place.host), ...(place.port && { port: inside(place.port) }), ...database };
}
