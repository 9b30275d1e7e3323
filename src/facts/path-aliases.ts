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
import type { VariableOf } from "./calling-methods.js";
import { boundaryOf } from "./load-time-code.js";
import { isTopLevelVariable, keyOf, localPathOf, type LocalPath, pathOfThis } from "./local-paths.js";
import { memberOf, unwrapped } from "./static-syntax.js";
import type { Place } from "./syntax-walk.js";

/** One object, by the path of what makes it. */
export interface MadeObject {
  readonly path: LocalPath;
  /** Ends with `new` for an instance of a class, with `()` for what a function returns. */
  readonly maker: LocalPath;
  /** The function that is given what makes it: `singleton` of `singleton("db", () => new Db())`. */
  readonly helper?: string;
}

export interface PathAliases {
  /** Values that are made where they are named, and not alike to what others make: `store` is one `Store new`. */
  readonly made: readonly MadeObject[];
  /** The same value by the names it was given first. O(steps), each alias followed once. */
  origin(path: LocalPath): LocalPath;
  /** All paths that lead to a value, the path itself first. */
  all(path: LocalPath): readonly LocalPath[];
  /** The path of the value of an expression. */
  ofExpression(expression: Node): LocalPath | undefined;
}

export interface PathAliasesInput {
  readonly variableOf: VariableOf;
  /** Whether a variable is declared at the top level of the module. */
  readonly isTopLevel: (variable: NonNullable<ReturnType<VariableOf>>) => boolean;
  readonly declarators: readonly Place[];
  readonly assignments: readonly Place[];
  readonly returns: readonly Place[];
  readonly arrows: readonly Place[];
  readonly fields: readonly Place[];
  readonly defaults: readonly Place[];
  readonly thises: ReadonlyMap<Node, Place>;
}

/** Of one value at most so many names, so that aliases in a circle end. */
const NAMES_AT_MOST = 16;
const FOLLOWED_AT_MOST = 8;

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
  for (const { node, parent } of input.fields) {
    if (node.type === "PropertyDefinition" && node.value && !node.computed) {
      const home = parent?.parent && localPathOf(parent.parent);
      const name = keyOf(node.key);
      if (home && name !== undefined) add(node.static ? [...home, name] : [...home, "new", name], node.value);
    }
  }
  for (const { node } of input.defaults) {
    if (node.type === "ExportDefaultDeclaration") add(["default"], node.declaration);
    if (node.type === "TSExportAssignment") add(["="], node.expression);
  }
  for (const place of input.returns) {
    const { node } = place;
    const home = functionPath(place);
    if (node.type === "ReturnStatement" && home) add([...home, "()"], node.argument);
  }
  for (const place of input.arrows) {
    const { node } = place;
    if (node.type !== "ArrowFunctionExpression" || node.body.type === "BlockStatement") continue;
    const home = localPathOf(place);
    if (home) add([...home, "()"], node.body);
  }
  return { made: [...made.values()], ...lookups(targets), ofExpression };
}

/** Whether a name is given to an object of its own; what a function returns is another one each time. */
function isMade(from: LocalPath, to: LocalPath): boolean {
  const last = to.at(-1);
  return (last === "new" || last === "()") && !from.includes("()") && !from.includes("new");
}

