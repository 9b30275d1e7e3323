import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cycleThrough } from "../../src/graph/cycle-through.js";
import { importedOf, importerOf } from "../../src/graph/edge-lookup.js";
import { selectedEdges } from "../../src/graph/edge-selection.js";
import { LABEL_BIT } from "../../src/graph/resolved-module.js";
import type { Topology } from "../../src/graph/topology.js";
import { draw, edgeOf, edgesOf } from "./draw.js";
import { anyProject, naiveDistances, selectionOf, topologyOf } from "./random-project.js";

const eager = { labels: LABEL_BIT.eager, tests: undefined };

function cycle(topology: Topology, arrow: `${string} -> ${string}`): string[] | undefined {
  return cycleThrough(topology, eager, edgeOf(topology, arrow))?.map((edge) => edgesOf(topology)[edge]!);
}

describe("cycleThrough", () => {
  it("begins with the edge and ends where the edge starts", () => {
    expect(cycle(draw("a -> b -> c -> a"), "b -> c")).toEqual(["b -> c", "c -> a", "a -> b"]);
  });

  it("takes the shortest way back", () => {
    expect(cycle(draw("a -> b -> c -> d -> a", "b -> d"), "a -> b")).toEqual(["a -> b", "b -> d", "d -> a"]);
  });

  it("is the edge alone for an import of the module itself", () => {
    expect(cycle(draw("a -> a -> b -> a"), "a -> a")).toEqual(["a -> a"]);
  });

  it("is undefined for an edge on no cycle", () => {
    expect(cycle(draw("a -> b -> c -> b"), "a -> b")).toBeUndefined();
  });

  it("is undefined for an edge that is not selected", () => {
    expect(cycle(draw("a ~> b -> a"), "a -> b")).toBeUndefined();
  });

  it("refuses an edge that is not there", () => {
    expect(() => cycleThrough(draw("a"), eager, 0)).toThrow(RangeError);
  });

  it("is a closed walk of selected edges of the least length, on random projects", () => {
    fc.assert(
      fc.property(anyProject, (project) => {
        const topology = topologyOf(project);
        const selection = selectionOf(project, topology);
        const distance = naiveDistances(project);
        const selected = selectedEdges(topology, selection);
        for (const edge of topology.targets.keys()) {
          const found = cycleThrough(topology, selection, edge);
          const [from, to] = [importerOf(topology, edge), importedOf(topology, edge)];
          const length = selected[edge] === 1 ? 1 + distance(topology.modules[to]!, topology.modules[from]!) : Infinity;
          expect(found?.length ?? Infinity).toBe(length);
          for (const [place, step] of found?.entries() ?? []) {
            const next = found![(place + 1) % found!.length]!;
            expect([selected[step], importedOf(topology, step)]).toEqual([1, importerOf(topology, next)]);
          }
        }
      }),
    );
  });
});
