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

const PAIR = {
  "src/a.ts": `import { b } from "./b"; export const a = b;`,
  "src/b.ts": `import { a } from "./a"; export const b = a;`,
};
/** A knot of two cycles that share `src/b.ts`. */
const KNOT = {
  "src/a.ts": `import "./b";`,
  "src/b.ts": `import "./a";\nimport "./c";`,
  "src/c.ts": `import "./b";`,
};
const baseline = (...findings: object[]): object => ({ "topology-baseline.json": { version: 1, findings } });
const IN_BASELINE = { rule: "no-cycle", module: "src/a.ts", imports: "src/b.ts" };
const why = "they were one file once";

runRule("no-cycle", noCycle, {
  valid: [
    {
      name: "a cycle that the baseline has",
      ...linting("src/a.ts", { ...PAIR, ...baseline(IN_BASELINE) }),
    },
    {
      name: "a cycle that the baseline has with a reason",
      ...linting("src/a.ts", { ...PAIR, ...baseline({ ...IN_BASELINE, why }) }),
    },
    {
      name: "a module that imports itself, which the baseline has",
      ...linting("src/a.ts", {
        "src/a.ts": `import "./a";`,
        ...baseline({ ...IN_BASELINE, imports: "src/a.ts" }),
      }),
    },
    {
      name: "an import that is cut",
      ...linting("src/a.ts", PAIR, { cut: [{ from: "src/a.ts", to: "src/b.ts", why }] }),
    },
    {
      name: "the way back of an import that is cut",
      ...linting("src/b.ts", PAIR, { cut: [{ from: "src/a.ts", to: "src/b.ts", why }] }),
    },
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
      name: "a way back whose names are used as types only",
      ...linting("src/a.ts", {
        "src/a.ts": `import { b } from "./b"; export class A {} export const a = b;`,
        "src/b.ts": `import { A } from "./a"; export const b = (given: A) => given;`,
      }),
    },
    {
      name: "a way back that nobody uses",
      ...linting("src/a.ts", {
        "src/a.ts": `import { b } from "./b"; export const a = b;`,
        "src/b.ts": `import { a } from "./a"; export const b = 1;`,
      }),
    },
    {
      name: "an injected type, which is no value without decorator metadata",
      ...linting("src/a.ts", {
        "src/a.ts": `import { B } from "./b"; @d() export class A { constructor(b: B) {} }`,
        "src/b.ts": `import { A } from "./a"; @d() export class B { constructor(a: A) {} }`,
      }),
    },
    {
      name: "with only crash risks, a cycle whose names are used later",
      ...linting("src/1.ts", ring(2)),
      options: [{ only: "crash-risk" }],
    },
    {
      name: "with only crash risks, a function declaration, which can be called before its module has run",
      ...linting("src/a.ts", {
        "src/a.ts": `import { b } from "./b"; export const a = b();`,
        "src/b.ts": `import { a } from "./a"; export function b() { return () => a; }`,
      }),
      options: [{ only: "crash-risk" }],
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
      name: "the same cycle from another module, which the baseline does not have",
      ...linting("src/b.ts", { ...PAIR, ...baseline(IN_BASELINE) }),
      errors: [{ messageId: "cycle" }],
    },
    {
      name: "a cycle that the baseline has of another rule",
      ...linting("src/a.ts", { ...PAIR, ...baseline({ ...IN_BASELINE, rule: "max-fan-in" }) }),
      errors: [{ messageId: "cycle" }],
    },
    {
      name: "a cycle that the baseline has, if the settings switch it off",
      ...linting("src/a.ts", { ...PAIR, ...baseline(IN_BASELINE) }, { baseline: false }),
      errors: [{ messageId: "cycle" }],
    },
    {
      name: "a new import inside a knot that the baseline has",
      ...linting("src/b.ts", { ...KNOT, ...baseline({ ...IN_BASELINE, module: "src/b.ts", imports: "src/a.ts" }) }),
      errors: [{ messageId: "cycle", line: 2 }],
    },
    {
      name: "the rest of a knot that a cut takes apart, as if the cut import were not there",
      ...linting("src/b.ts", KNOT, { cut: [{ from: "src/b.ts", to: "src/c.ts", why }] }),
      errors: [
        { message: "Import cycle: src/a.ts:1 -> here. Easiest to cut: src/a.ts:1 (imported for its effects)", line: 1 },
      ],
    },
    {
      name: "a cycle of which another import would have to be cut",
      ...linting("src/b.ts", KNOT, { cut: [{ from: "src/c.ts", to: "src/a.ts", why }] }),
      errors: [{ messageId: "cycle" }, { messageId: "cycle" }],
    },
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
      errors: [
        {
          message:
            "Import cycle: src/b.ts:1 -> here. Crash risk: b is used in line 1 while it may be undefined. " +
            "Easiest to cut: this import (1 name: b)",
        },
      ],
    },
    {
      name: "a way back whose name is a value after all",
      ...linting("src/a.ts", {
        "src/a.ts": `import { b } from "./b"; export class A {} export const a = () => b;`,
        "src/b.ts": `import { A } from "./a"; export const b = (given: A) => given instanceof A;`,
      }),
      errors: [{ message: "Import cycle: src/b.ts:1 -> here. Easiest to cut: this import (1 name: b)" }],
    },
    {
      name: "injected types, which decorator metadata makes values",
      ...linting("src/a.ts", {
        "tsconfig.json": { compilerOptions: { experimentalDecorators: true, emitDecoratorMetadata: true } },
        "src/a.ts": `import { B } from "./b"; @d() export class A { constructor(b: B) {} }`,
        "src/b.ts": `import { A } from "./a"; @d() export class B { constructor(a: A) {} }`,
      }),
      errors: [{ message: "Import cycle: src/b.ts:1 -> here. Easiest to cut: this import (1 name: B)" }],
    },
    {
      name: "types that Angular injects",
      ...linting("src/a.ts", {
        "package.json": { dependencies: { "@angular/core": "^20.0.0" } },
        "src/a.ts": `import { B } from "./b"; @Injectable() export class A { constructor(b: B) {} }`,
        "src/b.ts": `import { A } from "./a"; @Injectable() export class B { constructor(private a: A) {} }`,
      }),
      errors: [{ message: "Import cycle: src/b.ts:1 -> here. Easiest to cut: this import (1 name: B)" }],
    },
    {
      name: "names used as types that verbatimModuleSyntax keeps",
      ...linting("src/a.ts", {
        "tsconfig.json": { compilerOptions: { verbatimModuleSyntax: true } },
        "src/a.ts": `import { b } from "./b"; export interface A {} export const a = () => b;`,
        "src/b.ts": `import { type A } from "./a"; export const b = (given: A) => given;`,
      }),
      errors: [{ message: "Import cycle: src/b.ts:1 -> here. Easiest to cut: src/b.ts:1 (types only: import type)" }],
    },
    {
      name: "an import of types that verbatimModuleSyntax keeps, with the way to write it",
      ...linting("src/b.ts", {
        "tsconfig.json": { compilerOptions: { verbatimModuleSyntax: true } },
        "src/a.ts": `import { b } from "./b"; export interface A {} export const a = () => b;`,
        "src/b.ts": `import { type A, B } from "./a"; export const b = (given: A) => given as B;`,
      }),
      errors: [
        {
          message: "Import cycle: src/a.ts:1 -> here. Easiest to cut: this import (types only: import type)",
          suggestions: [
            {
              messageId: "importType",
              output: `import type { A, B } from "./a"; export const b = (given: A) => given as B;`,
            },
          ],
        },
      ],
    },
    {
      name: "an import of types beside a default, which one statement cannot both mark",
      ...linting("src/b.ts", {
        "tsconfig.json": { compilerOptions: { verbatimModuleSyntax: true } },
        "src/a.ts": `import { b } from "./b"; export interface A {} export default interface D {} export const a = () => b;`,
        "src/b.ts": `import D, { A } from "./a"; export const b = (given: A) => given as D;`,
      }),
      errors: [{ message: "Import cycle: src/a.ts:1 -> here. Easiest to cut: this import (types only: import type)" }],
    },
    {
      name: "an import that is not used, which import type would drop with its effects",
      ...linting("src/b.ts", {
        "tsconfig.json": { compilerOptions: { verbatimModuleSyntax: true } },
        "src/a.ts": `import { b } from "./b"; export interface A {} export const a = () => b;`,
        "src/b.ts": `import { A } from "./a"; export const b = 1;`,
      }),
      errors: [{ message: "Import cycle: src/a.ts:1 -> here. Easiest to cut: this import (its names are not used)" }],
    },
    {
      name: "an import that JSX calls, which is no type",
      ...linting("src/a.tsx", {
        "tsconfig.json": { compilerOptions: { jsx: "react", jsxFactory: "h" } },
        "src/a.tsx": `import { h } from "./h"; export const a = () => <div />;`,
        "src/h.ts": `import { a } from "./a"; export const h = () => a;`,
      }),
      errors: [{ message: "Import cycle: src/h.ts:1 -> here. Easiest to cut: src/h.ts:1 (1 name: a)" }],
    },
    {
      name: "an import that JavaScript does not use",
      ...linting("src/b.js", {
        "src/a.js": `import { b } from "./b.js"; export const a = () => b;`,
        "src/b.js": `import { a } from "./a.js"; export const b = 1;`,
      }),
      errors: [{ message: "Import cycle: src/a.js:1 -> here. Easiest to cut: this import (its names are not used)" }],
    },
    {
      name: "a crash risk in a message that is full of long paths",
      ...linting(`src/${"deep/".repeat(20)}first.ts`, {
        [`src/${"deep/".repeat(20)}first.ts`]: `import { ${"veryLongName".repeat(5)} } from "./second";\nexport class A { a = () => 1; }\n${"veryLongName".repeat(5)};`,
        [`src/${"deep/".repeat(20)}second.ts`]: `import { third } from "./third"; export const ${"veryLongName".repeat(5)} = () => third;`,
        [`src/${"deep/".repeat(20)}third.ts`]: `import { A } from "./first"; export const third = () => A;`,
      }),
      errors: [
        {
          message:
            "Import cycle: …/deep/deep/deep/deep/second.ts:1 -> …/deep/deep/deep/deep/third.ts:1 -> here. " +
            "Crash risk: veryLongNameveryLongNam… is used too early in line 3. " +
            "Easiest to cut: …/deep/deep/deep/deep/second.ts:1 (1 name)",
        },
      ],
    },
    {
      name: "no crash risk of another module where there is no room to say where",
      ...linting(`src/${"deep/".repeat(20)}third.ts`, {
        [`src/${"deep/".repeat(20)}first.ts`]: `import { ${"veryLongName".repeat(5)} } from "./second";\nexport class A { a = () => 1; }\n${"veryLongName".repeat(5)};`,
        [`src/${"deep/".repeat(20)}second.ts`]: `import { third } from "./third"; export const ${"veryLongName".repeat(5)} = () => third;`,
        [`src/${"deep/".repeat(20)}third.ts`]: `import { A } from "./first"; export const third = () => A;`,
      }),
      errors: [
        {
          message:
            "Import cycle: …/deep/deep/deep/deep/deep/deep/deep/first.ts:1 -> …/deep/deep/deep/deep/deep/deep/deep/second.ts:1 -> here. " +
            "Easiest to cut: …/deep/deep/deep/deep/deep/deep/deep/second.ts:1 (1 name)",
        },
      ],
    },
    {
      name: "with only crash risks, a class that is extended",
      ...linting("src/plans.ts", {
        "src/base.ts": `import { Plan } from "./plans"; export class Base { plan = () => Plan; }`,
        "src/plans.ts": `import { Base } from "./base";\nexport class Plan extends Base {}`,
      }),
      options: [{ only: "crash-risk" }],
      errors: [
        {
          message:
            "Import cycle: src/base.ts:1 -> here. Crash risk: Base is used in line 2 while it may be undefined. " +
            "Easiest to cut: src/base.ts:1 (1 name: Plan)",
        },
      ],
    },
    {
      name: "a crash risk in a text that is not saved, at the line where it stands now",
      ...linting("src/plans.ts", {
        "src/base.ts": `import { Plan } from "./plans"; export class Base { plan = () => Plan; }`,
        "src/plans.ts": `import { Base } from "./base";\nexport class Plan extends Base {}`,
      }),
      code: `import { Base } from "./base";\n\n\nexport class Plan extends Base {}`,
      options: [{ only: "crash-risk" }],
      errors: [
        {
          message:
            "Import cycle: src/base.ts:1 -> here. Crash risk: Base is used in line 4 while it may be undefined. " +
            "Easiest to cut: src/base.ts:1 (1 name: Plan)",
        },
      ],
    },
    {
      name: "a crash risk elsewhere in the cycle",
      ...linting("src/base.ts", {
        "src/base.ts": `import { Plan } from "./plans"; export class Base { plan = () => Plan; }`,
        "src/plans.ts": `import { Base } from "./base";\nexport class Plan extends Base {}`,
      }),
      errors: [
        {
          message:
            "Import cycle: src/plans.ts:1 -> here. Crash risk: Base is used at src/plans.ts:2 while it may be undefined. " +
            "Easiest to cut: this import (1 name: Plan)",
        },
      ],
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
      errors: [{ message: "Import cycle: src/b.ts:1 -> here. Easiest to cut: src/b.ts:1 (all names)" }],
    },
    {
      name: "a way back that is type-only, if types count",
      options: [{ types: true }],
      ...linting("src/a.ts", {
        "src/a.ts": `import { b } from "./b"; export type A = 1; export const a = b;`,
        "src/b.ts": `import type { A } from "./a"; export const b: A = 1;`,
      }),
      errors: [{ message: "Import cycle: src/b.ts:1 -> here. Easiest to cut: src/b.ts:1 (1 name: A)" }],
    },
    {
      name: "an import that the compiler drops, if types count, for which import type would change nothing",
      options: [{ types: true }],
      ...linting("src/b.ts", {
        "src/a.ts": `import { b } from "./b"; export type A = 1; export const a = () => b;`,
        "src/b.ts": `import { A } from "./a"; export const b = (): A => 1;`,
      }),
      errors: [{ message: "Import cycle: src/a.ts:1 -> here. Easiest to cut: this import (1 name: A)" }],
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
