/** The names of the top level of one text, what stands for what, and every place that mentions one: what all body facts by path begin with. */

import type { ScopeManager } from "@typescript-eslint/scope-manager";
import type { Node } from "oxc-parser";
import type { VariableOf } from "../calling-methods.js";
import { resolvedVariables } from "../load-time-code.js";
import type { ModuleFacts } from "../module-facts.js";
import type { TreeSurvey } from "../tree-survey.js";
import { type ClassShape, classShapes } from "./class-shapes.js";
import { exportedWays } from "./exported-ways.js";
import type { LocalPath } from "./local-paths.js";
import { type PathAliases, pathAliases } from "./path-aliases.js";
import type { Way } from "./state-facts.js";
import { type Origin, valueOrigins } from "./value-origins.js";

type Variable = ScopeManager["scopes"][number]["variables"][number];

export interface TextPaths {
  readonly top: ScopeManager["scopes"][number];
  readonly classes: ReadonlyMap<string, ClassShape>;
  readonly variableOf: VariableOf;
  readonly isTopLevel: (variable: Variable) => boolean;
  readonly aliases: PathAliases;
  /** In no order. */
  readonly origins: readonly Origin[];
  readonly waysOf: (path: LocalPath) => readonly Way[];
}

export interface TextPathsInput {
  readonly facts: ModuleFacts;
  readonly scopes: ScopeManager;
  readonly found: Pick<
    TreeSurvey,
    | "identifiers"
    | "functions"
    | "classes"
    | "thises"
    | "declarators"
    | "assignments"
    | "returns"
    | "fields"
    | "defaults"
  >;
}

/** O(mentions of names of the top level). */
export function textPaths({ facts, scopes, found }: TextPathsInput): TextPaths {
  const top = scopes.scopes.find(({ type }) => type === "module") ?? scopes.globalScope!;
  const classes = classShapes([...found.classes.values()]);
  const variableOf = resolvedVariables(scopes);
  const isTopLevel = topLevelTest(top, classes);
  const aliases = pathAliases({ ...found, arrows: [...found.functions.values()], variableOf, isTopLevel });
  const origins = valueOrigins({ scopes, top, places: found.identifiers, thises: found.thises, aliases, isTopLevel });
  return { top, classes, variableOf, isTopLevel, aliases, origins, waysOf: exportedWays(facts.exports, aliases) };
}

/** Whether a variable names something of the top level; a class has a second one for the code inside it. */
function topLevelTest(
  top: Variable["scope"],
  classes: ReadonlyMap<string, ClassShape>,
): (variable: Variable) => boolean {
  return ({ scope, name, defs }) => {
    if (scope === top) return true;
    const node = defs[0]?.node as unknown as Node | undefined;
    return scope.type === "class" && node !== undefined && classes.get(name)?.node === node;
  };
}
