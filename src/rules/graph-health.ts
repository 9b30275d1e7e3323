import { healthOf, speaksForProject } from "../graph/health.js";
import { getTopology, type LintedModule } from "../project/get-topology.js";
import { settingsHealth } from "../project/settings-health.js";
import { createRule } from "./create-rule.js";
import { requestLocation } from "./edge-location.js";
import { shortenedPath, shortenedText } from "./shortened.js";

interface Options {
  readonly unresolved: boolean;
  readonly settings: boolean;
}

type Message = "unparsed" | "tsconfig" | "project" | "unresolved" | "manyUnresolved" | "unusedPattern" | "twoDomains";

const TEXT_AT_MOST = 90;
const NAME_AT_MOST = 40;

export const graphHealth = createRule<Message, Options>({
  name: "graph-health",
  docs: { description: "Require an import graph without gaps", recommended: true },
  messages: {
    unparsed:
      "The import graph reads this file only up to line {{line}} ({{reason}}): later imports are missing. " +
      "Fix the syntax, or add the file to settings.topology.ignore",
    tsconfig:
      "The import graph reads {{count}} modules without {{tsconfig}} ({{reason}}): imports by its paths may be missing. " +
      "Fix it, or install what it extends",
    project: "The import graph of this project is empty: {{reason}}",
    unresolved:
      "{{specifier}} leads nowhere, so the graph has no edge for it. Fix the path, or generate the file before linting",
    manyUnresolved:
      "{{count}} of {{total}} imports of this project's own modules lead nowhere: the graph has gaps. " +
      "Set graph-health to unresolved: true to see each",
    unusedPattern:
      "settings.topology.{{key}} has a pattern that matches nothing: {{pattern}}. Correct it, or take it out",
    twoDomains:
      "settings.topology.domains puts {{path}} into {{first}}, which counts, and into {{second}}. " +
      "Let the patterns of only one of them match it",
  },
  options: {
    unresolved: { type: "boolean", description: "Also report each import of an own module that leads nowhere." },
    settings: {
      type: "boolean",
      description: "Also report patterns of the settings that match nothing, and domains that overlap.",
    },
  },
  defaults: { unresolved: false, settings: false },
  check(context, options, program) {
    const linted = getTopology(context, "imports");
    if (linted?.self === undefined) return;
    const { topology, self, facts } = linted;
    const { unparsed, tsconfigs, notes, unresolved, gaps } = healthOf(topology, self);
    // The first statement, where a comment can switch the report off in every version of ESLint.
    const { loc } = program.body[0] ?? program;
    const reason = (text: string): string => shortenedText(text, TEXT_AT_MOST);
    for (const note of notes) context.report({ loc, messageId: "project", data: { reason: note } });
    for (const { line, message } of unparsed) {
      context.report({ loc, messageId: "unparsed", data: { line, reason: reason(message) } });
    }
    for (const { id, message, modules } of tsconfigs) {
      const data = { tsconfig: shortenedPath(id, TEXT_AT_MOST), count: modules, reason: reason(message) };
      context.report({ loc, messageId: "tsconfig", data });
    }
    if (gaps !== undefined) context.report({ loc, messageId: "manyUnresolved", data: { ...gaps } });
    if (options.settings && speaksForProject(topology, self)) {
      for (const mistake of mistakesIn(linted)) context.report({ loc, ...mistake });
    }
    if (!options.unresolved) return;
    for (const request of unresolved) {
      const specifier = shortenedText(facts.imports[request]!.specifier, TEXT_AT_MOST);
      const at = requestLocation(context.sourceCode, facts, request);
      context.report({ loc: at, messageId: "unresolved", data: { specifier } });
    }
  },
});

/** What is told of the settings, message by message. */
function* mistakesIn(linted: LintedModule): Generator<{ messageId: Message; data: Record<string, string> }> {
  const { unused, overlaps } = settingsHealth(linted);
  for (const { key, pattern } of unused) {
    const data = { key: shortenedText(key, NAME_AT_MOST), pattern: shortenedText(pattern, TEXT_AT_MOST) };
    yield { messageId: "unusedPattern", data };
  }
  for (const { path, first, second } of overlaps) {
    const names = { first: shortenedText(first, NAME_AT_MOST), second: shortenedText(second, NAME_AT_MOST) };
    yield { messageId: "twoDomains", data: { path: shortenedPath(path, NAME_AT_MOST), ...names } };
  }
}
