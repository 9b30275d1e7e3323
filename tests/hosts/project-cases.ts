/** The cases in which files come and go, and in which the configuration around them changes. */
import type { Files } from "../on-disk.js";
import { A, CLOSING, NONE, THROUGH_B, cycle, type Findings, type HostCase } from "./host-case.js";
import { configs } from "./workspace.js";

/** 1,000 modules, which import `a` on one branch and nothing on the other. */
function thousand(text: string): Files {
  return Object.fromEntries(Array.from({ length: 1000 }, (_, index) => [`src/m${index}.js`, text]));
}

const throughAlias = (isFound: boolean): Findings => ({ "src/a.ts": isFound ? cycle(1, "src/b.ts:1") : NONE });

export const PROJECT_CASES: readonly HostCase[] = [
  {
    id: "T6",
    title: "`e.ts` appears beside `e.js`, and what imported this one imports that one",
    files: { "src/a.ts": `import "./e.js";`, "src/e.js": `import "./a.ts";` },
    finds: { "src/a.ts": cycle(1, "src/e.js:1") },
    steps: [
      {
        does: "e.ts is created",
        act: (project) => project.write({ "src/e.ts": "export {};" }),
        by: "idle",
        finds: { "src/a.ts": NONE },
      },
      {
        does: "e.ts is deleted",
        act: (project) => project.remove("src/e.ts"),
        by: "idle",
        finds: { "src/a.ts": cycle(1, "src/e.js:1") },
      },
    ],
  },
  {
    id: "T7",
    title: "a branch switch writes 1,000 files at once",
    files: { "src/a.js": `import "./m500.js";`, ...thousand("export {};") },
    branch: { name: "closed", files: thousand(`import "./a.js";`) },
    finds: { "src/a.js": NONE },
    steps: [
      {
        does: "the other branch is switched to",
        act: (project) => project.switchTo("closed"),
        by: "idle",
        finds: { "src/a.js": cycle(1, "src/m500.js:1") },
      },
      {
        does: "main is switched to",
        act: (project) => project.switchTo("main"),
        by: "idle",
        finds: { "src/a.js": NONE },
      },
      {
        does: "one of them is saved with the edge, and the linted file with it",
        act: (project) =>
          project.write({ "src/m500.js": `import "./a.js";`, "src/a.js": `// more\nimport "./m500.js";` }),
        by: "atOnce",
        finds: { "src/a.js": cycle(2, "src/m500.js:1") },
      },
    ],
  },
  {
    id: "T8",
    title: "another file is created, renamed and deleted",
    files: { "src/a.js": A },
    finds: { "src/a.js": NONE },
    steps: [
      {
        does: "b is created",
        act: (project) => project.write({ "src/b.js": CLOSING }),
        by: "idle",
        finds: { "src/a.js": THROUGH_B },
      },
      {
        does: "b is renamed to c",
        act: (project) => project.rename("src/b.js", "src/c.js"),
        by: "idle",
        finds: { "src/a.js": NONE },
      },
      {
        does: "c is renamed to b",
        act: (project) => project.rename("src/c.js", "src/b.js"),
        by: "idle",
        finds: { "src/a.js": THROUGH_B },
      },
      {
        does: "b is deleted",
        act: (project) => project.remove("src/b.js"),
        by: "idle",
        finds: { "src/a.js": NONE },
      },
    ],
  },
  {
    id: "T9",
    title: "`paths` of tsconfig.json change",
    files: {
      "tsconfig.json": { compilerOptions: { paths: { "#b": ["./src/c.ts"] } } },
      "src/a.ts": `import "#b";`,
      "src/b.ts": `import "./a.ts";`,
      "src/c.ts": `export {};`,
    },
    finds: throughAlias(false),
    steps: [
      {
        does: "the alias leads to b",
        act: (project) => project.write({ "tsconfig.json": { compilerOptions: { paths: { "#b": ["./src/b.ts"] } } } }),
        by: "idle",
        finds: throughAlias(true),
      },
      {
        does: "tsconfig.json is deleted",
        act: (project) => project.remove("tsconfig.json"),
        by: "idle",
        finds: throughAlias(false),
      },
    ],
  },
  {
    id: "T9",
    title: "`exports` of a package of the workspace change",
    files: {
      "package.json": { name: "root", type: "module", workspaces: ["packages/*"] },
      "packages/app/package.json": { name: "app", exports: "./index.js" },
      "packages/app/index.js": `import "lib";`,
      "packages/lib/package.json": { name: "lib", exports: "./open.js" },
      "packages/lib/open.js": `export {};`,
      "packages/lib/closing.js": `import "app";`,
    },
    finds: { "packages/app/index.js": NONE },
    steps: [
      {
        does: "lib exports the file that imports app",
        act: (project) => project.write({ "packages/lib/package.json": { name: "lib", exports: "./closing.js" } }),
        by: "idle",
        finds: { "packages/app/index.js": cycle(1, "packages/lib/closing.js:1") },
      },
      {
        does: "lib exports the other file",
        act: (project) => project.write({ "packages/lib/package.json": { name: "lib", exports: "./open.js" } }),
        by: "idle",
        finds: { "packages/app/index.js": NONE },
      },
    ],
  },
  {
    id: "T9",
    title: "the workspace file takes a package in, and leaves it out again",
    files: {
      "pnpm-workspace.yaml": `packages: ["app"]`,
      "app/package.json": { name: "app", exports: "./index.js" },
      "app/index.js": `import "lib";`,
      "libs/lib/package.json": { name: "lib", exports: "./index.js" },
      "libs/lib/index.js": `import "app";`,
    },
    finds: { "app/index.js": NONE },
    steps: [
      {
        does: "libs/* is taken in",
        act: (project) => project.write({ "pnpm-workspace.yaml": `packages: ["app", "libs/*"]` }),
        by: "idle",
        finds: { "app/index.js": cycle(1, "libs/lib/index.js:1") },
      },
      {
        does: "libs/* is left out",
        act: (project) => project.write({ "pnpm-workspace.yaml": `packages: ["app"]` }),
        by: "idle",
        finds: { "app/index.js": NONE },
      },
    ],
  },
  {
    id: "T10",
    title: "the settings in the config of the host change",
    files: { "src/a.js": A, "src/b.js": CLOSING },
    finds: { "src/a.js": THROUGH_B },
    steps: [
      {
        does: "b is ignored",
        act: (project) => project.write(configs({ ignore: ["src/b.js"] })),
        by: "atOnce",
        finds: { "src/a.js": NONE },
      },
      // Back within a second would be two settings in turn, which are refused as a mistake.
      {
        does: "nothing is done for a second",
        act: () => undefined,
        finds: { "src/a.js": NONE },
      },
      {
        does: "nothing is ignored",
        act: (project) => project.write(configs()),
        by: "atOnce",
        finds: { "src/a.js": THROUGH_B },
      },
    ],
  },
];
