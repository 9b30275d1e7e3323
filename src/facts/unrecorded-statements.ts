/**
 * Import and export statements that the module record passes over: `export {} from "x"`, for which it has no entry, and
 * all inside `declare module "m" {}`, which are erased.
 */

import type { Node } from "oxc-parser";
import { draftAt, type ImportDraft } from "./draft-facts.js";
import type { BoundName } from "./module-facts.js";
import { staticString } from "./static-string.js";
import type { NodeType, Place } from "./syntax-walk.js";

/** The types of node that unrecordedAt tells apart. */
export const UNRECORDED: readonly NodeType[] = ["ImportDeclaration", "ExportNamedDeclaration", "ExportAllDeclaration"];

type RequestStatement = Extract<
  Node,
  { type: "ImportDeclaration" | "ExportNamedDeclaration" | "ExportAllDeclaration" }
>;

function isRequestStatement(node: Node): node is RequestStatement {
  return UNRECORDED.includes(node.type);
}

/** The request of such a statement, and undefined for any other node. */
export function unrecordedAt(place: Place): ImportDraft | undefined {
  const { node } = place;
  if (!isRequestStatement(node) || !node.source) return undefined;
  const literal = staticString(node.source);
  if (node.type === "ImportDeclaration") {
    const names = node.specifiers.map(nameOfImport);
    return place.inside.ambient ? draftAt(place, literal, "import", "erased", names) : undefined;
  }
  const label = node.exportKind === "type" ? "erased" : "eager";
  if (node.type === "ExportAllDeclaration") {
    const local = node.exported ? nameIn(node.exported) : "*";
    return place.inside.ambient ? draftAt(place, literal, "export-from", label, [{ imported: "*", local }]) : undefined;
  }
  if (!place.inside.ambient && node.specifiers.length > 0) return undefined;
  const names = node.specifiers.map((one) => ({ imported: nameIn(one.local), local: nameIn(one.exported) }));
  return draftAt(place, literal, "export-from", label, names);
}

type Specifier = Extract<Node, { type: "ImportDeclaration" }>["specifiers"][number];

function nameOfImport(specifier: Specifier): BoundName {
  const local = specifier.local.name;
  if (specifier.type === "ImportSpecifier") return { imported: nameIn(specifier.imported), local };
  return { imported: specifier.type === "ImportDefaultSpecifier" ? "default" : "*", local };
}

type ExportName = Extract<Node, { type: "ExportSpecifier" }>["exported"];

function nameIn(name: ExportName): string {
  return name.type === "Literal" ? name.value : name.name;
}
