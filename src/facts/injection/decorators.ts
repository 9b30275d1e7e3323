/** Decorators by their names, with what they are given, and whose they are by the package that they are imported from. */

import type { Decorator, Node } from "oxc-parser";
import { expressionForm } from "../services/expression-form.js";
import { namesOf } from "../services/member-names.js";

export interface NamedDecorator {
  readonly name: string;
  readonly arguments: readonly Node[];
}

export function decoratorsOf(node: Node): readonly NamedDecorator[] {
  if (!("decorators" in node) || !Array.isArray(node.decorators)) return [];
  return (node.decorators as readonly Decorator[]).flatMap(({ expression }) => {
    const form = expressionForm(expression);
    const name = namesOf(form?.is === "call" ? form.callee : expression)?.names.at(-1);
    return name === undefined ? [] : [{ name, arguments: form?.is === "call" ? form.arguments : [] }];
  });
}

/** The value of a key of an object that is written out. */
export function entryOf(object: Node | undefined, key: string): Node | undefined {
  const form = object && expressionForm(object);
  return form?.is === "object" ? form.entries.findLast((entry) => entry.key === key)?.value : undefined;
}

/** The values of a list that is written out. */
export function elementsOf(list: Node | undefined): readonly Node[] | undefined {
  const form = list && expressionForm(list);
  return form?.is === "list" ? form.elements : undefined;
}

export function textOf(value: Node | undefined): string | undefined {
  const form = value && expressionForm(value);
  return form?.is === "text" ? form.text : undefined;
}

/** The last name of a value such as `Scope.REQUEST`, or its text. */
export function wordOf(value: Node | undefined): string | undefined {
  const form = value && expressionForm(value);
  return form?.is === "text" ? form.text : value && namesOf(value)?.names.at(-1);
}
