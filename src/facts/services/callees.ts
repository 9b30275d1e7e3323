/** The calls of a text by what they call: something imported, something of the text itself, or nothing that is known. */

import type { Node } from "oxc-parser";
import type { ImportedName } from "../state/import-touches.js";
import type { TextPaths } from "../state/text-paths.js";
import type { Place } from "../syntax-walk.js";
import { expressionForm } from "./expression-form.js";
import { namesOf } from "./member-names.js";
import type { Callee } from "./service-facts.js";

export interface PlacedCallee {
  readonly place: Place;
  readonly callee: Callee;
  readonly by: "new" | "call";
  /** Arguments as they stand. */
  readonly given: readonly Node[];
  /** Present for one of several clients that the call lists, which are objects of options. */
  readonly listed?: true;
  /** Present for a class that extends what is called. */
  readonly derived?: {
    readonly name: string;
    readonly named: Node;
    /** How many parameters are handed on as they are, if it has no constructor of its own. */
    readonly passes: number;
  };
}

/** In source order. O(calls). */
export function calleesOf(
  calls: readonly Place[],
  imported: ReadonlyMap<string, ImportedName>,
  paths: TextPaths,
): readonly PlacedCallee[] {
  const found: PlacedCallee[] = [];
  for (const place of calls) {
    const form = expressionForm(place.node);
    const callee = form?.is === "call" ? calleeOf(form.callee, imported, paths) : undefined;
    if (form?.is !== "call" || callee === undefined) continue;
    found.push({ place, callee, by: form.node.type === "NewExpression" ? "new" : "call", given: form.arguments });
  }
  return found.sort((a, b) => a.place.node.start - b.place.node.start);
}

export function calleeOf(
  expression: Node,
  imported: ReadonlyMap<string, ImportedName>,
  paths: TextPaths,
): Callee | undefined {
  const found = namesOf(expression);
  if (found === undefined) return undefined;
  const { root, names } = found;
  const [head = "", ...path] = names;
  const variable = paths.variableOf(root);
  const isTop = variable !== undefined && variable.defs.length > 0 && paths.isTopLevel(variable);
  const name = isTop ? imported.get(head) : undefined;
  if (name !== undefined) return { ...name, path };
  if (isTop && paths.classes.has(head)) return { local: path.length === 0 ? [head, "new"] : [head, ...path] };
  if (isTop && isCode(variable.defs[0]!.node as unknown as Node)) return { local: names };
  return IGNORED.test(names.join(".")) ? undefined : { other: names.slice(-2).join(".") };
}

function isCode(node: Node): boolean {
  if (node.type === "FunctionDeclaration") return true;
  const value = node.type === "VariableDeclarator" && node.init ? node.init.type : undefined;
  return value === "ArrowFunctionExpression" || value === "FunctionExpression" || value === "ObjectExpression";
}

/** What is asked of values, told of them or thrown, and connects to nothing. */
const IGNORED =
  /^(?:console|JSON|Object|Array|Number|String|Boolean|Math|Reflect|Promise|Buffer|URL|URLSearchParams|Error|parseInt|parseFloat|Symbol|Set|Map|RegExp|Date|expect|describe|it|test|require)\b|(?:^|\.)(?:log|info|warn|error|debug|trace|fatal|assert|ok|equal|push|unshift|includes|startsWith|endsWith|match|test|has|indexOf|join|concat|then|catch|map|filter|forEach|reduce|find|some|every|stringify|\w*Error)$/;
