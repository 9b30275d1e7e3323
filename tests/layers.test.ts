/**
 * The walls of this code base, checked on its own topology: which folder of src may import which.
 */
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { components } from "../src/graph/components.js";
import { importFactOf, importedOf, importerOf } from "../src/graph/edge-lookup.js";
import { EVERY_EDGE } from "../src/graph/edge-selection.js";
import { LABEL_BIT } from "../src/graph/resolved-module.js";
import { topologyOf } from "./topology-of.js";

/** Folder of src to the folders it may import, or a single file of one; `types` after a name: type-only. */
const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  config: ["catalogue types", "words"],
  catalogue: [],
  facts: [],
  words: [],
  graph: ["facts types", "facts/declaration.ts", "facts/services/service-keys.ts", "catalogue"],
  files: ["facts types", "config"],
  resolve: ["facts types", "facts/declaration.ts", "config"],
  store: ["facts types", "config"],
  project: ["config", "facts", "graph", "files", "resolve", "store"],
  rules: ["config", "catalogue", "project", "graph", "words"],
  "index.ts": ["rules", "project"],
  "parser.ts": ["facts", "project/versions.ts"],
  "cache-digest.ts": ["config", "project", "rules/asked-rule.ts", "index.ts"],
  cli: [
    "config",
    "facts",
    "catalogue",
    "graph",
    "files",
    "project",
    "words",
    "rules/asked-rule.ts",
    "index.ts",
    "parser.ts",
  ],
};

/** The only folders that reach for the disk. */
const DISK = ["files", "store"];

const root = fileURLToPath(new URL("..", import.meta.url));
const topology = topologyOf(root, { include: ["src/**"] });
const edges = Array.from(topology.targets, (_, edge) => edge);
const folderOf = (node: number): string => topology.modules[node]!.split("/")[1]!;
const show = (edge: number): string =>
  `${topology.modules[importerOf(topology, edge)]} -> ${topology.modules[importedOf(topology, edge)]}`;

describe("the source of this plugin", () => {
  it("is seen as a whole", () => {
    expect(topology.modules.length).toBeGreaterThan(40);
    expect(edges.length).toBeGreaterThan(topology.modules.length);
    expect(topology.rows.flatMap((row) => row.unresolved)).toEqual([]);
  });

  it("imports only downward, from layer to layer", () => {
    const wrong = edges.filter((edge) => {
      const from = folderOf(importerOf(topology, edge));
      const to = folderOf(importedOf(topology, edge));
      const file = topology.modules[importedOf(topology, edge)]!.slice("src/".length);
      const isErased = topology.labels[edge] === LABEL_BIT.erased;
      return (
        from !== to &&
        !ALLOWED[from]?.some((entry) => entry === to || entry === file || (isErased && entry === `${to} types`))
      );
    });
    expect(wrong.map(show)).toEqual([]);
  });

  it("has no cycle of modules, not even of types", () => {
    expect(components(topology, EVERY_EDGE).sizes.filter((size) => size > 1)).toHaveLength(0);
  });

  it("has no cycle of folders", () => {
    // A wall that lets two folders import each other would make the first test blind.
    const reaches = (from: string, to: string): boolean =>
      (ALLOWED[from] ?? []).some((entry) => entry.split(" ")[0] === to || reaches(entry.split(" ")[0]!, to));
    expect(Object.keys(ALLOWED).filter((folder) => reaches(folder, folder))).toEqual([]);
  });

  it("reaches for the disk in two folders only", () => {
    const reaching = topology.modules.filter((_, node) =>
      topology.factsOf(node).imports.some(({ specifier }) => /^(?:node:)?fs(?:\/|$)/.test(specifier)),
    );
    expect(reaching.filter((id) => !DISK.includes(id.split("/")[1]!))).toEqual([]);
  });

  it("loads neither ESLint nor TypeScript", () => {
    const heavy =
      edges.length === 0
        ? []
        : topology.modules.flatMap((id, node) =>
            topology
              .factsOf(node)
              .imports.filter(
                ({ specifier, label }) =>
                  /^(?:eslint|typescript|@typescript-eslint)(?:\/|$)/.test(specifier) && label !== "erased",
              )
              .map(({ specifier }) => `${id} -> ${specifier}`),
          );
    expect(heavy).toEqual([]);
  });

  it("shows the line of each edge", () => {
    expect(edges.every((edge) => importFactOf(topology, edge).line > 0)).toBe(true);
  });
});
