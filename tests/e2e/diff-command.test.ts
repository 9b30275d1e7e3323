/** The command `diff`, in repositories of git: what it reads of a commit, and what it says of a change. */
import { existsSync, mkdtempSync, readdirSync, realpathSync, renameSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import type { Files } from "../on-disk.js";
import { command } from "./command.js";
import { linkPackages } from "./installed.js";
import { opened, repository, type Repository } from "./repository.js";
import { run, runNode, type Ended } from "./run.js";

const home = realpathSync(mkdtempSync(join(tmpdir(), "topology-diff-")));
afterAll(() => rmSync(home, { recursive: true }));
/** A new one, outside of any repository. */
const folder = (): string => mkdtempSync(join(home, "folder-"));

const CONFIG = `
  import topology from "eslint-plugin-topology";
  export default [{
    plugins: { topology },
    settings: { topology: { domains: "src/{domain}/**", cache: false } },
  }];
`;

/** Two domains, of which billing asks auth, and one shared kernel with a connection. */
const PROJECT: Files = {
  "eslint.config.js": CONFIG,
  ".gitignore": "node_modules\nsrc/generated.js\n",
  "src/auth/session.js": `import { keyOf } from "./key.js";\nexport const sessionOf = (id) => keyOf(id);`,
  "src/auth/key.js": `export const keyOf = (id) => "session:" + id;`,
  "src/billing/charge.js": `import { sessionOf } from "../auth/session.js";\nexport const charge = (id) => sessionOf(id);`,
};

const BACK = `import { charge } from "../billing/charge.js";\nexport const keyOf = (id) => charge(id);`;

async function changed(files: Files, more: Files = {}): Promise<Repository> {
  const repo = await repository({ ...PROJECT, ...more });
  repo.write(files);
  return repo;
}

/** What it says, without the line that names commits. */
async function diff(root: string, ...args: string[]): Promise<string> {
  const { status, stdout, stderr } = await command(root, "diff", ...args);
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  return stdout.replace(/^From .*\n/, "").replace(/^\n/, "");
}

const NOTHING = "It draws and erases nothing that couples modules\n";

describe.concurrent("the command diff", () => {
  it("tells the import that ties a knot, and what it draws between domains", async () => {
    const repo = await changed({ "src/auth/key.js": BACK });
    expect(await diff(repo.root)).toBe(`Knots of modules that lead to one another
  + this import puts 3 modules of auth and billing into one knot: src/auth/key.js:1 -> src/billing/charge.js
      src/auth/key.js -> src/billing/charge.js -> src/auth/session.js -> src/auth/key.js

Imports between domains
  + auth -> billing: 1 import, none before
      + src/auth/key.js:1 -> src/billing/charge.js

Modules that fail with one
  + src/billing/charge.js: 2, 0 before (+2)
  + src/auth/session.js: 2, 1 before (+1)
`);
  });

  it("tells nothing of a work tree that is as it was committed", async () => {
    const repo = await changed({});
    expect(await diff(repo.root)).toBe(NOTHING);
  });

  it("tells nothing of a change that draws no edge", async () => {
    const repo = await changed({ "src/auth/key.js": `export const keyOf = (id) => "s:" + id;` });
    expect(await diff(repo.root)).toBe(NOTHING);
  });

  it("tells what is gone, by the commits alone", async () => {
    const repo = await changed({}, { "src/auth/key.js": BACK });
    await repo.stage({ "src/auth/key.js": `export const keyOf = (id) => id;` });
    await repo.commit(["--no-verify"]);
    repo.write({ "src/auth/key.js": BACK });
    expect(await diff(repo.root, "HEAD~1", "--head", "HEAD")).toContain(
      "- the knot of 3 modules is gone, by one import less: src/auth/key.js -> src/billing/charge.js",
    );
  });

  it("tells a cycle that was hidden behind import()", async () => {
    const repo = await changed(
      { "src/auth/key.js": `export const keyOf = async (id) => (await import("../billing/charge.js")).charge(id);` },
      { "src/auth/key.js": BACK },
    );
    expect(await diff(repo.root)).toContain(`Cycles that are still there, but load later
  + src/auth/key.js:1 -> src/billing/charge.js loads later than before, and its cycle of 3 modules is still there
      src/auth/key.js -> src/billing/charge.js -> src/auth/session.js -> src/auth/key.js
`);
  });

  it("tells the state and the service that came to be shared", async () => {
    const repo = await changed({
      "src/state/current.js": `let current;\nexport const setCurrent = (value) => { current = value; };\nexport const currentOne = () => current;`,
      "src/auth/session.js": `import Redis from "ioredis";\nimport { setCurrent } from "../state/current.js";
export const redis = new Redis(process.env.REDIS_URL);\nexport const sessionOf = async (id) => setCurrent(await redis.get(id));`,
      "src/billing/charge.js": `import Redis from "ioredis";\nimport { currentOne } from "../state/current.js";
export const redis = new Redis(process.env.REDIS_URL);\nexport const charge = () => currentOne();`,
    });
    const said = await diff(repo.root);
    expect(said).toContain(`State that modules share
  + src/state/current.js#current is shared by auth, billing, state now
      set by src/auth/session.js
      read by src/billing/charge.js
`);
    expect(said).toContain(`Services that domains share
  + REDIS_URL (key-value) is shared by auth and billing now
`);
  });

  it("follows files that move, staged or not", async () => {
    const repo = await changed({}, { "src/auth/key.js": BACK });
    renameSync(join(repo.root, "src/auth/key.js"), join(repo.root, "src/auth/keys.js"));
    repo.write({
      "src/auth/session.js": `import { keyOf } from "./keys.js";\nexport const sessionOf = (id) => keyOf(id);`,
    });
    expect(await diff(repo.root)).toBe(NOTHING);
    await repo.git("add", "--all");
    expect(await diff(repo.root)).toBe(NOTHING);
  });

  it("sees files that git does not track yet", async () => {
    const repo = await changed({ "src/billing/new.js": `import "../auth/key.js";` });
    expect(await diff(repo.root)).toContain("+ src/billing/new.js:1 -> src/auth/key.js");
  });

  it("takes generated files that git ignores for those of the commit too", async () => {
    const repo = await changed(
      { "src/generated.js": "export default 1;" },
      { "src/auth/key.js": `import one from "../generated.js";\nexport const keyOf = () => one;` },
    );
    expect(await diff(repo.root)).toBe(NOTHING);
  });

  it("begins where the branch left the default branch", async () => {
    const repo = await changed({}, {});
    await repo.git("switch", "--create", "work");
    await repo.stage({ "src/auth/key.js": BACK });
    await repo.commit(["--no-verify"]);
    const { stdout } = await command(repo.root, "diff");
    expect(stdout).toMatch(/^From where HEAD left main \([0-9a-f]{8}\) to the work tree/);
    expect(stdout).toContain("puts 3 modules of auth and billing into one knot");
  });

  it("reads the packages of a workspace as they were, not as they are linked", async () => {
    const repo = await repository({
      "package.json": { name: "all", type: "module", private: true, workspaces: ["packages/*"] },
      "packages/a/package.json": { name: "@x/a", type: "module", main: "./index.js" },
      "packages/a/index.js": "export const a = 1;",
      "packages/b/package.json": { name: "@x/b", type: "module", main: "./index.js" },
      "packages/b/index.js": `import { a } from "@x/a";\nexport const b = a;`,
      "node_modules/@x/.keep": "",
    });
    for (const name of ["a", "b"])
      symlinkSync(join(repo.root, "packages", name), join(repo.root, "node_modules/@x", name), "junction");
    expect(await diff(repo.root)).toBe(NOTHING);
    repo.write({ "packages/a/index.js": `import { b } from "@x/b";\nexport const a = () => b;` });
    expect(await diff(repo.root)).toContain("packages/a/index.js:1 -> packages/b/index.js");
  });

  it("works in a folder of a repository that is a project of its own", async () => {
    const repo = await repository({
      "package.json": { name: "outer", type: "module" },
      "tsconfig.json": { compilerOptions: { paths: {} } },
      "app/package.json": { name: "app", type: "module" },
      "app/src/a.js": `import "./b.js";`,
      "app/src/b.js": "export {};",
      "other/src/c.js": "export {};",
    });
    linkPackages(join(repo.root, "app"));
    expect(await diff(join(repo.root, "app"))).toBe(NOTHING);
    repo.write({ "app/src/b.js": `import "./a.js";`, "other/src/c.js": `import "./d.js";` });
    expect(await diff(join(repo.root, "app"))).toContain(
      "+ this import puts 2 modules into one knot: src/b.js:1 -> src/a.js",
    );
  });

  it("works in a hook of a linked work tree, in a folder of it that is a project of its own", async () => {
    const repo = await repository({
      "package.json": { name: "outer", type: "module" },
      "app/package.json": { name: "app", type: "module" },
      "app/src/a.js": `import "./b.js";`,
      "app/src/b.js": "export {};",
    });
    const tree = join(folder(), "tree");
    await repo.git("worktree", "add", "--quiet", tree);
    for (const at of [tree, join(tree, "app")]) linkPackages(at);
    const { stdout: gitFolder } = await opened(tree).git("rev-parse", "--absolute-git-dir");
    const main = join(tree, "app/node_modules/eslint-plugin-topology/dist/cli/main.js");
    const env = { ...process.env, GIT_DIR: gitFolder.trim() };
    const { status, stdout, stderr } = await runNode(main, ["diff", "HEAD"], { cwd: join(tree, "app"), env });
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    expect(stdout).toContain(NOTHING);
  });

  it("does not mind line ends that a checkout changes", async () => {
    const repo = await changed({});
    await repo.git("config", "core.autocrlf", "true");
    const text = String(PROJECT["src/billing/charge.js"]).replaceAll("\n", "\r\n");
    repo.write({ "src/billing/charge.js": text });
    expect(await diff(repo.root)).toBe(NOTHING);
  });

  it("passes over submodules and links, and writes through none", async () => {
    const repo = await changed({});
    const outside = folder();
    symlinkSync(outside, join(repo.root, "src/out"));
    symlinkSync("auth", join(repo.root, "src/login"));
    await repo.git("add", "--all");
    await repo.git("update-index", "--add", "--cacheinfo", `160000,${"1".repeat(40)},vendor/sub`);
    await repo.commit(["--no-verify"]);
    expect(await diff(repo.root, "HEAD")).toBe(NOTHING);
    expect(readdirSync(outside)).toEqual([]);
  });
});

describe.concurrent("the repository", () => {
  it("is as it was: work tree, index, refs, store, and no copy is left", async () => {
    const repo = await repository({
      ...PROJECT,
      "eslint.config.js": CONFIG.replace(", cache: false", ""),
    });
    await command(repo.root, "diff", "HEAD");
    const look = async (): Promise<unknown> => ({
      status: await repo.status(),
      refs: (await repo.git("for-each-ref")).stdout,
      index: (await repo.git("ls-files", "--stage", "--debug")).stdout,
      objects: (await repo.git("count-objects", "-v")).stdout,
      // Bodies of the work tree's own modules may be kept at any time.
      store: readdirSync(join(repo.root, "node_modules/.cache/eslint-plugin-topology"))
        .filter((name) => name !== "bodies")
        .sort(),
    });
    await repo.stage({ "src/auth/key.js": BACK });
    repo.write({ "src/auth/untracked.js": "" });
    const before = await look();
    expect(await diffAlone(repo.root, "diff", "HEAD")).toEqual({ status: 0, left: [] });
    expect(await diffAlone(repo.root, "diff", "HEAD", "--fail-on", "any")).toEqual({ status: 1, left: [] });
    expect(await look()).toEqual(before);
  });

  it("keeps no copy if the commit cannot be compared", async () => {
    const repo = await changed({ "topology-baseline.json": "{" });
    const { left } = await diffAlone(repo.root, "diff", "HEAD");
    expect(left).toEqual([]);
  });
});

/** Runs it with a folder for temporary files of its own, and tells what is left there. */
async function diffAlone(root: string, ...args: string[]): Promise<{ status: number; left: string[] }> {
  const home = folder();
  const env = { ...process.env, TMPDIR: home, TEMP: home, TMP: home };
  const main = join(root, "node_modules/eslint-plugin-topology/dist/cli/main.js");
  const { status } = await runNode(main, args, { cwd: root, env });
  return { status, left: readdirSync(home) };
}

describe.concurrent("--fail-on", () => {
  const failing = async (files: Files, failOn: string): Promise<Pick<Ended, "status" | "stdout">> => {
    const repo = await changed(files);
    const { status, stdout } = await command(repo.root, "diff", "--fail-on", failOn);
    return { status, stdout };
  };

  it("ends with 1 for what it names", async () => {
    const { status, stdout } = await failing({ "src/auth/key.js": BACK }, "new-shared-state,new-cycle");
    expect(status).toBe(1);
    expect(stdout).toMatch(/\nFailed on new-cycle \(1\)\n$/);
  });

  it("ends with 0 for what it does not name", async () => {
    expect((await failing({ "src/auth/key.js": BACK }, "new-shared-state")).status).toBe(0);
  });

  it("takes any", async () => {
    const { stdout } = await failing({ "src/auth/key.js": BACK }, "any");
    expect(stdout).toMatch(/\nFailed on new-cycle \(1\), new-domain-edge \(1\)\n$/);
  });
});

describe.concurrent("what it refuses", () => {
  it.each([
    [["nowhere"], "nowhere names no commit of the repository at "],
    [["--", "-x"], "-x names no commit of the repository at "],
    [["HEAD", "--head=--all"], "--all names no commit"],
    [["a", "b"], "diff takes one commit to compare with; the other one is given by --head"],
    [
      ["--fail-on", "new-cycle,cycles"],
      "--fail-on takes new-cycle, new-shared-state, new-shared-service, hidden-cycle, new-domain-edge, loosened, accepted or any, with commas between; not cycles",
    ],
    [["--top", "many"], "--top takes a whole number, not many"],
    [["--format", "xml"], "--format is one of text, markdown, json, not xml"],
  ])("%j", async (args, message) => {
    const repo = await changed({});
    const { status, stdout, stderr } = await command(repo.root, "diff", ...args);
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
    expect(stderr).toContain(message);
  });

  it("a project in no repository", async () => {
    const repo = await changed({});
    rmSync(join(repo.root, ".git"), { recursive: true });
    const { status, stderr } = await command(repo.root, "diff");
    expect(status).toBe(2);
    expect(stderr).toContain("is in no git repository, so there is nothing to compare it with");
  });

  it("to go on without git", async () => {
    const repo = await changed({});
    const main = join(repo.root, "node_modules/eslint-plugin-topology/dist/cli/main.js");
    const env = { ...process.env, PATH: "" };
    const { status, stderr } = await runNode(main, ["diff"], { cwd: repo.root, env });
    expect({ status, stderr }).toEqual({
      status: 2,
      stderr: "git cannot be run: it is not installed, or not on the PATH\n",
    });
  });

  it("a shallow clone without the commit, with what to do", async () => {
    const repo = await changed({});
    await repo.stage({ "src/auth/key.js": BACK });
    await repo.commit(["--no-verify"]);
    const { stdout: first } = await repo.git("rev-parse", "HEAD~1");
    const home = folder();
    await run("git", ["clone", "--quiet", "--depth=1", `file://${repo.root}`, "clone"], { cwd: home });
    const clone = opened(join(home, "clone"));
    linkPackages(clone.root);
    const { status, stderr } = await command(clone.root, "diff", first.trim());
    expect(status).toBe(2);
    expect(stderr).toContain("is no commit of this clone, which is shallow. To get it: git fetch --unshallow");
    expect(existsSync(join(clone.root, ".git/shallow"))).toBe(true);
  });
});

it("needs no ESLint config", async () => {
  const repo = await changed({ "src/auth/key.js": BACK });
  rmSync(join(repo.root, "eslint.config.js"));
  expect(await diff(repo.root)).toContain("this import puts 3 modules into one knot");
});
