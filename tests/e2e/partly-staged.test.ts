/**
 * Commits beside changes that are not staged. lint-staged hides those of the files that are staged in part; those of all other
 * tracked files only with `--hide-unstaged`; files that are not tracked never.
 */
import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { command } from "./command.js";
import { repository, type Repository } from "./repository.js";
import { runEslint } from "./run-eslint.js";

const A = `import { b } from "./b.js";\nexport const a = () => b;\n`;
const A_OPEN = "export const a = 1;\n";
const B = `import { a } from "./a.js";\nexport const b = () => a;\n`;
const B_OPEN = "export const b = 1;\n";
const AT_A = ["src/a.js:1 topology/no-cycle"];

const textOf = ({ root }: Repository, file: string): string => readFileSync(join(root, file), "utf8");

/** What ESLint says of the files as they lie there, with the store that the hook has left and without any. */
async function afterwards({ root }: Repository): Promise<{ kept: readonly string[]; fresh: readonly string[] }> {
  const { findings: kept } = await runEslint(root, ["src"]);
  rmSync(join(root, "node_modules/.cache"), { recursive: true });
  return { kept, fresh: (await runEslint(root, ["src"])).findings };
}

describe.concurrent.each([
  ["hides what is staged in part", ""],
  ["hides all that is not staged", "--hide-unstaged"],
])("a hook that %s", (_, lintStaged) => {
  it("blocks a staged cycle that the unstaged half of the file takes away, and leaves both halves", async () => {
    const repo = await repository({ "src/a.js": A_OPEN, "src/b.js": B }, { lintStaged });
    await repo.stage({ "src/a.js": A });
    repo.write({ "src/a.js": A_OPEN });
    expect(await repo.commit()).toMatchObject({ isMade: false, findings: AT_A });
    expect(await repo.status()).toEqual(["MM src/a.js"]);
    expect(textOf(repo, "src/a.js")).toBe(A_OPEN);
    const { kept, fresh } = await afterwards(repo);
    expect(kept).toEqual([]);
    expect(fresh).toEqual([]);
  });

  it("passes a staged half without the cycle that the other half closes, which a lint shows then", async () => {
    const repo = await repository({ "src/a.js": A_OPEN, "src/b.js": B }, { lintStaged });
    await repo.stage({ "src/a.js": `${A_OPEN}// one\n` });
    repo.write({ "src/a.js": A });
    expect(await repo.commit()).toMatchObject({ isMade: true, findings: [] });
    expect(await repo.status()).toEqual([" M src/a.js"]);
    expect(textOf(repo, "src/a.js")).toBe(A);
    const { kept, fresh } = await afterwards(repo);
    expect(kept).toHaveLength(2);
    expect(kept).toEqual(fresh);
  });

  it("counts a file that is not tracked", async () => {
    const repo = await repository({ "src/a.js": A_OPEN }, { lintStaged });
    repo.write({ "src/b.js": B });
    await repo.stage({ "src/a.js": A });
    expect((await repo.commit()).findings).toEqual(AT_A);
    expect(await repo.status()).toEqual(["M  src/a.js", "?? src/b.js"]);
  });

  it("touches no stash but its own", async () => {
    const repo = await repository({ "src/a.js": A_OPEN, "src/b.js": B }, { lintStaged });
    repo.write({ "src/b.js": B_OPEN });
    await repo.git("stash", "push", "--message", "mine");
    const stashes = async () => (await repo.git("stash", "list", "--format=%gs")).stdout;
    await repo.stage({ "src/a.js": A });
    repo.write({ "src/a.js": A_OPEN });
    expect(await repo.commit()).toMatchObject({ isMade: false });
    expect(await stashes()).toBe("On main: mine\n");
    await repo.stage({ "src/a.js": `${A_OPEN}// one\n` });
    expect(await repo.commit()).toMatchObject({ isMade: true });
    expect(await stashes()).toBe("On main: mine\n");
  });
});

describe.concurrent("another file's unstaged change", () => {
  const closing = async (lintStaged: string): Promise<Repository> => {
    const repo = await repository({ "src/a.js": A_OPEN, "src/b.js": B_OPEN }, { lintStaged });
    repo.write({ "src/b.js": B });
    await repo.stage({ "src/a.js": A });
    return repo;
  };
  const opening = async (lintStaged: string): Promise<Repository> => {
    const repo = await repository({ "src/a.js": A_OPEN, "src/b.js": B }, { lintStaged });
    repo.write({ "src/b.js": B_OPEN });
    await repo.stage({ "src/a.js": A });
    return repo;
  };

  it("that closes a cycle blocks a commit without one", async () => {
    const repo = await closing("");
    expect(await repo.commit()).toMatchObject({ isMade: false, findings: AT_A });
  });

  it("that opens a cycle lets a commit with one pass", async () => {
    const repo = await opening("");
    expect(await repo.commit()).toMatchObject({ isMade: true, findings: [] });
  });

  it("that closes a cycle does not count with --hide-unstaged", async () => {
    const repo = await closing("--hide-unstaged");
    expect(await repo.commit()).toMatchObject({ isMade: true, findings: [] });
    expect(textOf(repo, "src/b.js")).toBe(B);
    expect((await runEslint(repo.root, ["src"])).findings).toHaveLength(2);
  });

  it("that opens a cycle does not count with --hide-unstaged", async () => {
    const repo = await opening("--hide-unstaged");
    expect(await repo.commit()).toMatchObject({ isMade: false, findings: AT_A });
    expect(textOf(repo, "src/b.js")).toBe(B_OPEN);
    expect((await runEslint(repo.root, ["src"])).findings).toEqual([]);
  });
});

describe.concurrent("a baseline that is not staged", () => {
  const accepting = async (lintStaged: string): Promise<Repository> => {
    const empty = `{ "version": 1, "findings": [] }\n`;
    const repo = await repository(
      { "src/a.js": A_OPEN, "src/b.js": B, "topology-baseline.json": empty },
      { lintStaged },
    );
    await repo.stage({ "src/a.js": A });
    await command(repo.root, "baseline", "--grow");
    return repo;
  };

  it("accepts what a commit without it brings in", async () => {
    const repo = await accepting("");
    expect(await repo.commit()).toMatchObject({ isMade: true, findings: [] });
    expect(await repo.status()).toEqual([" M topology-baseline.json"]);
  });

  it("does not count with --hide-unstaged", async () => {
    const repo = await accepting("--hide-unstaged");
    expect(await repo.commit()).toMatchObject({ isMade: false, findings: AT_A });
    expect(await repo.status()).toEqual(["M  src/a.js", " M topology-baseline.json"]);
  });
});
