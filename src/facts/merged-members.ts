/**
 * Names that an enum or a namespace has from another declaration of its own name: scope analysis looks into each alone.
 *
 *     enum E { C = 1 } enum E { D = C }                        `C` is `E.C`
 *     namespace M { export let c } namespace M { let d = c }   `c` is `M.c`
 */

import type { Node } from "oxc-parser";
import type { Place } from "./syntax-walk.js";

/** Whether an identifier means such a member. O(statements around each enum and namespace that it stands in). */
export function isMergedMember(place: Place, isType: boolean): boolean {
  const { node } = place;
  if (node.type !== "Identifier") return false;
  for (let at = place.parent; at !== undefined; at = at.parent) {
    const own = at.node;
    const name = nameOf(own);
    if (name === undefined) continue;
    const around = at.parent?.node.type === "ExportNamedDeclaration" ? at.parent.parent : at.parent;
    const declared = statementsOf(around?.node).map(declarationIn);
    // An enum sees members of enums only, and a namespace what namespaces export.
    const others = declared.filter((other) => other !== own && other?.type === own.type && nameOf(other) === name);
    if (others.some((other) => hasMember(other, node.name, isType))) return true;
  }
  return false;
}

/** The name of an enum or a namespace. */
function nameOf(node: Node | null | undefined): string | undefined {
  if (node?.type !== "TSEnumDeclaration" && node?.type !== "TSModuleDeclaration") return undefined;
  return node.id.type === "Identifier" ? node.id.name : undefined;
}

function statementsOf(node: Node | undefined): readonly Node[] {
  if (node?.type !== "Program" && node?.type !== "TSModuleBlock" && node?.type !== "BlockStatement") return [];
  return node.body;
}

function declarationIn(statement: Node): Node | null {
  return statement.type === "ExportNamedDeclaration" ? statement.declaration : statement;
}

function hasMember(node: Node | null, name: string, isType: boolean): boolean {
  if (node?.type === "TSEnumDeclaration") {
    return node.body.members.some(({ id }) => (id.type === "Identifier" ? id.name : memberText(id)) === name);
  }
  if (node?.type !== "TSModuleDeclaration" || node.body?.type !== "TSModuleBlock") return false;
  return node.body.body.some((statement) => {
    if (statement.type !== "ExportNamedDeclaration") return false;
    return declares(statement.declaration, name, isType);
  });
}

function memberText(id: Node): unknown {
  return id.type === "Literal" ? id.value : undefined;
}

function declares(declaration: Node | null, name: string, isType: boolean): boolean {
  switch (declaration?.type) {
    case "VariableDeclaration":
      return !isType && declaration.declarations.some(({ id }) => id.type === "Identifier" && id.name === name);
    case "FunctionDeclaration":
    case "TSDeclareFunction":
      return !isType && declaration.id?.name === name;
    case "TSInterfaceDeclaration":
    case "TSTypeAliasDeclaration":
      return isType && declaration.id.name === name;
    case "ClassDeclaration":
      return declaration.id?.name === name;
    default:
      return nameOf(declaration) === name;
  }
}
