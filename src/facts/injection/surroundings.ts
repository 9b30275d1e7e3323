/** What stands around an expression: what keeps it, what is done with it, which class it is in. */

import type { Node } from "oxc-parser";
import { expressionForm } from "../services/expression-form.js";
import { namesOf } from "../services/member-names.js";
import type { TextPaths } from "../state/text-paths.js";
import { outward, type Place } from "../syntax-walk.js";
import { namesIn } from "./signatures.js";

/** Methods that are called on what a call gives, one after another: `bind(a).to(b).inSingletonScope()`. */
export function stepsBehind(start: Place): readonly { readonly name: string; readonly arguments: readonly Node[] }[] {
  const found: { name: string; arguments: readonly Node[] }[] = [];
  for (let at = start; ;) {
    const member = outward(at);
    const call = member && outward(member);
    const form = call && expressionForm(call.node);
    const callee = form?.is === "call" ? expressionForm(form.callee) : undefined;
    if (form?.is !== "call" || callee?.is !== "member" || callee.object.start !== start.node.start) return found;
    if (form.callee.end !== member!.node.end) return found;
    found.push({ name: callee.name, arguments: form.arguments });
    at = call!;
  }
}

/** The field that a name is assigned to: `this.redis = redis`. */
export function fieldKept(place: Place): string | undefined {
  const outer = outward(place)?.node;
  if (outer?.type !== "AssignmentExpression" || outer.right.start > place.node.start) return undefined;
  const names = namesOf(outer.left)?.names;
  return names?.[0] === "this" && names.length === 2 ? names[1] : undefined;
}

/** Whether something is given a value there, and not asked for one. */
export function isTarget(place: Place): boolean {
  const outer = outward(place)?.node;
  if (outer?.type === "VariableDeclarator") return outer.id === place.node;
  if (outer?.type !== "AssignmentExpression") return false;
  return outer.left.start === place.node.start && outer.left.end === place.node.end;
}

/** The variable or field that has what a call gives; the owner is the statement around for a variable. */
export function keptAs(place: Place): { readonly name: string; readonly owner?: Node } | undefined {
  let outer = outward(place);
  while (outer?.node.type === "AwaitExpression") outer = outward(outer);
  if (outer?.node.type === "PropertyDefinition")
    return outer.node.key.type === "Identifier" ? { name: outer.node.key.name } : undefined;
  if (outer?.node.type === "AssignmentExpression") {
    const names = namesOf(outer.node.left)?.names;
    return names?.[0] === "this" && names.length === 2 ? { name: names[1]! } : undefined;
  }
  if (outer?.node.type !== "VariableDeclarator" || outer.node.id.type !== "Identifier") return undefined;
  return { name: outer.node.id.name, owner: statementAround(outer) };
}

/** The names that what a call gives is taken apart to; the owner is the statement around them. */
export function takenApart(
  place: Place,
): { readonly names: ReturnType<typeof namesIn>; readonly owner: Node } | undefined {
  const outer = outward(place);
  if (outer?.node.type !== "VariableDeclarator" || outer.node.id.type !== "ObjectPattern") return undefined;
  return { names: namesIn(outer.node.id), owner: statementAround(outer) };
}

function statementAround(place: Place): Node {
  let owner = place;
  while (owner.parent !== undefined && owner.parent.node.type !== "Program") owner = owner.parent;
  return owner.node;
}

/** The member that is taken of what a call gives; `*` for all of it. @param members that are taken before */
export function memberBehind(place: Place, members = 0): string {
  if (members > 0) return memberBehind(outward(place) ?? place, members - 1);
  const outer = outward(place);
  const form = outer && expressionForm(outer.node);
  return form?.is === "member" && form.object.start === place.node.start ? form.name : "*";
}

/** The class of the top level that a place is in; empty without one. */
export function homeOf(place: Place, { classes }: TextPaths): string {
  for (let at: Place | undefined = place; at !== undefined; at = at.parent) {
    for (const [name, { node }] of classes) if (node === at.node) return name;
  }
  return "";
}
