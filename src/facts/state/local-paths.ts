/**
 * How a function, a class or `this` is come to from the top level of its module, by names as they stand there.
 *
 *     function a() {}                           a            class C { m() {} }            C new m
 *     const a = cache(async () => {})           a            class C { static m() {} }     C m
 *     const api = { get() {}, x: { y() {} } }   api get, api x y
 *     export default () => {}                   default      exports.a = () => {}          exports a
 *     module.exports = { a() {} }               = a          C.prototype.m = function () {} C new m
 */

import type { Node } from "oxc-parser";
import { nameOfKey } from "../load-time-code.js";
import { staticString } from "../static-string.js";
import { memberOf, unwrapped } from "../static-syntax.js";
import { outward, type Place } from "../syntax-walk.js";

export type LocalPath = readonly string[];

/** Undefined for what has no place at the top level: an argument, a result, what a function makes. O(depth). */
export function localPathOf(start: Place): LocalPath | undefined {
  let steps: LocalPath = [];
  let at = start;
  for (;;) {
    const own = declaredName(at);
    if (own !== undefined) return isTopLevel(at) ? [own, ...steps] : undefined;
    const outer = outward(at);
    if (outer === undefined) return undefined;
    const step = stepThrough(outer, at.node);
    if (step === undefined) return undefined;
    if (step.end !== undefined) return [...step.end, ...steps];
    steps = [...step.steps, ...steps];
    at = step.to;
  }
}

/** The name of a declaration, which ends a path. */
function declaredName({ node }: Place): string | undefined {
  if (node.type !== "FunctionDeclaration" && node.type !== "ClassDeclaration") return undefined;
  return node.id?.name ?? "default";
}

function isTopLevel({ parent }: Place): boolean {
  const outer = parent?.node.type;
  if (outer === "Program" || outer === "ExportDefaultDeclaration") return true;
  return outer === "ExportNamedDeclaration" && parent?.parent?.node.type === "Program";
}

interface Step {
  readonly to: Place;
  readonly steps: LocalPath;
  /** Present where the path begins here. */
  readonly end?: LocalPath;
}

function stepThrough(outer: Place, inner: Node): Step | undefined {
  const { node } = outer;
  const pass = { to: outer, steps: [] };
  switch (node.type) {
    case "CallExpression":
    case "NewExpression":
      // What a function is wrapped in: `cache(async () => {})`.
      return unwrapped(node.callee) === inner ? undefined : pass;
    case "ConditionalExpression":
    case "LogicalExpression":
    case "AwaitExpression":
    case "SequenceExpression":
      return pass;
    case "Property":
      return outer.parent?.node.type === "ObjectExpression" && !node.computed
        ? { to: outer.parent, steps: [keyOf(node.key) ?? "*"] }
        : undefined;
    case "MethodDefinition":
    case "PropertyDefinition":
    case "AccessorProperty":
      return memberStep(outer);
    case "VariableDeclarator":
      return node.id.type === "Identifier" && isTopLevelVariable(outer) ? { ...pass, end: [node.id.name] } : undefined;
    case "ExportDefaultDeclaration":
      return { ...pass, end: ["default"] };
    case "TSExportAssignment":
      return { ...pass, end: ["="] };
    case "AssignmentExpression":
      return assignmentStep(outer, inner);
    default:
      return undefined;
  }
}

export function isTopLevelVariable(declarator: Place): boolean {
  return declarator.parent !== undefined && isTopLevel(declarator.parent);
}

function memberStep(member: Place): Step | undefined {
  const { node } = member;
  const home = member.parent?.parent;
  if (home === undefined) return undefined;
  if (node.type !== "MethodDefinition" && node.type !== "PropertyDefinition" && node.type !== "AccessorProperty")
    return undefined;
  if (node.type === "MethodDefinition" && node.kind === "constructor") return { to: home, steps: ["new"] };
  const name = node.computed ? "*" : (keyOf(node.key) ?? "*");
  return { to: home, steps: node.static ? [name] : ["new", name] };
}

export function keyOf(key: Node): string | undefined {
  return nameOfKey(key) ?? staticString(key)?.value;
}

/** `exports.a =`, `module.exports =`, `C.prototype.m =`, `C.m =`; of `a = b = value` the first that says a name. */
function assignmentStep(outer: Place, inner: Node): Step | undefined {
  const { node } = outer;
  if (node.type !== "AssignmentExpression" || unwrapped(node.right) !== inner) return undefined;
  const names = namesIn(unwrapped(node.left));
  const [first, second, ...rest] = names ?? [];
  const pass = { to: outer, steps: [] };
  if (first === undefined) return undefined;
  if (first === "module" && second === "exports")
    return { ...pass, end: rest.length === 0 ? ["="] : ["exports", ...rest] };
  if (second === undefined) return pass;
  if (first === "exports") return { ...pass, end: ["exports", second, ...rest] };
  return { ...pass, end: second === "prototype" ? [first, "new", ...rest] : [first, second, ...rest] };
}

/** Whether an expression is exported where it stands: `export default main`, `module.exports = { main }`, `exports.main = main`. */
export function isExport(start: Place): boolean {
  for (let at = outward(start); at !== undefined; at = outward(at)) {
    const { node } = at;
    if (node.type === "ExportDefaultDeclaration" || node.type === "TSExportAssignment") return true;
    if (node.type === "AssignmentExpression") {
      const [first, second] = namesIn(unwrapped(node.left)) ?? [];
      return first === "exports" || (first === "module" && second === "exports");
    }
    if (node.type !== "Property" && node.type !== "ObjectExpression") return false;
  }
  return false;
}

function namesIn(node: Node): LocalPath | undefined {
  const names: string[] = [];
  for (let at = node; ;) {
    if (at.type === "Identifier") return [at.name, ...names];
    const member = memberOf(at);
    if (member === undefined) return undefined;
    names.unshift(member.name);
    at = unwrapped(member.object);
  }
}

/** What `this` stands for: a class, an instance of one (`C new`), or an object at the top level; undefined if nobody knows. */
export function pathOfThis(start: Place): LocalPath | undefined {
  for (let at = start; at.parent !== undefined; at = at.parent) {
    const outer = at.parent;
    const { node } = outer;
    if (node.type === "PropertyDefinition" || node.type === "AccessorProperty" || node.type === "StaticBlock") {
      const home = outer.parent?.parent && localPathOf(outer.parent.parent);
      return home && (node.type === "StaticBlock" || node.static ? home : [...home, "new"]);
    }
    if (node.type !== "FunctionExpression" && node.type !== "FunctionDeclaration") continue;
    const method = outer.parent;
    if (method?.node.type === "MethodDefinition") {
      const home = method.parent?.parent && localPathOf(method.parent.parent);
      return home && (method.node.static ? home : [...home, "new"]);
    }
    const isMethod = method?.node.type === "Property" && method.parent?.node.type === "ObjectExpression";
    // An object that is handed to a function (`defineStore({ … })`) may be bound to anything.
    return isMethod ? declaredObject(method.parent) : undefined;
  }
  return undefined;
}

/** Undefined also for an object inside one that is handed over: `Object.create(base, { name: { get() { … } } })`. */
function declaredObject(object: Place): LocalPath | undefined {
  for (let at: Place | undefined = object; at !== undefined; at = outward(at)) {
    const { type } = at.node;
    if (type === "CallExpression" || type === "NewExpression") return undefined;
    if (type !== "ObjectExpression" && type !== "Property") break;
  }
  return localPathOf(object);
}
