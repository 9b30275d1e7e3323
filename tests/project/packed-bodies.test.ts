import fc from "fast-check";
import { expect, it } from "vitest";
import type { BodyFacts } from "../../src/facts/body-facts.js";
import { packBody, unpackBody } from "../../src/project/packed-bodies.js";

const name = fc.oneof(fc.string(), fc.constantFrom("*", "default", "__proto__"));

const loading = fc.oneof(fc.record({ line: fc.nat() }), fc.record({ line: fc.nat(), member: name }));

const uses = fc.record(
  {
    position: fc.constantFrom("value", "metadata", "nullable metadata", "type", "unused"),
    injected: fc.constant(true),
    loading: fc.array(loading),
  },
  { requiredKeys: ["position", "loading"] },
);

const jsx = fc.record(
  { fragments: fc.boolean(), factory: name, fragmentFactory: name, importSource: fc.boolean() },
  { requiredKeys: ["fragments", "importSource"] },
);

const way = fc.constantFrom(
  { by: "assignment", what: "limit", changes: [] },
  { by: "method", what: "sort", changes: ["array", "typed array", "parameters"] },
  { by: "function", what: "Object.assign", changes: [] },
);

const write = fc
  .tuple(
    fc.record({ request: fc.nat(), name: fc.nat(), path: fc.array(name), range: fc.tuple(fc.nat(), fc.nat()) }),
    way,
  )
  .map(([place, how]) => ({ ...place, ...how }));

const kind = fc.constantFrom("array", "map", "object", "class", "instance");

/** A property of this name is set by no parser of JSON. */
const key = name.filter((each) => each !== "__proto__");

const value = fc.record(
  { kind, of: name, isOwn: fc.constant(true), members: fc.dictionary(key, kind), setters: fc.array(name) },
  { requiredKeys: ["kind"] },
);

const body = fc.record(
  {
    uses: fc.array(fc.array(uses)),
    functions: fc.array(name),
    empty: fc.array(fc.nat()),
    writes: fc.array(write),
    values: fc.dictionary(key, value),
    jsx,
  },
  { requiredKeys: ["uses", "functions", "empty", "writes", "values"] },
) as unknown as fc.Arbitrary<BodyFacts>;

it("packed bodies give back every fact", () => {
  fc.assert(
    fc.property(body, (facts) => {
      expect(unpackBody(packBody(facts))).toEqual(facts);
    }),
  );
});

it("a body that is not known stays unknown", () => expect(unpackBody(packBody(undefined))).toBeUndefined());
