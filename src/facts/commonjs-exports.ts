/**
 * The names a CommonJS module exports, as far as assignments say them.
 *
 *     exports.a = ...                               a
 *     module.exports.a = ...                        a
 *     Object.defineProperty(exports, "a", ...)      a
 *     module.exports = ...                          =
 *
 * `__esModule` is a mark, not an export. Of several assignments to one name the first counts that is not `void 0`,
 * which compilers write above all others.
 */

import type { Node } from "oxc-parser";
import type { ExportDraft } from "./draft-facts.js";
import type { CommonJsName } from "./shadowed-names.js";
import { staticString } from "./static-string.js";
import { staticMember, unwrapped } from "./static-syntax.js";

export interface CommonJsExport extends ExportDraft {
  /** The name through which the export is made, unless it is shadowed. */
  readonly through: CommonJsName;
  /** The value assigned is `void 0`. */
  readonly placeholder: boolean;
}

export function commonJsExportAt(node: Node): CommonJsExport | undefined {
  if (node.type === "AssignmentExpression") {
    const target = node.operator === "=" ? targetOf(node.left) : undefined;
    return target && { ...target, ...valueOf(node.right), type: false, at: node.start };
  }
  if (node.type !== "CallExpression") return undefined;
  const callee = staticMember(node.callee);
  if (callee?.name !== "defineProperty" || callee.object.type !== "Identifier" || callee.object.name !== "Object") {
    return undefined;
  }
  const [object, name] = node.arguments;
  const through = object && exportsObject(object);
  const exported = staticString(name)?.value;
  if (!through || exported === undefined || exported === "__esModule") return undefined;
  return { exported, through, local: undefined, request: undefined, type: false, placeholder: false, at: node.start };
}

/** One draft for each name, in the order of the text. */
export function distinctExports(found: readonly CommonJsExport[]): ExportDraft[] {
  const byName = new Map<string, CommonJsExport>();
  for (const one of found.toSorted((a, b) => a.at - b.at)) {
    const earlier = byName.get(one.exported);
    if (!earlier || (earlier.placeholder && !one.placeholder)) byName.set(one.exported, one);
  }
  return [...byName.values()];
}

function targetOf(left: Node): Pick<CommonJsExport, "exported" | "through"> | undefined {
  const member = staticMember(left);
  if (member === undefined) return undefined;
  if (isModuleExports(left)) return { exported: "=", through: "module" };
  const through = exportsObject(member.object);
  return through && member.name !== "__esModule" ? { exported: member.name, through } : undefined;
}

/** The name behind `exports` or `module.exports`. */
function exportsObject(node: Node): CommonJsName | undefined {
  if (node.type === "Identifier") return node.name === "exports" ? "exports" : undefined;
  return isModuleExports(node) ? "module" : undefined;
}

function isModuleExports(node: Node): boolean {
  const member = staticMember(node);
  return member?.name === "exports" && member.object.type === "Identifier" && member.object.name === "module";
}

/** What is known of an assigned value; of `a = b = value` the last. */
function valueOf(right: Node): Pick<CommonJsExport, "local" | "request" | "placeholder"> {
  let value = unwrapped(right);
  while (value.type === "AssignmentExpression") value = unwrapped(value.right);
  if (value.type === "Identifier") {
    const placeholder = value.name === "undefined";
    return { local: placeholder ? undefined : value.name, request: undefined, placeholder };
  }
  const placeholder = value.type === "UnaryExpression" && value.operator === "void";
  return { local: undefined, request: requestOf(value), placeholder };
}

/** Start of the specifier in `require("x")` and `require("x").y`. */
function requestOf(value: Node): number | undefined {
  const call = unwrapped(staticMember(value)?.object ?? value);
  if (call.type !== "CallExpression" || call.callee.type !== "Identifier" || call.callee.name !== "require") {
    return undefined;
  }
  return staticString(call.arguments[0])?.range[0];
}
