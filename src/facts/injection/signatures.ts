/** The parameters of exported classes, and of exported functions that are named for making or are all that a module exports. */

import type { Class, Node } from "oxc-parser";
import type { Way } from "../state/state-facts.js";
import type { TextPaths } from "../state/text-paths.js";
import type { Place } from "../syntax-walk.js";
import type { Signature } from "./injection-facts.js";
import { MAKER } from "./injection-hints.js";

const SIGNATURES_AT_MOST = 20;

/** O(names of the top level, and parameters). */
export function signaturesOf(
  { top, classes, waysOf }: TextPaths,
  defaults: readonly Place[],
  lineAt: (offset: number) => number,
): readonly Signature[] {
  const found: Signature[] = [];
  const add = (code: Node, way: Way | undefined): void => {
    if (way === undefined || !("params" in code)) return;
    const parameters = (code.params as readonly Node[]).flatMap((parameter, argument) =>
      namesIn(parameter).map(({ key, name, node: { start } }) => ({
        argument,
        ...(key !== undefined && { key }),
        name,
        range: [start, start + name.length] as const,
        line: lineAt(start),
      })),
    );
    if (parameters.length > 0) found.push({ way, parameters });
  };
  for (const { name, node } of classes.values()) {
    const constructor = (node as Class).body.body.find(
      (member) => member.type === "MethodDefinition" && member.kind === "constructor",
    );
    if (constructor?.type === "MethodDefinition") add(constructor.value, waysOf([name, "new"])[0]);
  }
  for (const { name, defs } of top.variables) {
    const code = codeOf(defs[0]?.node as unknown as Node | undefined);
    if (code === undefined) continue;
    const isMaker = MAKER.test(name);
    add(
      code,
      waysOf([name]).find(([first]) => isMaker || first === "default" || first === "="),
    );
  }
  for (const { node } of defaults) {
    if (
      node.type === "ExportDefaultDeclaration" &&
      codeOf(node.declaration) &&
      !("id" in node.declaration && node.declaration.id)
    )
      add(node.declaration, ["default"]);
  }
  return found.sort((a, b) => a.parameters[0]!.range[0] - b.parameters[0]!.range[0]).slice(0, SIGNATURES_AT_MOST);
}

/** A function, by itself or as a constant. */
function codeOf(node: Node | undefined): Node | undefined {
  if (node?.type === "VariableDeclarator") return codeOf(node.init ?? undefined);
  const isCode =
    node?.type === "FunctionDeclaration" ||
    node?.type === "ArrowFunctionExpression" ||
    node?.type === "FunctionExpression";
  return isCode ? node : undefined;
}

/** The names that a parameter binds, each with the key of the object that it stands for. */
export function namesIn(
  parameter: Node,
): readonly { readonly key?: string; readonly name: string; readonly node: Node }[] {
  const inner = parameter.type === "TSParameterProperty" ? (parameter.parameter as Node) : parameter;
  const pattern = inner.type === "AssignmentPattern" ? inner.left : inner;
  if (pattern.type === "Identifier") return [{ name: pattern.name, node: pattern }];
  if (pattern.type !== "ObjectPattern") return [];
  return pattern.properties.flatMap((property) => {
    if (property.type !== "Property" || property.computed || property.key.type !== "Identifier") return [];
    const value = property.value.type === "AssignmentPattern" ? property.value.left : property.value;
    return value.type === "Identifier" ? [{ key: property.key.name, name: value.name, node: value }] : [];
  });
}
