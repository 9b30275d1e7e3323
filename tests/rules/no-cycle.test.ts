import { noCycle } from "../../src/rules/no-cycle.js";
import { linting } from "../linting.js";
import { runRule } from "./rule-tester.js";

/** A ring of modules `src/1.ts -> src/2.ts -> … -> src/1.ts`. */
function ring(length: number, folder = "src"): Record<string, string> {
  const next = (index: number): number => (index % length) + 1;
  const files = Array.from({ length }, (_, index) => [
    `${folder}/${index + 1}.ts`,
    `import { n${next(index + 1)} } from "./${next(index + 1)}.js";\nexport const n${index + 1} = () => n${next(index + 1)};`,
  ]);
  return Object.fromEntries(files) as Record<string, string>;
}

runRule("no-cycle", noCycle, {
  valid: [
    {
      name: "a chain",
      ...linting("src/a.ts", {
        "src/a.ts": `import { b } from "./b";`,
        "src/b.ts": `import { c } from "./c"; export const b = c;`,
        "src/c.ts": `export const c = 1;`,
      }),
    },
    {
      name: "an import into a cycle that does not lead back",
      ...linting("src/a.ts", { "src/a.ts": `import { n1 } from "./1"; export const a = n1;`, ...ring(2) }),
    },
    {
      name: "a way back that is type-only",
      ...linting("src/a.ts", {
        "src/a.ts": `import { b } from "./b"; export type A = 1; export const a = b;`,
        "src/b.ts": `import type { A } from "./a"; export const b: A = 1;`,
      }),
    },
    {
      name: "a way back that is type-only name by name",
      ...linting("src/a.ts", {
        "src/a.ts": `import { b } from "./b"; export type A = 1; export const a = b;`,
        "src/b.ts": `import { type A } from "./a"; export const b: A = 1;`,
      }),
    },
    {
      name: "a way back that runs later",
      ...linting("src/a.ts", {
        "src/a.ts": `import { b } from "./b"; export const a = b;`,
        "src/b.ts": `export const b = () => import("./a");`,
      }),
    },
    {
      name: "a package that happens to be named like a module",
      ...linting("src/a.ts", {
        "src/a.ts": `import "b"; export const a = 1;`,
        "src/b.ts": `import { a } from "./a"; a;`,
      }),
    },
    {
      name: "a module that starts a worker of its own file",
      options: [{ deferred: true }],
      ...linting("src/a.mjs", { "src/a.mjs": `new Worker(new URL("./a.mjs", import.meta.url));` }),
    },
    {
      name: "a module that asks for its own file",
      options: [{ deferred: true }],
      ...linting("src/a.mjs", { "src/a.mjs": `import.meta.resolve("./a.mjs"); import url from "./a.mjs?url"; url;` }),
    },
    {
      name: "a CommonJS module that asks for its own file",
      options: [{ deferred: true }],
      ...linting("src/a.cjs", { "src/a.cjs": `require.resolve("./a.cjs");` }),
    },
    {
      name: "a module that mocks itself",
      options: [{ deferred: true }],
      ...linting("src/a.ts", { "src/a.ts": `vi.mock("./a"); jest.mock("./a");` }),
    },
    {
      name: "a text that shows the source of a module that shows it",
      options: [{ deferred: true }],
      ...linting("src/a.ts", {
        "src/a.ts": `import b from "./b?raw"; export const a = b;`,
        "src/b.ts": `import { a } from "./a"; a;`,
      }),
    },
    {
      name: "a worker that imports what starts it",
      ...linting("src/worker.ts", {
        "src/worker.ts": `import { start } from "./start"; start;`,
        "src/start.ts": `import Work from "./worker?worker"; export const start = () => new Work();`,
      }),
    },
    {
      name: "a test that imports what it tests and is imported by another test",
      ...linting("src/a.test.ts", {
        "src/a.test.ts": `import { a } from "./a"; export const t = a;`,
        "src/a.ts": `import { t } from "./a.test"; export const a = t;`,
      }),
    },
    {
      name: "a file that the settings leave out",
      ...linting(
        "src/a.ts",
        {
          "src/a.ts": `import { b } from "./b"; export const a = b;`,
          "src/b.ts": `import { a } from "./a"; export const b = a;`,
        },
        { ignore: ["src/b.ts"] },
      ),
    },
  ],
  invalid: [
    {
      name: "two modules that import each other",
      ...linting("src/billing/plan.ts", {
        "src/billing/plan.ts": `import { session } from "../auth/session";\nexport const planOf = () => session;`,
        "src/auth/session.ts": `\n\nimport { planOf } from "../billing/plan";\nexport const session = () => planOf;`,
      }),
      errors: [
        {
          message:
            "Import cycle: src/auth/session.ts:3 -> here. Easiest to cut: src/auth/session.ts:3 (1 name: planOf)",
          line: 1,
          column: 25,
          endColumn: 42,
        },
      ],
    },
    {
      name: "an import that is itself the easiest to cut",
      ...linting("src/a.ts", {
        "src/a.ts": `import { b } from "./b"; export const a1 = b, a2 = b;`,
        "src/b.ts": `import { a1, a2 } from "./a"; export const b = [a1, a2];`,
      }),
      errors: [{ message: "Import cycle: src/b.ts:1 -> here. Easiest to cut: this import (1 name: b)" }],
    },
    {
      name: "a module in a larger knot, with the shortest way back",
      ...linting("src/a.ts", {
        "src/a.ts": `import "./b";`,
        "src/b.ts": `import "./a"; import "./c";`,
        "src/c.ts": `import "./a";`,
      }),
      errors: [
        {
          message:
            "Import cycle: src/b.ts:1 -> here, inside a knot of 3 modules. Easiest to cut: this import (imported for its effects)",
        },
      ],
    },
    {
      name: "every import into the knot, also where two lead to the same modules",
      ...linting("src/a.ts", {
        "src/a.ts": `import "./b";\nimport "./c";`,
        "src/b.ts": `import "./d";`,
        "src/c.ts": `import "./d";`,
        "src/d.ts": `import "./a";`,
      }),
      errors: [
        { messageId: "cycle", line: 1 },
        { messageId: "cycle", line: 2 },
      ],
    },
    {
      name: "two statements that import the same module, once",
      ...linting("src/a.ts", {
        "src/a.ts": `import type { T } from "./b";\nimport { b } from "./b";\nimport { c } from "./b";\nexport const a = [b, c];`,
        "src/b.ts": `import { a } from "./a"; export const b = a, c = a; export type T = 1;`,
      }),
      errors: [{ messageId: "cycle", line: 2 }],
    },
    {
      name: "a re-export",
      ...linting("src/index.ts", {
        "src/index.ts": `export * from "./a";`,
        "src/a.ts": `import { b } from "."; export const a = b;`,
      }),
      errors: [{ message: "Import cycle: src/a.ts:1 -> here. Easiest to cut: src/a.ts:1 (1 name: b)" }],
    },
    {
      name: "a module that imports itself",
      ...linting("src/a.ts", { "src/a.ts": `import { a as self } from "./a"; export const a = () => self;` }),
      errors: [{ messageId: "selfImport" }],
    },
    {
      name: "a module that requires itself",
      ...linting("src/a.cjs", { "src/a.cjs": `exports.a = () => b.a; const b = require("./a.cjs");` }),
      errors: [{ messageId: "selfImport" }],
    },
    {
      name: "a module that imports itself later, if deferred imports count",
      options: [{ deferred: true }],
      ...linting("src/a.mjs", { "src/a.mjs": `export const a = () => import("./a.mjs");` }),
      errors: [{ messageId: "selfImport" }],
    },
    {
      name: "a worker that imports what starts it, if deferred imports count",
      options: [{ deferred: true }],
      ...linting("src/worker.ts", {
        "src/worker.ts": `import { start } from "./start"; start;`,
        "src/start.ts": `import Work from "./worker?worker"; export const start = () => new Work();`,
      }),
      errors: [{ messageId: "cycle" }],
    },
    {
      name: "a long way back, shown by its first three and its last step",
      ...linting("src/1.ts", ring(9)),
      errors: [
        {
          message:
            "Import cycle: src/2.ts:1 -> src/3.ts:1 -> src/4.ts:1 -> … 4 more … -> src/9.ts:1 -> here. " +
            "Easiest to cut: this import (1 name: n2)",
        },
      ],
    },
    {
      name: "paths that would make the line too long, cut to their ends",
      ...linting(`src/${"deep-folder/".repeat(12)}1.ts`, ring(3, `src/${"deep-folder/".repeat(12)}`.slice(0, -1))),
      errors: [
        {
          message:
            "Import cycle: …/deep-folder/deep-folder/deep-folder/2.ts:1 -> …/deep-folder/deep-folder/deep-folder/3.ts:1 -> here. " +
            "Easiest to cut: this import (1 name)",
        },
      ],
    },
    {
      name: "a way back that runs later, if deferred imports count",
      options: [{ deferred: true }],
      ...linting("src/a.ts", {
        "src/a.ts": `import { b } from "./b"; export const a = b;`,
        "src/b.ts": `export const b = () => import("./a");`,
      }),
      errors: [{ message: "Import cycle: src/b.ts:1 -> here. Easiest to cut: this import (1 name: b)" }],
    },
    {
      name: "a way back that is type-only, if types count",
      options: [{ types: true }],
      ...linting("src/a.ts", {
        "src/a.ts": `import { b } from "./b"; export type A = 1; export const a = b;`,
        "src/b.ts": `import type { A } from "./a"; export const b: A = 1;`,
      }),
      errors: [{ messageId: "cycle" }],
    },
    {
      name: "tests that import one another",
      ...linting("src/a.test.ts", {
        "src/a.test.ts": `import { b } from "./b.test"; export const a = b;`,
        "src/b.test.ts": `import { a } from "./a.test"; export const b = a;`,
      }),
      errors: [{ messageId: "cycle" }],
    },
    {
      name: "a module that the default takes for a test, if the settings name other tests",
      ...linting(
        "src/a.test.ts",
        {
          "src/a.test.ts": `import { a } from "./a"; export const t = a;`,
          "src/a.ts": `import { t } from "./a.test"; export const a = t;`,
        },
        { tests: ["spec/**"] },
      ),
      errors: [{ messageId: "cycle" }],
    },
  ],
});
