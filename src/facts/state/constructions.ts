/**
 * What a module makes while it loads, and keeps in a variable or exports, of something that it imports from a package: `new X()`,
 * and calls of names that say so (`createX()`, `configureX()`, `i18n.createInstance()`). O(declarations).
 */

import type { Node } from "oxc-parser";
import { importedNames } from "./import-touches.js";
import { isTopLevelVariable } from "./local-paths.js";
import type { ImportFact } from "../module-facts.js";
import type { Construction } from "./state-facts.js";
import { staticMember, unwrapped } from "../static-syntax.js";
import type { Place } from "../syntax-walk.js";

export interface ConstructionsInput {
  readonly imports: readonly ImportFact[];
  readonly declarators: readonly Place[];
  /** `export default …`. */
  readonly defaults: readonly Place[];
  readonly lineAt: (offset: number) => number;
  readonly acceptedAt: (line: number) => string | undefined;
}

/** In source order. */
export function constructionsOf({
  imports,
  declarators,
  defaults,
  lineAt,
  acceptedAt,
}: ConstructionsInput): readonly Construction[] {
  const names = importedNames(imports);
  const made: Construction[] = [];
  const add = (name: string, value: Node | null | undefined): void => {
    const whole = value ? unwrapped(value) : undefined;
    if (whole?.type !== "NewExpression" && whole?.type !== "CallExpression") return;
    const by = whole.type === "NewExpression" ? "new" : "call";
    const { root, path } = calleeOf(whole.callee);
    const imported = names.get(root);
    if (imported === undefined || !isPackage(imports[imported.request]!.specifier)) return;
    if (by === "call" && !/^(?:create|configure|init)/.test(path.at(-1) ?? root)) return;
    const { start, end } = whole;
    const line = lineAt(start);
    const accepted = acceptedAt(line);
    made.push({ name, imported, path, by, range: [start, end], line, ...(accepted !== undefined && { accepted }) });
  };
  for (const place of declarators) {
    const { node } = place;
    if (node.type === "VariableDeclarator" && node.id.type === "Identifier" && isTopLevelVariable(place))
      add(node.id.name, node.init);
  }
  for (const { node } of defaults) if (node.type === "ExportDefaultDeclaration") add("default", node.declaration);
  return made.sort((a, b) => a.range[0] - b.range[0]);
}

function calleeOf(callee: Node): { readonly root: string; readonly path: readonly string[] } {
  const path: string[] = [];
  let node = unwrapped(callee);
  for (let member = staticMember(node); member !== undefined; member = staticMember(node)) {
    path.unshift(member.name);
    node = unwrapped(member.object);
  }
  return { root: node.type === "Identifier" ? node.name : "", path };
}

function isPackage(specifier: string): boolean {
  return /^@?[a-z0-9]/i.test(specifier);
}
