/** Values of services as data: members of them, how large they are, what stands in them. */

import type { Value } from "./service-facts.js";

export const UNKNOWN: Value = ["unknown"];
/** So that a value which is named by others, which are named by others, stays small. */
const LARGEST = 60;
const LONGEST_TEXT = 200;
const LONGEST_PATH = 8;

export function textValue(text: string): Value {
  return text.length > LONGEST_TEXT ? UNKNOWN : ["text", text];
}

export function pathValue(value: Extract<Value, readonly ["import" | "parameter", ...unknown[]]>, step: string): Value {
  return value.length > LONGEST_PATH ? UNKNOWN : ([...value, step] as unknown as Value);
}

/** Also with the keys of what is unknown, as their absence would say something; of two entries with one key the last. */
export function objectValue(entries: readonly (readonly [string, Value])[]): Value {
  const known = new Map<string, Value>();
  for (const [key, value] of entries) {
    known.delete(key);
    known.set(key, value);
  }
  return bounded(["object", [...known]]);
}

export function listValue(values: readonly Value[]): Value {
  return values.every((value) => value === UNKNOWN) ? UNKNOWN : bounded(["list", values]);
}

export function joinedValue(values: readonly Value[]): Value {
  return values.every((value) => value === UNKNOWN || value[0] === "text") ? UNKNOWN : bounded(["joined", values]);
}

/** Alternatives without those of which nothing is known. */
export function anyValue(values: readonly Value[]): Value {
  const known = values.flatMap((value): readonly Value[] => {
    if (value[0] === "any") return value[1];
    return value === UNKNOWN ? [] : [value];
  });
  const distinct = known.filter((value, at) => known.indexOf(value) === at);
  if (distinct.length < 2) return distinct[0] ?? UNKNOWN;
  return bounded(["any", distinct]);
}

function bounded(value: Value): Value {
  return sizeOf(value) > LARGEST ? UNKNOWN : value;
}

/** How many values there are in one, itself counted; not more than a little above the largest that is kept. */
function sizeOf(value: Value): number {
  let size = 0;
  const pending: Value[] = [value];
  for (let one = pending.pop(); one !== undefined && size <= LARGEST; one = pending.pop()) {
    size++;
    pending.push(...partsOf(one));
  }
  return size;
}

export function partsOf(value: Value): readonly Value[] {
  switch (value[0]) {
    case "object":
      return value[1].map(([, part]) => part);
    case "list":
    case "any":
    case "joined":
      return value[1];
    default:
      return [];
  }
}

/** The value with its parts replaced. */
export function withParts(value: Value, replace: (part: Value) => Value): Value {
  switch (value[0]) {
    case "object":
      return objectValue(value[1].map(([key, part]) => [key, withParts(part, replace)]));
    case "list":
      return listValue(value[1].map((part) => withParts(part, replace)));
    case "any":
      return anyValue(value[1].map((part) => withParts(part, replace)));
    case "joined":
      return joinedValue(value[1].map((part) => withParts(part, replace)));
    default:
      return replace(value);
  }
}

/** Whether a value or a part of it passes a test. */
export function someValue(value: Value, test: (part: Value) => boolean): boolean {
  const pending: Value[] = [value];
  for (let one = pending.pop(); one !== undefined; one = pending.pop()) {
    if (test(one)) return true;
    pending.push(...partsOf(one));
  }
  return false;
}
