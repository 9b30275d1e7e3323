/** Projects that live with a baseline: what ESLint and oxlint show of them. */
import { rmSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { writeFiles, type Files } from "../on-disk.js";
import { command, entriesOf, textOf } from "./command.js";
import { ESLINT_VERSIONS, installed, REPOSITORY } from "./installed.js";
import { knots } from "./knots.js";
import { placesOf, runEslint } from "./run-eslint.js";
import { run, runNode } from "./run.js";

const A = `import { b } from "./b.js";\nexport const a = () => b;`;
const B = `import { a } from "./a.js";\nexport const b = () => a;`;
const PAIR: Files = { "src/a.js": A, "src/b.js": B };

describe.concurrent.each(ESLINT_VERSIONS)("a project with hundreds of findings, with ESLint %i,", (version) => {
  it("is quiet with its baseline, shows what is new and no more, and shrinks its baseline", async () => {
    const root = installed(knots(60), version);
    expect((await runEslint(root)).findings).toHaveLength(240);

    const first = await command(root, "baseline");
    expect(first).toEqual({ status: 0, stdout: "topology-baseline.json: 240 entries, 240 added\n", stderr: "" });
    expect(await runEslint(root)).toMatchObject({ status: 0, findings: [], stderr: "" });
    expect(await command(root, "baseline", "--check")).toMatchObject({ status: 0 });

    // Inside a knot that is accepted, and between modules that were in none.
    writeFiles(root, {
      "src/7/b.js": `import "./c.js";\n\nimport "./a.js";`,
      "src/new/a.js": A,
      "src/new/b.js": B,
    });
    const places = ["src/7/b.js:3:8", "src/new/a.js:1:19", "src/new/b.js:1:19"];
    expect(placesOf((await runEslint(root)).findings)).toEqual(places.map((place) => `${place} topology/no-cycle`));
    const refusing = await command(root, "baseline");
    expect(refusing.status).toBe(1);
    expect(refusing.stdout).toContain(
      "topology-baseline.json: 240 entries\n3 new, to be mended or accepted:\n  + src/",
    );
    expect(refusing.stdout.trimEnd().split("\n").at(-1)).toBe(
      'Those that are to stay: npx eslint-plugin-topology baseline --grow, and a "why" in their lines',
    );
    expect(entriesOf(root)).toHaveLength(240);

    rmSync(join(root, "src/new"), { recursive: true });
    writeFiles(root, { "src/7/b.js": `import "./c.js";`, "src/9/c.js": "" });
    const before = textOf(root);
    const checking = await command(root, "baseline", "--check");
    expect(checking.status).toBe(1);
    expect(checking.stdout).toBe(
      [
        "topology-baseline.json: 236 entries, 4 to be removed, as the finding is gone",
        "  - no-cycle src/9/a.js -> src/9/b.js",
        "  - no-cycle src/9/a.js -> src/9/c.js",
        "  - no-cycle src/9/b.js -> src/9/c.js",
        "  - no-cycle src/9/c.js -> src/9/a.js",
        "Take them out, and commit the file: npx eslint-plugin-topology baseline",
        "",
      ].join("\n"),
    );
    expect(textOf(root)).toBe(before);
    expect(await command(root, "baseline")).toMatchObject({ status: 0 });
    expect(entriesOf(root)).toHaveLength(236);
    expect(await runEslint(root)).toMatchObject({ status: 0, findings: [] });
  });
});

describe.concurrent("oxlint", () => {
  it("honours the baseline that was written with ESLint, and shows what is not in it", async () => {
    const root = installed({
      ...PAIR,
      ".oxlintrc.json": {
        jsPlugins: ["eslint-plugin-topology"],
        plugins: [],
        categories: { correctness: "off" },
        rules: { "topology/no-cycle": "error" },
      },
    });
    const oxlint = () => runNode(join(REPOSITORY, "node_modules/oxlint/bin/oxlint"), ["src"], { cwd: root });
    expect(await oxlint()).toMatchObject({ status: 1 });
    await command(root, "baseline");
    expect(await oxlint()).toMatchObject({ status: 0 });
    writeFiles(root, { "src/c.js": `import "./c.js";` });
    const withNew = await oxlint();
    expect(withNew.status).toBe(1);
    expect(withNew.stdout).toContain("this module imports itself");
    expect(withNew.stdout).not.toContain("src/a.js");
  });
});

describe.concurrent("two branches that change different lines of the baseline", () => {
  it("merge without a conflict", async () => {
    const root = installed(knots(10));
    await command(root, "baseline");
    const lines = textOf(root).split("\n");
    const without = (...gone: number[]): string => lines.filter((_, line) => !gone.includes(line)).join("\n");
    const added = lines[8]!.replace("a.js", "aa.js");
    writeFiles(root, {
      base: lines.join("\n"),
      ours: without(5, 30),
      theirs: [...lines.slice(0, 9), added, ...lines.slice(9, 20), ...lines.slice(21)].join("\n"),
    });
    const merged = await run("git", ["merge-file", "-p", "ours", "base", "theirs"], { cwd: root });
    expect(merged.status).toBe(0);
    writeFiles(root, { "topology-baseline.json": merged.stdout });
    expect(entriesOf(root)).toHaveLength(40 - 2 + 1 - 1);
  });
});
