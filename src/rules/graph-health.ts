import type { TSESTree } from "@typescript-eslint/utils";
import { healthOf } from "../graph/health.js";
import { getTopology } from "../project/get-topology.js";
import { counted } from "../words/counted.js";
import { createRule } from "./create-rule.js";
import { edgeLocation, requestLocation } from "./edge-location.js";
import { CUTS, patternMistakes, SETTINGS_MESSAGES, staleCuts } from "./settings-mistakes.js";
import { shortenedPath, shortenedText } from "./shortened.js";

interface Options {
  readonly unresolved: boolean;
  readonly settings: boolean;
  readonly cuts: boolean;
}

type Message =
  "unparsed" | "tsconfig" | "manifest" | "project" | "unresolved" | "manyUnresolved" | keyof typeof SETTINGS_MESSAGES;

const TEXT_AT_MOST = 90;

export const graphHealth = createRule<Message, Options>({
  name: "graph-health",
  docs: { description: "Require an import graph without gaps", recommended: true },
  messages: {
    unparsed:
      "The import graph cannot read all of this file (line {{line}}: {{reason}}): imports may be missing. " +
      "Fix the syntax, or add the file to settings.topology.ignore",
    tsconfig:
      "The import graph reads {{modules}} without {{tsconfig}} ({{reason}}): imports by its paths may be missing. " +
      "Fix it, or install what it extends",
    manifest:
      "The import graph is drawn without {{manifest}} ({{reason}}): imports that need it lead nowhere. " +
      "Fix it, or remove it",
    project: "The import graph of this project is empty: {{reason}}",
    unresolved:
      "{{specifier}} leads nowhere, so the graph has no edge for it. Fix the path, or generate the file before linting",
    manyUnresolved:
      "{{count}} of {{total}} imports of this project's own modules lead nowhere: the graph has gaps. " +
      "Set graph-health to unresolved: true to see each",
    ...SETTINGS_MESSAGES,
  },
  options: {
    unresolved: { type: "boolean", description: "Also report each import of an own module that leads nowhere." },
    settings: {
      type: "boolean",
      description:
        "Also report patterns of the settings that match nothing, domains that overlap, and owners of services that are no domain.",
    },
    cuts: { type: "boolean", description: "Also report entries of `settings.topology.cut` that cut nothing." },
  },
  defaults: { unresolved: false, settings: false, cuts: false },
  check(context, options, program, report, tell) {
    const linted = getTopology(context, "imports");
    if (linted?.self === undefined) return;
    const { topology, self, facts, view } = linted;
    const { unparsed, tsconfigs, manifests, notes, unresolved, gaps } = healthOf(topology, self);
    // The first statement, where a comment can switch the report off in every version of ESLint.
    const first = (): { readonly loc: TSESTree.SourceLocation } => ({ loc: (program().body[0] ?? program()).loc });
    const reason = (text: string): string => shortenedText(text, TEXT_AT_MOST);
    for (const note of notes) tell({ ...first(), messageId: "project", data: { reason: note } });
    for (const { line, message } of unparsed) {
      tell({ ...first(), messageId: "unparsed", data: { line, reason: reason(message) } });
    }
    for (const { id, message, modules } of tsconfigs) {
      const data = {
        tsconfig: shortenedPath(id, TEXT_AT_MOST),
        modules: counted(modules, "module"),
        reason: reason(message),
      };
      tell({ ...first(), messageId: "tsconfig", data });
    }
    for (const { id, message } of manifests) {
      const data = { manifest: shortenedPath(id, TEXT_AT_MOST), reason: reason(message) };
      tell({ ...first(), messageId: "manifest", data });
    }
    if (gaps !== undefined) tell({ ...first(), messageId: "manyUnresolved", data: { ...gaps } });
    for (const request of options.unresolved ? unresolved : []) {
      const { specifier } = facts().imports[request]!;
      const at = requestLocation(context.sourceCode, facts(), request);
      const data = { specifier: shortenedText(specifier, TEXT_AT_MOST) };
      report(linted, { specifier }, { loc: at, messageId: "unresolved", data });
    }
    for (const mistake of options.settings ? patternMistakes(linted, self) : []) tell({ ...first(), ...mistake });
    const running = options.cuts && view.cut.length > 0 ? getTopology(context, CUTS) : undefined;
    for (const { messageId, data, edge } of running ? staleCuts(running, self) : []) {
      const at = edge === undefined ? first().loc : edgeLocation(context.sourceCode, linted, edge);
      tell({ loc: at, messageId, data });
    }
  },
});
