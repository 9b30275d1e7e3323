/**
 * The form in which facts are kept: JSON of arrays without what goes without saying, a third of the objects' own JSON. Ten
 * thousand modules are read and checked before the first finding, so each kilobyte counts.
 *
 * A record is `[hints, imports, exports]`, with `[hints, ...names]` in place of the hints for a text that may write to imports, and
 * `[0, imports, exports, failure]` of one that does not parse. Hints are asked of every module, and read without the rest.
 */
import type {
  BoundName,
  EdgeLabel,
  ExportFact,
  ImportFact,
  ImportForm,
  ModuleFacts,
  ParseFailure,
  TextHints,
} from "../facts/module-facts.js";

/** Positions in these lists are written to stores: a change of order needs another version of the store. */
const FORMS: readonly ImportForm[] = [
  ...(["import", "export-from", "import-equals", "import-call", "require"] as const),
  ...(["import-type", "jsdoc", "worker", "resolve", "mock"] as const),
  ...(["import-resolve", "import-mock", "asset"] as const),
];
/** Hints are one number, a digit for each. */
const STATE: readonly TextHints["mayHoldState"][] = [undefined, "here", "elsewhere"];
const SERVICES: readonly TextHints["mayUseServices"][] = [undefined, "by imports", "by text"];
const INJECTION: readonly TextHints["mayInject"][] = [...([undefined, "provides", "lists", "receives"] as const)];
const BASE = 4;

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
type PackedHints = number | readonly [hints: number, ...names: string[]];
type PackedFacts = readonly [PackedHints, readonly PackedImport[], readonly PackedExport[], ParseFailure?];

export function packFacts(facts: ModuleFacts): string {
  const { imports, exports, failure } = facts;
  const packed: PackedFacts = [packHints(facts), imports.map(packImport), exports.map(packExport)];
  return JSON.stringify(failure ? [...packed, failure] : packed);
}

function packHints({ mayHoldState, mayWriteNames, mayUseServices, mayInject }: TextHints): PackedHints {
  const indices = [STATE.indexOf(mayHoldState), SERVICES.indexOf(mayUseServices), INJECTION.indexOf(mayInject)];
  const hints = indices.reduce((number, index) => number * BASE + index, 0);
  return mayWriteNames === undefined ? hints : [hints, ...mayWriteNames];
}

function unpackHints(packed: PackedHints): TextHints {
  const [hints, ...names] = typeof packed === "number" ? [packed] : packed;
  const mayHoldState = STATE[Math.floor(hints / (BASE * BASE))];
  const mayUseServices = SERVICES[Math.floor(hints / BASE) % BASE];
  const mayInject = INJECTION[hints % BASE];
  return {
    ...(mayHoldState !== undefined && { mayHoldState }),
    ...(names.length > 0 && { mayWriteNames: names }),
    ...(mayUseServices !== undefined && { mayUseServices }),
    ...(mayInject !== undefined && { mayInject }),
  };
}

/** @param packed what packFacts gave */
export function unpackFacts(packed: string): ModuleFacts {
  const [hints, imports, exports, failure] = JSON.parse(packed) as PackedFacts;
  const facts = { ...unpackHints(hints), imports: imports.map(unpackImport), exports: exports.map(unpackExport) };
  return failure === undefined ? facts : { ...facts, failure };
}

const NO_HINTS: TextHints = {};

/** The hints of a record. O(their length): of most texts they are one digit. */
export function hintsIn(packed: string): TextHints {
  if (packed.startsWith("[0,")) return NO_HINTS;
  // Names that are imported hold no bracket.
  const end = packed.startsWith("[[") ? packed.indexOf("]") + 1 : packed.indexOf(",");
  return unpackHints(JSON.parse(packed.slice(1, end)) as PackedHints);
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
