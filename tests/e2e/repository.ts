/**
 * Git repositories of projects as `installed` makes them, with a pre-commit hook as users have it: husky runs lint-staged, and
 * that runs ESLint on the staged files.
 */
import { symlinkSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { writeFiles, type Files } from "../on-disk.js";
import { installed, link, REPOSITORY } from "./installed.js";
import { run, runNode, type Ended } from "./run.js";

interface Hook {
  /** Arguments of lint-staged. */
  readonly lintStaged?: string;
  /** What lint-staged runs, for which files. */
  readonly tasks?: Readonly<Record<string, string>>;
}

interface Commit {
  readonly isMade: boolean;
  /** `file:line rule` of each finding that the hook shows, sorted. */
  readonly findings: readonly string[];
  readonly output: string;
}

export interface Repository {
  readonly root: string;
  /** Writes files and stages them. */
  stage(files: Files): Promise<void>;
  /** Writes files and leaves them as they are. */
  write(files: Files): void;
  git(...args: string[]): Promise<Ended>;
  /** `git commit` with its hook, and more arguments if given, started in a folder of the repository. */
  commit(args?: readonly string[], from?: string): Promise<Commit>;
  /** `git status --short`, a line each. */
  status(): Promise<string[]>;
}

/** A repository whose first commit holds the files. */
export async function repository(files: Files, hook: Hook = {}): Promise<Repository> {
  const { lintStaged = "", tasks = { "*.js": "eslint" } } = hook;
  const root = installed({
    "package.json": { name: "project", type: "module" },
    ".lintstagedrc.json": tasks,
    ".husky/pre-commit": `lint-staged ${lintStaged}\n`,
    ".gitignore": "node_modules\n",
    ...files,
  });
  const repo = opened(root);
  await repo.git("init", "--initial-branch", "main");
  await addHook(root);
  await repo.git("add", ".");
  await repo.git("commit", "--no-verify", "--message", "first");
  return repo;
}

/** What an install of the packages does in a checkout: puts the programs in place, and husky's hooks. */
export async function addHook(root: string): Promise<void> {
  for (const name of ["husky", "lint-staged"]) {
    link(join(REPOSITORY, "node_modules", name), join(root, "node_modules", name));
  }
  const bin = join(root, "node_modules/.bin");
  link(join(REPOSITORY, "node_modules/lint-staged/bin/lint-staged.js"), join(bin, "lint-staged"));
  symlinkSync(join(root, "node_modules/eslint/bin/eslint.js"), join(bin, "eslint"));
  await runNode(join(root, "node_modules/husky/bin.js"), [], { cwd: root, env: environment(root) });
}

/** A checkout that is there. */
export function opened(root: string): Repository {
  const git = (from: string, args: readonly string[]) => run("git", args, { cwd: from, env: environment(root) });
  return {
    root,
    git: (...args) => git(root, args),
    write: (files) => writeFiles(root, files),
    async stage(files) {
      writeFiles(root, files);
      await git(root, ["add", "--", ...Object.keys(files)]);
    },
    async commit(args = [], from = "") {
      const head = async () => (await git(root, ["rev-parse", "HEAD"])).stdout;
      const before = await head();
      const { stdout, stderr } = await git(join(root, from), ["commit", "--message", "next", ...args]);
      const output = stdout + stderr;
      return { isMade: (await head()) !== before, findings: findingsIn(output, root), output };
    },
    async status() {
      const { stdout } = await git(root, ["status", "--short"]);
      return stdout.split("\n").filter((line) => line !== "");
    },
  };
}

/** Without what the person who runs the tests has told git and husky. */
function environment(root: string): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !/^(?:GIT_|HUSKY|FORCE_COLOR|CI$)/.test(name));
  const none = join(root, "node_modules/.none");
  const person = { NAME: "Ann", EMAIL: "ann@example.com" };
  return {
    ...Object.fromEntries(kept),
    ...{ HOME: none, XDG_CONFIG_HOME: none, GIT_CONFIG_NOSYSTEM: "1", NO_COLOR: "1" },
    ...Object.fromEntries(
      Object.entries(person).flatMap(([key, value]) =>
        ["AUTHOR", "COMMITTER"].map((role) => [`GIT_${role}_${key}`, value]),
      ),
    ),
    PATH: [dirname(process.execPath), process.env["PATH"]].join(delimiter),
  };
}

/** Findings in what ESLint prints by default. */
function findingsIn(output: string, root: string): string[] {
  let file = "";
  return output
    .split("\n")
    .flatMap((line) => {
      if (line.startsWith(root)) file = line.slice(root.length + 1).trim();
      const [, at, rule] = /^ +(\d+):\d+ +error .* (\S+)$/.exec(line) ?? [];
      return at === undefined ? [] : [`${file}:${at} ${rule}`];
    })
    .sort();
}
