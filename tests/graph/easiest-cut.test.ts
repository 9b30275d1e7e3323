import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cycleThrough } from "../../src/graph/cycle-through.js";
import { easiestCut } from "../../src/graph/easiest-cut.js";
import { LABEL_BIT } from "../../src/graph/resolved-module.js";
import type { Topology } from "../../src/graph/topology.js";
import { draw, edgeOf, edgesOf } from "./draw.js";

const eager = { labels: LABEL_BIT.eager, tests: undefined };

/** The easiest cut of the shortest cycle that runs through `a -> b`. */
function cutOf(topology: Topology): string {
  const cycle = cycleThrough(topology, eager, edgeOf(topology, "a -> b"))!;
  return edgesOf(topology)[easiestCut(topology, eager, cycle)]!;
}

describe("easiestCut", () => {
  it("takes the edge with the fewest names", () => {
    expect(cutOf(draw("a -{x,y}-> b -{x}-> c -{x,y,z}-> a"))).toBe("b -> c");
  });

  it("counts a namespace as more than any number of names", () => {
    expect(cutOf(draw("a -{*}-> b -{p,q,r,s,t}-> a"))).toBe("b -> a");
  });

  it("counts an import without names as more than any number of names", () => {
    expect(cutOf(draw("a -{}-> b -{p,q,r,s,t}-> a"))).toBe("b -> a");
  });

  it("counts names that are types as none", () => {
    expect(cutOf(draw("a -{x}-> b -{type:T,type:U}-> a"))).toBe("b -> a");
  });

  it("takes the first importer of several with as few names", () => {
    expect(cutOf(draw("a -{x,y}-> b -{x}-> d -{x}-> c -{x}-> a"))).toBe("b -> d");
  });

  it("takes the first importer if every edge is as hard", () => {
    expect(cutOf(draw("a -{*}-> b -{}-> a"))).toBe("a -> b");
  });

  it("takes the only edge of a module that imports itself", () => {
    const topology = draw("a -> a");
    expect(easiestCut(topology, eager, [0])).toBe(0);
  });

  it("is the same wherever the cycle is entered", () => {
    const counts = fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(counts, fc.nat(), (names, start) => {
        const next = (at: number) => (at + 1) % names.length;
        const arrows = names.map((count, at) => `${at} -{${[..."xyz"].slice(0, count).join()}}-> ${next(at)}`);
        const topology = draw(...arrows);
        const cycle = cycleThrough(topology, eager, 0)!;
        const turned = [...cycle.slice(start % cycle.length), ...cycle.slice(0, start % cycle.length)];
        expect(easiestCut(topology, eager, turned)).toBe(easiestCut(topology, eager, cycle));
      }),
    );
  });

  it("refuses a cycle without edges", () => {
    expect(() => easiestCut(draw("a"), eager, [])).toThrow(RangeError);
  });
});
