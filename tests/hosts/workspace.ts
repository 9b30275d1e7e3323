/**
 * A project on disk, opened in a host: what a person does to its files, and what the host then finds. Buffers are told to the
 * host, changes on disk to the extent that an editor's watcher would.
 */
import * as childProcess from "node:child_process";
import { readFileSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { installed, link } from "../e2e/installed.js";
import { writeFiles, type Files } from "../on-disk.js";
import type { Host, OpenProject, RunningHost } from "./host.js";

const execFile = promisify(childProcess.execFile);

const GIT = ["-c", "user.name=a", "-c", "user.email=a@b.c", "-c", "commit.gpgsign=false", "-c", "core.hooksPath=none"];
const IN_NO_REPOSITORY = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith("GIT_")));

/** ESLint's config and oxlint's, with the same rule and settings. */
export function configs(settings: object = {}): Files {
  const rules = { "topology/no-cycle": "error" };
  return {
    "eslint.config.js": `
      import topology from "eslint-plugin-topology";
      const settings = ${JSON.stringify({ topology: settings })};
      export default [{ files: ["**/*.{js,ts}"], plugins: { topology }, rules: ${JSON.stringify(rules)}, settings }];
    `,
    ".oxlintrc.json": {
      ...{ jsPlugins: ["eslint-plugin-topology"], plugins: [], categories: { correctness: "off" } },
      ...{ rules, settings: { topology: settings } },
    },
  };
}

export class Workspace {
  readonly #root: string;
  readonly #shown: OpenProject;
  /** Texts of the open files; those typed, of which the disk says something else. */
  readonly #open = new Map<string, string>();
  readonly #typed = new Set<string>();

  private constructor(root: string, shown: OpenProject) {
    this.#root = root;
    this.#shown = shown;
  }

  static async opened({ eslint }: Host, running: RunningHost, files: Files): Promise<Workspace> {
    const isOwn = typeof eslint === "number";
    const root = installed({ ...configs(), ...files }, isOwn ? eslint : 10);
    if (!isOwn) {
      const place = join(root, "node_modules/eslint");
      rmSync(place);
      link(eslint(), place);
    }
    return new Workspace(root, await running.enter(root));
  }

  /** Saved by another program, or by another editor. */
  write(files: Files): void {
    writeFiles(this.#root, files);
    this.#touched(Object.keys(files));
  }

  rename(from: string, to: string): void {
    renameSync(this.#absolute(from), this.#absolute(to));
    this.#touched([from, to]);
  }

  remove(path: string): void {
    rmSync(this.#absolute(path));
    this.#touched([path]);
  }

  /** Commits what there is as the branch main, and the same with `changed` as the branch `name`. */
  async commit(name: string, files: Files, changed: Files): Promise<void> {
    await this.#git("init", "--quiet", `--initial-branch=${name}`);
    writeFiles(this.#root, changed);
    await this.#commit();
    await this.#git("switch", "--quiet", "--create", "main");
    writeFiles(this.#root, files);
    await this.#commit();
  }

  async #commit(): Promise<void> {
    await this.#git("add", "src");
    await this.#git("commit", "--quiet", "--message=all");
  }

  async switchTo(branch: string): Promise<void> {
    await this.#git("switch", "--quiet", branch);
  }

  /** The whole text of a buffer. */
  type(path: string, text: string): void {
    this.#show(path, text);
    this.#typed.add(path);
  }

  /** Without saving. */
  close(path: string): void {
    this.#open.delete(path);
    this.#typed.delete(path);
    this.#shown.close?.(this.#absolute(path));
  }

  save(path: string): void {
    writeFiles(this.#root, { [path]: this.#open.get(path) ?? "" });
    this.#typed.delete(path);
    this.#shown.saved?.(this.#absolute(path));
    this.#touched([path]);
  }

  /**
   * Each as `line rule words`, up to the end of the first sentence. The file is opened, if it is not, and read again from disk, if
   * nothing is typed in it.
   */
  async findings(path: string): Promise<string[]> {
    const text = (this.#typed.has(path) ? this.#open.get(path) : undefined) ?? this.#textOnDisk(path);
    this.#show(path, text);
    const found = await this.#shown.ask(this.#absolute(path), text);
    return found.map(({ line, rule, message }) => `${line} ${rule} ${message.split(". ")[0]}`);
  }

  #show(path: string, text: string): void {
    const before = this.#open.get(path);
    if (before === text) return;
    if (before === undefined) this.#shown.open?.(this.#absolute(path), this.#textOnDisk(path));
    if (before !== undefined || text !== this.#textOnDisk(path)) this.#shown.change?.(this.#absolute(path), text);
    this.#open.set(path, text);
  }

  #absolute(path: string): string {
    return join(this.#root, path);
  }

  #textOnDisk(path: string): string {
    return readFileSync(this.#absolute(path), "utf8");
  }

  #touched(paths: readonly string[]): void {
    this.#shown.touched?.(paths.map((path) => this.#absolute(path)));
  }

  async #git(...args: readonly string[]): Promise<void> {
    await execFile("git", [...GIT, ...args], { cwd: this.#root, env: IN_NO_REPOSITORY });
  }
}
