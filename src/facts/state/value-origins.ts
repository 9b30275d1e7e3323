/**
 * All places of a text that name a value of the top level, by its path: variables of the module and what it imports, constants
 * inside functions that stand for one, and `this` in classes and objects.
 */

import type { ScopeManager } from "@typescript-eslint/scope-manager";
import type { Node } from "oxc-parser";
import { type Chain, chainFrom } from "../chains.js";
import { keyOf, type LocalPath, pathOfThis } from "./local-paths.js";
import { GLOBAL_OBJECTS } from "./expression-paths.js";
import type { PathAliases } from "./path-aliases.js";
import type { Place } from "../syntax-walk.js";
import { isAssigned } from "../write-at.js";

type Variable = ScopeManager["scopes"][number]["variables"][number];

/** A name with what follows it, as one path with the places along it. */
export interface Origin extends Chain {
  /** Functions that are called along it, of which the path says only what they give: `getStore` of `getStore().add()`. */
  readonly passed: readonly LocalPath[];
}

export interface ValueOriginsInput {
  readonly scopes: ScopeManager;
  readonly top: ScopeManager["scopes"][number];
  readonly places: ReadonlyMap<Node, Place>;
  readonly thises: ReadonlyMap<Node, Place>;
  readonly aliases: PathAliases;
  readonly isTopLevel: (variable: Variable) => boolean;
}

/** In no order. O(mentions of such names, times the steps behind each). */
export function valueOrigins(input: ValueOriginsInput): readonly Origin[] {
  const { scopes, top, places, thises, aliases } = input;
  const origins: Origin[] = [];
  for (const variable of top.variables) addMentions(variable, [variable.name], input, origins);
  for (const scope of scopes.scopes) {
    if (scope === top) continue;
    for (const variable of scope.variables) {
      const path = classNamedInside(variable, input) ?? pathOfConstant(variable, aliases);
      if (path !== undefined) addMentions(variable, path, input, origins);
    }
  }
  for (const { identifier } of scopes.globalScope?.through ?? []) {
    // typescript-eslint types the same tree by other names.
    const place = GLOBAL_OBJECTS.has(identifier.name as string) ? places.get(identifier as unknown as Node) : undefined;
    if (place !== undefined && !isNoUse(place)) origins.push(originAt(place, ["globalThis"], aliases));
  }
  for (const place of thises.values()) {
    const path = pathOfThis(place);
    if (path !== undefined) origins.push(originAt(place, path, aliases));
  }
  return origins;
}

function addMentions(variable: Variable, path: LocalPath, { places, aliases }: ValueOriginsInput, to: Origin[]): void {
  for (const { identifier, init, isValueReference } of variable.references) {
    // typescript-eslint types the same tree by other names.
    const place = places.get(identifier as unknown as Node);
    if (place === undefined || init === true || !isValueReference || isNoUse(place)) continue;
    to.push(originAt(place, path, aliases));
  }
}

/** An export passes a value on, and `typeof` in a type says nothing of it. */
function isNoUse({ parent }: Place): boolean {
  const type = parent?.node.type;
  return type === "ExportSpecifier" || type === "TSTypeQuery" || type === "TSQualifiedName";
}

/** The whole path by the names that its values were given first, with the places aligned to it. */
function originAt(place: Place, path: LocalPath, aliases: PathAliases): Origin {
  const chain = chainFrom(place);
  const whole = [...path, ...chain.steps];
  // What is assigned is the name itself, whatever it stood for.
  const isTarget = isAssigned(chain.places.at(-1)!);
  const steps = isTarget ? [...aliases.origin(whole.slice(0, -1)), whole.at(-1)!] : aliases.origin(whole);
  const shift = steps.length - chain.steps.length;
  const places = Array.from({ length: steps.length + 1 }, (_, at) => chain.places[Math.max(0, at - shift)]!);
  const passed = whole.flatMap((step, at) => {
    const called = step === "()" && at >= path.length ? aliases.origin(whole.slice(0, at)) : undefined;
    return called === undefined || [...called, "()"].every((name, index) => steps[index] === name) ? [] : [called];
  });
  return { steps, places, passed };
}

/** A class that is named inside itself, by a variable of its own. */
function classNamedInside(variable: Variable, { isTopLevel }: ValueOriginsInput): LocalPath | undefined {
  return isTopLevel(variable) ? [variable.name] : undefined;
}

/** Of a constant inside a function: `const s = state`, `const { items } = state`. */
function pathOfConstant({ defs, references }: Variable, aliases: PathAliases): LocalPath | undefined {
  const [definition, ...others] = defs;
  if (definition === undefined || others.length > 0) return undefined;
  const declarator = definition.node as unknown as Node;
  if (declarator.type !== "VariableDeclarator" || !declarator.init) return undefined;
  if (references.some((reference) => reference.isWrite() && reference.init !== true)) return undefined;
  const { id } = declarator;
  const name = definition.name as unknown as Node;
  if (id === name) return aliases.ofExpression(declarator.init);
  if (id.type !== "ObjectPattern") return undefined;
  const property = id.properties.find((one) => one.type === "Property" && !one.computed && one.value === name);
  const key = property?.type === "Property" ? keyOf(property.key) : undefined;
  const home = key === undefined ? undefined : aliases.ofExpression(declarator.init);
  return home && [...home, key!];
}
