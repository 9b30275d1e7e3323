/** The plugin in oxlint, as a JS plugin: what ESLint reports, oxlint reports. */
import { describe, expect, it } from "vitest";
import { installed } from "./installed.js";
import { runEslint } from "./run-eslint.js";
import { oxlintConfig, runOxlint } from "./run-oxlint.js";

const withoutColumns = (findings: readonly string[]): string[] =>
  findings.map((finding) => finding.replace(/^(.*?:\d+):\d+/, "$1")).sort();
/** `file:line` of each finding. */
const linesOf = (findings: readonly string[]): string[] => findings.map((finding) => finding.split(" ")[0]!);

const knot = (folder: string, extension: string): Record<string, string> => ({
  [`${folder}/a.${extension}`]: `import { b } from "./b.js";\nimport { c } from "./c.js";\nexport const a = b + c;`,
  [`${folder}/b.${extension}`]: `/* größer */ import { c } from "./c.js";\nexport const b = () => c;`,
  [`${folder}/c.${extension}`]: `export const later = () => import("./b.js");\nexport { a as c } from "./a.js";`,
});

describe.concurrent("oxlint", () => {
  it("reports the cycles that ESLint reports, with their lines and words", async () => {
    const rules = { "topology/no-cycle": "error", "topology/max-fan-in": ["error", { max: 1 }] };
    const root = installed({
      ".oxlintrc.json": oxlintConfig(rules),
      "eslint.config.js": `
        import topology from "eslint-plugin-topology";
        export default [{ plugins: { topology }, rules: ${JSON.stringify(rules)} }];
      `,
      ...knot("src", "js"),
    });
    const [oxlint, eslint] = await Promise.all([runOxlint(root, ["src"]), runEslint(root, ["src"])]);
    expect(eslint.findings).toHaveLength(8);
    expect(oxlint.findings).toEqual(withoutColumns(eslint.findings));
    expect({ status: oxlint.status, stderr: oxlint.stderr }).toEqual({ status: 1, stderr: "" });
  });

  it("knows the imports that the compiler drops, and the uses that may crash", async () => {
    const root = installed({
      ".oxlintrc.json": oxlintConfig({ "topology/no-cycle": "error" }),
      "src/a.ts": `import { b } from "./b.js";\nexport class A {}\nexport const a = () => b;`,
      "src/b.ts": `import { A } from "./a.js";\nexport const b = (given: A) => given;`,
      "src/c.ts": `import { d } from "./d.js";\nexport class C {}\nexport const c = () => d;`,
      "src/d.ts": `import { C } from "./c.js";\nexport class d extends C {}`,
    });
    const { findings } = await runOxlint(root, ["src"]);
    expect(linesOf(findings)).toEqual(["src/c.ts:1", "src/d.ts:1"]);
    expect(findings[1]).toContain("Crash risk: C is used in line 2");
  });

  it("sees each of several projects in one run", async () => {
    const root = installed({
      ".oxlintrc.json": oxlintConfig({ "topology/no-cycle": "error" }),
      "package.json": { name: "above", type: "module" },
      "shop/package.json": { name: "shop" },
      ...knot("shop/src", "ts"),
      "blog/package.json": { name: "blog" },
      ...knot("blog/src", "ts"),
      "none/package.json": { name: "none" },
      "none/a.ts": `import "./b.js";`,
      "none/b.ts": "",
    });
    const { findings } = await runOxlint(root, ["shop", "blog", "none"]);
    const knotLines = (folder: string): string[] =>
      ["a.ts:1", "a.ts:2", "b.ts:1", "c.ts:2"].map((line) => `${folder}/src/${line}`);
    expect(linesOf(findings)).toEqual([...knotLines("blog"), ...knotLines("shop")]);
    // Paths in the messages start at the project of the file, not where oxlint was started.
    for (const finding of findings) expect(finding).toMatch(/ Import cycle: src\//);
  });

  it("hands over settings, and a mistake in them is told", async () => {
    const rules = { "topology/no-cycle": "error" };
    const ignoring = installed({
      ".oxlintrc.json": oxlintConfig(rules, { ignore: ["src/b.js"] }),
      ...knot("src", "js"),
    });
    const wrong = installed({ ".oxlintrc.json": oxlintConfig(rules, { ingore: [] }), ...knot("src", "js") });
    const [ignored, mistaken] = await Promise.all([runOxlint(ignoring, ["src"]), runOxlint(wrong, ["src"])]);
    expect(linesOf(ignored.findings)).toEqual(["src/a.js:2", "src/c.js:2"]);
    expect(mistaken.status).toBe(1);
    expect(mistaken.findings[0]).toContain(
      "SettingsError: settings.topology.ingore is []. Accepted: only the keys root,",
    );
  });
});
