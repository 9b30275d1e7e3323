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
import { chainFrom } from "./chains.js";
import { type Write, writeAt } from "./write-at.js";
import { familiesChangedBy } from "./writing-methods.js";
import type { ImportWrite } from "./body-facts.js";
import type { ImportFact, ImportForm } from "./module-facts.js";
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
    const chain = chainFrom(place);
    const { steps, places } = chain;
    const write = writeAt(chain, 0);
    const changed = write && importWrite(write, place, alias ?? []);
    if (changed !== undefined && !input.isLoadingOnly(place)) {
      found.push(changed);
    } else if (alias === undefined && !steps.some(isResult)) {
      for (const { constant, path } of aliasesOf(places.at(-1)!, steps, input.scopes)) {
        found.push(...writesThrough(constant, input, path));
      }
    }
  }
  return found;
}

function isResult(step: string): boolean {
  return step === "()" || step === "new";
}

/** @param before from the import to what the name stands for; an import itself cannot be assigned */
function importWrite(write: Write, from: Place, before: readonly string[]): Found | undefined {
  const { by, what, path, target } = write;
  const whole = [...before, ...path];
  const range = [from.node.start, target.node.end] as const;
  if (by === "method") return { path: whole, by, what, changes: familiesChangedBy(what), range };
  if (by === "function") return { path: whole, by, what, changes: [], range };
  const member = path.at(-1);
  if (member === undefined) return undefined;
  return { path: whole.slice(0, -1), by: "assignment", what: member, changes: [], range };
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
