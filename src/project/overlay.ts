/**
 * The linted file's own text where it differs from the disk: a buffer, a pass of --fix, standard input.
 *
 * Its edge signature decides. The same requests as on disk, as for almost every keystroke: the base Topology serves, and only
 * the positions come from the text. Others: a Topology with this one row replaced. Nothing of it outlives the question, so an
 * abandoned buffer leaves no trace.
 */
import type { BodyFacts, ImportUses } from "../facts/body-facts.js";
import { extractBody } from "../facts/extract-body.js";
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
  /** The graph as on disk; `topology` is the same object if the text's requests are. */
  readonly base: Topology;
  /** Whether the text itself is as on disk. */
  readonly isBase: boolean;
  /** Facts of the text itself, with its positions. */
  readonly facts: () => ModuleFacts;
  /** Body facts of the text itself. */
  readonly body: () => BodyFacts | undefined;
  /** The part of them that says what it does with imported names. */
  readonly uses: () => ImportUses | undefined;
}

/** The base as seen from a module whose text is `text`. The module may be new. */
export function overlay(base: Base, id: ModuleId, key: FactsKey, text: string, language: Language): Overlaid {
  const facts = extractFacts(text, language);
  const known = base.sources.keys.get(id);
  const body = once(() => extractBody(text, language, facts));
  const seen = { base: base.topology, isBase: false, facts: () => facts, body, uses: body };
  if (known !== undefined && isSameSignature(facts, factsAt(base.shelf, known)))
    return { topology: base.topology, ...seen };
  const resolver = base.resolver(known === undefined ? id : undefined);
  const row = resolveModule(id, key, facts, resolver);
  return { topology: replaceRow(base.topology, row, facts, body), ...seen };
}

/** The graph around a text that is as on disk. */
export function onDisk(topology: Topology, id: ModuleId, facts: () => ModuleFacts): Overlaid {
  const own = <Facts>(ask: (nodes: readonly number[]) => readonly (Facts | undefined)[]): Facts | undefined => {
    const node = topology.nodeOf(id);
    return node === undefined ? undefined : ask([node])[0];
  };
  const body = () => own(topology.bodiesOf);
  const uses = () => own(topology.usesOf);
  return { topology, base: topology, isBase: true, facts: once(facts), body, uses };
}

function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined;
  return () => (made ??= { value: make() }).value;
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
