/**
 * The injection facts of one text, but for the values of what is provided, which are for service facts to say.
 *
 * A text whose hint says nothing has none but the signatures of what it exports, as others may hand things to it. O(classes, calls,
 * objects and mentions of what is received).
 */

import type { ModuleFacts } from "../module-facts.js";
import { codeUnits } from "../services/code-units.js";
import type { Value } from "../services/service-facts.js";
import { importedNames } from "../state/import-touches.js";
import type { TextPaths } from "../state/text-paths.js";
import type { Survey } from "../analysed-text.js";
import { appReads } from "./app-reads.js";
import { askingCalls } from "./asking-calls.js";
import { derivedClass, extendingClasses } from "./derived-classes.js";
import { handedValues, withValues } from "./handed-values.js";
import { type InjectionFacts, NO_INJECTION } from "./injection-facts.js";
import { memberUses } from "./member-uses.js";
import { decoratedClasses, providedClass } from "./provided-classes.js";
import { providedContainers } from "./provided-containers.js";
import type { ProvidedValue, ProviderDraft } from "./provider-draft.js";
import { providerEntries } from "./provider-entries.js";
import { receiversOf } from "./receivers.js";
import { signaturesOf } from "./signatures.js";
import { tokensOf } from "./tokens.js";

export interface ExtractInjectionInput {
  readonly facts: ModuleFacts;
  readonly found: Survey;
  readonly paths: TextPaths;
  readonly lineAt: (offset: number) => number;
  /** The reason of a comment with `@shared-state`, by line. */
  readonly acceptedAt: (line: number) => string | undefined;
}

export interface InjectionDraft {
  /** What providers and handed values are made by. */
  readonly values: readonly ProvidedValue[];
  /** @param values of those, in the same order */
  readonly facts: (values: readonly Value[]) => InjectionFacts;
}

export function extractInjection({ facts, found, paths, lineAt, acceptedAt }: ExtractInjectionInput): InjectionDraft {
  const signatures = signaturesOf(paths, found.defaults, lineAt);
  const imported = importedNames(facts.imports);
  const tokenOf = tokensOf(facts.imports, imported, paths);
  const extending = extendingClasses(paths, tokenOf);
  if (facts.mayInject === undefined && extending.length === 0)
    return { values: [], facts: () => ({ ...NO_INJECTION, signatures }) };
  const uses = memberUses({ ...found, paths, units: codeUnits(paths.origins) });
  const derived = extending.map((each) => derivedClass(each, uses, lineAt));
  if (facts.mayInject === undefined) return { values: [], facts: () => ({ ...NO_INJECTION, signatures, derived }) };
  const input = { ...found, imports: facts.imports, imported, paths, tokenOf, uses, lineAt };
  const classes = decoratedClasses(paths, facts.imports, imported);
  const decorated = new Set(classes.map(({ node }) => node));
  const isFastify = facts.imports.some(({ specifier }) => /fastify/.test(specifier));
  const receivers = [
    ...[...paths.classes.values()].flatMap((shape) => receiversOf(shape, decorated.has(shape.node), input)),
    ...askingCalls(found.calls, input),
    ...appReads([...found.identifiers.values(), ...found.thises.values()], isFastify, input),
  ].sort((a, b) => a.range[0] - b.range[0]);
  const isProviding = facts.mayInject === "provides";
  const entries = isProviding || facts.mayInject === "lists" ? providerEntries(input) : [];
  const handed = isProviding ? handedValues(input) : [];
  return {
    values: [
      ...entries.map(({ by, made }) => (by === "value" || by === "default" ? { value: made } : { factory: made })),
      ...handed.map(({ node }) => ({ value: node })),
    ],
    facts: (values) => ({
      classes: classes.map((each) => providedClass(each, lineAt)),
      providers: entries.map((entry, at) => providerOf(entry, values[at]!, lineAt)),
      receivers,
      handed: withValues(handed, values.slice(entries.length)),
      signatures,
      derived,
      containers: providedContainers(entries, { paths, tokenOf, lineAt, acceptedAt }),
    }),
  };
}

function providerOf(
  { node, made, ...entry }: ProviderDraft,
  value: Value,
  lineAt: (offset: number) => number,
): InjectionFacts["providers"][number] {
  const provider = { ...entry, line: lineAt(node.start) };
  // That of another token, as its factory is given it.
  const known = made === undefined ? entry.value : value;
  return known === undefined || known[0] === "unknown" ? provider : { ...provider, value: known };
}
