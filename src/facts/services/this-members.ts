/** What members of `this` are: fields, what is assigned to them anywhere in the class, and parameters of its constructor. */

import type { Node } from "oxc-parser";
import { keyOf, localPathOf, pathOfThis } from "../state/local-paths.js";
import type { Place } from "../syntax-walk.js";
import { bindingIn } from "./patterns.js";
import { namesOf } from "./member-names.js";

/** Values of a member by the node of `this`; for a parameter the constructor. The same list each time. */
export type ThisMembers = (self: Node, member: string) => readonly Node[];

export interface ThisMembersInput {
  readonly thises: ReadonlyMap<Node, Place>;
  readonly functions: ReadonlyMap<Node, Place>;
  readonly fields: readonly Place[];
  readonly assignments: readonly Place[];
}

const VALUES_AT_MOST = 4;
const NONE: readonly Node[] = [];

/** O(fields, assignments and constructors). */
export function thisMembers({ thises, functions, fields, assignments }: ThisMembersInput): ThisMembers {
  const values = new Map<string, Node[]>();
  const add = (home: readonly string[] | undefined, member: string, value: Node): void => {
    if (home === undefined) return;
    const key = [...home, member].join(" ");
    const known = values.get(key);
    if (known === undefined) values.set(key, [value]);
    else if (known.length < VALUES_AT_MOST) known.push(value);
  };
  for (const { node, parent } of fields) {
    if (node.type !== "PropertyDefinition" || !node.value || node.computed || parent?.parent === undefined) continue;
    const home = localPathOf(parent.parent);
    const name = keyOf(node.key);
    if (home && name !== undefined) add(node.static ? home : [...home, "new"], name, node.value);
  }
  for (const { node } of assignments) {
    if (node.type !== "AssignmentExpression") continue;
    const target = namesOf(node.left);
    const place = target && thises.get(target.root);
    if (place !== undefined && target!.names.length === 2) add(pathOfThis(place), target!.names[1]!, node.right);
  }
  for (const [node, place] of functions) {
    if (!("params" in node)) continue;
    for (const parameter of node.params as readonly Node[]) {
      if (parameter.type !== "TSParameterProperty") continue;
      const inner = parameter.parameter.type === "AssignmentPattern" ? parameter.parameter.left : parameter.parameter;
      if (inner.type === "Identifier" && bindingIn(parameter, inner.name)) add(localPathOf(place), inner.name, node);
    }
  }
  return (self, member) => {
    const place = thises.get(self);
    const home = place && pathOfThis(place);
    return (home && values.get([...home, member].join(" "))) ?? NONE;
  };
}
