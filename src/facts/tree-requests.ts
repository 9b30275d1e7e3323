/**
 * Reads from the syntax tree what the module record does not list: requests by call, imports that only TypeScript has
 * (`import x = require()`, `import("x").T`), requests without names or inside `declare module`, and CommonJS exports.
 *
 * `require` is eager where it runs while the module loads: at the top level, in blocks, in static parts of classes and
 * in functions that are invoked at once. One pass; see syntax-walk for its cost.
 */

import type { Node } from "oxc-parser";
import { namesOfCall } from "./bound-names.js";
import { type CommonJsExport, commonJsExportAt, distinctExports } from "./commonjs-exports.js";
import { draftAt, type DraftFacts, type ExportDraft, type ImportDraft } from "./draft-facts.js";
import { isWorker, mockForm, resolveForm, urlOf } from "./file-requests.js";
import type { BoundName } from "./module-facts.js";
import type { ParsedText } from "./parse.js";
import { requestWords } from "./request-words.js";
import { type CommonJsName, DECLARING, type Shadow, shadowsAt, shadowTest } from "./shadowed-names.js";
import { staticString } from "./static-string.js";
import { isNamed, staticMember, unwrapped } from "./static-syntax.js";
import { type NodeType, outward, type Place, walk } from "./syntax-walk.js";
import { UNRECORDED, unrecordedAt } from "./unrecorded-statements.js";

type Program = Pick<ParsedText, "program" | "visitorKeys">;

/** The types of node that requestAt tells apart. */
const REQUESTING: readonly NodeType[] = [
  "CallExpression",
  "ImportExpression",
  "NewExpression",
  "TSImportType",
  "TSImportEqualsDeclaration",
  ...UNRECORDED,
];

/**
 * @param text That of the tree.
 * @param commonJs Whether assignments to `exports` are exports: not in an ES module, and not in TypeScript.
 */
export function treeFacts({ program, visitorKeys }: Program, text: string, commonJs: boolean): DraftFacts {
  const shadows: Shadow[] = [];
  const imports: ImportDraft[] = [];
  const requires: { readonly found: ImportDraft; readonly through: CommonJsName }[] = [];
  const exports: ExportDraft[] = [];
  const assigned: CommonJsExport[] = [];
  const assignment = ({ node }: Place): void => {
    const found = commonJs ? commonJsExportAt(node) : undefined;
    if (found) assigned.push(found);
  };
  const request = (place: Place): void => {
    const found = requestAt(place);
    const through = commonJsNameAt(place.node);
    if (found && through) requires.push({ found, through });
    else if (found) imports.push(found);
    assignment(place);
  };
  const visitors = new Map<NodeType, (place: Place) => void>([
    ...DECLARING.map((type) => [type, (place: Place) => shadows.push(...shadowsAt(place))] as const),
    ...REQUESTING.map((type) => [type, request] as const),
    ["AssignmentExpression", assignment],
    ["TSExportAssignment", ({ node }) => exports.push(...exportAssignments(node))],
  ]);
  walk(program, visitorKeys, visitors, requestWords(text));
  const isShadowed = shadowTest(shadows);
  const required = requires.filter(({ found, through }) => !isShadowed(through, found.range[0]));
  return {
    imports: [...imports, ...required.map(({ found }) => found)],
    exports: [...exports, ...distinctExports(assigned.filter(({ through, at }) => !isShadowed(through, at)))],
  };
}

/** `export = name` or `export = expression`. */
function exportAssignments(node: Node): ExportDraft[] {
  if (node.type !== "TSExportAssignment") return [];
  const { expression, start } = node;
  const local = expression.type === "Identifier" ? expression.name : undefined;
  return [{ exported: "=", local, request: undefined, type: false, at: start }];
}

/** The name behind `require(...)`, `require.resolve(...)` and `module.require(...)`. */
function commonJsNameAt(node: Node): CommonJsName | undefined {
  if (node.type !== "CallExpression") return undefined;
  const callee = unwrapped(node.callee);
  if (isModuleRequire(callee)) return "module";
  return isNamed(callee, "require") || isNamed(staticMember(callee)?.object, "require") ? "require" : undefined;
}

function isModuleRequire(callee: Node): boolean {
  const member = staticMember(callee);
  return member?.name === "require" && isNamed(member.object, "module");
}

function requestAt(place: Place): ImportDraft | undefined {
  const { node } = place;
  switch (node.type) {
    case "CallExpression":
      return requestByCall(place, node);
    case "ImportExpression":
      return requestByImport(place, node);
    case "NewExpression":
      return draftAt(place, isWorker(node) ? urlOf(node.arguments[0]) : undefined, "worker", "deferred");
    case "TSImportType":
      return draftAt(place, staticString(node.source), "import-type", "erased", [nameOfType(node.qualifier)]);
    case "TSImportEqualsDeclaration":
      return importEquals(place, node);
    default:
      return unrecordedAt(place);
  }
}

function requestByCall(place: Place, node: Extract<Node, { type: "CallExpression" }>): ImportDraft | undefined {
  const literal = staticString(node.arguments[0]);
  if (literal === undefined) return undefined;
  const callee = unwrapped(node.callee);
  if (isNamed(callee, "require") || isModuleRequire(callee)) {
    return draftAt(place, literal, "require", place.inside.deferred ? "deferred" : "eager", namesOfCall(place));
  }
  const form = mockForm(callee) ?? resolveForm(callee);
  return form && draftAt(place, literal, form, "deferred");
}

function requestByImport(place: Place, node: Extract<Node, { type: "ImportExpression" }>): ImportDraft | undefined {
  const literal = staticString(node.source);
  const outer = outward(place)?.node;
  // In vi.mock(import("./b")) the import only gives the specifier its type.
  const mock = outer?.type === "CallExpression" && isFirstArgument(node, outer) ? mockForm(outer.callee) : undefined;
  if (mock) return draftAt(place, literal, mock, "deferred");
  // What import.defer() loads is evaluated on its first use.
  const isEager = outer?.type === "AwaitExpression" && !place.inside.inFunction && node.phase !== "defer";
  return draftAt(place, literal, "import-call", isEager ? "eager" : "deferred", namesOfCall(place));
}

function isFirstArgument(node: Node, call: Extract<Node, { type: "CallExpression" }>): boolean {
  const [first] = call.arguments;
  return first !== undefined && unwrapped(first) === node;
}

type Qualifier = Extract<Node, { type: "TSImportType" }>["qualifier"];

/** The leftmost name in `import("x").A.B`; `*` in `import("x")`. */
function nameOfType(qualifier: Qualifier): BoundName {
  let first = qualifier;
  while (first?.type === "TSQualifiedName") first = first.left;
  const name = first?.name ?? "*";
  return { imported: name, local: name };
}

type ImportEquals = Extract<Node, { type: "TSImportEqualsDeclaration" }>;

function importEquals(place: Place, node: ImportEquals): ImportDraft | undefined {
  const { moduleReference, importKind, id } = node;
  if (moduleReference.type !== "TSExternalModuleReference") return undefined;
  const literal = staticString(moduleReference.expression);
  const label = importKind === "type" ? "erased" : "eager";
  return draftAt(place, literal, "import-equals", label, [{ imported: "*", local: id.name }]);
}
