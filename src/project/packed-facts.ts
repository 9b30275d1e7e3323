/**
 * The form in which facts are kept: JSON of arrays without what goes without saying, a third of the objects' own JSON. Ten
 * thousand modules are read and checked before the first finding, so each kilobyte counts.
 *
 * A record is `[imports, exports]`; `[imports, exports, hints, ...]` of a text that may hold state, use services, inject or write to imports,
 * with the indices of these; and `[imports, exports, failure]` of one that does not parse.
 */
import type {
  BoundName,
  EdgeLabel,
  ExportFact,
  ImportFact,
  ImportForm,
  ModuleFacts,
  ParseFailure,
} from "../facts/module-facts.js";

/** Positions in these lists are written to stores: a change of order needs another version of the store. */
const FORMS: readonly ImportForm[] = [
  ...(["import", "export-from", "import-equals", "import-call", "require"] as const),
  ...(["import-type", "jsdoc", "worker", "resolve", "mock"] as const),
  ...(["import-resolve", "import-mock", "asset"] as const),
];
const HINTS: readonly (ModuleFacts["mayHoldState"] | undefined)[] = [undefined, "here", "elsewhere"];
/** Added to the index of the hint on state. */
const USES_SERVICES = HINTS.length;
const INJECTS: readonly (ModuleFacts["mayInject"] | undefined)[] = [undefined, "provides", "receives"];
/** Times the index of the hint on injection, added to both. */
const INJECTING = 2 * USES_SERVICES;

const LABELS: readonly EdgeLabel[] = ["eager", "deferred", "erased"];

/** A name bound as it is exported is a string. */
type PackedName = string | readonly [imported: string, local: string, type?: 1];
type PackedImport = readonly [
  specifier: string,
  form: number,
  label: number,
  start: number,
  length: number,
  line: number,
  ...names: PackedName[],
];
/** The local binding is left out if it has the exported name, and null if there is none. */
type PackedExport = readonly [
  exported: string,
  line: number,
  local?: string | null | 0,
  source?: number | null,
  type?: 1,
];
type PackedFacts = readonly [readonly PackedImport[], readonly PackedExport[], (number | ParseFailure)?, ...string[]];

export function packFacts(facts: ModuleFacts): string {
  const { imports, exports, mayHoldState, mayWriteNames, mayUseServices, mayInject, failure } = facts;
  const packed: PackedFacts = [imports.map(packImport), exports.map(packExport)];
  if (failure) return JSON.stringify([...packed, failure]);
  const hints =
    HINTS.indexOf(mayHoldState) + (mayUseServices ? USES_SERVICES : 0) + INJECTING * INJECTS.indexOf(mayInject);
  const written = mayWriteNames ?? [];
  return JSON.stringify(hints > 0 || written.length > 0 ? [...packed, hints, ...written] : packed);
}

/** @param packed what packFacts gave */
export function unpackFacts(packed: string): ModuleFacts {
  const [imports, exports, rest, ...written] = JSON.parse(packed) as PackedFacts;
  const facts = { imports: imports.map(unpackImport), exports: exports.map(unpackExport) };
  if (rest === undefined) return facts;
  if (typeof rest !== "number") return { ...facts, failure: rest };
  const hint = HINTS[rest % HINTS.length];
  const injects = INJECTS[Math.floor(rest / INJECTING)];
  return {
    ...facts,
    ...(hint !== undefined && { mayHoldState: hint }),
    ...(written.length > 0 && { mayWriteNames: written }),
    ...(rest % INJECTING >= USES_SERVICES && { mayUseServices: true as const }),
    ...(injects !== undefined && { mayInject: injects }),
  };
}

/** Whether the record has a failure. O(1): a failure is the only member that is an object, and the last. */
export function hasFailure(packed: string): boolean {
  return packed.endsWith("}]");
}

function packImport({ specifier, form, label, names, range: [start, end], line }: ImportFact): PackedImport {
  return [specifier, FORMS.indexOf(form), LABELS.indexOf(label), start, end - start, line, ...names.map(packName)];
}

function unpackImport([specifier, form, label, start, length, line, ...names]: PackedImport): ImportFact {
  return {
    specifier,
    form: FORMS[form]!,
    label: LABELS[label]!,
    names: names.map(unpackName),
    range: [start, start + length],
    line,
  };
}

function packName({ imported, local, type }: BoundName): PackedName {
  if (type) return [imported, local, 1];
  return imported === local ? imported : [imported, local];
}

function unpackName(name: PackedName): BoundName {
  if (typeof name === "string") return { imported: name, local: name };
  const [imported, local, type] = name;
  return type ? { imported, local, type: true } : { imported, local };
}

function packExport({ exported, local, source, type, line }: ExportFact): PackedExport {
  if (local === exported && source === undefined && !type) return [exported, line];
  const packed = [exported, line, local === exported ? 0 : (local ?? null), source ?? null] as const;
  return type ? [...packed, 1] : packed;
}

function unpackExport([exported, line, local = 0, source, type]: PackedExport): ExportFact {
  return {
    exported,
    ...(local !== null && { local: local === 0 ? exported : local }),
    ...(source !== undefined && source !== null && { source }),
    ...(type && { type: true as const }),
    line,
  };
}
