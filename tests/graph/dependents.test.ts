import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dependentCounts } from "../../src/graph/dependents.js";
import { nodeSet } from "../../src/graph/node-set.js";
import { LABEL_BIT } from "../../src/graph/resolved-module.js";
import type { Topology } from "../../src/graph/topology.js";
import { dependentCount } from "./dependent-count.js";
import { draw, nodeOf } from "./draw.js";
import { anyProject, naiveDistances, selectionOf, topologyOf } from "./random-project.js";

const eager = { labels: LABEL_BIT.eager, tests: undefined };

const dependentsOf = (topology: Topology, id: string, selection: Parameters<typeof dependentCount>[1] = eager) =>
  dependentCount(topology, selection, nodeOf(topology, id));

describe("the dependents of a module", () => {
  it("are those that import it, and those that import them", () => {
    expect(dependentsOf(draw("a -> b -> c", "d -> c"), "c")).toBe(3);
  });

  it("count once, by however many ways they come to it", () => {
    expect(dependentsOf(draw("a -> b -> d", "a -> c -> d", "a -> d"), "d")).toBe(3);
  });

  it("are without itself, though it depends on itself by a cycle", () => {
    expect(dependentsOf(draw("a -> b -> a"), "a")).toBe(1);
  });

  it("come by selected edges only", () => {
    expect(dependentsOf(draw("a ~> b -> c"), "c")).toBe(1);
  });

  it("are none if nobody imports it", () => {
    expect(dependentsOf(draw("a -> b"), "a")).toBe(0);
  });

  it("are no test modules", () => {
    const topology = draw("a.test -> a -> b", "b.test -> b", "b.test -> a.test");
    const tests = nodeSet(topology.modules, (id) => id.endsWith(".test"));
    expect(dependentsOf(topology, "b", { ...eager, tests })).toBe(1);
    expect(dependentsOf(topology, "a.test", { ...eager, tests })).toBe(0);
  });

  it("are not those of a node that is not there", () => {
    expect(() => dependentCount(draw("a"), eager, 1)).toThrow(RangeError);
  });

  it("are counted of many modules at once as of each, in random projects", () => {
    fc.assert(
      fc.property(anyProject, (project) => {
        const topology = topologyOf(project);
        const selection = selectionOf(project, topology);
        const some = nodeSet(topology.modules, (id) => id !== "a.ts" && !project.tests.has(id));
        const each = topology.modules.map((_, node) =>
          some.flags[node] === 1 ? dependentCount(topology, selection, node) : 0,
        );
        expect(Array.from(dependentCounts(topology, selection, some))).toEqual(each);
      }),
    );
  });

  it("are counted of more modules than fit into one number", () => {
    const ids = Array.from({ length: 70 }, (_, at) => `m${String(at).padStart(2, "0")}`);
    const topology = draw(ids.join(" -> "));
    const all = nodeSet(topology.modules, () => true);
    expect(Array.from(dependentCounts(topology, eager, all))).toEqual(ids.map((_, at) => at));
  });

  it("are as many as have a way to it, in random projects", () => {
    fc.assert(
      fc.property(anyProject, (drawn) => {
        // Tests depend on nothing here, as they are no dependents of anything.
        const project = { ...drawn, requests: drawn.requests.filter(({ from }) => !drawn.tests.has(from)) };
        const topology = topologyOf(drawn);
        const distance = naiveDistances(project);
        for (const [node, to] of topology.modules.entries()) {
          const ways = topology.modules.filter((from, other) => other !== node && distance(from, to) < Infinity);
          expect(dependentCount(topology, selectionOf(drawn, topology), node)).toBe(ways.length);
        }
      }),
    );
  });
});
