import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dependents } from "../../src/graph/dependents.js";
import { fanIn } from "../../src/graph/fan-in.js";
import { nodeSet } from "../../src/graph/node-set.js";
import { LABEL_BIT } from "../../src/graph/resolved-module.js";
import type { Topology } from "../../src/graph/topology.js";
import { draw, nodeOf } from "./draw.js";
import { anyProject, naiveDistances, selectionOf, topologyOf } from "./random-project.js";

const eager = { labels: LABEL_BIT.eager, tests: undefined };

function dependentsOf(topology: Topology, id: string, selection: Parameters<typeof dependents>[1] = eager): string[] {
  const { nodes, distances } = dependents(topology, selection, nodeOf(topology, id));
  return Array.from(nodes, (node, at) => `${topology.modules[node]} ${distances[at]}`);
}

describe("dependents", () => {
  it("lists those that import a module, then those that import them", () => {
    expect(dependentsOf(draw("a -> b -> c", "d -> c"), "c")).toEqual(["b 1", "d 1", "a 2"]);
  });

  it("takes the shortest distance", () => {
    expect(dependentsOf(draw("a -> b -> c", "a -> c"), "c")).toEqual(["a 1", "b 1"]);
  });

  it("orders modules of one distance by id, not by the way they were found", () => {
    expect(dependentsOf(draw("z -> a -> t", "b -> c -> t"), "t")).toEqual(["a 1", "c 1", "b 2", "z 2"]);
  });

  it("leaves out the module itself, though it depends on itself by a cycle", () => {
    expect(dependentsOf(draw("a -> b -> a"), "a")).toEqual(["b 1"]);
  });

  it("follows selected edges only", () => {
    expect(dependentsOf(draw("a ~> b -> c"), "c")).toEqual(["b 1"]);
  });

  it("finds none for a module that nobody imports", () => {
    expect(dependentsOf(draw("a -> b"), "a")).toEqual([]);
  });

  it("counts no test module", () => {
    const topology = draw("a.test -> a -> b", "b.test -> b", "b.test -> a.test");
    const tests = nodeSet(topology.modules, (id) => id.endsWith(".test"));
    expect(dependentsOf(topology, "b", { ...eager, tests })).toEqual(["a 1"]);
    expect(dependentsOf(topology, "a.test", { ...eager, tests })).toEqual([]);
  });

  it("refuses a node that is not there", () => {
    expect(() => dependents(draw("a"), eager, 1)).toThrow(RangeError);
  });

  it("has at distance 1 as many as the fan-in, on random projects", () => {
    fc.assert(
      fc.property(anyProject, (project) => {
        const topology = topologyOf(project);
        const selection = selectionOf(project, topology);
        const direct = topology.modules.map(
          (_, node) => dependents(topology, selection, node).distances.filter((distance) => distance === 1).length,
        );
        expect(direct).toEqual(Array.from(fanIn(topology, selection)));
      }),
    );
  });

  it("agrees with the distances of random projects", () => {
    fc.assert(
      fc.property(anyProject, (drawn) => {
        // Tests depend on nothing here, as they are no dependents of anything.
        const project = { ...drawn, requests: drawn.requests.filter(({ from }) => !drawn.tests.has(from)) };
        const topology = topologyOf(drawn);
        const distance = naiveDistances(project);
        for (const [node, to] of topology.modules.entries()) {
          const found = dependents(topology, selectionOf(drawn, topology), node);
          const expected = topology.modules
            .map((from, importer) => ({ importer, away: distance(from, to) }))
            .filter(({ importer, away }) => importer !== node && away < Infinity)
            .sort((a, b) => a.away - b.away || a.importer - b.importer);
          expect(Array.from(found.nodes)).toEqual(expected.map(({ importer }) => importer));
          expect(Array.from(found.distances)).toEqual(expected.map(({ away }) => away));
        }
      }),
    );
  });
});
