/** What goes wrong in real projects: told in plain words or borne, never a crash, and never silence. */
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Files } from "../on-disk.js";
import { ESLINT_VERSIONS, installed } from "./installed.js";
import { placesOf, runEslint } from "./run-eslint.js";

const A = `import { b } from "./b.js";\nexport const a = () => b;`;
const B = `import { a } from "./a.js";\nexport const b = () => a;`;
const CYCLE: Files = { "src/a.js": A, "src/b.js": B };

const configWith = (settings: string): string => `
  import { defineConfig } from "eslint/config";
  import topology from "eslint-plugin-topology";
  export default defineConfig({ extends: [topology.configs.recommended], settings: { topology: ${settings} } });
`;

describe.concurrent.each(ESLINT_VERSIONS)("a mistake in the settings ends ESLint %i with its name:", (version) => {
  it.each([
    [
      "an unknown key",
      `{ ingore: ["src/b.js"] }`,
      `settings.topology.ingore is ["src/b.js"]. Accepted: only the keys root, `,
    ],
    [
      "a wrong type",
      `{ ignore: "src/b.js" }`,
      `settings.topology.ignore is "src/b.js". Accepted: an array of glob patterns`,
    ],
    [
      "a cut without a reason",
      `{ cut: [{ from: "src/a.js", to: "src/b.js" }] }`,
      `settings.topology.cut[0] is {"from":"src/a.js","to":"src/b.js"}. Accepted: an object of exactly { from, to, why }`,
    ],
    [
      "a root that is not there",
      `{ root: "/nowhere/at/all" }`,
      `settings.topology.root is "/nowhere/at/all". Accepted: `,
    ],
  ])("%s", async (_, settings, message) => {
    const root = installed({ ...CYCLE, "eslint.config.js": configWith(settings) }, version);
    const { status, stderr, stdout } = await runEslint(root, ["src"]);
    expect(status).toBe(2);
    expect(stdout).toBe("");
    expect(stderr).toContain(message);
  });
});

describe.concurrent("ESLint bears", () => {
  const cases: [name: string, files: Files, expected: string[]][] = [
    ["a project of one module", { "src/a.js": A }, []],
    ["an empty file", { "src/a.js": "" }, []],
    [
      "a file elsewhere that does not parse",
      { ...CYCLE, "src/broken.js": `import "./a.js";\nconst = ;` },
      ["src/a.js:1:19 topology/no-cycle", "src/b.js:1:19 topology/no-cycle", "src/broken.js:2:7 null"],
    ],
    [
      "a file on the way that does not parse",
      { "src/a.js": A, "src/b.js": `${B}\nconst = ;` },
      ["src/a.js:1:19 topology/no-cycle", "src/b.js:3:7 null"],
    ],
    [
      "a file of three megabytes",
      { ...CYCLE, "src/b.js": `${B}\nexport const data = [${`"0123456789",`.repeat(240_000)}];` },
      ["src/a.js:1:19 topology/no-cycle", "src/b.js:1:19 topology/no-cycle"],
    ],
    [
      "a folder named like a module",
      {
        "src/a.js": `import { b } from "./x.js/index.js";\nimport "./y.js";\nexport const a = () => b;`,
        "src/x.js/index.js": `import { a } from "../a.js";\nexport const b = () => a;`,
        "src/y.js/readme.txt": "",
      },
      ["src/a.js:1:19 topology/no-cycle", "src/x.js/index.js:1:19 topology/no-cycle"],
    ],
    [
      "a package.json and a tsconfig.json that do not parse",
      { ...CYCLE, "src/package.json": "{", "src/tsconfig.json": "{" },
      // The graph of JavaScript is whole without them, but aliases of the tsconfig may be missing: that is told.
      ["src/a.js:1:19 topology/no-cycle", "src/a.js:1:1 topology/graph-health", "src/b.js:1:19 topology/no-cycle"],
    ],
    [
      "a byte order mark",
      { ...CYCLE, "src/a.js": `\uFEFF${A}` },
      ["src/a.js:1:19 topology/no-cycle", "src/b.js:1:19 topology/no-cycle"],
    ],
    [
      "carriage returns, alone and with line feeds",
      { "src/a.js": `// one\r// two\r\n${A}`, "src/b.js": B },
      ["src/a.js:3:19 topology/no-cycle", "src/b.js:1:19 topology/no-cycle"],
    ],
  ];

  it.each(cases)("%s", async (_, files, expected) => {
    const { findings, stderr } = await runEslint(installed(files), ["src"]);
    expect({ places: placesOf(findings).sort(), stderr }).toEqual({ places: expected.toSorted(), stderr: "" });
  });

  it("modules with unusual names", async () => {
    const names = [
      "with space",
      "hash#tag",
      "what?",
      "größe",
      "日本",
      "__proto__",
      "constructor",
      "a+b",
      "100%",
      "[id]",
      "(group)",
      "$",
      "a'b",
    ];
    const config = `
      const topology = require("eslint-plugin-topology");
      module.exports = [{ ...topology.configs.recommended, files: ["**/*.cjs"] }];
    `;
    // Each is in a cycle with a module of its own.
    const pairs = names.flatMap((name, index) => [
      [`src/${name}.cjs`, `require("./${index}.cjs");`],
      [`src/${index}.cjs`, `require("./${name}.cjs");`],
    ]);
    const { findings, stderr } = await runEslint(
      installed({ "eslint.config.cjs": config, ...Object.fromEntries(pairs) }),
      ["src"],
    );
    expect(placesOf(findings)).toEqual(pairs.map(([path]) => `${path}:1:9 topology/no-cycle`).sort());
    expect(stderr).toBe("");
  });

  it("a file where the folder of its store should be", async () => {
    const root = installed({ ...CYCLE, "node_modules/.cache": "a file" });
    const { findings, stderr } = await runEslint(root, ["src"]);
    expect(findings).toHaveLength(2);
    expect(stderr).toBe("");
  });

  it("a folder where a file of its store should be", async () => {
    const root = installed(CYCLE);
    mkdirSync(join(root, "node_modules/.cache/eslint-plugin-topology/facts"), { recursive: true });
    const { findings, stderr } = await runEslint(root, ["src"]);
    expect(findings).toHaveLength(2);
    expect(stderr).toBe("");
  });
});
