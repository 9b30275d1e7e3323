/** The table of docs/catalogue.md: a row for each entry of the catalogue, in its order. */
import { LIBRARIES } from "../../src/catalogue/libraries.js";
import type { ArgumentPath, EndpointPlace, LibraryExport } from "../../src/catalogue/library.js";

const HEAD = ["Package", "Made by", "Is", "Endpoint", "Or a client", "Names"];

export function pageTable(): string {
  const rows = LIBRARIES.map((library) => row(cellsOf(library)));
  return [row(HEAD), row(HEAD.map(() => "---")), ...rows].join("\n");
}

function cellsOf(library: LibraryExport): readonly string[] {
  const {
    packages,
    names,
    otherNames = [],
    by,
    kind,
    scope,
    technology,
    endpoint = [],
    client = [],
    parts = [],
  } = library;
  return [
    code(packages),
    code([...names, ...otherNames].map((name) => (by === "new" ? `new ${name}` : by === "call" ? `${name}()` : name))),
    `${technology === undefined ? "" : `${technology} `}${kind}, ${scope}`,
    code([...endpoint.map(placeText), ...fallbacksOf(library).map((each) => `else ${each}`)]),
    code(client.map(pathText)),
    parts.map(({ what, at }) => `${what} ${code([pathText(at)])}`).join(", "),
  ];
}

function fallbacksOf({ fallback }: LibraryExport): readonly string[] {
  if (fallback === undefined) return [];
  if ("memory" in fallback) return ["memory"];
  return "endpoint" in fallback ? [fallback.endpoint] : fallback.environment;
}

function placeText(place: EndpointPlace): string {
  if ("account" in place) return `${pathText(place.account)} (key)`;
  const paths = "whole" in place ? [place.whole, place.database] : [place.host, place.port, place.database];
  return paths.flatMap((path) => (path ? [pathText(path)] : [])).join(" + ");
}

/** Arguments count from one: `2.connection.host`. */
function pathText([argument, ...keys]: ArgumentPath): string {
  return [argument === "*" ? "*" : argument + 1, ...keys].join(".");
}

function code(texts: readonly string[]): string {
  return texts.map((text) => `\`${text}\``).join(", ");
}

function row(cells: readonly string[]): string {
  return `| ${cells.join(" | ")} |`;
}
