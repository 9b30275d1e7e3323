import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { importedOf } from "../../src/graph/edge-lookup.js";
import { shortestPath } from "../../src/graph/shortest-path.js";
import { LABEL_BIT } from "../../src/graph/resolved-module.js";
import type { ModuleId } from "../../src/graph/resolved-module.js";
import type { Topology } from "../../src/graph/topology.js";
import { draw, edgesOf, nodeOf } from "./draw.js";
import { anyProject, naiveDistances, naiveIsSelected, selectionOf, topologyOf } from "./random-project.js";

const eager = { labels: LABEL_BIT.eager, tests: undefined };

function pathBetween(topology: Topology, from: ModuleId, to: ModuleId): string[] | undefined {
  const path = shortestPath(topology, eager, nodeOf(topology, from), nodeOf(topology, to));
  return path?.map((edge) => edgesOf(topology)[edge]!);
}

describe("shortestPath", () => {
  it("lists the edges from the start to the end", () => {
    expect(pathBetween(draw("a -> b -> c -> d"), "a", "d")).toEqual(["a -> b", "b -> c", "c -> d"]);
  });

  it("takes a chord", () => {
    expect(pathBetween(draw("a -> b -> c -> d", "a -> c"), "a", "d")).toEqual(["a -> c", "c -> d"]);
  });

  it("takes the first of several by ids", () => {
    expect(pathBetween(draw("a -> c -> e", "a -> d -> e", "a -> b -> e"), "a", "e")).toEqual(["a -> b", "b -> e"]);
  });

  it("decides between ids at the step nearest to the start", () => {
    const topology = draw("a -> b -> y -> z", "a -> c -> d -> z");
    expect(pathBetween(topology, "a", "z")).toEqual(["a -> b", "b -> y", "y -> z"]);
  });

  it("sees selected edges only", () => {
    expect(pathBetween(draw("a -> b -> c", "a ~> c"), "a", "c")).toEqual(["a -> b", "b -> c"]);
  });

  it("does not step over an edge that is not selected, though it leads nearer", () => {
    const topology = draw("a ~> b -> z -> a", "a -> c -> z", "a -> d -> z", "c -> b");
    expect(pathBetween(topology, "a", "z")).toEqual(["a -> c", "c -> z"]);
  });

  it("is undefined against the direction of the edges", () => {
    expect(pathBetween(draw("a -> b"), "b", "a")).toBeUndefined();
  });

  it("is undefined between modules that nothing connects", () => {
    expect(pathBetween(draw("a -> b", "c -> d"), "a", "d")).toBeUndefined();
    expect(pathBetween(draw("a -> b", "c -> d"), "c", "b")).toBeUndefined();
  });

  it("is empty from a module to itself", () => {
    expect(pathBetween(draw("a -> b -> a"), "a", "a")).toEqual([]);
  });

  it("refuses a node that is not there", () => {
    expect(() => shortestPath(draw("a"), eager, 0, 1)).toThrow(RangeError);
    expect(() => shortestPath(draw("a"), eager, -1, 0)).toThrow(RangeError);
  });

  it("is the first of the shortest ways by ids, on random projects", () => {
    fc.assert(
      fc.property(anyProject, (project) => {
        const topology = topologyOf(project);
        const selection = selectionOf(project, topology);
        const distance = naiveDistances(project);
        for (const [from, fromId] of topology.modules.entries()) {
          for (const [to, toId] of topology.modules.entries()) {
            const path = shortestPath(topology, selection, from, to);
            const steps = path?.map((edge) => topology.modules[importedOf(topology, edge)]);
            let expected: ModuleId[] | undefined = distance(fromId, toId) < Infinity ? [] : undefined;
            for (let at = fromId; expected !== undefined && at !== toId; expected.push(at)) {
              const isNearer = (next: ModuleId) => distance(next, toId) === distance(at, toId) - 1;
              at = topology.modules.find((next) => naiveIsSelected(project, at, next) && isNearer(next))!;
            }
            expect(steps).toEqual(expected);
          }
        }
      }),
    );
  });
});
