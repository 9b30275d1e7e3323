/**
 * Values that one piece of code passes to two or more makers of other modules: what a program is put together from.
 *
 *     const cache = new Cache(); new Auth(cache); createBilling({ cache })       `cache` is handed to both
 *
 * A parameter is none: whoever calls the function chooses it. Nor is what is passed to functions that are not named for making.
 */

import type { Node } from "oxc-parser";
import { expressionForm } from "../services/expression-form.js";
import { namesOf } from "../services/member-names.js";
import type { Value } from "../services/service-facts.js";
import type { ImportedName } from "../state/import-touches.js";
import type { TextPaths } from "../state/text-paths.js";
import type { Place } from "../syntax-walk.js";
import type { HandedValue } from "./injection-facts.js";
import { MAKER } from "./injection-hints.js";

export interface HandedInput {
  readonly calls: readonly Place[];
  readonly imported: ReadonlyMap<string, ImportedName>;
  readonly paths: TextPaths;
  readonly lineAt: (offset: number) => number;
}

type Variable = NonNullable<ReturnType<TextPaths["variableOf"]>>;

/** Without its value. */
export type HandedDraft = Omit<HandedValue, "value"> & { readonly node: Node };

const VALUES_AT_MOST = 40;

/** In source order. O(arguments of calls). */
export function handedValues({ calls, imported, paths, lineAt }: HandedInput): readonly HandedDraft[] {
  const found = new Map<Variable, { node: Node; to: HandedValue["to"][number][] }>();
  for (const { node } of calls.toSorted((a, b) => a.node.start - b.node.start)) {
    const form = expressionForm(node);
    const callee = form?.is === "call" ? namesOf(form.callee) : undefined;
    const [head = "", ...path] = callee?.names ?? [];
    const maker = imported.get(head);
    if (form?.is !== "call" || maker === undefined) continue;
    const by = form.node.type === "NewExpression" ? "new" : "call";
    if (by === "call" && !MAKER.test(path.at(-1) ?? head)) continue;
    const { request, name } = maker;
    for (const [argument, given] of form.arguments.entries()) {
      for (const { key, value } of partsOf(given)) {
        const variable = handedVariable(value, paths);
        if (variable === undefined) continue;
        const target = { request, imported: name, path, by, argument, ...(key !== undefined && { key }) } as const;
        const known = found.get(variable);
        const place = { ...target, line: lineAt(node.start) };
        if (known === undefined) found.set(variable, { node: value, to: [place] });
        else known.to.push(place);
      }
    }
  }
  return [...found]
    .filter(([, { to }]) => new Set(to.map((one) => [one.request, one.imported, ...one.path].join())).size > 1)
    .slice(0, VALUES_AT_MOST)
    .map(([variable, { node, to }]) => ({
      name: variable.name,
      once: paths.isTopLevel(variable),
      ...(isAwaited(variable) && { awaited: true as const }),
      node,
      line: to[0]!.line,
      to,
    }));
}

/** An argument, or what stands in one that is an object. */
function partsOf(given: Node): readonly { readonly key: string | undefined; readonly value: Node }[] {
  const form = expressionForm(given);
  return form?.is === "object" ? form.entries : [{ key: undefined, value: given }];
}

/** The variable that a name is, if it holds something that is made or imported. */
function handedVariable(value: Node, paths: TextPaths): Variable | undefined {
  const form = expressionForm(value);
  const variable = form?.is === "name" ? paths.variableOf(form.node) : undefined;
  const definition = variable?.defs[0];
  if (variable === undefined || definition === undefined) return undefined;
  if (definition.type === "ImportBinding") return variable;
  const node = definition.node as unknown as Node;
  return node.type === "VariableDeclarator" && node.init && isMade(node.init) ? variable : undefined;
}

function isAwaited({ defs: [definition] }: Variable): boolean {
  const node = definition?.node as unknown as Node;
  return node.type === "VariableDeclarator" && node.init?.type === "AwaitExpression";
}

/** Not what a method of an object gives, which may be another one each time. */
function isMade(value: Node): boolean {
  const form = expressionForm(value);
  switch (form?.is) {
    case "call":
      return namesOf(form.callee)?.names[0] !== "this";
    case "same":
      return isMade(form.value);
    case "any":
      return form.values.some(isMade);
    case "list":
    case "object":
      return true;
    default:
      return false;
  }
}

/** Keeps the values of those of which there is one. */
export function withValues(drafts: readonly HandedDraft[], values: readonly Value[]): readonly HandedValue[] {
  return drafts.map(({ node: _, ...draft }, at) => ({ ...draft, value: values[at]! }));
}
