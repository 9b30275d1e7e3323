/**
 * What is kept between runs: it saves work and changes no answer.
 */
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Topology } from "../../src/graph/topology.js";
import { onDisk, writeFiles, type Files } from "../on-disk.js";
import { resealed } from "../resealed.js";
import { topologyOf } from "../topology-of.js";

const PROJECT: Files = {
  "package.json": { name: "project", workspaces: ["packages/*"] },
  "src/a.ts": `import { b } from "./b"; export const a = b;`,
  "src/b.ts": `import { a } from "./a"; import "./gone"; export const b = a;`,
  "src/c.ts": `import "./a"; const = ;`,
  "src/view.ts": `import App from "./App.vue";`,
  "src/App.vue": "<template/>",
  "packages/p/package.json": { name: "p" },
  "packages/p/index.ts": "",
};

/** All that a Topology says, as plain data. */
function content(topology: Topology): unknown {
  const { modules, offsets, targets, labels, requests, rows, health, packages } = topology;
  const facts = modules.map((_, node) => topology.factsOf(node));
  return { modules, offsets, targets, labels, requests, rows, health, packages, facts };
}

function setUp(): { root: string; store: string; folder: () => string } {
  const root = onDisk(PROJECT);
  const store = onDisk({});
  return { root, store, folder: () => join(store, readdirSync(store)[0]!) };
}

describe("a store", () => {
  it("gives the next run the same graph", () => {
    const { root, store } = setUp();
    const without = content(topologyOf(root));
    expect(content(topologyOf(root, { cache: store }))).toEqual(without);
    expect(content(topologyOf(root, { cache: store }))).toEqual(without);
  });

  it("is used: a run reads facts from it that no text would give", () => {
    const { root, store, folder } = setUp();
    topologyOf(root, { cache: store });
    expect(readdirSync(folder()).sort()).toEqual(["facts", "rows.json", "stamps.json"]);
    resealed(join(folder(), "facts"), (content) => content.replaceAll('"a"', '"forged"'));
    const topology = topologyOf(root, { cache: store });
    expect(topology.factsOf(topology.nodeOf("src/a.ts")!).exports.map(({ exported }) => exported)).toEqual(["forged"]);
  });

  it.each(["facts", "rows.json", "stamps.json"])("of which %s is damaged is written anew by the next run", (name) => {
    const { root, store, folder } = setUp();
    topologyOf(root, { cache: store });
    const file = join(folder(), name);
    const damaged = readFileSync(file, "utf8").slice(0, -1);
    writeFileSync(file, damaged);
    topologyOf(root, { cache: store });
    // Stamps may differ from run to run, as those of a moment ago are not trusted.
    expect(readFileSync(file, "utf8")).not.toBe(damaged);
  });

  it.each<[string, (root: string) => void]>([
    ["a changed text", (root) => writeFiles(root, { "src/b.ts": "" })],
    ["a new file", (root) => writeFiles(root, { "src/gone.ts": "" })],
    ["a removed file", (root) => rmSync(join(root, "src/b.ts"))],
    ["a new index file", (root) => writeFiles(root, { "src/gone/index.ts": "" })],
    ["a changed tsconfig", (root) => writeFiles(root, { "tsconfig.json": { extends: "not-installed" } })],
    ["a package that left the workspace", (root) => writeFiles(root, { "package.json": { name: "project" } })],
    ["a changed .gitignore", (root) => writeFiles(root, { ".gitignore": "src/b.ts" })],
  ])("does not hide %s", (_, change) => {
    const { root, store } = setUp();
    topologyOf(root, { cache: store });
    change(root);
    expect(content(topologyOf(root, { cache: store }))).toEqual(content(topologyOf(root)));
  });

  it("holds at another place with other times, and is the same there byte for byte", () => {
    const { root, store, folder } = setUp();
    topologyOf(root, { cache: store });
    const copy = onDisk({});
    cpSync(root, copy, { recursive: true });
    utimesSync(join(copy, "src/a.ts"), 1, 1);
    const other = onDisk({});
    topologyOf(copy, { cache: other });
    const otherFolder = join(other, readdirSync(other)[0]!);
    for (const name of ["facts", "rows.json"]) {
      expect(readFileSync(join(otherFolder, name), "utf8")).toBe(readFileSync(join(folder(), name), "utf8"));
    }
  });

  it.each(["facts", "rows.json", "stamps.json"])("without its %s changes no answer", (name) => {
    const { root, store, folder } = setUp();
    topologyOf(root, { cache: store });
    rmSync(join(folder(), name));
    expect(content(topologyOf(root, { cache: store }))).toEqual(content(topologyOf(root)));
  });

  it.each(["facts", "rows.json", "stamps.json"])("with a damaged %s changes no answer", (name) => {
    const { root, store, folder } = setUp();
    topologyOf(root, { cache: store });
    const path = join(folder(), name);
    const text = readFileSync(path, "utf8");
    for (const damaged of ["", "{}", text.slice(0, -20), text.replace("src/a.ts", "src/z.ts")]) {
      writeFileSync(path, damaged);
      expect(content(topologyOf(root, { cache: store }))).toEqual(content(topologyOf(root)));
    }
  });

  it("lies in node_modules if there is one, and never makes one", () => {
    const root = onDisk(PROJECT);
    const home = onDisk({});
    const before = process.env["XDG_CACHE_HOME"];
    process.env["XDG_CACHE_HOME"] = home;
    try {
      topologyOf(root, { cache: true });
      expect(existsSync(join(root, "node_modules"))).toBe(false);
      mkdirSync(join(root, "node_modules"));
      topologyOf(root, { cache: true });
      expect(existsSync(join(root, "node_modules/.cache/eslint-plugin-topology/facts"))).toBe(true);
    } finally {
      if (before === undefined) delete process.env["XDG_CACHE_HOME"];
      else process.env["XDG_CACHE_HOME"] = before;
    }
  });

  it("is not needed: where nothing can be written the graph is the same", () => {
    const { root } = setUp();
    const file = join(onDisk({ file: "" }), "file");
    expect(content(topologyOf(root, { cache: file }))).toEqual(content(topologyOf(root)));
  });
});
