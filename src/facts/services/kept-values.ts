/**
 * Where a value is kept that an expression makes: paths of this text, through local variables, `return`, fields and objects.
 *
 *     export const redis = new Redis()                     redis
 *     function make() { const r = new Redis(); return r }  make ()
 *     class Cache { client = new Redis() }                 Cache new client
 *     let r; const get = () => (r ??= new Redis())         r   and   get ()
 */

import type { ScopeManager } from "@typescript-eslint/scope-manager";
import type { Node } from "oxc-parser";
import { boundaryOf } from "../load-time-code.js";
import { keyOf, type LocalPath, localPathOf, pathOfThis } from "../state/local-paths.js";
import type { TextPaths } from "../state/text-paths.js";
import { outward, type Place } from "../syntax-walk.js";
import { expressionForm } from "./expression-form.js";
import { namesOf } from "./member-names.js";
import { givesItself } from "./giving-itself.js";

export interface KeptValuesInput {
  readonly paths: TextPaths;
  readonly places: ReadonlyMap<Node, Place>;
  readonly functions: ReadonlyMap<Node, Place>;
  readonly thises: ReadonlyMap<Node, Place>;
}

interface Step {
  readonly at: Place;
  readonly steps: LocalPath;
}

const STEPS_AT_MOST = 60;
const MENTIONS_AT_MOST = 20;
const PATHS_AT_MOST = 8;

/** O(mentions of the variables it goes through), bounded. */
export function keptAt(start: Place, input: KeptValuesInput): readonly LocalPath[] {
  const found = new Map<string, LocalPath>();
  const pending: Step[] = [{ at: start, steps: [] }];
  const seen = new Set<Node>();
  const keep = (path: LocalPath | undefined): void => {
    if (path !== undefined && found.size < PATHS_AT_MOST) found.set(path.join(" "), path);
  };
  for (
    let step = pending.pop(), taken = 0;
    step !== undefined && taken < STEPS_AT_MOST;
    step = pending.pop(), taken++
  ) {
    if (seen.has(step.at.node)) continue;
    seen.add(step.at.node);
    pending.push(...stepOut(step, input, keep));
  }
  return [...found.values()];
}

function stepOut(
  { at, steps }: Step,
  input: KeptValuesInput,
  keep: (path: LocalPath | undefined) => void,
): readonly Step[] {
  const outer = outward(at);
  if (outer === undefined) return [];
  const { node } = outer;
  switch (node.type) {
    case "AwaitExpression":
    case "LogicalExpression":
    case "ConditionalExpression":
    case "SequenceExpression":
    case "ObjectExpression":
      return [{ at: outer, steps }];
    case "MemberExpression":
      return node.object.start === at.node.start ? onItself(outer, steps) : [];
    case "Property":
      return node.computed || node.value !== at.node ? [] : [{ at: outer, steps: [keyOf(node.key) ?? "*", ...steps] }];
    case "ArrowFunctionExpression":
      if (node.body === at.node) keepResult(outer, steps, keep);
      return [];
    case "ReturnStatement": {
      const code = boundaryOf(outer);
      const home = code && input.functions.get(code);
      if (home) keepResult(home, steps, keep);
      return [];
    }
    case "PropertyDefinition":
      keep(extended(fieldPath(outer), steps));
      return [];
    case "ExportDefaultDeclaration":
      keep(["default", ...steps]);
      return [];
    case "TSExportAssignment":
      keep(["=", ...steps]);
      return [];
    case "VariableDeclarator":
      return node.id.type === "Identifier" ? named(node.id, steps, input, keep) : [];
    case "AssignmentExpression":
      return node.right === at.node || node.left !== at.node
        ? [...assigned(node.left, steps, input, keep), { at: outer, steps }]
        : [];
    default:
      return [];
  }
}

/** What a call of a method gives that gives its object. */
function onItself(member: Place, steps: LocalPath): readonly Step[] {
  const form = expressionForm(member.node);
  const call = outward(member);
  const isCall = call?.node.type === "CallExpression" && call.node.callee.start === member.node.start;
  return isCall && form?.is === "member" && givesItself(form.name) ? [{ at: call, steps }] : [];
}

function extended(path: LocalPath | undefined, steps: LocalPath): LocalPath | undefined {
  return path && [...path, ...steps];
}

/** What a function gives; a helper that is handed the function may give it at once: `singleton("db", () => new Db())`. */
function keepResult(code: Place, steps: LocalPath, keep: (path: LocalPath | undefined) => void): void {
  const path = localPathOf(code);
  keep(path && [...path, "()", ...steps]);
  const outer = outward(code)?.node.type;
  if (outer === "CallExpression") keep(extended(path, steps));
}

function fieldPath(field: Place): LocalPath | undefined {
  const { node, parent } = field;
  if (node.type !== "PropertyDefinition" || node.computed || parent?.parent === undefined) return undefined;
  const home = localPathOf(parent.parent);
  const name = keyOf(node.key);
  return home && name !== undefined ? [...home, ...(node.static ? [] : ["new"]), name] : undefined;
}

function assigned(
  left: Node,
  steps: LocalPath,
  input: KeptValuesInput,
  keep: (path: LocalPath | undefined) => void,
): readonly Step[] {
  const target = namesOf(left);
  if (target === undefined) return [];
  const { root, names } = target;
  const self = input.thises.get(root);
  if (self !== undefined) keep(extended(pathOfThis(self), [...names.slice(1), ...steps]));
  else if (names[0] === "module" && names[1] === "exports")
    keep(names.length === 2 ? ["=", ...steps] : ["exports", ...names.slice(2), ...steps]);
  else if (names[0] === "exports" && names.length > 1) keep([...names, ...steps]);
  else return named(root, [...names.slice(1), ...steps], input, keep);
  return [];
}

/** A variable of the top level is a place; another one is followed to where it is mentioned. */
function named(
  name: Node,
  steps: LocalPath,
  { paths, places }: KeptValuesInput,
  keep: (path: LocalPath | undefined) => void,
): readonly Step[] {
  const variable = paths.variableOf(name) ?? declaredBy(name, paths);
  if (variable === undefined || name.type !== "Identifier") return [];
  if (paths.isTopLevel(variable)) {
    keep([name.name, ...steps]);
    return [];
  }
  return variable.references.slice(0, MENTIONS_AT_MOST).flatMap(({ identifier, init }) => {
    const place = init === true ? undefined : places.get(identifier as unknown as Node);
    return place === undefined ? [] : [{ at: place, steps }];
  });
}

/** A declaration without a mention is no reference. */
function declaredBy(name: Node, { top }: TextPaths): ScopeManager["scopes"][number]["variables"][number] | undefined {
  return name.type === "Identifier" ? top.set.get(name.name) : undefined;
}
