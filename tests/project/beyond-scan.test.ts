/**
 * What resolving asks the disk for beyond the modules and configuration files of the scan: a change there is seen by a process
 * that lives on, and by the next one, which starts from the store.
 */
import { mkdirSync, rmSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { scan } from "../../src/files/scan.js";
import type { Topology } from "../../src/graph/topology.js";
import { keptOf, lookBeyondScan, type BeyondLook } from "../../src/project/beyond-scan.js";
import type { Sources } from "../../src/project/sources.js";
import { onDisk, settle, writeFiles, type Files } from "../on-disk.js";
import { projectOf, topologyOf } from "../topology-of.js";

interface Case {
  readonly before: Files;
  /** Folder of the root inside what is written; the whole of it by default. */
  readonly root?: string;
  /** What plain files do not say. */
  readonly prepare?: (top: string) => void;
  readonly change: (top: string) => void;
  /** Edges before and after. */
  readonly edges: readonly [readonly string[], readonly string[]];
  /** Failed tsconfigs before and after. */
  readonly failed?: readonly [number, number];
}

function edgesOf({ modules, offsets, targets }: Topology): string[] {
  return modules.flatMap((id, node) =>
    Array.from(targets.slice(offsets[node], offsets[node + 1]), (target) => `${id} -> ${modules[target]}`),
  );
}

const answer = ({ health, rows, ...rest }: Topology): unknown => ({
  edges: edgesOf({ health, rows, ...rest }),
  tsconfigs: health.tsconfigs,
  unresolved: rows.flatMap(({ id, unresolved }) => unresolved.map((request) => `${id}#${request}`)),
});

const write =
  (files: Files) =>
  (top: string): void =>
    writeFiles(top, files);
const remove =
  (path: string) =>
  (top: string): void =>
    rmSync(join(top, path), { recursive: true });
const link =
  (path: string, target: string) =>
  (top: string): void => {
    mkdirSync(join(top, path, ".."), { recursive: true });
    symlinkSync(join(top, target), join(top, path));
  };

/** Merges the folders src and gen of a project at this path, as only the resolver on disk knows. */
const mergesFrom = (path: string): object => ({ compilerOptions: { rootDirs: [`${path}/src`, `${path}/gen`] } });
const ASKS_MERGED: Files = { "src/a.ts": `import "./x";`, "gen/x.ts": "" };
const A_TO_MERGED = ["src/a.ts -> gen/x.ts"];

const PATHS = { compilerOptions: { paths: { "@x": ["./src/x.ts"] } } };
const ASKS_X: Files = { "src/a.ts": `import "@x";`, "src/x.ts": "" };
const A_TO_X = ["src/a.ts -> src/x.ts"];

const CASES: Readonly<Record<string, Case>> = {
  "an ignored file that is generated": {
    before: { "package.json": {}, ".gitignore": "gen/", "src/a.ts": `import "../gen/client";` },
    change: write({ "gen/client.ts": "" }),
    edges: [[], ["src/a.ts -> gen/client.ts"]],
  },
  "a tsconfig of any name in a package of the project that is not linked": {
    before: {
      "package.json": { workspaces: ["packages/*"] },
      "packages/config/package.json": { name: "@x/config" },
      "packages/config/base.json": {},
      "packages/a/package.json": { name: "a" },
      "packages/a/tsconfig.json": { extends: "@x/config/base.json" },
      "packages/a/a.ts": `import "@x";`,
      "packages/a/x.ts": "",
    },
    change: write({ "packages/config/base.json": { compilerOptions: { paths: { "@x": ["../a/x.ts"] } } } }),
    edges: [[], ["packages/a/a.ts -> packages/a/x.ts"]],
  },
  "a tsconfig of any name that comes into such a package": {
    before: {
      "package.json": { workspaces: ["packages/*"] },
      "packages/config/package.json": { name: "@x/config" },
      "packages/a/package.json": { name: "a" },
      "packages/a/tsconfig.json": { extends: "@x/config/base" },
      "packages/a/a.ts": `import "@x";`,
      "packages/a/x.ts": "",
    },
    change: write({ "packages/config/base.json": { compilerOptions: { paths: { "@x": ["../a/x.ts"] } } } }),
    edges: [[], ["packages/a/a.ts -> packages/a/x.ts"]],
    failed: [1, 0],
  },
  "a module that asked for what a tsconfig further up keeps from it, and asks no more": {
    before: {
      "tsconfig.json": { references: [{ path: "./gone" }] },
      "src/tsconfig.json": { include: ["other"] },
      "src/a.ts": `import "./b";`,
    },
    change: write({ "src/a.ts": "" }),
    edges: [[], []],
    failed: [1, 0],
  },
  "an ignored file that is gone": {
    before: { ".gitignore": "gen/", "src/a.ts": `import "../gen/client";`, "gen/client.ts": "" },
    change: remove("gen/client.ts"),
    edges: [["src/a.ts -> gen/client.ts"], []],
  },
  "an ignored file that takes a specifier over": {
    before: { ".gitignore": "gen/", "src/a.ts": `import "../gen/client";`, "gen/client.js": "" },
    change: write({ "gen/client.ts": "" }),
    edges: [["src/a.ts -> gen/client.js"], ["src/a.ts -> gen/client.ts"]],
  },
  "an ignored folder with an index": {
    before: { ".gitignore": "gen/", "src/a.ts": `import "../gen/api";`, "gen/other.ts": "" },
    change: write({ "gen/api/index.ts": "" }),
    edges: [[], ["src/a.ts -> gen/api/index.ts"]],
  },
  "an ignored folder whose package.json names another entry": {
    before: {
      ".gitignore": "gen/",
      "src/a.ts": `import "../gen";`,
      "gen/a.js": "",
      "gen/b.js": "",
      "gen/package.json": { main: "a" },
    },
    change: write({ "gen/package.json": { main: "b" } }),
    edges: [["src/a.ts -> gen/a.js"], ["src/a.ts -> gen/b.js"]],
  },
  "an ignored entry of a folder": {
    before: { ".gitignore": "dist/", "a.ts": `import "./pkg";`, "pkg/package.json": { main: "./dist/x.js" } },
    change: write({ "pkg/dist/x.js": "" }),
    edges: [[], ["a.ts -> pkg/dist/x.js"]],
  },
  "a component that is written": {
    before: { "src/a.ts": `import "./Foo.vue";` },
    change: write({ "src/Foo.vue": "" }),
    edges: [[], ["src/a.ts -> src/Foo.vue"]],
  },
  "a component that is gone": {
    before: { "src/a.ts": `import "./Foo.vue";`, "src/Foo.vue": "" },
    change: remove("src/Foo.vue"),
    edges: [["src/a.ts -> src/Foo.vue"], []],
  },
  "a component behind an alias": {
    before: {
      "tsconfig.json": { compilerOptions: { paths: { "@/*": ["./src/*"] } } },
      "src/a.ts": `import "@/Foo.vue";`,
    },
    change: write({ "src/Foo.vue": "" }),
    edges: [[], ["src/a.ts -> src/Foo.vue"]],
  },
  "an ignored file in the first of two places of an alias": {
    before: {
      ".gitignore": "gen/",
      "tsconfig.json": { compilerOptions: { paths: { "@/*": ["./gen/*", "./src/*"] } } },
      "src/a.ts": `import "@/b";`,
      "src/b.ts": "",
    },
    change: write({ "gen/b.ts": "" }),
    edges: [["src/a.ts -> src/b.ts"], ["src/a.ts -> gen/b.ts"]],
  },
  "an ignored file of a package": {
    before: {
      ".gitignore": "gen/",
      "package.json": { name: "own", exports: { "./x": "./gen/main-x.js" } },
      "src/a.ts": `import "own/x";`,
    },
    change: write({ "gen/main-x.js": "" }),
    edges: [[], ["src/a.ts -> gen/main-x.js"]],
  },
  "a generated tsconfig": {
    before: { ...ASKS_X, "tsconfig.json": { extends: "./.svelte-kit/tsconfig.json" } },
    change: write({ ".svelte-kit/tsconfig.json": { compilerOptions: { paths: { "@x": ["../src/x.ts"] } } } }),
    edges: [[], A_TO_X],
    failed: [1, 0],
  },
  "a tsconfig by any name": {
    before: { ...ASKS_X, "tsconfig.json": { extends: "./base" }, "base.json": {} },
    change: write({ "base.json": PATHS }),
    edges: [[], A_TO_X],
  },
  "the base of a base": {
    before: {
      ...ASKS_X,
      "tsconfig.json": { extends: "./one.json" },
      "one.json": { extends: ["./two.json"] },
      "two.json": {},
    },
    change: write({ "two.json": PATHS }),
    edges: [[], A_TO_X],
  },
  "a tsconfig above the root that is extended": {
    before: {
      "pkg/package.json": {},
      "pkg/tsconfig.json": { extends: "../tsconfig.base.json" },
      "pkg/src/a.ts": `import "@x";`,
      "pkg/src/x.ts": "",
      "tsconfig.base.json": { compilerOptions: { paths: { "@x": ["./pkg/gone.ts"] } } },
    },
    root: "pkg",
    change: write({ "tsconfig.base.json": { compilerOptions: { paths: { "@x": ["./pkg/src/x.ts"] } } } }),
    edges: [[], A_TO_X],
  },
  "a tsconfig above a root that has none": {
    before: { "pkg/package.json": {}, "pkg/src/a.ts": `import "./x";`, "pkg/gen/x.ts": "" },
    root: "pkg",
    change: write({ "tsconfig.json": mergesFrom("./pkg") }),
    edges: [[], A_TO_MERGED],
  },
  "a tsconfig that is referenced": {
    before: { ".gitignore": "gen/", "tsconfig.json": { references: [{ path: "./gen" }] }, "src/a.ts": `import "./b";` },
    change: write({ "gen/tsconfig.json": { compilerOptions: { composite: true } } }),
    edges: [[], []],
    failed: [1, 0],
  },
  "a tsconfig package that is installed": {
    before: { ...ASKS_MERGED, "tsconfig.json": { extends: "@acme/tsconfig" } },
    change: write({ "node_modules/@acme/tsconfig/tsconfig.json": mergesFrom("../../..") }),
    edges: [[], A_TO_MERGED],
    failed: [1, 0],
  },
  "a tsconfig package with exports": {
    before: {
      ...ASKS_MERGED,
      "tsconfig.json": { extends: "acme/base" },
      "node_modules/acme/package.json": { name: "acme", exports: { "./base": "./configs/base.json" } },
      "node_modules/acme/configs/base.json": {},
    },
    change: write({ "node_modules/acme/configs/base.json": mergesFrom("../../..") }),
    edges: [[], A_TO_MERGED],
  },
  "a tsconfig package above the root": {
    before: {
      "pkg/package.json": {},
      "pkg/tsconfig.json": { extends: "acme/base.json" },
      "pkg/src/a.ts": `import "./x";`,
      "pkg/gen/x.ts": "",
    },
    root: "pkg",
    change: write({ "node_modules/acme/base.json": mergesFrom("../../pkg") }),
    edges: [[], A_TO_MERGED],
    failed: [1, 0],
  },
  "a package that is linked": {
    before: {
      "package.json": {},
      "pk/a/package.json": { name: "a" },
      "pk/a/a.ts": `import "@l/b";`,
      "pk/b/package.json": { name: "@l/b", main: "b.ts" },
      "pk/b/b.ts": "",
    },
    change: link("pk/a/node_modules/@l/b", "pk/b"),
    edges: [[], ["pk/a/a.ts -> pk/b/b.ts"]],
  },
  "a package that is linked no more": {
    before: { "package.json": {}, "a.ts": `import "b";`, "b/package.json": { name: "b", main: "b.ts" }, "b/b.ts": "" },
    prepare: link("node_modules/b", "b"),
    change: remove("node_modules/b"),
    edges: [["a.ts -> b/b.ts"], []],
  },
  "another module that no nearer tsconfig includes than one that fails": {
    before: {
      "tsconfig.json": { extends: "@gone/base" },
      "app/tsconfig.json": { include: ["other"] },
      "app/src/a.ts": `import "./x.vue";`,
      "app/src/x.vue": "",
    },
    change: write({ "app/src/b.ts": `import "./x.vue";` }),
    edges: [["app/src/a.ts -> app/src/x.vue"], ["app/src/a.ts -> app/src/x.vue", "app/src/b.ts -> app/src/x.vue"]],
    failed: [1, 1],
  },
  "the last module that a tsconfig above the root fails": {
    before: {
      "tsconfig.json": { extends: "@gone/base" },
      "app/package.json": {},
      "app/a.ts": "",
      "app/b.ts": `import "./x.vue";`,
      "app/x.vue": "",
    },
    root: "app",
    change: remove("app/b.ts"),
    edges: [["b.ts -> x.vue"], []],
    failed: [1, 0],
  },
  "types that are generated for a new file": {
    before: {
      "tsconfig.json": { extends: "./.svelte-kit/tsconfig.json" },
      ".svelte-kit/tsconfig.json": { compilerOptions: { rootDirs: ["..", "./types"] } },
      "src/page.ts": `import type { Load } from "./$types";`,
    },
    change: write({ ".svelte-kit/types/src/$types.d.ts": "" }),
    edges: [[], ["src/page.ts -> .svelte-kit/types/src/$types.d.ts"]],
  },
};

describe.each(Object.entries(CASES))("%s", (_, { before, root: inner = "", ...given }) => {
  const { prepare, change, edges, failed = [0, 0] } = given;

  it("is seen by a process that lives on, and by the next one", () => {
    const top = onDisk({ ...before, ".git/HEAD": "" });
    prepare?.(top);
    const root = join(top, inner);
    const cache = onDisk({});
    let now = 0;
    const project = projectOf(root, { cache }, () => now);
    const first = project.look().topology;
    expect([edgesOf(first), first.health.tsconfigs.length]).toEqual([edges[0], failed[0]]);
    change(top);
    now += 2000;
    const truth = topologyOf(root);
    expect([edgesOf(truth), truth.health.tsconfigs.length]).toEqual([edges[1], failed[1]]);
    expect(answer(project.look().topology)).toEqual(answer(truth));
    expect(answer(topologyOf(root, { cache }))).toEqual(answer(truth));
    expect(answer(topologyOf(root, { cache }))).toEqual(answer(truth));
  });
});

describe("a look after another", () => {
  /** Looks beyond the scan of a project with one module, in which the rows asked for gen/x. */
  function looking() {
    const root = onDisk({ "a.ts": "", ".gitignore": "gen", "gen/w.ts": "" });
    settle();
    const sources = (): Sources => ({
      scan: scan(root, { isModule: (path) => path.endsWith(".ts"), isConfig: () => false }),
      keys: new Map([["a.ts", ""]]),
      hashes: new Map(),
    });
    const one = sources();
    const first = lookBeyondScan(root, one, "own", undefined, undefined);
    first.tell(join(root, "gen/x"));
    const known = { digest: first.digest, beyond: keptOf(first) };
    const next = (before: BeyondLook, now = one) => lookBeyondScan(root, now, "own", known, before);
    return { root, first, next, sources };
  }

  it("sees what has changed, though a look in between saw it and came to nothing", () => {
    const { root, first, next } = looking();
    writeFiles(root, { "gen/x.ts": "" });
    settle();
    expect(next(first).changed).toEqual(["gen/x"]);
    expect(next(first).changed).toEqual(["gen/x"]);
  });

  it("keeps nothing for the store of what buffers asked", () => {
    const { root, first, next, sources } = looking();
    const settled = next(first);
    settled.tell(join(root, "gen/typed"));
    const asked = keptOf(next(settled, sources())).asked.map(([path]) => path);
    expect(asked).toEqual(["gen/x"]);
  });
});
