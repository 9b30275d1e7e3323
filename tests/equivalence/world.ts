/**
 * A project on disk, the buffers of an editor, and a process that has linted it from the beginning: what the steps of a story
 * act on.
 */
import {
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { MODULES } from "./pools.js";
import type { Comparison } from "./steps.js";
import { Process, type Clock, type Findings } from "../processes.js";

/** Longer than the idle second after which a lint looks at the disk again. */
const A_SECOND_MS = 1001;
/** Longer than what a file system's clock takes to go on. */
const TICK_MS = 25;

export class World {
  readonly root: string;
  readonly #home: string;
  readonly #clock: Clock;
  /** How much the comparisons were about. */
  found = 0;
  /** Unsaved texts by path. */
  readonly buffers = new Map<string, string>();
  #process = new Process();
  #settings: object = {};
  #given: { readonly [key: string]: unknown } = {};

  constructor(clock: Clock) {
    this.#home = realpathSync.native(mkdtempSync(join(tmpdir(), "topology-story-")));
    this.root = join(this.#home, "project");
    this.#clock = clock;
    mkdirSync(this.root);
    this.configure({});
  }

  remove(): void {
    rmSync(this.#home, { recursive: true, force: true });
  }

  pathOf(path: string): string {
    return join(this.root, path);
  }

  /** Text on disk; undefined if there is no file. */
  textOf(path: string): string | undefined {
    try {
      return readFileSync(this.pathOf(path), "utf8");
    } catch {
      return undefined;
    }
  }

  save(path: string, text: string): void {
    mkdirSync(dirname(this.pathOf(path)), { recursive: true });
    writeFileSync(this.pathOf(path), text);
  }

  configure(given: { readonly [key: string]: unknown }): void {
    this.#given = given;
    this.#settings = this.#settingsWith(this.#store);
    this.passSecond();
  }

  /** Lets the second pass in which a lint may answer from what it saw last. */
  passSecond(): void {
    this.#clock.pass(A_SECOND_MS);
  }

  restart(): void {
    this.#process = new Process();
  }

  /** Lints one file in the old process, as it is in the editor. */
  lint(path: string): void {
    const text = this.buffers.get(path) ?? this.textOf(path);
    if (text !== undefined) this.#process.lint(this.pathOf(path), text, this.#settings);
  }

  /**
   * Compares the findings of every file a second later.
   * @throws Error that says where the processes differ
   */
  compare({ first, hasTicked }: Comparison): void {
    if (hasTicked) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, TICK_MS);
    this.passSecond();
    const files = this.#files();
    const start = files.length === 0 ? 0 : first % files.length;
    const ordered = [...files.slice(start), ...files.slice(0, start)];
    const lintAll = (process: Process, settings: object): ReadonlyMap<string, Findings> =>
      new Map(ordered.map(([path, text]) => [path, process.lint(this.pathOf(path), text, settings)]));
    const old = lintAll(this.#process, this.#settings);
    const fresh = lintAll(new Process(), this.#settingsWith(false));
    expectSame("the old process", old, fresh);
    expectSame("a fresh process with the store", lintAll(new Process(), this.#settingsWith(this.#store)), fresh);
    this.found += [...fresh.values()].flat().length;
  }

  get #store(): string {
    return join(this.#home, "store");
  }

  #settingsWith(cache: string | false): object {
    const { root } = this.#given;
    return { ...this.#given, cache, ...(typeof root === "string" && { root: join(this.root, root) }) };
  }

  /** Every file that ESLint might be asked to lint, with its text in the editor. */
  #files(): readonly (readonly [path: string, text: string])[] {
    const paths = new Set([
      ...this.#scriptsIn(""),
      ...MODULES,
      "src/linked.ts",
      "src/link/session.ts",
      ...this.buffers.keys(),
    ]);
    return [...paths].flatMap((path) => {
      const text = this.buffers.get(path) ?? this.textOf(path);
      return text === undefined ? [] : [[path, text] as const];
    });
  }

  #scriptsIn(folder: string): readonly string[] {
    return readdirSync(this.pathOf(folder), { withFileTypes: true }).flatMap((entry) => {
      const path = folder === "" ? entry.name : `${folder}/${entry.name}`;
      if (entry.isDirectory()) return entry.name === "node_modules" ? [] : this.#scriptsIn(path);
      return /\.[jt]sx?$/.test(entry.name) ? [path] : [];
    });
  }

  isThere(path: string): boolean {
    return lstatSync(this.pathOf(path), { throwIfNoEntry: false }) !== undefined;
  }
}

function expectSame(
  who: string,
  findings: ReadonlyMap<string, Findings>,
  expected: ReadonlyMap<string, Findings>,
): void {
  for (const [path, wanted] of expected) {
    const [found, instead] = [findings.get(path)?.join("\n  "), wanted.join("\n  ")];
    if (found !== instead) throw new Error(`${who} finds in ${path}\n  ${found}\ninstead of\n  ${instead}`);
  }
}
