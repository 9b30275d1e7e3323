/**
 * Which methods change the object they are called on, by the family of the object. A method of an object whose family is
 * not known is no write: `cache.delete()` and `query.set()` mean something else in every library.
 *
 * As in ECMAScript 2026 and the DOM; `Array#with`, `toSorted` and the like copy.
 */

/** Families of built-in objects that hold what one puts into them. */
export type Family = "array" | "map" | "set" | "weak map" | "weak set" | "typed array" | "date" | "parameters";

const TYPED_ARRAYS =
  "Int8Array Uint8Array Uint8ClampedArray Int16Array Uint16Array Int32Array Uint32Array Float16Array Float32Array " +
  "Float64Array BigInt64Array BigUint64Array";

/** Global constructors of each family. */
const CONSTRUCTORS: Readonly<Record<Family, string>> = {
  array: "Array",
  map: "Map",
  set: "Set",
  "weak map": "WeakMap",
  "weak set": "WeakSet",
  "typed array": TYPED_ARRAYS,
  date: "Date",
  parameters: "URLSearchParams Headers FormData",
};

const METHODS: Readonly<Record<Family, string>> = {
  array: "push pop shift unshift splice sort reverse fill copyWithin",
  map: "set delete clear getOrInsert getOrInsertComputed",
  set: "add delete clear",
  "weak map": "set delete getOrInsert getOrInsertComputed",
  "weak set": "add delete",
  "typed array": "set fill sort reverse copyWithin",
  date:
    "setDate setFullYear setHours setMilliseconds setMinutes setMonth setSeconds setTime setUTCDate setUTCFullYear " +
    "setUTCHours setUTCMilliseconds setUTCMinutes setUTCMonth setUTCSeconds setYear",
  parameters: "append set delete sort",
};

const familyByConstructor = new Map(
  entriesOf(CONSTRUCTORS).flatMap(([family, names]) => names.split(" ").map((name) => [name, family] as const)),
);
const methodsByFamily = new Map(entriesOf(METHODS).map(([family, names]) => [family, new Set(names.split(" "))]));

function entriesOf(record: Readonly<Record<Family, string>>): readonly (readonly [Family, string])[] {
  return Object.entries(record) as [Family, string][];
}

/** The family that a global constructor makes. */
export function familyOf(constructor: string): Family | undefined {
  return familyByConstructor.get(constructor);
}

/** The families whose objects a method changes; none for a method of another name. */
export function familiesChangedBy(method: string): readonly Family[] {
  return FAMILIES.filter((family) => methodsByFamily.get(family)?.has(method) === true);
}

const FAMILIES = [...methodsByFamily.keys()];

/** All such methods, whatever the family. */
export const WRITING_METHODS: ReadonlySet<string> = new Set(
  [...methodsByFamily.values()].flatMap((names) => [...names]),
);

/** Functions of built-in objects that change their first argument. */
export const WRITING_FUNCTIONS: ReadonlySet<string> = new Set([
  ...["Object.assign", "Object.defineProperty", "Object.defineProperties", "Object.setPrototypeOf"],
  ...["Reflect.set", "Reflect.defineProperty", "Reflect.deleteProperty", "Reflect.setPrototypeOf"],
  ...["Atomics.store", "Atomics.add", "Atomics.sub", "Atomics.exchange", "Atomics.compareExchange"],
]);
