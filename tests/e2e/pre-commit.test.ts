/** Commits with husky and lint-staged: only the staged files are linted, and the whole graph is behind them. */
import { describe, expect, it } from "vitest";
import { command, entriesOf, textOf } from "./command.js";
import { repository } from "./repository.js";
import { ring } from "./ring.js";
import { placesOf, runEslint } from "./run-eslint.js";

const A = `import { b } from "./b.js";\nexport const a = () => b;`;
const B = `import { a } from "./a.js";\nexport const b = () => a;`;
const OPEN = "export const a = 1;";

describe.concurrent("a commit", () => {
  it("that closes a cycle is blocked, and passes once it is cut", async () => {
    const repo = await repository({ "src/a.js": OPEN, "src/b.js": B });
    await repo.stage({ "src/a.js": A });
    const blocked = await repo.commit();
    expect(blocked.findings).toEqual(["src/a.js:1 topology/no-cycle"]);
    expect(blocked.isMade).toBe(false);
    expect(await repo.status()).toEqual(["M  src/a.js"]);

    await repo.stage({ "src/a.js": `${OPEN}\n` });
    expect(await repo.commit()).toMatchObject({ isMade: true, findings: [] });
    expect(await repo.status()).toEqual([]);
  });

  it("of two new files that import each other shows both imports", async () => {
    const repo = await repository({ "src/old.js": "" });
    await repo.stage({ "src/a.js": A, "src/b.js": B });
    expect((await repo.commit()).findings).toEqual(["src/a.js:1 topology/no-cycle", "src/b.js:1 topology/no-cycle"]);
  });

  it("that renames a module of a cycle, with its importer, shows the cycle under the new name", async () => {
    const repo = await repository({ "src/a.js": A, "src/b.js": B });
    await repo.git("mv", "src/b.js", "src/c.js");
    await repo.stage({ "src/a.js": A.replace("./b.js", "./c.js") });
    const { output, findings } = await repo.commit();
    expect(findings).toEqual(["src/a.js:1 topology/no-cycle", "src/c.js:1 topology/no-cycle"]);
    expect(output).not.toContain("src/b.js");
  });

  it("that renames a module and leaves its importers behind shows no cycle: nothing leads to the new name", async () => {
    const repo = await repository({ "src/a.js": A, "src/b.js": B });
    await repo.git("mv", "src/b.js", "src/c.js");
    expect(await repo.commit()).toMatchObject({ isMade: true, findings: [] });
  });

  it("that deletes a module lints nothing, so that what follows elsewhere is seen by a run over all", async () => {
    // With src/b.js gone, the import in src/a.js leads to src/b/index.js, which imports src/a.js.
    const repo = await repository({
      "src/a.js": `import "./b";`,
      "src/b.js": "",
      "src/b/index.js": `import "../a.js";`,
    });
    await repo.git("rm", "src/b.js");
    expect(await repo.commit()).toMatchObject({ isMade: true, findings: [] });
    const whole = await runEslint(repo.root, ["src"]);
    expect(placesOf(whole.findings)).toEqual([
      "src/a.js:1:8 topology/no-cycle",
      "src/b/index.js:1:8 topology/no-cycle",
    ]);
  });

  it("that deletes a module and stages another file sees the graph without the deleted one", async () => {
    const repo = await repository({ "src/a.js": A, "src/b.js": B });
    await repo.git("rm", "src/b.js");
    await repo.stage({ "src/a.js": `${A}\n` });
    expect(await repo.commit()).toMatchObject({ isMade: true, findings: [] });
  });
});

