import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { nodeSet } from "../../src/graph/node-set.js";

describe("nodeSet", () => {
  it("flags the nodes whose ids are members", () => {
    expect(Array.from(nodeSet(["a", "b", "c"], (id) => id !== "b").flags)).toEqual([1, 0, 1]);
  });

  it("has equal keys for equal sets, and only for them", () => {
    const flags = fc.array(fc.boolean(), { minLength: 6, maxLength: 6 });
    fc.assert(
      fc.property(flags, flags, (one, other) => {
        const keyOf = (members: boolean[]) => nodeSet([..."012345"], (id) => members[Number(id)]!).key;
        expect(keyOf(one) === keyOf(other)).toBe(one.join() === other.join());
      }),
    );
  });

  it("has a key that stays short however many nodes there are", () => {
    const ids = Array.from({ length: 50_000 }, (_, node) => `m${node}`);
    expect(nodeSet(ids, () => true).key.length).toBeLessThan(50);
  });
});
