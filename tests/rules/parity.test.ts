/** The same findings whatever parser ESLint uses: it is asked for nothing but the text and where the report is put. */
import * as tsParser from "@typescript-eslint/parser";
import { Linter } from "eslint";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import * as emptyParser from "../../bench/empty-parser.js";
import plugin from "../../src/index.js";
import { writeProject } from "../on-disk.js";

const FILES = {
  "package.json": { name: "project", type: "module" },
  "src/base.js": `import { Plan } from "./plans.js";\nexport class Base { plan = () => Plan; }`,
  "src/plans.js": `import { Base } from "./base.js";\nimport "./unused.js";\nexport class Plan extends Base {}`,
  "src/unused.js": `import { Base } from "./base.js";\nexport const unused = 1;`,
};

function findings(parser: object | undefined): readonly string[] {
  const root = writeProject(FILES);
  try {
    return Object.entries(FILES).flatMap(([path, code]) => {
      if (typeof code !== "string") return [];
      const config = {
        plugins: { topology: plugin },
        languageOptions: parser === undefined ? {} : { parser },
        rules: { "topology/no-cycle": "error" },
        settings: { topology: { root, cache: false } },
      } as Linter.Config;
      return new Linter({ cwd: root })
        .verify(code, config, join(root, path))
        .map(({ line, column, message }) => `${path}:${line}:${column} ${message}`);
    });
  } finally {
    rmSync(root, { recursive: true });
  }
}

it("espree, typescript-eslint and a parser that gives no tree see the same", () => {
  const ofEspree = findings(undefined);
  expect(ofEspree).toHaveLength(4);
  expect(ofEspree.join("\n")).toContain("Crash risk: Base is used");
  expect(findings(tsParser)).toEqual(ofEspree);
  // Of what a vue file or another language brings, as little as possible.
  expect(findings(emptyParser)).toEqual(ofEspree);
});
