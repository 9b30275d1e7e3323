/** Files that are no JavaScript beside the preset: linted by their own languages, and no modules. */
import { describe, expect, it } from "vitest";
import { ESLINT_VERSIONS, installed } from "./installed.js";
import { placesOf, runEslint } from "./run-eslint.js";

const A = `import { b } from "./b.js";\nexport const a = () => b;`;
const B = `import { a } from "./a.js";\nexport const b = () => a;`;
const IN_JAVASCRIPT = ["src/a.js:1:19 topology/no-cycle", "src/b.js:1:19 topology/no-cycle"];

describe.concurrent.each(ESLINT_VERSIONS)("JSON beside the preset in ESLint %i", (version) => {
  const configWith = (rules: string): string => `
    import json from "@eslint/json";
    import { defineConfig } from "eslint/config";
    import topology from "eslint-plugin-topology";
    export default defineConfig(
      { extends: [topology.configs.recommended] },
      {
        files: ["**/*.json"],
        ignores: ["package.json"],
        plugins: { json, topology },
        language: "json/json",
        rules: { "json/no-empty-keys": "error", ${rules} },
      },
    );
  `;
  const files = { "src/a.js": A, "src/b.js": B, "src/data.json": `{ "": 1 }` };

  it("is linted by its own rules", async () => {
    const { findings, stderr } = await runEslint(installed({ ...files, "eslint.config.js": configWith("") }, version), [
      "src",
    ]);
    expect(placesOf(findings)).toEqual([...IN_JAVASCRIPT, "src/data.json:1:3 json/no-empty-keys"]);
    expect(stderr).toBe("");
  });

  it("meets our rules only by a mistake in the config, which is told where ESLint can", async () => {
    const config = configWith(`"topology/no-cycle": "error", "topology/graph-health": "error"`);
    const { findings, stderr, status } = await runEslint(installed({ ...files, "eslint.config.js": config }, version), [
      "src",
    ]);
    if (version === 10) {
      expect(status).toBe(2);
      expect(stderr).toMatch(
        /do not support the language "json\/json":\s+- "topology\/no-cycle"\s+- "topology\/graph-health"/,
      );
    } else {
      expect(placesOf(findings)).toEqual([...IN_JAVASCRIPT, "src/data.json:1:3 json/no-empty-keys"]);
    }
  });
});

describe.concurrent.each(ESLINT_VERSIONS)("code in Markdown in ESLint %i", (version) => {
  it("is linted, and is no module of the graph", async () => {
    const config = `
      import markdown from "@eslint/markdown";
      import { defineConfig } from "eslint/config";
      import topology from "eslint-plugin-topology";
      export default defineConfig(
        { extends: [topology.configs.strict] },
        { files: ["**/*.md"], plugins: { markdown }, processor: "markdown/markdown" },
        { files: ["**/*.js"], rules: { "topology/max-fan-in": ["error", { max: 1 }], "no-debugger": "error" } },
      );
    `;
    const guide = [
      "# Guide",
      "```js",
      `import { a } from "./a.js";`,
      `import { c } from "./c.js";`,
      `import "./guide.md/0.js";`,
      `import "./gone.js";`,
      "debugger;",
      "```",
    ].join("\n");
    const files = {
      "eslint.config.js": config,
      "src/a.js": A,
      "src/b.js": B,
      "src/c.js": `import "./d.js";`,
      "src/d.js": "",
      "src/guide.md": guide,
    };
    const { findings, stderr } = await runEslint(installed(files, version), ["src"]);
    expect(placesOf(findings)).toEqual([...IN_JAVASCRIPT, "src/guide.md:7:1 no-debugger"]);
    expect(stderr).toBe("");
  });
});
