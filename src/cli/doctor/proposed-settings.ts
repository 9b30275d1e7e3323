/** Settings that a project may want, as the text of a file of its own, with the numbers they come from. */
import { isSubject, isTechnical } from "../../config/folder-names.js";
import { DEFAULT_ENTRY, type Settings } from "../../config/settings.js";
import { layoutProposal, type FolderNumbers, type LayoutProposal } from "../../graph/layout-proposal.js";
import type { Topology } from "../../graph/topology.js";
import { moduleDomains } from "../../project/module-domains.js";
import { runningImports } from "../../project/running-imports.js";
import { counted } from "../../words/counted.js";

export const SETTINGS_FILE = "topology.settings.mjs";

export interface ProposedSettings {
  /** Undefined if nothing is proposed. */
  readonly text: string | undefined;
  /** What is not proposed, and why. */
  readonly notes: readonly string[];
  readonly settings: object;
}

/** What the settings name already, or the layout tells by itself, is left alone. */
export function proposedSettings(topology: Topology, { view }: Settings, given: object): ProposedSettings {
  const proposal = layoutProposal(topology, runningImports(topology, view), mayBeDomain);
  const guessed = moduleDomains(topology, view, true).names.length;
  const isSet = (key: string): boolean => Object.hasOwn(given, key);
  const domains = isSet("domains") || guessed > 1 ? [] : proposal.domains;
  const kernel = isSet("shared") || domains.length === 0 ? [] : proposal.kernel;
  const entries = isSet("entry") ? [] : proposal.entries;
  const blocks = [...domainBlock(domains), ...sharedBlock(kernel), ...entryBlock(entries)];
  return {
    text: blocks.length === 0 ? undefined : [HEAD, "export default {", ...blocks, "};", ""].join("\n"),
    notes: [
      ...domainNotes(isSet("domains"), guessed, proposal),
      ...(isSet("entry")
        ? ["settings.topology.entry is set"]
        : entries.length === 0
          ? ["no module beside the folders starts the program for sure"]
          : []),
    ],
    settings: {
      ...(domains.length > 0 && {
        domains: Object.fromEntries(domains.map(({ folder }) => [nameOf(folder), `${folder}/**`])),
      }),
      ...(kernel.length > 0 && { shared: kernel.map(({ folder }) => `${folder}/**`) }),
      ...(entries.length > 0 && { entry: [...DEFAULT_ENTRY, ...entries.map(({ module }) => module)] }),
    },
  };
}

const HEAD =
  "// Proposed by `eslint-plugin-topology doctor --write` from folders and imports. Change what you know better.";

function mayBeDomain(name: string): boolean {
  return isSubject(name) && !isTechnical(name);
}

function domainNotes(isSet: boolean, guessed: number, { home, domains, others }: LayoutProposal): readonly string[] {
  if (isSet) return ["settings.topology.domains is set"];
  if (guessed > 1) return [`the layout tells ${guessed} domains by itself; the command doctor lists them`];
  if (domains.length > 0) return [];
  const where = home === "" ? "the root" : home;
  if (others.length < 2) return [`there are no folders side by side in ${where} that could be domains`];
  return [
    `of the ${others.length} folders in ${where} no two are for sure domains: they import one another as much as themselves, do not hang together, are small, or are named for a kind of code`,
  ];
}

function domainBlock(domains: readonly FolderNumbers[]): readonly string[] {
  if (domains.length === 0) return [];
  const lines = domains.map(
    ({ folder, modules, inner, outer }) =>
      `    ${JSON.stringify(nameOf(folder))}: ${JSON.stringify(`${folder}/**`)}, // ${counted(modules, "module")}: ${counted(inner, "import")} of one another, ${outer} of other folders`,
  );
  return ["  domains: {", ...lines, "  },"];
}

function sharedBlock(kernel: readonly FolderNumbers[]): readonly string[] {
  if (kernel.length === 0) return [];
  const lines = kernel.map(
    ({ folder, modules, importers }) =>
      `    ${JSON.stringify(`${folder}/**`)}, // ${counted(modules, "module")}: ${importers} other folders import it, and it imports none of them`,
  );
  return ["  shared: [", ...lines, "  ],"];
}

function entryBlock(entries: LayoutProposal["entries"]): readonly string[] {
  if (entries.length === 0) return [];
  return [
    "  entry: [",
    "    // as by default",
    ...DEFAULT_ENTRY.map((glob) => `    ${JSON.stringify(glob)},`),
    ...entries.map(
      ({ module, imports }) =>
        `    ${JSON.stringify(module)}, // nobody imports it, and it imports ${counted(imports, "module")}`,
    ),
    "  ],",
  ];
}

function nameOf(folder: string): string {
  return folder.slice(folder.lastIndexOf("/") + 1);
}
