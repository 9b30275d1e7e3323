/** Calls that name a module's file without taking its exports: mocks of test runners, resolving, and workers. */

import type { Node } from "oxc-parser";
import { staticString, type StaticString } from "./static-string.js";
import { isNamed, staticMember, unwrapped } from "./static-syntax.js";

/** The name of a method that mocks a module, or imports the one behind a mock. */
export const MOCK_METHOD = /^\w*(?:[mM]ock(?:Module|FromModule)?|Actual)$/;

/**
 * The form of `jest.mock`, `vi.mock`, and of the next in a chain `jest.mock("./a").mock("./b")`; undefined for any other
 * call. Jest mocks what `require` gives, but for `unstable_mockModule`.
 */
export function mockForm(callee: Node): "mock" | "import-mock" | undefined {
  let member = staticMember(unwrapped(callee));
  if (member === undefined || !MOCK_METHOD.test(member.name)) return undefined;
  const method = member.name;
  while (member?.object.type === "CallExpression") member = staticMember(member.object.callee);
  if (isNamed(member?.object, "vi") || isNamed(member?.object, "vitest")) return "import-mock";
  if (!isNamed(member?.object, "jest")) return undefined;
  return method === "unstable_mockModule" ? "import-mock" : "mock";
}

export function resolveForm(callee: Node): "resolve" | "import-resolve" | undefined {
  const member = staticMember(unwrapped(callee));
  if (member?.name !== "resolve") return undefined;
  if (isImportMeta(member.object)) return "import-resolve";
  return isNamed(member.object, "require") ? "resolve" : undefined;
}

function isImportMeta(node: Node): boolean {
  return node.type === "MetaProperty" && node.meta.name === "import";
}

/** `Worker`, `SharedWorker`, or either as a property (`globalThis.Worker`). */
export function isWorker({ callee }: Extract<Node, { type: "NewExpression" }>): boolean {
  const value = unwrapped(callee);
  const name = value.type === "Identifier" ? value.name : staticMember(value)?.name;
  return name === "Worker" || name === "SharedWorker";
}

/** The specifier in `new URL("./b", import.meta.url)`. */
export function urlOf(argument: Node | undefined): StaticString | undefined {
  const node = argument && unwrapped(argument);
  if (node?.type !== "NewExpression" || !isNamed(node.callee, "URL")) return undefined;
  const [specifier, base] = node.arguments;
  const member = base && staticMember(unwrapped(base));
  return member?.name === "url" && isImportMeta(member.object) ? staticString(specifier) : undefined;
}
