import { describe, expect, it, vi } from "vitest";
import { replaceRow } from "../../src/graph/link.js";
import { memoised } from "../../src/graph/memo.js";
import type { Topology } from "../../src/graph/topology.js";
import { draw, drawModule } from "./draw.js";

describe("memoised", () => {
  it("asks the query once for the same graph and arguments", () => {
    const query = vi.fn((topology: Topology, times: number) => topology.modules.length * times);
    const ask = memoised(query, String);
    const topology = draw("a -> b");
    expect([ask(topology, 3), ask(topology, 3), query.mock.calls.length]).toEqual([6, 6, 1]);
  });

  it("tells arguments apart by their key", () => {
    const ask = memoised(
      (_: Topology, text: string) => text,
      (text) => text,
    );
    const topology = draw("a");
    expect([ask(topology, "x"), ask(topology, "y")]).toEqual(["x", "y"]);
  });

  it("tells graphs apart, even equal ones", () => {
    const query = vi.fn((topology: Topology) => topology.modules.length);
    const ask = memoised(query, () => "");
    ask(draw("a"));
    ask(draw("a"));
    expect(query).toHaveBeenCalledTimes(2);
  });

  it("keeps the answers of a query about ids for a derived graph with the same ids", () => {
    const query = vi.fn(({ modules }: Topology) => modules.length);
    const ask = memoised(
      query,
      () => "",
      ({ modules }) => modules,
    );
    const base = draw("a -> b");
    const { row, facts } = drawModule("a", "a");
    ask(base);
    ask(replaceRow(base, row, facts));
    expect(query).toHaveBeenCalledTimes(1);
  });

  it("remembers that an answer is undefined", () => {
    const query = vi.fn(() => undefined);
    const ask = memoised(query, () => "");
    const topology = draw("a");
    ask(topology);
    ask(topology);
    expect(query).toHaveBeenCalledTimes(1);
  });

  it("asks again after the query threw", () => {
    let calls = 0;
    const ask = memoised(
      () => {
        if (calls++ === 0) throw new Error("first");
        return "second";
      },
      () => "",
    );
    const topology = draw("a");
    expect(() => ask(topology)).toThrow("first");
    expect(ask(topology)).toBe("second");
  });
});
