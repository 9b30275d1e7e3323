/** Commits from other places than the root of a repository: the project is found from the files, not from where git stands. */
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { command } from "./command.js";
import { linkPackages } from "./installed.js";
import { addHook, opened, repository, type Repository } from "./repository.js";
import { runEslint } from "./run-eslint.js";

const A = `import { b } from "./b.js";\nexport const a = () => b;`;
const B = `import { a } from "./a.js";\nexport const b = () => a;`;
const OPEN = "export const a = 1;";
const AT_A = ["src/a.js:1 topology/no-cycle"];

/** A repository with a change in the worktree that closes a cycle. */
async function changed(): Promise<Repository> {
  const repo = await repository({ "src/a.js": OPEN, "src/b.js": B });
  repo.write({ "src/a.js": A });
  return repo;
}

describe.concurrent("a commit is blocked by the cycle that it closes,", () => {
  it("made in a folder below the root", async () => {
    const repo = await changed();
    await repo.git("add", ".");
    expect(await repo.commit([], "src")).toMatchObject({ isMade: false, findings: AT_A });
  });

  it("made with `git commit --all`, which gives the hook an index of its own", async () => {
    expect(await (await changed()).commit(["--all"])).toMatchObject({ isMade: false, findings: AT_A });
  });

  it("made of one path, which gives the hook an index of its own", async () => {
    expect(await (await changed()).commit(["--", "src/a.js"])).toMatchObject({ isMade: false, findings: AT_A });
  });

  it("made as an amendment", async () => {
    const repo = await changed();
    await repo.git("add", ".");
    expect(await repo.commit(["--amend"])).toMatchObject({ isMade: false, findings: AT_A });
  });

  it("made with GIT_DIR and GIT_WORK_TREE set, as tools that embed git do", async () => {
    const repo = await changed();
    await repo.git("add", ".");
    const { root } = repo;
    const set = ["--git-dir", join(root, ".git"), "--work-tree", root];
    const { status, stderr } = await repo.git(...set, "commit", "--message", "next");
    expect(stderr).toContain("topology/no-cycle");
    expect(status).toBe(1);
  });
});

describe.concurrent("a second worktree", () => {
  it("has a graph and a store of its own", async () => {
    const repo = await repository({ "src/a.js": OPEN, "src/b.js": B });
    // Below a folder that git ignores, so that it goes with the repository.
    const root = join(repo.root, "node_modules/other");
    await repo.git("worktree", "add", "-b", "other", root);
    const other = opened(root);
    // Without an install, husky has put no hook there.
    await other.stage({ "src/first.js": `import "./first.js";` });
    expect(await other.commit()).toMatchObject({ isMade: true, findings: [] });
    linkPackages(root);
    await addHook(root);

    await repo.stage({ "src/a.js": A });
    await other.stage({ "src/b.js": "" });
    await other.stage({ "src/a.js": A });
    const [here, there] = await Promise.all([repo.commit(), other.commit()]);
    expect(here).toMatchObject({ isMade: false, findings: AT_A });
    expect(there).toMatchObject({ isMade: true, findings: [] });
  });
});

describe.concurrent(
  "a package of a monorepo with lint-staged settings of its own, so that ESLint starts in it,",
  () => {
    const FILES = {
      "package.json": { name: "root", private: true, type: "module", workspaces: ["packages/*"] },
      "packages/shop/package.json": { name: "shop", type: "module" },
      "packages/shop/.lintstagedrc.json": { "*.js": "eslint" },
      "packages/shop/a.js": OPEN,
      "packages/shop/b.js": B,
    };
    const AT_SHOP = ["packages/shop/a.js:1 topology/no-cycle"];

    it("shows the cycle", async () => {
      const repo = await repository(FILES);
      await repo.stage({ "packages/shop/a.js": A });
      expect(await repo.commit()).toMatchObject({ isMade: false, findings: AT_SHOP });
    });

    it("is served by the baseline at the root of the workspace", async () => {
      const repo = await repository(FILES);
      await repo.stage({ "packages/shop/a.js": A });
      await command(repo.root, "baseline");
      await repo.git("add", ".");
      expect(await repo.commit()).toMatchObject({ isMade: true, findings: [] });
    });

    it("is not served by the suppressions of ESLint there, which looks for them where it starts", async () => {
      const repo = await repository(FILES);
      await repo.stage({ "packages/shop/a.js": A });
      expect(await runEslint(repo.root, ["--suppress-all", "packages"])).toMatchObject({ status: 0 });
      await repo.git("add", ".");
      expect(await repo.commit()).toMatchObject({ isMade: false, findings: AT_SHOP });
    });
  },
);
