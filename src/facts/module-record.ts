/**
 * Reads the parser's module record: all static imports and exports of a module, without its syntax tree.
 *
 * Three things are read off the text, since the record does not say them: whether `type` stands on a whole statement or
 * on single names, whether an import without names is `import type {}`, and whether an import is deferred. What the record does not list at all
 * (`export {} from`, `require`, types) is up to tree-requests.
 */

import type { EcmaScriptModule, StaticExportEntry, StaticImport } from "oxc-parser";
import type { DraftFacts, ExportDraft, ImportDraft } from "./draft-facts.js";
import type { BoundName } from "./module-facts.js";

/** White space and comments, each of which has one end only: a text can be read as them in one way. */
const GAP = /(?:\s|\/\*(?:[^*]|\*(?!\/))*\*\/|\/\/.*[\n\r\u2028\u2029])*/.source;
/** `import` or `export`, then `type` as a modifier or, for `import type from`, as a name; names decide which. */
const TYPE_STATEMENT = new RegExp(`^(?:import|export)${GAP}type\\b`);
/** The same for `defer`, which as a name is no namespace. */
const DEFER_STATEMENT = new RegExp(`^import${GAP}defer${GAP}\\*`);

export function recordFacts(module: EcmaScriptModule, text: string): DraftFacts {
  const statements = new Map<number, StaticImport>();
  const imports: ImportDraft[] = [];
  for (const statement of module.staticImports) {
    // A statement that breaks off before its specifier is listed with an empty one.
    if (!isQuoted(text, statement.moduleRequest.start)) continue;
    statements.set(statement.moduleRequest.start, statement);
    imports.push(importDraft(statement, text));
  }
  const exports: ExportDraft[] = [];
  const forwards = new Map<number, StaticExportEntry[]>();
  for (const { start, entries } of module.staticExports) {
    for (const entry of entries) {
      const importedBy = entry.moduleRequest ? statements.get(entry.moduleRequest.start) : undefined;
      exports.push(exportDraft(entry, importedBy));
      if (entry.moduleRequest && !importedBy) {
        const forward = forwards.get(start);
        if (forward) forward.push(entry);
        else forwards.set(start, [entry]);
      }
    }
  }
  for (const [start, entries] of forwards) imports.push(...forwardDraft(start, entries, text));
  return { imports, exports };
}

function isQuoted(text: string, at: number): boolean {
  return text[at] === '"' || text[at] === "'";
}

function startsAsType(text: string, start: number, end: number): boolean {
  return TYPE_STATEMENT.test(text.slice(start, end));
}

/** `import defer * as a from "x"`: evaluated on the first use of `a`. */
function isDeferred({ moduleRequest, entries, start }: StaticImport, text: string): boolean {
  const [entry] = entries;
  const isNamespace = entries.length === 1 && entry?.importName.kind === "NamespaceObject";
  return isNamespace && DEFER_STATEMENT.test(text.slice(start, moduleRequest.start));
}

function importDraft(statement: StaticImport, text: string): ImportDraft {
  const { moduleRequest, entries, start } = statement;
  const allTypes = entries.every((entry) => entry.isType);
  const whole = allTypes && startsAsType(text, start, moduleRequest.start);
  const erased = whole || (allTypes && entries.length > 0);
  return {
    specifier: moduleRequest.value,
    form: "import",
    label: erased ? "erased" : isDeferred(statement, text) ? "deferred" : "eager",
    names: entries.map(({ importName, localName, isType }) =>
      boundName(importedName(importName), localName.value, isType && !whole),
    ),
    range: [moduleRequest.start, moduleRequest.end],
  };
}

function forwardDraft(start: number, entries: readonly StaticExportEntry[], text: string): ImportDraft[] {
  const request = entries[0]?.moduleRequest;
  if (!request || !isQuoted(text, request.start)) return [];
  const erased = entries.every((entry) => entry.isType);
  const whole = erased && startsAsType(text, start, request.start);
  return [
    {
      specifier: request.value,
      form: "export-from",
      label: erased ? "erased" : "eager",
      names: entries.map((entry) =>
        boundName(importedName(entry.importName), exportedName(entry), entry.isType && !whole),
      ),
      range: [request.start, request.end],
    },
  ];
}

function boundName(imported: string, local: string, type: boolean): BoundName {
  return type ? { imported, local, type } : { imported, local };
}

function importedName({ kind, name }: { kind: string; name: string | null }): string {
  return kind === "Name" && name !== null ? name : kind === "Default" ? "default" : "*";
}

function exportedName({ exportName: { kind, name } }: StaticExportEntry): string {
  return kind === "Default" ? "default" : (name ?? "*");
}

/**
 * The record gives `import { a as b } from "x"; export { b }` as if it were `export { a as b } from "x"`; here it is
 * the export of a local name, as it is written.
 */
function exportDraft(entry: StaticExportEntry, importedBy: StaticImport | undefined): ExportDraft {
  const binding = importedBy?.entries.find(({ importName }) => isSameName(importName, entry.importName));
  return {
    exported: exportedName(entry),
    local: importedBy ? binding?.localName.value : (entry.localName.name ?? undefined),
    request: importedBy ? undefined : entry.moduleRequest?.start,
    type: entry.isType || binding?.isType === true,
    at: importedBy ? entry.start : (entry.exportName.start ?? entry.start),
  };
}

interface RecordedName {
  readonly kind: string;
  readonly start: number | null;
}

/** Whether both are the same name in the text; `import * as` has no place of its own, and comes once in a statement. */
function isSameName(imported: RecordedName, exported: RecordedName): boolean {
  return imported.kind === "NamespaceObject" ? exported.kind === "All" : imported.start === exported.start;
}
