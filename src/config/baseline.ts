/**
 * A baseline: the findings a project lives with, by identity, as text and as data.
 *
 * An identity is the rule, the module that holds the finding, and what it is about: never a line, a message or an option, so
 * that an entry holds as long as its finding is there, wherever it moves in its file. An entry with a reason (`why`) is
 * accepted; one without is debt. The text has one entry a line, sorted, so that branches that change different entries merge.
 */
import { SettingsError } from "./settings-error.js";

/** Where a baseline lies below the root, if the settings do not say. */
export const DEFAULT_BASELINE = "topology-baseline.json";

/**
 * What a finding of a module is about: the module that an import leads to, the specifier of one that leads nowhere, a
 * state by where it is defined, as `src/plans.ts#plans`, or a service with what uses it, as `REDIS_URL in billing`.
 */
export type FindingSubject =
  | { readonly imports: string }
  | { readonly specifier: string }
  | { readonly state: string }
  | { readonly service: string };

/** Names a finding; rule without the prefix that a config gives the plugin, module by its path from the root. */
export type FindingIdentity = { readonly rule: string; readonly module: string } & FindingSubject;

export type BaselineEntry = FindingIdentity & { readonly why?: string };

/** Keys of FindingSubject: an entry has exactly one of them. */
const SUBJECTS = ["imports", "specifier", "state", "service"] as const;
const KEYS: readonly string[] = ["rule", "module", ...SUBJECTS, "why"];
const ENTRY = `{ "rule", "module", ${SUBJECTS.map((key) => `"${key}"`).join(" or ")} } and, if accepted, "why", all non-empty strings`;
const VERSION = 1;

/** The identity as one string, equal for equal identities; in their order entries are written. */
export function findingKey(finding: FindingIdentity): string {
  return [finding.rule, finding.module, ...subjectOf(finding)].join("\0");
}

/** The identity in words. */
export function findingText(finding: FindingIdentity): string {
  return `${finding.rule} ${finding.module} -> ${subjectOf(finding)[1]}`;
}

/** The text of a baseline with these entries. */
export function baselineText(entries: readonly BaselineEntry[]): string {
  const sorted = entries.toSorted((a, b) => (findingKey(a) < findingKey(b) ? -1 : 1));
  const lines = sorted.map((entry) => `    ${entryText(entry)}`).join(",\n");
  return `{\n  "version": ${VERSION},\n  "findings": [${lines === "" ? "" : `\n${lines}\n  `}]\n}\n`;
}

/**
 * The entries of a baseline, in any order.
 * @param file shown in errors
 * @throws SettingsError if the text is none
 */
export function parseBaseline(text: string, file: string): readonly BaselineEntry[] {
  const mistake = (accepted: string): SettingsError => new SettingsError("topology.baseline", file, accepted);
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch (error) {
    throw mistake(`a file of JSON; here: ${error instanceof Error ? error.message : String(error)}`);
  }
  const { version, findings } = (content ?? {}) as { readonly version?: unknown; readonly findings?: unknown };
  if (version !== VERSION || !Array.isArray(findings)) {
    throw mistake(`a file of { "version": ${VERSION}, "findings": [...] }`);
  }
  for (const [index, entry] of findings.entries()) {
    if (!isEntry(entry))
      throw mistake(`findings of ${ENTRY}; here: findings[${index}] is ${JSON.stringify(entry).slice(0, 120)}`);
  }
  return findings as BaselineEntry[];
}

function isEntry(value: unknown): value is BaselineEntry {
  if (typeof value !== "object" || value === null) return false;
  const isWhole = Object.entries(value).every(([key, given]) => KEYS.includes(key) && isWord(given));
  const subjects = SUBJECTS.filter((key) => Object.hasOwn(value, key));
  return isWhole && Object.hasOwn(value, "rule") && Object.hasOwn(value, "module") && subjects.length === 1;
}

function isWord(value: unknown): boolean {
  return typeof value === "string" && value.trim() !== "";
}

function entryText(entry: BaselineEntry): string {
  const pairs = [["rule", entry.rule], ["module", entry.module], subjectOf(entry), ["why", entry.why]];
  const known = pairs.filter(([, value]) => value !== undefined);
  return `{ ${known.map(([key, value]) => `"${key}": ${JSON.stringify(value)}`).join(", ")} }`;
}

function subjectOf(finding: FindingIdentity): readonly [key: string, value: string] {
  if ("imports" in finding) return ["imports", finding.imports];
  if ("specifier" in finding) return ["specifier", finding.specifier];
  return "state" in finding ? ["state", finding.state] : ["service", finding.service];
}
