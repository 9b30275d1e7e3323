/** An expression that is a name with members behind it. */

import type { Node } from "oxc-parser";
import { expressionForm } from "./expression-form.js";

/** The names from the root to the last member: `[config, redis, get]`; `this` for the object of the code around. */
export function namesOf(expression: Node): { readonly root: Node; readonly names: readonly string[] } | undefined {
  const names: string[] = [];
  for (let form = expressionForm(expression); form !== undefined;) {
    if (form.is === "name") return { root: form.node, names: [form.name, ...names] };
    if (form.is === "this") return { root: form.node, names: ["this", ...names] };
    if (form.is !== "member" || names.length > 6) return undefined;
    names.unshift(form.name);
    form = expressionForm(form.object);
  }
  return undefined;
}
