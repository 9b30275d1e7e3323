import { graphHealth } from "../../src/rules/graph-health.js";
import { linting } from "../linting.js";
import { runRule } from "./rule-tester.js";

const many = Array.from({ length: 12 }, (_, index) => `import "./gone-${index}";`).join("\n");

const nested = (depth: number): string => `{"x":${"[".repeat(depth)}${"]".repeat(depth)}}`;

/** A cut of the import of `src/b` by `src/a`. */
const cut = { cut: [{ from: "src/a.ts", to: "src/b.ts", why: "a reason" }] };
const baseline = (...findings: object[]): object => ({ "topology-baseline.json": { version: 1, findings } });

runRule("graph-health", graphHealth, {
  valid: [
    {
      name: "a whole graph",
      ...linting("src/a.ts", {
        "src/a.ts": `import "./b"; import "react"; import "node:fs"; import "./style.css";`,
        "src/b.ts": "",
      }),
    },
    {
      name: "an import that leads nowhere, unless asked for",
      ...linting("src/a.ts", { "src/a.ts": `import "./gone";` }),
    },
    {
      name: "an import that leads nowhere, which the baseline has",
      options: [{ unresolved: true }],
      ...linting("src/a.ts", {
        "src/a.ts": `import "./gone";`,
        ...baseline({ rule: "graph-health", module: "src/a.ts", specifier: "./gone" }),
      }),
    },
    {
      name: "an owner of a service that is no domain, unless asked for",
      ...linting(
        "src/auth/a.ts",
        { "src/auth/a.ts": "export {};" },
        { domains: "src/{domain}/**", services: { REDIS_URL: { owner: "auht" } } },
      ),
    },
    {
      name: "a cut that cuts nothing, unless asked for",
      ...linting("src/a.ts", { "src/a.ts": `import "./b";`, "src/b.ts": "" }, cut),
    },
    {
      name: "a cut that cuts a cycle",
      options: [{ cuts: true }],
      ...linting("src/a.ts", { "src/a.ts": `import "./b";`, "src/b.ts": `import "./a";` }, cut),
    },
    {
      name: "a cut that cuts a cycle of domains, though none of modules",
      options: [{ cuts: true }],
      ...linting(
        "src/a.ts",
        { "src/a.ts": `import "./b";`, "src/b.ts": "", "src/c.ts": `import "./d";`, "src/d.ts": "" },
        { ...cut, domains: { one: ["src/a.ts", "src/d.ts"], two: ["src/b.ts", "src/c.ts"] } },
      ),
    },
    {
      name: "a cut of no use that is told at another module",
      options: [{ cuts: true }],
      ...linting("src/b.ts", { "src/a.ts": `import "./b";`, "src/b.ts": "" }, cut),
    },
    {
      name: "a package that is not installed",
      options: [{ unresolved: true }],
      ...linting("src/a.ts", { "src/a.ts": `import "not-installed"; import "@scope/not-installed/deep";` }),
    },
    {
      name: "another file that does not parse, which is told there",
      ...linting("src/a.ts", { "src/a.ts": `import "./b";`, "src/b.ts": "const = ;" }),
    },
    {
      name: "many imports that lead nowhere, told at the first module only",
      ...linting("src/b.ts", { "src/b.ts": many, "src/a.ts": "" }),
    },
    {
      name: "patterns of the settings that match nothing, unless asked for",
      ...linting("src/a.ts", { "src/a.ts": "" }, { ignore: ["lib/**"], domains: { auth: "lib/**" } }),
    },
    {
      name: "patterns of the settings that match, also what .gitignore does not name",
      options: [{ settings: true }],
      ...linting(
        "src/auth/a.ts",
        { "src/auth/a.ts": "", "src/billing/b.ts": "", "src/kit/c.ts": "", "gen/d.ts": "", "src/auth/a.check.ts": "" },
        {
          include: ["src/**", "gen/*"],
          ignore: ["gen/*"],
          tests: ["**/*.check.ts"],
          shared: ["src/kit/**"],
          domains: { auth: "src/auth/**", "{domain}": "src/{domain}/**" },
        },
      ),
    },
    {
      name: "test patterns that nobody has set",
      options: [{ settings: true }],
      ...linting("src/a.ts", { "src/a.ts": "" }),
    },
    {
      name: "patterns of the settings that match nothing, told at the first module only",
      options: [{ settings: true }],
      ...linting("src/b.ts", { "src/b.ts": "", "src/a.ts": "" }, { shared: ["lib/**"] }),
    },
    {
      name: "a package.json that the resolver may read, and one that it never comes to",
      ...linting("src/a.ts", {
        "src/a.ts": `import "./view.vue";`,
        "src/view.vue": "",
        "src/package.json": nested(400),
        "other/package.json": nested(600),
      }),
    },
    {
      name: "a tsconfig that is whole",
      ...linting("src/a.ts", {
        "src/a.ts": "export {};",
        "tsconfig.json": `{ /* with a comment */ "compilerOptions": {}, }`,
      }),
    },
  ],
  invalid: [
    {
      name: "an import that leads nowhere, if the baseline has another",
      options: [{ unresolved: true }],
      ...linting("src/a.ts", {
        "src/a.ts": `import "./gone";`,
        ...baseline({ rule: "graph-health", module: "src/a.ts", specifier: "./gone.js" }),
      }),
      errors: [{ messageId: "unresolved" }],
    },
    {
      name: "a cut of an import in no cycle, at the import",
      options: [{ cuts: true }],
      ...linting("src/a.ts", { "src/a.ts": `\nimport "./b";`, "src/b.ts": "" }, cut),
      errors: [
        {
          message:
            "settings.topology.cut names src/a.ts -> src/b.ts, which is in no import cycle. " +
            "Remove it there, or a new cycle may hide behind it",
          line: 2,
          column: 8,
        },
      ],
    },
    {
      name: "a cut of an import in a cycle that the compiler drops",
      options: [{ cuts: true }],
      ...linting(
        "src/a.ts",
        { "src/a.ts": `import { b } from "./b"; b;`, "src/b.ts": `import { A } from "./a"; export let b: A;` },
        cut,
      ),
      errors: [{ messageId: "staleCut" }],
    },
    {
      name: "a cut of an import that is not there, at the first statement",
      options: [{ cuts: true }],
      ...linting("src/a.ts", { "src/a.ts": `// a comment\nexport {};`, "src/b.ts": "" }, cut),
      errors: [
        {
          message:
            "settings.topology.cut names src/a.ts -> src/b.ts, which is no import of this project. " +
            "Remove it there, or a new cycle may hide behind it",
          line: 2,
        },
      ],
    },
    {
      name: "a cut of a module that is gone, at the first module",
      options: [{ cuts: true }],
      ...linting("src/b.ts", { "src/b.ts": `export {};`, "src/c.ts": "" }, cut),
      errors: [{ messageId: "staleCut" }],
    },
    {
      name: "an import that leads nowhere, at its specifier",
      options: [{ unresolved: true }],
      ...linting("src/a.ts", { "src/a.ts": `import "./b";\nimport { x } from "./gone";\nx;`, "src/b.ts": "" }),
      errors: [
        {
          message:
            "./gone leads nowhere, so the graph has no edge for it. Fix the path, or generate the file before linting",
          line: 2,
          column: 19,
        },
      ],
    },
    {
      name: "so many imports that lead nowhere that the graph has gaps",
      ...linting("src/a.ts", { "src/a.ts": many }),
      errors: [
        {
          message:
            "12 of 12 imports of this project's own modules lead nowhere: the graph has gaps. " +
            "Set graph-health to unresolved: true to see each",
        },
      ],
    },
    {
      name: "a package.json that could end the process in the resolver, at the first module below it",
      ...linting("src/a.ts", {
        "src/a.ts": `import "./view.vue";`,
        "src/view.vue": "",
        "src/package.json": nested(600),
      }),
      errors: [
        {
          message:
            "The import graph is drawn without src/package.json (it is nested more than 500 levels deep): " +
            "imports that need it lead nowhere. Fix it, or remove it",
        },
      ],
    },
    {
      name: "a tsconfig that could end the process in the resolver",
      ...linting("src/a.ts", {
        "src/a.ts": "export {};",
        "tsconfig.json": { compilerOptions: { baseUrl: "a/".repeat(2000) } },
      }),
      errors: [{ message: /^The import graph reads 1 module without tsconfig\.json \(a path in it is longer than/ }],
    },
    {
      name: "a tsconfig that extends what is not installed, at the first module below it",
      ...linting("src/a.ts", {
        "src/a.ts": "// first\nexport {};",
        "src/b.ts": `import "./a";`,
        "tsconfig.json": { extends: "@tsconfig/not-installed/tsconfig.json" },
      }),
      errors: [{ messageId: "tsconfig", line: 2 }],
    },
    {
      name: "a tsconfig that fails modules which the nearest one leaves out, with the number of those",
      ...linting("app/other/c.ts", {
        "tsconfig.json": { extends: "@gone/base", compilerOptions: { paths: { "lib/*": ["./app/src/*"] } } },
        "app/tsconfig.json": { include: ["other"] },
        "app/other/c.ts": "",
        "app/src/a.ts": `import { b } from "lib/b"; export const a = () => b;`,
        "app/src/b.ts": `import { a } from "lib/a"; export const b = () => a;`,
      }),
      errors: [{ message: /^The import graph reads 2 modules without tsconfig\.json \(.*@gone\/base/ }],
    },
    {
      name: "each pattern of the settings that matches nothing",
      options: [{ settings: true }],
      ...linting(
        "src/auth/a.ts",
        { "src/auth/a.ts": "// first\nexport {};", "src/b.ts": "" },
        {
          include: ["src/**", "app/**"],
          ignore: ["gen/*"],
          tests: ["**/*.check.ts"],
          shared: ["src/kit/**"],
          domains: { auth: ["src/auth/**", "src/login/**"], "{domain}": "src/modules/{domain}/**" },
        },
      ),
      errors: [
        ["include", "app/**"],
        ["ignore", "gen/*"],
        ["domains.auth", "src/login/**"],
        ["domains.{domain}", "src/modules/{domain}/**"],
        ["shared", "src/kit/**"],
        ["tests", "**/*.check.ts"],
      ].map(([key, pattern]) => ({
        message: `settings.topology.${key} has a pattern that matches nothing: ${pattern}. Correct it, or take it out`,
        line: 2,
      })),
    },
    {
      name: "an owner of a service that is no domain",
      options: [{ settings: true }],
      ...linting(
        "src/auth/a.ts",
        { "src/auth/a.ts": "export {};" },
        { domains: "src/{domain}/**", services: { REDIS_URL: { owner: "auht" }, DATABASE_URL: { owner: "auth" } } },
      ),
      errors: [
        {
          message:
            "settings.topology.services gives REDIS_URL to auht, which is no domain with a module in it. " +
            "Correct the name, or take it out",
        },
      ],
    },
    {
      name: "an ignored pattern that matches what .gitignore leaves out anyway",
      options: [{ settings: true }],
      ...linting("src/a.ts", { "src/a.ts": "export {};", "gen/d.ts": "", ".gitignore": "gen/" }, { ignore: ["gen/*"] }),
      errors: [{ messageId: "unusedPattern" }],
    },
    {
      name: "two domains that take the same module",
      options: [{ settings: true }],
      ...linting(
        "src/auth/billing/a.ts",
        { "src/auth/billing/a.ts": "export {};", "src/auth/billing/b.ts": "" },
        { domains: { auth: "src/auth/**", billing: "src/**/billing/**" } },
      ),
      errors: [
        {
          message:
            "settings.topology.domains puts src/auth/billing/a.ts into auth, which counts, and into billing. " +
            "Let the patterns of only one of them match it",
        },
      ],
    },
    {
      name: "a file without a project",
      code: "export {};",
      filename: "/topology-test-stray/a.ts",
      errors: [
        {
          message:
            "The import graph of this project is empty: no package.json is above this file. Set settings.topology.root",
        },
      ],
    },
  ],
});
