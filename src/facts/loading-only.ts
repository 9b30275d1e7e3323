/**
 * Which code of a module runs while the module loads and never after: all outside functions, and functions that nothing but
 * such code can call.
 *
 * A function is called while loading only if it is called where it stands, or handed there to what calls it once (see called-at);
 * or if it has a name and every mention of the name is such a call that itself runs while loading only. A function that is
 * exported, kept, handed on or called from elsewhere may run at any time. What a program does once as it starts counts as
 * loading too, whoever calls it, and is known by its name: `registerPlugins`, `setup`, NestJS's `onModuleInit`, `activate` of an
 * extension of VS Code. O(functions and mentions of their names).
 */

import type { Scope, ScopeManager } from "@typescript-eslint/scope-manager";
import type { Node } from "oxc-parser";
import { calledAt } from "./called-at.js";
import { boundaryOf, isFunction, nameOfKey } from "./load-time-code.js";
import { unwrapped } from "./static-syntax.js";
import type { Place } from "./syntax-walk.js";

type Variable = Scope["variables"][number];

/** Names of what runs once, when a program starts or ends. */
const STARTUP =
  /^_*(?:(?:[rR]egister|[iI]nstall|[sS]etup|[iI]nit|[iI]nitiali[sz]e|[bB]ootstrap|[cC]onfigure)(?![a-z])|on(?:Module|Application)[A-Z])/;

/** What VS Code calls once in a module that imports its API. */
const EXTENSION = /^(?:de)?activate$/;

export interface LoadingOnlyInput {
  readonly scopes: ScopeManager;
  /** Specifiers of the imports. */
  readonly imports: ReadonlySet<string>;
  /** Places of all identifiers. */
  readonly places: ReadonlyMap<Node, Place>;
  /** Places of all functions. */
  readonly functions: ReadonlyMap<Node, Place>;
}

/** A test whether the code at a place runs while the module loads and never after. */
export function loadingOnlyTest(input: LoadingOnlyInput): (place: Place) => boolean {
  const startup = input.imports.has("vscode") ? [STARTUP, EXTENSION] : [STARTUP];
  return runsWithTest(input, (_, name) => startup.some((names) => names.test(name)));
}

/** A test whether the code at a place runs while one of some functions does and never after, or while the module loads. */
export function atOnceTest(input: LoadingOnlyInput, isHome: (code: Node) => boolean): (place: Place) => boolean {
  return runsWithTest(input, isHome);
}

/** @param isStart of functions whose code counts, whoever calls them */
function runsWithTest(
  { scopes, places, functions }: LoadingOnlyInput,
  isStart: (code: Node, name: string) => boolean,
): (place: Place) => boolean {
  const variables = declaredFunctions(scopes);
  const known = new Map<Node, boolean>();

  const runs = (place: Place): boolean => {
    const boundary = boundaryOf(place);
    return boundary === undefined || (isFunction(boundary) && isCalledSo(boundary));
  };

  function isCalledSo(node: Node): boolean {
    const before = known.get(node);
    if (before !== undefined) return before;
    // A function that calls itself runs when it is called first.
    known.set(node, true);
    const place = functions.get(node);
    const answer = place !== undefined && decide(node, place);
    known.set(node, answer);
    return answer;
  }

  function decide(node: Node, place: Place): boolean {
    if (isStart(node, nameOf(place, variables.get(node)))) return true;
    const at = calledAt(place);
    if (at !== undefined) return runs(at);
    const variable = variables.get(node);
    if (variable === undefined || isExported(place)) return false;
    const mentions = variable.references.filter((reference) => reference.init !== true);
    return (
      mentions.length > 0 &&
      mentions.every((reference) => {
        const mention = places.get(reference.identifier as unknown as Node);
        const call = mention && calledAt(mention);
        return call !== undefined && runs(call);
      })
    );
  }
  return runs;
}

/** The variable that stands for a function and nothing else, by the function. */
function declaredFunctions(scopes: ScopeManager): ReadonlyMap<Node, Variable> {
  const variables = new Map<Node, Variable>();
  for (const { variables: declared } of scopes.scopes) {
    for (const variable of declared) {
      const [definition, ...others] = variable.defs;
      // The definition of a parameter is the function that takes it.
      if (definition === undefined || others.length > 0 || (definition.type as string) === "Parameter") continue;
      // typescript-eslint types the same tree by other names.
      const node = definition.node as unknown as Node;
      const isConstant = variable.references.every((reference) => !reference.isWrite() || reference.init === true);
      const value = node.type === "VariableDeclarator" && node.init && isConstant ? unwrapped(node.init) : node;
      if (isFunction(value)) variables.set(value, variable);
    }
  }
  return variables;
}

function isExported(place: Place): boolean {
  for (let at = place.parent; at !== undefined; at = at.parent) {
    if (at.node.type === "ExportNamedDeclaration" || at.node.type === "ExportDefaultDeclaration") return true;
    if (isFunction(at.node)) return false;
  }
  return false;
}

/** What a function is called, as a method, a constant or a declaration. */
function nameOf({ node, parent }: Place, variable: Variable | undefined): string {
  const isMember = parent?.node.type === "MethodDefinition" || parent?.node.type === "Property";
  const key = isMember && !parent.node.computed ? nameOfKey(parent.node.key) : undefined;
  return key ?? variable?.name ?? ("id" in node && node.id?.type === "Identifier" ? node.id.name : "");
}
