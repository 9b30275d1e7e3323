/**
 * Which findings a change brought: those that a project has and its copy as of a commit does not have, by identity. A finding that moved
 * with its lines, its file or its domain is the same one.
 *
 * The copy is asked about nothing but what is found today: the same rules with the same settings and options, at the same modules. What
 * a comment or a baseline silenced there was there.
 */
import { join } from "node:path";
import { findingKey } from "../../config/baseline.js";
import { firstNode } from "../../graph/health.js";
import type { Topology } from "../../graph/topology.js";
import { moduleDomains } from "../../project/module-domains.js";
import plugin from "../../index.js";
import { counted } from "../../words/counted.js";
import { copyForRules } from "../asked-project.js";
import { renamedDomains, type Domains } from "../change/renamed-domains.js";
import { renamedFinding } from "../change/renamed-finding.js";
import { changedFiles } from "../git/changed-files.js";
import { withCommitCopy, type CommitCopy } from "../git/commit-copy.js";
import { renamesBetween, type Renames } from "../git/renames.js";
import { repositoryAround, type Commit } from "../git/repository.js";
import { recordedRun } from "../recorded-run.js";
import type { Terminal } from "../terminal.js";
import type { CheckedModule, CheckedProject, CheckRun } from "./check-run.js";
import { identifiedMessages, type IdentifiedMessage } from "./identified-messages.js";
import { messagesOf } from "./rule-host.js";
import { rulesIn, type FileConfig, type RuleUse } from "../rule-uses.js";

/**
 * The run with those findings alone. In files of no project all stay, as nothing is known of them.
 * @throws Error if a project is in no repository, git cannot read the commit, or there is no graph of it
 */
export async function findingsSince(run: CheckRun, commit: Commit, terminal: Terminal): Promise<CheckRun> {
  const older = new Set<IdentifiedMessage>();
  for (const project of run.projects)
    for (const message of await olderMessages(project, run.found, commit, terminal)) older.add(message);
  const left = [...run.found].map(
    ([path, messages]) => [path, messages.filter((message) => !older.has(message))] as const,
  );
  const found = new Map(left.filter(([, messages]) => messages.length > 0));
  return { ...run, found, since: { commit, older: older.size } };
}

async function olderMessages(
  project: CheckedProject,
  found: CheckRun["found"],
  commit: Commit,
  { progress }: Terminal,
): Promise<readonly IdentifiedMessage[]> {
  const { root, topology, modules } = project;
  const told = modules.filter(({ path }) => found.has(path));
  const [first] = told;
  if (first === undefined) return [];
  const repository = repositoryAround(root);
  progress(`Reading ${commit.name}`);
  const files = await changedFiles(repository, commit, undefined);
  const topologyOfCopy = (folder: string): Topology => copyForRules(root, first.config.settings ?? NO_SETTINGS, folder);
  return withCommitCopy({ topology, topologyOfCopy }, repository, commit, (copy) => {
    progress(`Asking the rules about ${counted(told.length, "module")} of ${commit.name}`);
    const renames = renamesBetween(files, copy.topology, topology);
    const back = new Map([...renames].map(([from, to]) => [to, from]));
    const before: Before = {
      copy,
      renames,
      pathOf: (id) => back.get(id) ?? id,
      domains: domainsBetween(project, copy, renames),
      settings: settingsIn(copy.root),
    };
    return told.flatMap((module) => olderAt(module, found.get(module.path)!, before));
  });
}

/** A project as it was, and what has another name now. */
interface Before {
  readonly copy: CommitCopy;
  readonly renames: Renames;
  /** The path of a module of today. */
  readonly pathOf: (id: string) => string;
  readonly domains: ReadonlyMap<string, string>;
  /** Settings of a config with the copy for a root. */
  readonly settings: (settings: Settings) => Settings;
}

type Settings = NonNullable<CheckedModule["config"]["settings"]>;

/** One object for one, as what follows from settings is remembered by theirs. */
function settingsIn(root: string): Before["settings"] {
  const known = new Map<Settings, Settings>();
  return (settings) => {
    const topology = { ...(settings["topology"] as object | undefined), root };
    const inCopy = known.get(settings) ?? { ...settings, topology };
    known.set(settings, inCopy);
    return inCopy;
  };
}

function domainsBetween({ topology, view }: CheckedProject, copy: CommitCopy, renames: Renames): Before["domains"] {
  const domainsIn = (graph: Topology, path: (id: string) => string): Domains => {
    const { names, of } = moduleDomains(graph, view, false);
    return { domains: names, modules: graph.modules.map((id, node) => ({ id: path(id), domain: names[of[node]!] })) };
  };
  return renamedDomains(
    domainsIn(copy.topology, (id) => renames.get(id) ?? id),
    domainsIn(topology, (id) => id),
  );
}

/** Those of the messages about a module that were there. */
function olderAt(
  { id, config }: CheckedModule,
  messages: readonly IdentifiedMessage[],
  before: Before,
): readonly IdentifiedMessage[] {
  const path = before.pathOf(id);
  const uses = usesFor(messages, config);
  const settings = before.settings(config.settings ?? NO_SETTINGS);
  const hasNotes = messages.some(({ found }) => found === undefined);
  const asked = new Set([path, ...(hasNotes ? speakersAbove(before.copy.topology, path) : [])]);
  const known = new Set([...asked].flatMap((module) => keysAt(module, settings, uses, before)));
  return messages.filter((message) => known.has(keyOf(message)));
}

const NO_SETTINGS: Settings = {};

/** With the options that the findings came by, which a comment may have given. */
function usesFor(messages: readonly IdentifiedMessage[], config: FileConfig): readonly RuleUse[] {
  const configured = new Map(rulesIn(config).map((use) => [use.id, use]));
  const uses = new Map<string, RuleUse>();
  for (const { rule: id, severity, found } of messages) {
    if (found === undefined) {
      const use = configured.get(id);
      if (use !== undefined) uses.set(id, use);
      continue;
    }
    const { finding, options } = found;
    const rule = plugin.rules[finding.rule] as unknown as RuleUse["rule"];
    uses.set(JSON.stringify([id, options]), { id, name: finding.rule, severity, options: [options], rule });
  }
  return [...uses.values()];
}

/** Modules at which something may have been told that concerns a folder around a module: it is told at the first one there. */
function speakersAbove(topology: Topology, path: string): readonly string[] {
  const folders = path.split("/").map((_, depth, parts) => parts.slice(0, depth).join("/"));
  return folders.map((folder) => topology.modules[firstNode(topology, folder)]!);
}

/** What the rules say of a module of a copy, as `keyOf` has it of a message of today. */
function keysAt(
  module: string,
  settings: Settings,
  uses: readonly RuleUse[],
  { copy: { root, topology }, renames, domains }: Before,
): readonly string[] {
  if (topology.nodeOf(module) === undefined) return [];
  const path = join(root, module);
  const { told, recording } = recordedRun("ignored", () => messagesOf(path, settings, uses));
  const said = identifiedMessages([[path, told]], recording);
  return said.get(path)!.map((message) => {
    const { found } = message;
    return keyOf(
      found ? { ...message, found: { ...found, finding: renamedFinding(found.finding, renames, domains) } } : message,
    );
  });
}

/** Of a note, whose numbers tell places and how many there are of something, its words. */
function keyOf({ rule, message, found }: IdentifiedMessage): string {
  return found === undefined ? `${rule}\0${message.replaceAll(/\d+/g, "0")}` : findingKey(found.finding);
}
