import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { edgeBetween, factOfRequest, importedOf, importerOf, importFactOf } from "../../src/graph/edge-lookup.js";
import { checkEdge, checkNode } from "../../src/graph/number-checks.js";
import { draw, edgeOf } from "./draw.js";
import { anyProject, naiveLabel, topologyOf } from "./random-project.js";

describe("importerOf and importedOf", () => {
  it("name the two ends of an edge", () => {
    const topology = draw("a", "b", "c -> a", "d", "e -> c");
    const edge = edgeOf(topology, "e -> c");
    expect([importerOf(topology, edge), importedOf(topology, edge)]).toEqual([4, 2]);
  });

  it("refuse an edge that is not there", () => {
    expect(() => importerOf(draw("a -> b"), 1)).toThrow(new RangeError("There is no edge 1 among 1"));
    expect(() => importedOf(draw("a"), 0)).toThrow(RangeError);
  });
});

describe("edgeBetween", () => {
  it("finds none in the other direction", () => {
    expect(edgeBetween(draw("a -> b"), 1, 0)).toBeUndefined();
  });

  it("finds none in the row of the next module", () => {
    expect(edgeBetween(draw("a -> a", "b -> c"), 0, 2)).toBeUndefined();
  });

  it("refuses a node that is not there", () => {
    expect(() => edgeBetween(draw("a"), 0, 1)).toThrow(new RangeError("There is no node 1 among 1"));
  });

  it("finds exactly the edges of random projects, and their ends lead back", () => {
    fc.assert(
      fc.property(anyProject, (project) => {
        const topology = topologyOf(project);
        for (const [from, fromId] of topology.modules.entries()) {
          for (const [to, toId] of topology.modules.entries()) {
            const edge = edgeBetween(topology, from, to);
            expect(edge !== undefined).toBe(naiveLabel(project, fromId, toId) !== 0);
            if (edge === undefined) continue;
            expect([importerOf(topology, edge), importedOf(topology, edge)]).toEqual([from, to]);
          }
        }
      }),
    );
  });
});

describe("importFactOf", () => {
  it("is the first import with the edge's label, so that its line can be told", () => {
    const topology = draw("a ~> b", "a -> c", "a -> b", "a -> b");
    expect(importFactOf(topology, edgeOf(topology, "a -> b")).line).toBe(3);
  });

  it("refuses facts that do not belong to the row", () => {
    expect(() => factOfRequest(draw("a -> b"), 0, 1)).toThrow(
      new TypeError("The facts of a have no import 1, but its row does"),
    );
  });
});

describe("checkNode and checkEdge", () => {
  it.each([-1, 0.5, 2, Number.NaN])("refuse %d as a node or an edge", (number) => {
    expect(() => checkNode(draw("a -> b"), number)).toThrow(RangeError);
    expect(() => checkEdge(draw("a -> b"), number)).toThrow(RangeError);
  });
});