/** `const db = singleton("db", () => new Db())` */
function keptByHelper(place: Place, ofExpression: PathAliases["ofExpression"]): MadeObject | undefined {
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

/** Members of an object literal that stand for something else. */
function addMembers(from: LocalPath | undefined, value: Node | null | undefined, add: Add): void {
  const object = value && unwrapped(value);
  if (from === undefined || object?.type !== "ObjectExpression") return;
  for (const property of object.properties) {
    const name = property.type === "Property" && !property.computed ? keyOf(property.key) : undefined;
    if (property.type === "Property" && name !== undefined) add([...from, name], property.value);
  }
}

function addDeclarator(
  place: Place,
  ofExpression: PathAliases["ofExpression"],
  add: Add,
  targets: Map<string, LocalPath>,
): void {
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

function targetPath(left: Node, ofExpression: PathAliases["ofExpression"]): LocalPath | undefined {
  const target = unwrapped(left);
  const member = memberOf(target);
  if (member?.object.type === "Identifier" && member.object.name === "module" && member.name === "exports")
    return ["="];
  if (member?.object.type === "Identifier" && member.object.name === "exports") return ["exports", member.name];
  return ofExpression(target);
}

/** The global object by one of its names, or a constant that stands for it: `const g = globalThis as …`. */
function isGlobalObject(node: Node, variableOf: VariableOf): boolean {
  if (node.type !== "Identifier") return false;
  const variable = variableOf(node);
  if (variable === undefined) return GLOBAL_OBJECTS.has(node.name);
  const declarator = variable.defs[0]?.node as unknown as Node | undefined;
  const value = declarator?.type === "VariableDeclarator" && declarator.init ? unwrapped(declarator.init) : undefined;
  return value?.type === "Identifier" && GLOBAL_OBJECTS.has(value.name) && variableOf(value) === undefined;
}

/** Names of the global object; `self` and `window` are it in a browser only. */
export const GLOBAL_OBJECTS: ReadonlySet<string> = new Set(["globalThis", "global", "window", "self"]);

function expressionPaths({ variableOf, isTopLevel, thises }: PathAliasesInput): PathAliases["ofExpression"] {
  const pathOf = (expression: Node): LocalPath | undefined => {
    const steps: string[] = [];
    for (let at = unwrapped(expression); ;) {
      switch (at.type) {
        case "Identifier": {
          const variable = variableOf(at);
          if (isGlobalObject(at, variableOf)) return ["globalThis", ...steps];
          return variable && isTopLevel(variable) ? [at.name, ...steps] : undefined;
        }
        case "ThisExpression": {
          const place = thises.get(at);
          const home = place && pathOfThis(place);
          return home && [...home, ...steps];
        }
        case "MemberExpression": {
          const member = memberOf(at);
          if (member === undefined) return undefined;
          steps.unshift(member.name);
          at = unwrapped(member.object);
          continue;
        }
        case "NewExpression":
          steps.unshift("new");
          at = unwrapped(at.callee);
          continue;
        case "CallExpression": {
          const callee = unwrapped(at.callee);
          const member = memberOf(callee);
          if (member?.name === "bind") at = unwrapped(member.object);
          else {
            steps.unshift("()");
            at = callee;
          }
          continue;
        }
        case "AwaitExpression":
          at = unwrapped(at.argument);
          continue;
        case "AssignmentExpression":
          at = unwrapped(at.left);
          continue;
        case "LogicalExpression": {
          // `store || (store = new Store())`; what a reload finds again on the global object is made on the right.
          const left = pathOf(at.left);
          const found = left === undefined || left[0] === "globalThis" ? (pathOf(at.right) ?? left) : left;
          return found && [...found, ...steps];
        }
        default:
          return undefined;
      }
    }
  };
  return pathOf;
}

function lookups(targets: ReadonlyMap<string, LocalPath>): Pick<PathAliases, "origin" | "all"> {
  const sources: (readonly [from: LocalPath, to: LocalPath])[] = [...targets].map(([key, to]) => [key.split(" "), to]);
  return {
    origin(path) {
      let at = path;
      for (let followed = 0; followed < FOLLOWED_AT_MOST; followed++) {
        const next = rewritten(at, targets);
        if (next === undefined) return at;
        at = next;
      }
      return at;
    },
    all(path) {
      const found = new Map([[keyOfPath(path), path]]);
      for (const known of found.values()) {
        for (const [from, to] of sources) {
          if (found.size >= NAMES_AT_MOST || !startsWith(known, to)) continue;
          const other = [...from, ...known.slice(to.length)];
          if (!found.has(keyOfPath(other))) found.set(keyOfPath(other), other);
        }
      }
      return [...found.values()];
    },
  };
}

function rewritten(path: LocalPath, targets: ReadonlyMap<string, LocalPath>): LocalPath | undefined {
  for (let length = path.length; length > 0; length--) {
    const to = targets.get(keyOfPath(path.slice(0, length)));
    if (to !== undefined) return [...to, ...path.slice(length)];
  }
  return undefined;
}

/** Names hold no spaces; a member's may, and is then known by no alias. */
function keyOfPath(path: LocalPath): string {
  return path.join(" ");
}

function startsWith(path: LocalPath, start: LocalPath): boolean {
  return start.length <= path.length && start.every((step, index) => path[index] === step);
}
