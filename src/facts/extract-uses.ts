/**
 * What one text does with each imported name, and which of its exports can be called before it has run: all that the levels of
 * imports need of its body.
 */

import type { ModuleExportName, Node, Program } from "oxc-parser";
import { type AnalysedText, fromAnalysis, type Survey } from "./analysed-text.js";
import type { ImportUses, NameUses } from "./body-facts.js";
import { jsxUses } from "./jsx-uses.js";
import { loadTimeTest } from "./load-time-code.js";
import type { ImportFact, ImportForm, Language, ModuleFacts } from "./module-facts.js";
import { nameUses } from "./name-uses.js";

/** Forms that bind names at the top level; all others bind none, or pass them on. */
const BINDING: ReadonlySet<ImportForm> = new Set<ImportForm>(["import", "import-equals", "require"]);

/**
 * Pure, as extract-facts is. Arguments as for `extractBody`, whose facts these are a part of.
 * @returns undefined for a text that does not parse or is too deep
 * @throws {ParserMissingError} if the parser cannot be loaded; nothing else, for any text.
 */
export function extractUses(text: string, language: Language, facts: ModuleFacts): ImportUses | undefined {
  return fromAnalysis(text, language, facts, importUses);
}

export function importUses({ text, facts: { imports }, tree, scopes, found, lineAt }: AnalysedText): ImportUses {
  const { program } = tree;
  const runs = loadTimeTest({ calls: found.calls, pauses: firstPauses(found.pauses) }, scopes);
  const usesOf = nameUses({ scopes, places: found.identifiers, runs, lineAt });
  const jsx = jsxUses(found.jsx, tree.comments);
  const top = scopes.scopes.find(({ type }) => type === "module") ?? scopes.globalScope;
  const isBound = (name: string): boolean => top?.set.has(name) === true;
  return {
    uses: imports.map((fact) => usesOfRequest(fact, usesOf, isBound)),
    ...(jsx && { jsx }),
    functions: hoistedExports(program),
    empty: imports.flatMap((fact, request) => (isEmpty(fact, program, text) ? [request] : [])),
  };
}

function usesOfRequest(
  { form, label, names, line }: ImportFact,
  usesOf: (local: string, isNamespace: boolean) => NameUses,
  isBound: (local: string) => boolean,
): NameUses[] {
  if (!BINDING.has(form)) return [];
  return names.map(({ imported, local }) => {
    const uses = usesOf(local, imported === "*");
    // `const { a } = require("./b")` reads `a` where it stands, and keeps what it finds; what is handed on without a
    // variable, as in `exports.b = require("./b")` and `f(require("./b"))`, is out of sight.
    const isTaken = form === "require" && label === "eager" && (imported !== "*" || !isBound(local));
    return isTaken ? { position: "value", loading: [{ line }] } : uses;
  });
}

/** Offset of the first pause of each async function. */
function firstPauses(pauses: Survey["pauses"]): ReadonlyMap<Node, number> {
  const first = new Map<Node, number>();
  for (const { home, offset } of pauses) first.set(home, Math.min(first.get(home) ?? Infinity, offset));
  return first;
}

/** Exported names of function declarations; none in CommonJS, where an export is an assignment that must have run. */
function hoistedExports({ body }: Program): string[] {
  const declared = new Set<string>();
  const exported: (readonly [exported: string, local: string])[] = [];
  for (const statement of body) {
    const named = statement.type === "ExportNamedDeclaration";
    const isDefault = statement.type === "ExportDefaultDeclaration";
    const declaration = named || isDefault ? statement.declaration : statement;
    if (declaration?.type === "FunctionDeclaration") {
      const local = declaration.id?.name ?? "default";
      declared.add(local);
      if (named || isDefault) exported.push([isDefault ? "default" : local, local]);
    }
    if (!named || statement.source) continue;
    for (const { exported: name, local } of statement.specifiers) exported.push([nameOf(name), nameOf(local)]);
  }
  return exported.filter(([, local]) => declared.has(local)).map(([name]) => name);
}

function nameOf(name: ModuleExportName): string {
  return name.type === "Literal" ? name.value : name.name;
}

/** `import {} from "./b"` and `export {} from "./b"`: TypeScript drops them, unlike `import "./b"`. */
function isEmpty({ form, names, range: [start] }: ImportFact, { body }: Program, text: string): boolean {
  if (names.length > 0 || (form !== "import" && form !== "export-from")) return false;
  return body.some((statement) => {
    if (statement.type !== "ImportDeclaration" && statement.type !== "ExportNamedDeclaration") return false;
    return statement.source?.start === start && text.slice(statement.start, start).includes("{");
  });
}
