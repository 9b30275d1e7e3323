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
import type { BoundName } from "./module-facts.js";
import type { ParsedText } from "./parse.js";
import { DECLARING, type Shadow, shadowsAt, shadowTest } from "./shadowed-names.js";
import { staticMember, staticString, type StaticString, unwrapped } from "./static-syntax.js";
import { type NodeType, type Place, walk } from "./syntax-walk.js";
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

/** @param commonJs Whether assignments to `exports` are exports: not in an ES module, and not in TypeScript. */
export function treeFacts({ program, visitorKeys }: Program, commonJs: boolean): DraftFacts {
  const shadows: Shadow[] = [];
  const imports: ImportDraft[] = [];
  const requires: ImportDraft[] = [];
  const exports: ExportDraft[] = [];
  const assigned: CommonJsExport[] = [];
  const assignment = ({ node }: Place): void => {
    const found = commonJs ? commonJsExportAt(node) : undefined;
    if (found) assigned.push(found);
  };
  const request = (place: Place): void => {
    const found = requestAt(place);
    if (found) (readsRequire(place.node) ? requires : imports).push(found);
    assignment(place);
  };
  const visitors = new Map<NodeType, (place: Place) => void>([
    ...DECLARING.map((type) => [type, (place: Place) => shadows.push(...shadowsAt(place))] as const),
    ...REQUESTING.map((type) => [type, request] as const),
    ["AssignmentExpression", assignment],
    ["TSExportAssignment", ({ node }) => exports.push(...exportAssignments(node))],
  ]);
  walk(program, visitorKeys, visitors);
  const isShadowed = shadowTest(shadows);
  return {
    imports: [...imports, ...requires.filter(({ range }) => !isShadowed("require", range[0]))],
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

/** `require(...)` or `require.resolve(...)`. */
function readsRequire(node: Node): boolean {
  if (node.type !== "CallExpression") return false;
  const callee = unwrapped(node.callee);
  return isNamed(callee, "require") || isNamed(staticMember(callee)?.object, "require");
}

function isNamed(node: Node | undefined, name: string): boolean {
  const value = node && unwrapped(node);
  return value?.type === "Identifier" && value.name === name;
}

function requestAt(place: Place): ImportDraft | undefined {
  const { node } = place;
  switch (node.type) {
    case "CallExpression":
      return requestByCall(place, node);
    case "ImportExpression":
      return requestByImport(place, node.source);
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
  if (isNamed(callee, "require")) {
    return draftAt(place, literal, "require", place.inside.deferred ? "deferred" : "eager", namesOfCall(place));
  }
  if (isMockCall(callee)) return draftAt(place, literal, "mock", "deferred");
  const member = staticMember(callee);
  const resolves = member?.name === "resolve" && (isNamed(member.object, "require") || isImportMeta(member.object));
  return resolves ? draftAt(place, literal, "resolve", "deferred") : undefined;
}

function requestByImport(place: Place, source: Node): ImportDraft | undefined {
  const outer = place.parent?.node;
  // In vi.mock(import("./b")) the import only gives the specifier its type.
  if (outer?.type === "CallExpression" && outer.arguments[0] === place.node && isMockCall(unwrapped(outer.callee))) {
    return draftAt(place, staticString(source), "mock", "deferred");
  }
  const awaited = outer?.type === "AwaitExpression" && !place.inside.inFunction;
  return draftAt(place, staticString(source), "import-call", awaited ? "eager" : "deferred", namesOfCall(place));
}

const MOCK_METHOD = /^\w*(?:[mM]ock(?:Module|FromModule)?|Actual)$/;

/** `jest.mock`, `vi.mock`, and the next in a chain `jest.mock("./a").mock("./b")`. */
function isMockCall(callee: Node): boolean {
  let member = staticMember(callee);
  if (member === undefined || !MOCK_METHOD.test(member.name)) return false;
  while (member?.object.type === "CallExpression") member = staticMember(member.object.callee);
  return isNamed(member?.object, "jest") || isNamed(member?.object, "vi") || isNamed(member?.object, "vitest");
}

function isImportMeta(node: Node | undefined): boolean {
  return node?.type === "MetaProperty" && node.meta.name === "import";
}

/** `Worker`, `SharedWorker`, or either as a property (`globalThis.Worker`). */
function isWorker({ callee }: Extract<Node, { type: "NewExpression" }>): boolean {
  const name = callee.type === "Identifier" ? callee.name : staticMember(callee)?.name;
  return name === "Worker" || name === "SharedWorker";
}

/** The specifier in `new URL("./b", import.meta.url)`. */
function urlOf(node: Node | undefined): StaticString | undefined {
  if (node?.type !== "NewExpression" || !isNamed(node.callee, "URL")) return undefined;
  const [specifier, base] = node.arguments;
  const member = base && staticMember(base);
  return member?.name === "url" && isImportMeta(member.object) ? staticString(specifier) : undefined;
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
