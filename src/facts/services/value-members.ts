/** The member of a value: of an object what stands there, of an import or a parameter the path to it. */

import type { Value } from "./service-facts.js";
import { isPlaceOfAddress } from "./service-keys.js";
import { anyValue, pathValue, UNKNOWN } from "./values.js";

/** Members of what a parser returns that lead to what is parsed. */
const PARSED: ReadonlySet<string> = new Set(["data", "value", "env", "output"]);

/** @param onPath told of each path that is made longer, and of what it was before */
export function stepInto(value: Value, step: string, onPath: (member: Value, whole: Value) => void): Value {
  switch (value[0]) {
    case "environment":
      // A text has no members, so it is one that was parsed: `new URL(process.env.REDIS_URL).hostname`.
      if (value[1] !== "*") return isPlaceOfAddress(step) ? value : UNKNOWN;
      return PARSED.has(step) ? value : ["environment", step];
    case "object":
      return value[1].findLast(([key]) => key === step)?.[1] ?? UNKNOWN;
    case "import":
    case "parameter": {
      const member = pathValue(value, step);
      onPath(member, value);
      return member;
    }
    case "any":
      return anyValue(value[1].map((one) => stepInto(one, step, onPath)));
    default:
      return UNKNOWN;
  }
}
