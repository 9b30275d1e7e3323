/**
 * The path of what an expression stands for, as far as it begins with a name of the top level or with `this`.
 *
 *     plans.all        plans all          new Store()          Store new        store ?? (store = …)   store
 *     getStore()       getStore ()        add.bind(store)      add              globalThis.db          globalThis db
 */

import type { Node } from "oxc-parser";
import type { VariableOf } from "../calling-methods.js";
import { memberOf, unwrapped } from "../static-syntax.js";
import type { Place } from "../syntax-walk.js";
import { type LocalPath, pathOfThis } from "./local-paths.js";

export type PathOfExpression = (expression: Node) => LocalPath | undefined;

export interface ExpressionPathsInput {
  readonly variableOf: VariableOf;
  /** Whether a variable is declared at the top level of the module. */
  readonly isTopLevel: (variable: NonNullable<ReturnType<VariableOf>>) => boolean;
  readonly thises: ReadonlyMap<Node, Place>;
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

/** A lookup. O(steps). */
export function expressionPaths({ variableOf, isTopLevel, thises }: ExpressionPathsInput): PathOfExpression {
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
