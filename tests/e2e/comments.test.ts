/** Comments that accept findings or change options, in ESLint and oxlint: where they stand, and when they are needed no more. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { writeFiles, type Files } from "../on-disk.js";
import { ESLINT_VERSIONS, installed } from "./installed.js";
import { placesOf, runEslint } from "./run-eslint.js";
import { oxlintConfig, runOxlint } from "./run-oxlint.js";

const A = `import { b } from "./b.js";\nexport const a = () => b;`;
const B = `import { a } from "./a.js";\nexport const b = () => a;`;
const OPEN = "export const b = 1;";
const REASON = "// eslint-disable-next-line topology/no-cycle -- one unit";
const AT_B = ["src/b.js:1:19 topology/no-cycle"];

const configWith = (linterOptions: object): string => `
  import { defineConfig } from "eslint/config";
  import topology from "eslint-plugin-topology";
  export default defineConfig({
    extends: [topology.configs.recommended],
    linterOptions: ${JSON.stringify(linterOptions)},
  });
`;

/** A pair of modules in a cycle for each text of the first of them, in a folder of its own. */
const pairs = (texts: Readonly<Record<string, string>>): Files =>
  Object.fromEntries(
    Object.entries(texts).flatMap(([folder, a]) => [
      [`src/${folder}/a.js`, a],
      [`src/${folder}/b.js`, B],
    ]),
  );
/** Places of the findings in the first module of each pair. */
const inFirst = (findings: readonly string[]): string[] =>
  placesOf(findings).filter((place) => place.includes("/a.js"));

describe.concurrent.each(ESLINT_VERSIONS)("a comment in ESLint %i", (version) => {
  const long = (first: string, last: string): string =>
    `${first}\nimport {\n  b,\n${last}\n} from "./b.js";\nexport const a = () => b;`;

  it("accepts an import in the line above its path, at its end, or for the rest of the file", async () => {
    const root = installed(
      pairs({
        above: `${REASON}\n${A}`,
        beside: A.replace(";", "; // eslint-disable-line topology/no-cycle"),
        file: `/* eslint-disable topology/no-cycle -- one unit */\n${A}`,
        "long-last": long("", `  ${REASON}`),
        "long-first": long(REASON, ""),
        none: A,
      }),
      version,
    );
    expect(inFirst((await runEslint(root, ["src"])).findings)).toEqual([
      "src/long-first/a.js:1:1 null",
      "src/long-first/a.js:5:8 topology/no-cycle",
      "src/none/a.js:1:19 topology/no-cycle",
    ]);
  });
});

describe.concurrent("a comment that a repair in another file has made needless", () => {
  const FILES: Files = { "src/a.js": `${REASON}\n${A}`, "src/b.js": OPEN };
  const UNUSED = ["src/a.js:1:1 null"];

  it("is told in the file that did not change, and not in a run on the other", async () => {
    const root = installed(FILES);
    const [whole, part] = [await runEslint(root, ["src"]), await runEslint(root, ["src/b.js"])];
    expect({ status: whole.status, places: placesOf(whole.findings) }).toEqual({ status: 0, places: UNUSED });
    expect(part.findings).toEqual([]);
  });

  it.each([
    ["the config", { reportUnusedDisableDirectives: "error" }, []],
    ["an argument", {}, ["--report-unused-disable-directives-severity", "error"]],
  ])("fails the run if %s says so", async (_, linterOptions, args) => {
    const root = installed({ ...FILES, "eslint.config.js": configWith(linterOptions) });
    expect(await runEslint(root, [...args, "src"])).toMatchObject({ status: 1, stderr: "" });
  });

  it("is taken out by --fix, unless the types of fixes leave comments out", async () => {
    const root = installed(FILES);
    const text = (): string => readFileSync(join(root, "src/a.js"), "utf8");
    expect(
      placesOf((await runEslint(root, ["--fix", "--fix-type", "problem,suggestion,layout", "src"])).findings),
    ).toEqual(UNUSED);
    expect(text()).toBe(FILES["src/a.js"]);
    expect((await runEslint(root, ["--fix", "src"])).findings).toEqual([]);
    expect(text().trimStart()).toBe(A);
  });
});

describe.concurrent.each(ESLINT_VERSIONS)("options in a comment of a file, in ESLint %i,", (version) => {
  const LATER = `export const later = () => import("./b.js");`;

  it("count for that file alone, whichever file is linted first", async () => {
    const files = {
      "src/a.js": `/* eslint topology/no-cycle: ["error", { deferred: true }] */\n${LATER}`,
      "src/b.js": `import "./a.js";`,
    };
    const root = installed(files, version);
    for (const order of [
      ["src/a.js", "src/b.js"],
      ["src/b.js", "src/a.js"],
      ["--concurrency", "2", "src"],
    ]) {
      if (version === 9 && order[0] === "--concurrency") continue;
      expect(placesOf((await runEslint(root, order)).findings)).toEqual(["src/a.js:2:35 topology/no-cycle"]);
    }
  });

  it("can switch the rule off, and the import still counts in the other files", async () => {
    const files = { "src/a.js": `/* eslint topology/no-cycle: "off" */\n${A}`, "src/b.js": B };
    expect(placesOf((await runEslint(installed(files, version), ["src"])).findings)).toEqual(AT_B);
  });
});

describe.concurrent("oxlint", () => {
  const rules = oxlintConfig({ "topology/no-cycle": "error" });

  it("honours its own comments and those of ESLint", async () => {
    const texts = {
      eslint: `${REASON}\n${A}`,
      oxlint: `${REASON.replace("eslint", "oxlint")}\n${A}`,
      "eslint-file": `/* eslint-disable topology/no-cycle */\n${A}`,
      "oxlint-file": `/* oxlint-disable topology/no-cycle */\n${A}`,
      none: A,
    };
    const { findings } = await runOxlint(installed({ ".oxlintrc.json": rules, ...pairs(texts) }), ["src"]);
    expect(findings.filter((finding) => finding.split(":")[0]!.endsWith("/a.js"))).toEqual([
      expect.stringMatching(/^src\/none\/a\.js:1 topology\/no-cycle /),
    ]);
  });

  it("tells of a comment that is not needed", async () => {
    const root = installed({ ".oxlintrc.json": rules, "src/a.js": `${REASON}\n${A}`, "src/b.js": B });
    const unused = async () => (await runOxlint(root, ["--report-unused-disable-directives", "src/a.js"])).findings;
    expect(await unused()).toEqual([]);
    writeFiles(root, { "src/b.js": OPEN });
    expect(await unused()).toEqual([expect.stringMatching(/^src\/a\.js:1 .*Unused eslint-disable directive/)]);
  });
});
