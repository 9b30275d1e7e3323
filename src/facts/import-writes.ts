/**
 * Where a text changes what an imported name stands for, at any time after loading: the object itself or one it reaches.
 *
 *     plans.sort()              config.limit = 1           cache.byId.delete(id)
 *     Object.assign(config, x)  delete config.limit        ns.counter++ , [config.limit] = [1]
 *
 * Through type assertions, and through one constant that stands for the name or a part of it. Copies are none
 * (`[...plans].sort()`, `plans.slice().sort()`). Whether a method writes, its name says here, and the object it belongs to
 * where the name is defined. O(mentions of imported names).
 */

import type { ScopeManager } from "@typescript-eslint/scope-manager";
import type { Node } from "oxc-parser";
import { familiesChangedBy, WRITING_FUNCTIONS, WRITING_METHODS } from "./writing-methods.js";
import type { ImportWrite } from "./body-facts.js";
import type { ImportFact, ImportForm } from "./module-facts.js";
import { staticMember, unwrapped } from "./static-syntax.js";
import { outward, type Place } from "./syntax-walk.js";

export interface ImportWritesInput {
  readonly scopes: ScopeManager;
  /** Places of all identifiers. */
  readonly places: ReadonlyMap<Node, Place>;
  /** Whether the code at a place runs while the module loads and never after. */
  readonly isLoadingOnly: (place: Place) => boolean;
}

type Variable = ScopeManager["scopes"][number]["variables"][number];

/** Forms that bind names to what another module exports. */
const BINDING: ReadonlySet<ImportForm> = new Set<ImportForm>(["import", "import-equals", "require"]);

/** In source order. */
export function importWrites(imports: readonly ImportFact[], input: ImportWritesInput): readonly ImportWrite[] {
  const { scopes } = input;
  const top = scopes.scopes.find(({ type }) => type === "module") ?? scopes.globalScope;
  const writes: ImportWrite[] = [];
  for (const [request, { form, names }] of imports.entries()) {
    if (!BINDING.has(form)) continue;
    for (const [name, { local }] of names.entries()) {
      const variable = top?.set.get(local);
      for (const found of variable === undefined ? [] : writesThrough(variable, input)) {
        writes.push({ request, name, ...found });
      }
    }
  }
  return writes.sort((a, b) => a.range[0] - b.range[0]);
}

type Found = Omit<ImportWrite, "request" | "name">;

function writesThrough(variable: Variable, input: ImportWritesInput, alias?: readonly string[]): readonly Found[] {
  const found: Found[] = [];
  for (const reference of variable.references) {
    const place = input.places.get(reference.identifier as unknown as Node);
    if (place === undefined || reference.init === true || reference.isTypeReference) continue;
    const { place: outermost, path } = chainFrom(place, alias ?? []);
    const write = writeOf(outermost, path);
    if (write !== undefined && !input.isLoadingOnly(place)) {
      found.push({ ...write, range: [place.node.start, outermost.node.end] });
    } else if (alias === undefined) {
      for (const { constant, path: through } of aliasesOf(outermost, path, input.scopes)) {
        found.push(...writesThrough(constant, input, through));
      }
    }
  }
  return found;
}

/** A part of a value by its names; `*` for a computed one. */
interface Chain {
  readonly place: Place;
  readonly path: readonly string[];
}

/** The longest member expression around a name: `a.b.c` in `a.b.c.d()`, of which `d` is the method. */
function chainFrom(start: Place, path: readonly string[]): Chain {
  let chain: Chain = { place: start, path };
  for (let outer = outward(start); outer !== undefined; outer = outward(outer)) {
    const { node } = outer;
    if (node.type !== "MemberExpression" || unwrapped(node.object) !== chain.place.node) break;
    chain = { place: outer, path: [...chain.path, staticMember(node)?.name ?? "*"] };
  }
  return chain;
}

function writeOf(place: Place, path: readonly string[]): Omit<Found, "range"> | undefined {
  const outer = outward(place);
  if (outer === undefined) return undefined;
  const { node } = outer;
  const inner = path.slice(0, -1);
  const last = path.at(-1);
  if (node.type === "CallExpression") {
    const [first] = node.arguments;
    if (unwrapped(node.callee) === place.node) {
      return last !== undefined && WRITING_METHODS.has(last)
        ? { path: inner, by: "method", what: last, changes: familiesChangedBy(last) }
        : undefined;
    }
    const callee = staticMember(unwrapped(node.callee));
    if (callee?.object.type !== "Identifier" || first === undefined || unwrapped(first) !== place.node)
      return undefined;
    const name = `${callee.object.name}.${callee.name}`;
    return WRITING_FUNCTIONS.has(name) ? { path, by: "function", what: name, changes: [] } : undefined;
  }
  if (last === undefined || !isTarget(outer, place.node)) return undefined;
  return { path: inner, by: "assignment", what: last, changes: [] };
}

/** Whether an expression is what the node around it assigns to, or deletes. */
function isTarget({ node, parent }: Place, expression: Node): boolean {
  switch (node.type) {
    case "AssignmentExpression":
    case "AssignmentPattern":
    case "ForInStatement":
    case "ForOfStatement":
      return unwrapped(node.left) === expression;
    case "UpdateExpression":
    case "ArrayPattern":
    case "RestElement":
      return true;
    case "UnaryExpression":
      return node.operator === "delete";
    case "Property":
      return parent?.node.type === "ObjectPattern" && unwrapped(node.value) === expression;
    default:
      return false;
  }
}

interface Alias {
  readonly constant: Variable;
  readonly path: readonly string[];
}

/** The constants that stand for an expression or its parts: `const b = a.c`, `const { b } = a`. */
function aliasesOf(place: Place, path: readonly string[], scopes: ScopeManager): readonly Alias[] {
  const declarator = outward(place)?.node;
  if (declarator?.type !== "VariableDeclarator") return [];
  const aliases: Alias[] = [];
  for (const constant of scopes.getDeclaredVariables(declarator as never)) {
    const [definition] = constant.defs;
    if (definition === undefined || constant.references.some((one) => one.isWrite() && one.init !== true)) continue;
    const key = keyOf(declarator.id, definition.name as unknown as Node);
    if (key !== undefined) aliases.push({ constant, path: [...path, ...key] });
  }
  return aliases;
}

function keyOf(pattern: Node, name: Node): readonly string[] | undefined {
  if (pattern === name) return [];
  if (pattern.type !== "ObjectPattern") return undefined;
  for (const property of pattern.properties) {
    if (property.type !== "Property" || property.computed || property.value !== name) continue;
    if (property.key.type === "Identifier") return [property.key.name];
  }
  return undefined;
}
