/**
 * What stands for what in one module: names and results that lead to the same value, as far as the text says it.
 *
 *     const { add } = store              add               is  store add
 *     const set = store.set.bind(store)  set               is  store set
 *     const api = { setPlan }            api setPlan       is  setPlan
 *     const store = new Store()          store             is  Store new
 *     function getStore() { return store } getStore ()     is  store
 *
 * A name with several values (`let store = a`, later `store = b`) leads to the first that is known.
 */

import type { Node } from "oxc-parser";
import { boundaryOf } from "../load-time-code.js";
import { isTopLevelVariable, keyOf, localPathOf, type LocalPath } from "./local-paths.js";
import { type ExpressionPathsInput, expressionPaths, type PathOfExpression } from "./expression-paths.js";
import { keyOfPath, type PathLookup, pathLookup } from "./path-lookup.js";
import { memberOf, unwrapped } from "../static-syntax.js";
import type { Place } from "../syntax-walk.js";

/** One object, by the path of what makes it. */
export interface MadeObject {
  readonly path: LocalPath;
  /** Ends with `new` for an instance of a class, with `()` for what a function returns. */
  readonly maker: LocalPath;
  /** The function that is given what makes it: `singleton` of `singleton("db", () => new Db())`. */
  readonly helper?: string;
}

export interface PathAliases extends PathLookup {
  /** Values that are made where they are named, and not alike to what others make: `store` is one `Store new`. */
  readonly made: readonly MadeObject[];
  readonly ofExpression: PathOfExpression;
}

export interface PathAliasesInput extends ExpressionPathsInput {
  readonly declarators: readonly Place[];
  readonly assignments: readonly Place[];
  readonly returns: readonly Place[];
  readonly arrows: readonly Place[];
  readonly fields: readonly Place[];
  readonly defaults: readonly Place[];
}

export function pathAliases(input: PathAliasesInput): PathAliases {
  const targets = new Map<string, LocalPath>();
  const made = new Map<string, MadeObject>();
  const ofExpression = expressionPaths(input);
  const add = (from: LocalPath | undefined, value: Node | null | undefined): void => {
    const to = from && value ? ofExpression(value) : undefined;
    if (from === undefined || to === undefined) addMembers(from, value, add);
    // Which of its objects a class puts into a variable is not known, but of the one that it keeps itself.
    else if (isThis(value) && from[0] !== to[0]) return;
    else if (isMade(from, to)) made.set(keyOfPath(from), made.get(keyOfPath(from)) ?? { path: from, maker: to });
    else if (!targets.has(keyOfPath(from)) && keyOfPath(from) !== keyOfPath(to)) targets.set(keyOfPath(from), to);
  };
  for (const place of input.declarators) {
    addDeclarator(place, ofExpression, add, targets);
    const kept = keptByHelper(place, ofExpression);
    if (kept !== undefined) made.set(keyOfPath(kept.path), kept);
  }
  for (const { node } of input.assignments) {
    if (node.type === "AssignmentExpression") add(targetPath(node.left, ofExpression), node.right);
  }
  addFields(input, add);
  addDefaults(input, add);
  addResults(input, add);
  return { made: [...made.values()], ...pathLookup(targets), ofExpression };
}

/** Whether a name is given to an object of its own; what a function returns is another one each time. */
function isMade(from: LocalPath, to: LocalPath): boolean {
  const last = to.at(-1);
  return (last === "new" || last === "()") && !from.includes("()") && !from.includes("new");
}

/** `const db = singleton("db", () => new Db())` */
function keptByHelper(place: Place, ofExpression: PathOfExpression): MadeObject | undefined {
  const { node } = place;
  if (node.type !== "VariableDeclarator" || node.id.type !== "Identifier" || !isTopLevelVariable(place))
    return undefined;
  const call = node.init ? unwrapped(node.init) : undefined;
  if (call?.type !== "CallExpression" || call.callee.type !== "Identifier") return undefined;
  for (const argument of call.arguments) {
    if (argument.type !== "ArrowFunctionExpression" || argument.body.type === "BlockStatement") continue;
    const maker = ofExpression(argument.body);
    const last = maker?.at(-1);
    if (maker && (last === "new" || last === "()")) return { path: [node.id.name], maker, helper: call.callee.name };
  }
  return undefined;
}

function isThis(value: Node | null | undefined): boolean {
  return value !== null && value !== undefined && unwrapped(value).type === "ThisExpression";
}

type Add = (from: LocalPath | undefined, value: Node | null | undefined) => void;

function addFields({ fields }: PathAliasesInput, add: Add): void {
  for (const { node, parent } of fields) {
    if (node.type === "PropertyDefinition" && node.value && !node.computed) {
      const home = parent?.parent && localPathOf(parent.parent);
      const name = keyOf(node.key);
      if (home && name !== undefined) add(node.static ? [...home, name] : [...home, "new", name], node.value);
    }
  }
}

function addDefaults({ defaults }: PathAliasesInput, add: Add): void {
  for (const { node } of defaults) {
    if (node.type === "ExportDefaultDeclaration") add(["default"], node.declaration);
    if (node.type === "TSExportAssignment") add(["="], node.expression);
  }
}

/** What functions return. */
function addResults({ returns, arrows }: PathAliasesInput, add: Add): void {
  for (const place of returns) {
    const { node } = place;
    const home = functionPath(place);
    if (node.type === "ReturnStatement" && home) add([...home, "()"], node.argument);
  }
  for (const place of arrows) {
    const { node } = place;
    if (node.type !== "ArrowFunctionExpression" || node.body.type === "BlockStatement") continue;
    const home = localPathOf(place);
    if (home) add([...home, "()"], node.body);
  }
}

/** Members of an object literal that stand for something else. */
function addMembers(from: LocalPath | undefined, value: Node | null | undefined, add: Add): void {
  const object = value && unwrapped(value);
  if (from === undefined || object?.type !== "ObjectExpression") return;
  for (const property of object.properties) {
    const name = property.type === "Property" && !property.computed ? keyOf(property.key) : undefined;
    if (property.type === "Property" && name !== undefined) add([...from, name], property.value);
  }
}

function addDeclarator(place: Place, ofExpression: PathOfExpression, add: Add, targets: Map<string, LocalPath>): void {
  const { node } = place;
  if (node.type !== "VariableDeclarator" || !isTopLevelVariable(place) || !node.init) return;
  if (node.id.type === "Identifier") add([node.id.name], node.init);
  if (node.id.type !== "ObjectPattern") return;
  const home = ofExpression(node.init);
  for (const property of home ? node.id.properties : []) {
    const name = property.type === "Property" && !property.computed ? keyOf(property.key) : undefined;
    if (property.type !== "Property" || name === undefined || property.value.type !== "Identifier") continue;
    targets.set(property.value.name, [...home!, name]);
  }
}

/** The path of the function that a `return` ends; undefined for one inside another. */
function functionPath(place: Place): LocalPath | undefined {
  const boundary = boundaryOf(place);
  for (let at = place.parent; at !== undefined; at = at.parent) if (at.node === boundary) return localPathOf(at);
  return undefined;
}

function targetPath(left: Node, ofExpression: PathOfExpression): LocalPath | undefined {
  const target = unwrapped(left);
  const member = memberOf(target);
  if (member?.object.type === "Identifier" && member.object.name === "module" && member.name === "exports")
    return ["="];
  if (member?.object.type === "Identifier" && member.object.name === "exports") return ["exports", member.name];
  return ofExpression(target);
}
