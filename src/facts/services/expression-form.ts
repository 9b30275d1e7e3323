/** What an expression is, as far as the values of services go: one shape for the many ways to write it. */

import type { Node } from "oxc-parser";
import { staticString } from "../static-string.js";
import { memberOf, unwrapped } from "../static-syntax.js";

export type ExpressionForm =
  | { readonly is: "text"; readonly text: string }
  | { readonly is: "joined"; readonly parts: readonly (string | Node)[] }
  | { readonly is: "name"; readonly node: Node; readonly name: string }
  | { readonly is: "this"; readonly node: Node }
  | { readonly is: "member"; readonly object: Node; readonly name: string }
  | { readonly is: "call"; readonly node: Node; readonly callee: Node; readonly arguments: readonly Node[] }
  | { readonly is: "object"; readonly entries: readonly { readonly key: string | undefined; readonly value: Node }[] }
  | { readonly is: "list"; readonly elements: readonly Node[] }
  | { readonly is: "any"; readonly values: readonly Node[] }
  | { readonly is: "same"; readonly value: Node };

/** Undefined for what says nothing. O(1), but for objects and lists. */
export function expressionForm(expression: Node): ExpressionForm | undefined {
  const node = unwrapped(expression);
  const text = staticString(node);
  if (text !== undefined) return { is: "text", text: text.value };
  switch (node.type) {
    case "Literal":
      return typeof node.value === "number" ? { is: "text", text: String(node.value) } : undefined;
    case "TemplateLiteral":
      return {
        is: "joined",
        parts: node.quasis.flatMap(({ value }, at) => [value.cooked ?? "", ...node.expressions.slice(at, at + 1)]),
      };
    case "BinaryExpression":
      return node.operator === "+" ? { is: "joined", parts: [node.left, node.right] } : undefined;
    case "Identifier":
      return { is: "name", node, name: node.name };
    case "MetaProperty":
      return { is: "name", node, name: "import.meta" };
    case "ThisExpression":
      return { is: "this", node };
    case "MemberExpression": {
      const member = memberOf(node);
      return member && { is: "member", object: unwrapped(member.object), name: member.name };
    }
    case "CallExpression":
    case "NewExpression":
      return { is: "call", node, callee: unwrapped(node.callee), arguments: node.arguments };
    case "ObjectExpression":
      return { is: "object", entries: node.properties.flatMap(entryOf) };
    case "ArrayExpression":
      return { is: "list", elements: node.elements.filter((element) => element !== null) };
    case "SpreadElement":
    case "AwaitExpression":
      return { is: "same", value: node.argument };
    case "LogicalExpression":
      return node.operator === "&&"
        ? { is: "same", value: node.right }
        : { is: "any", values: [node.left, node.right] };
    case "ConditionalExpression":
      return { is: "any", values: [node.consequent, node.alternate] };
    case "AssignmentExpression":
      return { is: "same", value: node.right };
    case "SequenceExpression":
      return { is: "same", value: node.expressions.at(-1)! };
    default:
      return undefined;
  }
}

type Property = Extract<Node, { type: "ObjectExpression" }>["properties"][number];

/** Without a key for what is spread; a getter is what it returns, if that is all it does. */
function entryOf(property: Property): { key: string | undefined; value: Node }[] {
  if (property.type === "SpreadElement") return [{ key: undefined, value: property.argument }];
  if (property.computed) return [];
  const { key, value } = property;
  const name = key.type === "Identifier" ? key.name : staticString(key)?.value;
  const returned = property.kind === "get" ? returnedBy(value) : value;
  return name === undefined || returned === undefined ? [] : [{ key: name, value: returned }];
}

/** What a function gives that does nothing else. */
export function returnedBy(code: Node): Node | undefined {
  const node = unwrapped(code);
  if (node.type === "ArrowFunctionExpression" && node.body.type !== "BlockStatement") return node.body;
  const isFunction =
    node.type === "ArrowFunctionExpression" ||
    node.type === "FunctionExpression" ||
    node.type === "FunctionDeclaration";
  if (!isFunction || node.body?.type !== "BlockStatement") return undefined;
  const last = node.body.body.at(-1);
  return last?.type === "ReturnStatement" ? (last.argument ?? undefined) : undefined;
}

const STATEMENTS_AT_MOST = 200;

/** All that a function may give, also in branches, in source order; none for what is no function. O(its statements), without those of functions in it. */
export function returnsOf(code: Node): readonly Node[] {
  const node = unwrapped(code);
  if (node.type === "ArrowFunctionExpression" && node.body.type !== "BlockStatement") return [node.body];
  const isFunction =
    node.type === "ArrowFunctionExpression" ||
    node.type === "FunctionExpression" ||
    node.type === "FunctionDeclaration";
  if (!isFunction || !node.body) return [];
  const found: Node[] = [];
  const pending: Node[] = [node.body];
  for (let taken = 0; pending.length > 0 && taken < STATEMENTS_AT_MOST; taken++) {
    const statement = pending.shift()!;
    if (statement.type === "ReturnStatement") {
      if (statement.argument) found.push(statement.argument);
    } else pending.unshift(...statementsIn(statement));
  }
  return found;
}

/** Statements that are parts of a statement. */
function statementsIn(statement: Node): readonly Node[] {
  switch (statement.type) {
    case "BlockStatement":
      return statement.body;
    case "IfStatement":
      return present(statement.consequent, statement.alternate);
    case "TryStatement":
      return present(statement.block, statement.handler?.body, statement.finalizer);
    case "SwitchStatement":
      return statement.cases.flatMap(({ consequent }) => consequent);
    case "ForStatement":
    case "ForInStatement":
    case "ForOfStatement":
    case "WhileStatement":
    case "DoWhileStatement":
    case "LabeledStatement":
      return [statement.body];
    default:
      return [];
  }
}

function present(...statements: readonly (Node | null | undefined)[]): readonly Node[] {
  return statements.filter((each) => each !== null && each !== undefined);
}
