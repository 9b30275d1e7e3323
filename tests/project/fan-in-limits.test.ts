import { describe, expect, it } from "vitest";
import { fanInLimits } from "../../src/project/fan-in-limits.js";
import { draw } from "../graph/draw.js";

const limits = () => ({ "a*": 3, a: 1, b: 2 });

describe("limits of fan-in", () => {
  it("are those of the first pattern that matches, else the one for all", () => {
    const { of } = fanInLimits(draw("a -> b", "a -> c"), { max: 9, limits: limits() });
    expect(["a", "b", "c"].map(of)).toEqual([3, 2, 9]);
  });

  it("are none where nothing matches and none is for all", () => {
    expect(fanInLimits(draw("a -> b"), { max: undefined, limits: {} }).of("a")).toBeUndefined();
  });

  it("are looked up once for all files of a graph, whose options are objects of their own", () => {
    const topology = draw("a -> b");
    const first = fanInLimits(topology, { max: 9, limits: limits() });
    expect(fanInLimits(topology, { max: 9, limits: limits() })).toBe(first);
    expect(fanInLimits(topology, { max: 8, limits: limits() })).not.toBe(first);
    expect(fanInLimits(topology, { max: 9, limits: { b: 1, "a*": 3 } }).of("b")).toBe(1);
  });
});
