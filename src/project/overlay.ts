/**
 * The linted file's own text where it differs from the disk: a buffer, a pass of --fix, standard input.
 *
 * Its edge signature decides. The same requests as on disk, as for almost every keystroke: the base Topology serves, and only
 * the positions come from the text. Others: a Topology with this one row replaced. Nothing of it outlives the question, so an
 * abandoned buffer leaves no trace.
 */
import type { ImportFact, Language, ModuleFacts } from "../facts/module-facts.js";
import { extractFacts } from "../facts/extract-facts.js";
import { replaceRow } from "../graph/link.js";
import type { ModuleId } from "../graph/resolved-module.js";
import type { Topology } from "../graph/topology.js";
import type { Base } from "./base.js";
import { factsAt, type FactsKey } from "./facts-shelf.js";
import { resolveModule } from "./resolve-modules.js";

export interface Overlaid {
  readonly topology: Topology;
  /** Facts of the text itself, with its positions. */
  readonly facts: ModuleFacts;
}

/** The base as seen from a module whose text is `text`. The module may be new. */
export function overlay(base: Base, id: ModuleId, key: FactsKey, text: string, language: Language): Overlaid {
  const facts = extractFacts(text, language);
  const known = base.sources.keys.get(id);
  if (known !== undefined && isSameSignature(facts, factsAt(base.shelf, known)))
    return { topology: base.topology, facts };
  const resolver = base.resolver(known === undefined ? id : undefined);
  const row = resolveModule(id, key, facts, resolver);
  return { topology: replaceRow(base.topology, row, facts), facts };
}

/** Whether two texts request the same modules, in the same order, with the same labels and names, and fail alike to parse. */
function isSameSignature(a: ModuleFacts, b: ModuleFacts): boolean {
  return (
    a.imports.length === b.imports.length &&
    a.failure?.message === b.failure?.message &&
    a.failure?.line === b.failure?.line &&
    a.imports.every((fact, request) => signatureOf(fact) === signatureOf(b.imports[request]))
  );
}

function signatureOf(fact: ImportFact | undefined): string {
  return fact === undefined ? "" : JSON.stringify([fact.specifier, fact.form, fact.label, fact.names]);
}
