/** The members of the classes at the top level of a module: which are code, and which hold something. */

import type { Class, Node } from "oxc-parser";
import { isFunction } from "../load-time-code.js";
import { keyOf, localPathOf } from "./local-paths.js";
import { unwrapped } from "../static-syntax.js";
import type { Place } from "../syntax-walk.js";

export interface ClassShape {
  readonly name: string;
  readonly node: Node;
  /** Methods, accessors and fields that hold a function, by name. */
  readonly code: { readonly static: ReadonlySet<string>; readonly instance: ReadonlySet<string> };
  /** Other fields, by name; those of instances may also be declared by an assignment to `this`. */
  readonly fields: { readonly static: ReadonlyMap<string, Node>; readonly instance: ReadonlyMap<string, Node> };
}

/** By name. A class that is a member of something is none of them. O(members). */
export function classShapes(classes: readonly Place[]): ReadonlyMap<string, ClassShape> {
  const shapes = new Map<string, ClassShape>();
  for (const place of classes) {
    const [name, ...rest] = localPathOf(place) ?? [];
    if (name !== undefined && rest.length === 0) shapes.set(name, shapeOf(name, place.node as Class));
  }
  return shapes;
}

function shapeOf(name: string, node: Class): ClassShape {
  const code = { static: new Set<string>(), instance: new Set<string>() };
  const fields = { static: new Map<string, Node>(), instance: new Map<string, Node>() };
  for (const member of node.body.body) {
    if (member.type === "StaticBlock" || member.type === "TSIndexSignature" || member.computed) continue;
    const key = keyOf(member.key);
    if (key === undefined) continue;
    const side = member.static ? "static" : "instance";
    const value = "value" in member && member.value ? unwrapped(member.value) : undefined;
    if (value !== undefined && isFunction(value)) code[side].add(key);
    else if (member.type === "PropertyDefinition" || member.type === "AccessorProperty") fields[side].set(key, member);
  }
  return { name, node, code, fields };
}
