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

const body = fc.record(
  { uses: fc.array(fc.array(uses)), functions: fc.array(name), empty: fc.array(fc.nat()), jsx },
  { requiredKeys: ["uses", "functions", "empty"] },
) as unknown as fc.Arbitrary<BodyFacts>;

it("packed bodies give back every fact", () => {
  fc.assert(
    fc.property(body, (facts) => {
      expect(unpackBody(packBody(facts))).toEqual(facts);
    }),
  );
});

it("a body that is not known stays unknown", () => expect(unpackBody(packBody(undefined))).toBeUndefined());