describe.concurrent("a hook that runs eslint --fix", () => {
  it("is blocked by a cycle that its own fix cuts, until the fix is made outside of it", async () => {
    const config = `
      import topology from "eslint-plugin-topology";
      const cut = {
        meta: { fixable: "code", schema: [] },
        create: (context) => ({
          ImportDeclaration: (node) => context.report({ node, message: "no", fix: (fixer) => fixer.remove(node) }),
        }),
      };
      export default [
        topology.configs.recommended,
        { files: ["src/a.js"], plugins: { local: { rules: { cut } } }, rules: { "local/cut": "error" } },
      ];
    `;
    const files = { "eslint.config.js": config, "src/a.js": OPEN, "src/b.js": "" };
    const repo = await repository(files, { tasks: { "src/*.js": "eslint --fix" } });
    await repo.stage({ "src/a.js": `import "./b.js";`, "src/b.js": `import "./a.js";` });
    // ESLint writes its fixes at the end of its run, and lint-staged takes them back, as the run has failed.
    expect(await repo.commit()).toMatchObject({ isMade: false, findings: ["src/b.js:1 topology/no-cycle"] });
    expect(await repo.status()).toEqual(["M  src/a.js", "M  src/b.js"]);
    await runEslint(repo.root, ["--fix", "src"]);
    await repo.git("add", ".");
    expect(await repo.commit()).toMatchObject({ isMade: true, findings: [] });
  });
});

describe.concurrent("a commit to a project with a baseline", () => {
  const knot = { "src/a.js": `import "./b.js";`, "src/b.js": `import "./c.js";`, "src/c.js": `import "./a.js";` };

  it("shows the import that it adds inside an accepted cycle, and none of the accepted ones", async () => {
    const repo = await repository(knot);
    await command(repo.root, "baseline");
    await repo.stage({ "topology-baseline.json": textOf(repo.root), "src/b.js": `import "./c.js";\nimport "./a.js";` });
    expect((await repo.commit()).findings).toEqual(["src/b.js:2 topology/no-cycle"]);
  });

  it("that renames a module of an accepted cycle is blocked until the baseline has the new name", async () => {
    const repo = await repository(knot);
    await command(repo.root, "baseline");
    await repo.git("add", ".");
    expect(await repo.commit(["--quiet"])).toMatchObject({ isMade: true });
    await repo.git("mv", "src/c.js", "src/d.js");
    await repo.stage({ "src/b.js": `import "./d.js";` });
    expect(await repo.commit()).toMatchObject({
      isMade: false,
      findings: ["src/b.js:1 topology/no-cycle", "src/d.js:1 topology/no-cycle"],
    });
    await command(repo.root, "baseline", "--grow");
    await repo.git("add", ".");
    expect(await repo.commit()).toMatchObject({ isMade: true, findings: [] });
    expect(entriesOf(repo.root)).toHaveLength(3);
  });

  it("that repairs an accepted cycle passes, with the entries that it makes needless still there", async () => {
    const repo = await repository(knot);
    await command(repo.root, "baseline");
    await repo.git("add", ".");
    await repo.commit();
    await repo.stage({ "src/c.js": "" });
    expect(await repo.commit()).toMatchObject({ isMade: true, findings: [] });
    expect((await command(repo.root, "baseline", "--check")).status).toBe(1);
  });
});

describe.concurrent("a commit of many files, with no store yet,", () => {
  const MODULES = 210;
  const everyFile = Array.from({ length: MODULES }, (_, index) => `src/${index}.js:1 topology/no-cycle`).sort();

  it.each([
    ["linted in chunks", { lintStaged: "--continue-on-error --max-arg-length 6000" }],
    [
      "linted by several processes at once",
      { lintStaged: "--continue-on-error", tasks: { "*[02468].js": "eslint", "*[13579].js": "eslint" } },
    ],
  ])("finds the same %s", async (_, hook) => {
    const repo = await repository({ "src/old.js": "" }, hook);
    await repo.stage(ring(MODULES, 1));
    const { findings, output } = await repo.commit();
    expect(findings).toEqual(everyFile);
    expect(output.match(/^✖ \d+ problems/gm)!.length).toBeGreaterThan(1);
  });
});
