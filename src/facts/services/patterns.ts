/** Where a name stands in a pattern: `{ redis: { url = x } }`, `url: string = x`, `private readonly url: string`. */

import type { Node } from "oxc-parser";
import { keyOf } from "../state/local-paths.js";
import type { Value } from "./service-facts.js";
import { anyValue, UNKNOWN } from "./values.js";

export interface PatternBinding {
  /** Members from the whole to the name. */
  readonly path: readonly string[];
  /** What the name is if nothing is given. */
  readonly fallback?: Node;
}

const DEEPEST = 5;

/** Undefined if the name is not bound, or by its place in a list. */
export function bindingIn(pattern: Node, name: string, depth = 0): PatternBinding | undefined {
  if (depth > DEEPEST) return undefined;
  switch (pattern.type) {
    case "Identifier":
      return pattern.name === name ? { path: [] } : undefined;
    case "TSParameterProperty":
      return bindingIn(pattern.parameter, name, depth + 1);
    case "AssignmentPattern": {
      const found = bindingIn(pattern.left, name, depth + 1);
      return found?.path.length === 0 ? { ...found, fallback: pattern.right } : found;
    }
    case "ObjectPattern":
      for (const property of pattern.properties) {
        if (property.type !== "Property" || property.computed) continue;
        const found = bindingIn(property.value, name, depth + 1);
        const key = keyOf(property.key);
        if (found !== undefined && key !== undefined) return { ...found, path: [key, ...found.path] };
      }
      return undefined;
    default:
      return undefined;
  }
}

/** What a name is that is bound in a pattern to a value. */
export function boundMember(
  pattern: Node,
  name: string,
  value: Value,
  stepInto: (value: Value, step: string) => Value,
): Value {
  const binding = bindingIn(pattern, name);
  return binding === undefined ? UNKNOWN : anyValue([binding.path.reduce(stepInto, value)]);
}
