import { graphHealth } from "../../src/rules/graph-health.js";
import { linting } from "../linting.js";
import { runRule } from "./rule-tester.js";

const many = Array.from({ length: 12 }, (_, index) => `import "./gone-${index}";`).join("\n");

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
      name: "a tsconfig that is whole",
      ...linting("src/a.ts", {
        "src/a.ts": "export {};",
        "tsconfig.json": `{ /* with a comment */ "compilerOptions": {}, }`,
      }),
    },
  ],
  invalid: [
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
      name: "a tsconfig that extends what is not installed, at the first module below it",
      ...linting("src/a.ts", {
        "src/a.ts": "// first\nexport {};",
        "src/b.ts": `import "./a";`,
        "tsconfig.json": { extends: "@tsconfig/not-installed/tsconfig.json" },
      }),
      errors: [{ messageId: "tsconfig", line: 2 }],
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
