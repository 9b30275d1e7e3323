import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { EVERY_EDGE, selectedEdges, selectedEdgesOf, selectionKey } from "../../src/graph/edge-selection.js";
import { nodeSet } from "../../src/graph/node-set.js";
import { LABEL_BIT } from "../../src/graph/resolved-module.js";
import type { Topology } from "../../src/graph/topology.js";
import { draw, edgeOf, edgesOf, nodeOf } from "./draw.js";
import { anyProject, naiveIsSelected, naiveLabel, selectionOf, topologyOf } from "./random-project.js";

const eager = { labels: LABEL_BIT.eager, tests: undefined };
const testsOf = (topology: Topology) => nodeSet(topology.modules, (id) => id.endsWith(".test"));
const drawnSelection = (topology: Topology, selection: Parameters<typeof selectedEdges>[1]) =>
  edgesOf(topology).filter((_, edge) => selectedEdges(topology, selection)[edge] === 1);

describe("selectedEdges", () => {
  it("holds the edges that have one of the labels", () => {
    const topology = draw("a -> b ~> c -.-> a");
    const selection = { labels: LABEL_BIT.eager | LABEL_BIT.erased, tests: undefined };
    expect(drawnSelection(topology, selection)).toEqual(["a -> b", "c -.-> a"]);
  });

  it("leaves out an edge from a test module to other code", () => {
    const topology = draw("a.test -> a", "a -> b");
    expect(drawnSelection(topology, { ...EVERY_EDGE, tests: testsOf(topology) })).toEqual(["a -> b"]);
  });

  it("holds an edge between test modules", () => {
    const topology = draw("a.test -> b.test -> a.test");
    expect(drawnSelection(topology, { ...EVERY_EDGE, tests: testsOf(topology) })).toHaveLength(2);
  });

  it("holds an edge from other code into a test module", () => {
    const topology = draw("a -> a.test");
    expect(drawnSelection(topology, { ...EVERY_EDGE, tests: testsOf(topology) })).toEqual(["a -> a.test"]);
  });

  it("leaves out single edges, whatever their labels", () => {
    const topology = draw("a -> b -> c");
    const without = [edgeOf(topology, "a -> b")];
    expect(drawnSelection(topology, { ...EVERY_EDGE, without })).toEqual(["b -> c"]);
  });

  it("refuses to leave out an edge that is not there", () => {
    expect(() => selectedEdges(draw("a -> b"), { ...EVERY_EDGE, without: [1] })).toThrow(RangeError);
  });

  it("holds nothing without labels", () => {
    expect(drawnSelection(draw("a -> b"), { labels: 0, tests: undefined })).toEqual([]);
  });

  it("is the same array for selections of equal value", () => {
    const topology = draw("a.test -> a");
    const one = selectedEdges(topology, { ...eager, tests: testsOf(topology) });
    expect(selectedEdges(topology, { ...eager, tests: testsOf(topology) })).toBe(one);
  });

  it.each([-1, 8, 1.5, Number.NaN])("refuses the labels %d", (labels) => {
    expect(() => selectedEdges(draw("a"), { labels, tests: undefined })).toThrow(RangeError);
  });

  it("refuses the tests of a graph of another size", () => {
    const tests = testsOf(draw("a", "a.test"));
    expect(() => selectedEdges(draw("a.test"), { ...eager, tests })).toThrow(
      new RangeError("The tests are a set of 2 nodes, but the graph has 1"),
    );
  });

  it("agrees with the definition on random projects", () => {
    fc.assert(
      fc.property(anyProject, (project) => {
        const topology = topologyOf(project);
        const pairs = topology.modules.flatMap((from) => topology.modules.map((to) => [from, to] as const));
        const edges = pairs.filter(([from, to]) => naiveLabel(project, from, to) !== 0);
        const expected = edges.map(([from, to]) => (naiveIsSelected(project, from, to) ? 1 : 0));
        expect(Array.from(selectedEdges(topology, selectionOf(project, topology)))).toEqual(expected);
      }),
    );
  });
});

describe("selectedEdgesOf", () => {
  it("lists the selected edges of one module in the order of their targets", () => {
    const topology = draw("b -> d", "b ~> c", "b -> a -> b");
    const edges = selectedEdgesOf(topology, eager, nodeOf(topology, "b"));
    expect(edges.map((edge) => edgesOf(topology)[edge])).toEqual(["b -> a", "b -> d"]);
  });
});

describe("selectionKey", () => {
  it("tells labels apart", () => {
    expect(selectionKey(eager)).not.toBe(selectionKey(EVERY_EDGE));
  });

  it("tells tests apart", () => {
    const { modules } = draw("a.test", "b.test");
    const one = nodeSet(modules, (id) => id === "a.test");
    const other = nodeSet(modules, (id) => id === "b.test");
    expect(selectionKey({ ...eager, tests: one })).not.toBe(selectionKey({ ...eager, tests: other }));
  });

  it("tells edges that are left out apart", () => {
    const keys = [[], [0], [1], [0, 1]].map((without) => selectionKey({ ...eager, without }));
    expect(new Set(keys).size).toBe(4);
  });

  it("takes no edges left out and an empty list of them for the same", () => {
    expect(selectionKey({ ...eager, without: [] })).toBe(selectionKey(eager));
  });

  it("takes no tests and an empty set of tests for the same", () => {
    const tests = nodeSet(["a"], () => false);
    expect(selectionKey({ ...eager, tests })).toBe(selectionKey(eager));
  });
});
