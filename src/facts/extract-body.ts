/**
 * The body facts of one text: its tree, its scopes, and what is done with each imported name.
 *
 * Pure, as extract-facts is, and asked with the import facts of the same text. A text that does not parse, or whose tree
 * is too deep to be analysed, has no body facts: nothing is known of what it does with its imports.
 */

import { createRequire } from "node:module";
import type { ModuleExportName, Node, Program } from "oxc-parser";
import type { BodyFacts, NameUses } from "./body-facts.js";
import { extractInjection } from "./injection/extract-injection.js";
import { extractServices } from "./services/extract-services.js";
import { extractState } from "./state/extract-state.js";
import { textPaths } from "./state/text-paths.js";
import { importWrites } from "./import-writes.js";
import { jsxUses } from "./jsx-uses.js";
import { lineLookup } from "./lines.js";
import { atOnceTest, loadingOnlyTest } from "./loading-only.js";
import { loadTimeTest } from "./load-time-code.js";
import type { ImportFact, ImportForm, Language, ModuleFacts } from "./module-facts.js";
import { nameUses } from "./name-uses.js";
import { parseTree, type ScopedTree } from "./parse.js";
import { PAUSING, pauseAt } from "./pauses.js";
import { type NodeType, type Place, walk } from "./syntax-walk.js";
import type { TreeSurvey } from "./tree-survey.js";
import { valueForms } from "./value-forms.js";

type Scopes = Pick<typeof import("@typescript-eslint/scope-manager"), "analyze">;

const requireHere = createRequire(import.meta.url);

/** Forms that bind names at the top level; all others bind none, or pass them on. */
const BINDING: ReadonlySet<ImportForm> = new Set<ImportForm>(["import", "import-equals", "require"]);

/**
 * @param text Without byte order mark.
 * @param facts Import facts of the same text and language.
 * @throws {ParserMissingError} if the parser cannot be loaded; nothing else, for any text.
 */
export function extractBody(text: string, language: Language, facts: ModuleFacts): BodyFacts | undefined {
  if (facts.failure !== undefined) return undefined;
  const tree = parseTree(text, language);
  if (tree === undefined) return undefined;
  try {
    return bodyOf(tree, text, facts);
  } catch (error) {
    // Scope analysis recurses, and a tree may be deeper than the stack: a sum of ten thousand terms is.
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

function bodyOf(tree: ScopedTree, text: string, facts: ModuleFacts): BodyFacts {
  const { imports, exports } = facts;
  const { program } = tree;
  // typescript-eslint types the same tree by other names.
  const scopes = analyzer()(program as never, { sourceType: "module", jsxPragma: null, lib: [] });
  const found = survey(tree, facts.mayInject === "provides");
  const lineAt = lineLookup(text);
  const runs = loadTimeTest({ calls: found.calls, pauses: firstPauses(found.pauses) }, scopes);
  const usesOf = nameUses({ scopes, places: found.identifiers, runs, lineAt });
  const jsx = jsxUses(found.jsx, tree.comments);
  const specifiers = new Set(imports.map(({ specifier }) => specifier));
  const running = { scopes, imports: specifiers, places: found.identifiers, functions: found.functions };
  const isLoadingOnly = loadingOnlyTest(running);
  const top = scopes.scopes.find(({ type }) => type === "module") ?? scopes.globalScope;
  const isBound = (name: string): boolean => top?.set.has(name) === true;
  const writes = importWrites(imports, { scopes, places: found.identifiers, isLoadingOnly });
  const paths = textPaths({ facts, scopes, found });
  const injection = extractInjection({ facts, found, paths, lineAt });
  const { services, values } = extractServices({
    ...{ facts, found, paths, comments: tree.comments, lineAt },
    provided: injection.values,
  });
  return {
    uses: imports.map((fact) => usesOfRequest(fact, usesOf, isBound)),
    ...(jsx && { jsx }),
    functions: hoistedExports(program),
    empty: imports.flatMap((fact, request) => (isEmpty(fact, program, text) ? [request] : [])),
    writes,
    values: valueForms(program, exports),
    services,
    injection: injection.facts(values),
    state: extractState({
      facts,
      found,
      paths,
      scopes,
      comments: tree.comments,
      visitorKeys: tree.visitorKeys,
      isLoadingOnly,
      atOnceTest: (isHome) => atOnceTest(running, isHome),
      lineAt,
    }),
  };
}

function analyzer(): Scopes["analyze"] {
  return (requireHere("@typescript-eslint/scope-manager") as Scopes).analyze;
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

/** What one walk over the tree finds. */
interface Survey extends TreeSurvey {
  readonly jsx: readonly Place[];
}

function survey({ program, visitorKeys }: ScopedTree, withObjects: boolean): Survey {
  const identifiers = new Map<Node, Place>();
  const calls: Place[] = [];
  const jsx: Place[] = [];
  const functions = new Map<Node, Place>();
  const classes = new Map<Node, Place>();
  const thises = new Map<Node, Place>();
  const declarators: Place[] = [];
  const assignments: Place[] = [];
  const returns: Place[] = [];
  const fields: Place[] = [];
  const defaults: Place[] = [];
  const objects: Place[] = [];
  const identifier = (place: Place): void => void identifiers.set(place.node, place);
  const callable = (place: Place): void => void functions.set(place.node, place);
  const call = (place: Place): void => void calls.push(place);
  const element = (place: Place): void => void jsx.push(place);
  const pauses: TreeSurvey["pauses"][number][] = [];
  const comparisons: Place[] = [];
  const pause = (place: Place): void => {
    const found = pauseAt(place);
    if (found) pauses.push({ place, ...found });
  };
  const visitors: readonly (readonly [NodeType, (place: Place) => void])[] = [
    ["Identifier", identifier],
    ["JSXIdentifier", identifier],
    ["CallExpression", call],
    ["NewExpression", call],
    ["TaggedTemplateExpression", call],
    ...PAUSING.map((type) => [type, pause] as const),
    ["BinaryExpression", (place) => void comparisons.push(place)],
    ["JSXElement", element],
    ["JSXFragment", element],
    ["FunctionDeclaration", callable],
    ["FunctionExpression", callable],
    ["ArrowFunctionExpression", callable],
    ["ClassDeclaration", (place) => void classes.set(place.node, place)],
    ["ClassExpression", (place) => void classes.set(place.node, place)],
    ["ThisExpression", (place) => void thises.set(place.node, place)],
    ["VariableDeclarator", (place) => void declarators.push(place)],
    ["AssignmentExpression", (place) => void assignments.push(place)],
    ["ReturnStatement", (place) => void returns.push(place)],
    ["PropertyDefinition", (place) => void fields.push(place)],
    ["ExportDefaultDeclaration", (place) => void defaults.push(place)],
    ["TSExportAssignment", (place) => void defaults.push(place)],
    ...(withObjects ? [["ObjectExpression", (place: Place) => void objects.push(place)] as const] : []),
  ];
  walk(program, visitorKeys, new Map(visitors));
  return {
    identifiers,
    ...{ program, calls, pauses, comparisons, jsx, functions, classes },
    ...{ thises, declarators, assignments, returns, fields, defaults, objects },
  };
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
