/**
 * The findings of all files of some paths, as `eslint` would show them, in a fraction of its time: rules are asked in this process, and
 * ESLint lints only those files whose findings turn on more than the graph, since a comment may speak of them or they are read
 * in a way of their own.
 */
import { sep } from "node:path";
import type { ESLint } from "eslint";
import type { ViewSettings } from "../../config/settings.js";
import type { Topology } from "../../graph/topology.js";
import { counted } from "../../words/counted.js";
import { moduleAt } from "../asked-project.js";
import type { Commit } from "../git/repository.js";
import { recordedRun } from "../recorded-run.js";
import type { Terminal } from "../terminal.js";
import { chosenConfig } from "./chosen-config.js";
import type { ConfiguredFile } from "./configured-files.js";
import { readersOf } from "./file-readers.js";
import { identifiedMessages, type IdentifiedMessage } from "./identified-messages.js";
import { notLintedText } from "./not-linted.js";
import { messagesOf, type Message } from "./rule-host.js";
import { isOwnRuleOf, rulesIn, type RuleUse } from "../rule-uses.js";
import { withoutSuppressed } from "./suppressions.js";

/** A file that is checked, by its path from the root. */
export interface CheckedModule extends ConfiguredFile {
  readonly id: string;
}

/** One root with all that is said of it. */
export interface CheckedProject {
  readonly root: string;
  readonly topology: Topology;
  readonly view: ViewSettings;
  /** Those that are checked. */
  readonly modules: readonly CheckedModule[];
  /** Rules that are on for some file, by name, each with every set of options. */
  readonly uses: ReadonlyMap<string, readonly RuleUse[]>;
}

export interface CheckRun {
  /** By absolute path, ascending; those with messages only. */
  readonly found: ReadonlyMap<string, readonly IdentifiedMessage[]>;
  /** Ascending by root. */
  readonly projects: readonly CheckedProject[];
  /** Why the preset was taken, if it was. */
  readonly presetFor: string | undefined;
  /** Whether the config has a rule on for some of the files. */
  readonly isAnyOn: boolean;
  /** How many files are checked. */
  readonly checked: number;
  /** Absolute paths, of code that no entry of the config has. */
  readonly notLinted: readonly string[];
  /** Absolute paths of files that ESLint cannot parse, so that no rule reads them; ascending. */
  readonly unread: readonly string[];
  /** Present if findings that were there at a commit are left out. */
  readonly since?: { readonly commit: Commit; readonly older: number };
}

/** @throws Error if there is nothing to check, and what ESLint throws at a config that cannot be read */
export async function checkRun(cwd: string, paths: readonly string[], { progress }: Terminal): Promise<CheckRun> {
  progress("Looking at the project");
  const { config, files, notLinted } = await chosenConfig(cwd, paths);
  if (files.length === 0)
    throw new Error(`There is nothing to check in ${paths.join(", ")}: ${nothingText(notLinted)}`);
  progress(`Asking the rules about ${counted(files.length, "module")}`);
  const projects = new Projects();
  const asked = recordedRun("honoured", () => messagesBy(files, projects));
  const found = new Map(identifiedMessages(asked.told, asked.recording));
  const isOwn = isOwnRuleOf(files.map((file) => file.config));
  const readers = readersOf(files, found, projects.unparsed());
  const unread: string[] = [];
  for (const [reader, own] of readers) {
    progress(`Reading the comments of ${counted(own.length, "file")}`);
    const { told, recording } = recordedRun("honoured", () => config.lint(own, reader, isOwn));
    const results = await told;
    unread.push(...results.filter(({ fatalErrorCount }) => fatalErrorCount > 0).map(({ filePath }) => filePath));
    for (const [path, identified] of identifiedMessages(messagesIn(results, isOwn), recording))
      found.set(path, identified);
  }
  const shown = [...withoutSuppressed(cwd, found)].filter(([, messages]) => messages.length > 0);
  return {
    found: new Map(
      shown.map(([path, messages]) => [path, inOrder(messages)] as const).sort(([a], [b]) => (a < b ? -1 : 1)),
    ),
    projects: projects.all(),
    presetFor: config.presetFor,
    isAnyOn: files.some((file) => rulesIn(file.config).length > 0),
    checked: files.length,
    notLinted,
    unread: unread.sort(),
  };
}

function nothingText(notLinted: readonly string[]): string {
  return notLinted.length === 0 ? "ESLint lints no module there" : notLintedText(notLinted, notLinted.length);
}

/** What the rules say, of files of which they say anything. */
function messagesBy(files: readonly ConfiguredFile[], projects: Projects): readonly [string, readonly Message[]][] {
  return files.flatMap((file): [string, readonly Message[]][] => {
    const uses = rulesIn(file.config);
    projects.add(file, uses);
    const messages = messagesOf(file.path, file.config.settings ?? NO_SETTINGS, uses);
    return messages.length > 0 ? [[file.path, messages]] : [];
  });
}

const NO_SETTINGS = {};

interface Collected extends Omit<CheckedProject, "modules" | "uses"> {
  readonly modules: CheckedModule[];
  readonly uses: Map<string, RuleUse[]>;
}

/** The projects of files, as the rules find them. */
class Projects {
  readonly #byRoot = new Map<string, Collected>();

  add({ path, config }: ConfiguredFile, uses: readonly RuleUse[]): void {
    const linted = moduleAt(path, config.settings ?? NO_SETTINGS);
    if (linted?.root === undefined) return;
    const { root, topology, view, self } = linted;
    let project = this.#byRoot.get(root);
    if (project === undefined)
      this.#byRoot.set(root, (project = { root, topology, view, modules: [], uses: new Map() }));
    if (self !== undefined) project.modules.push({ id: topology.modules[self]!, path, config });
    for (const use of uses) {
      const known = project.uses.get(use.name);
      if (known === undefined) project.uses.set(use.name, [use]);
      else if (!known.includes(use)) known.push(use);
    }
  }

  all(): readonly CheckedProject[] {
    return [...this.#byRoot.values()].sort((a, b) => (a.root < b.root ? -1 : 1));
  }

  /** Absolute paths of modules whose text does not parse. */
  unparsed(): ReadonlySet<string> {
    return new Set(
      this.all().flatMap(({ root, topology }) => topology.health.unparsed.map(({ id }) => `${root}${sep}${id}`)),
    );
  }
}

/** What rules of ours say in results of ESLint, which also has messages for rules that a comment names and nobody knows. */
function* messagesIn(
  results: readonly ESLint.LintResult[],
  isOwn: (ruleId: string) => boolean,
): Generator<[string, Message[]]> {
  for (const { filePath, messages } of results) {
    const own = messages.flatMap(({ ruleId, severity, line, column, message }) =>
      ruleId === null || !isOwn(ruleId) ? [] : [{ rule: ruleId, severity: severity as 1 | 2, line, column, message }],
    );
    yield [filePath, own];
  }
}

function inOrder(messages: readonly IdentifiedMessage[]): readonly IdentifiedMessage[] {
  return messages.toSorted((a, b) => a.line - b.line || a.column - b.column);
}
