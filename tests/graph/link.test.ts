import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { linkTopology } from "../../src/graph/link.js";
import { LABEL_BIT, leafRow } from "../../src/graph/resolved-module.js";
import type { Topology } from "../../src/graph/topology.js";
import { draw, drawModules, edgeOf, edgesOf, HEALTHY, link, nodeOf } from "./draw.js";
import { anyProject, naiveLabel, rowsOf } from "./random-project.js";

const noFacts = () => ({ imports: [], exports: [] });

/** All but the questions one can ask. */
const dataOf = (topology: Topology): object =>
  Object.fromEntries(Object.entries(topology).filter(([, value]) => typeof value !== "function"));

describe("linkTopology", () => {
  it("orders modules by code units, whatever order the rows have", () => {
    expect(draw("z", "B", "a/b", "a-b", "a").modules).toEqual(["B", "a", "a-b", "a/b", "z"]);
  });

  it("numbers edges by importer, then by imported module", () => {
    expect(edgesOf(draw("b -> c -> a", "b -> a", "a ~> c"))).toEqual(["a ~> c", "b -> a", "b -> c", "c -> a"]);
  });

  it("finds the node of an id, and none for a stranger", () => {
    const topology = draw("a -> b");
    expect([topology.nodeOf("b"), topology.nodeOf("c")]).toEqual([1, undefined]);
  });

  it("merges requests for the same module into one edge with the strongest label", () => {
    expect(edgesOf(draw("a -.-> b", "a ~> b", "a -> b", "a ~> b"))).toEqual(["a -> b"]);
  });

  it("keeps the first request that has the edge's label", () => {
    const topology = draw("a -.-> b", "a ~> c", "a -> b", "a -> b");
    expect(topology.requests[edgeOf(topology, "a -> b")]).toBe(2);
  });

  it("keeps an import of the module itself", () => {
    expect(edgesOf(draw("a -> a"))).toEqual(["a -> a"]);
  });

  it.each(["b.d.ts", "b.d.mts", "b.d.cts", "b.d.css.ts", "src/b.d.ts"])("erases every edge to %s", (declaration) => {
    expect(edgesOf(draw(`a -> ${declaration}`, `a ~> ${declaration}`))).toEqual([`a -.-> ${declaration}`]);
  });

  it.each(["d.ts", "b.dts", "b.d.tsx", "b.d.js", "b.d.ts/c.ts", "b.d/c.ts"])("erases no edge to %s", (module) => {
    expect(edgesOf(draw(`a -> ${module}`))).toEqual([`a -> ${module}`]);
  });

  it("takes the first of all requests for an edge that a declaration erases", () => {
    const topology = draw("a ~> b.d.ts", "a -> b.d.ts");
    expect(topology.requests[edgeOf(topology, "a -> b.d.ts")]).toBe(0);
  });

  it("draws nothing for requests that lead out of the graph", () => {
    const row = { id: "a", key: "k", labels: [4, 4], targets: [null, "a"], unresolved: [0] };
    expect(Array.from(linkTopology([row], noFacts, HEALTHY).requests)).toEqual([1]);
  });

  it("asks for the facts of a module once, and only when they are needed", () => {
    const asked: string[] = [];
    const rows = drawModules("a -> b").map(({ row }) => row);
    const topology = linkTopology(rows, (row) => (asked.push(row.id), noFacts()), HEALTHY);
    topology.factsOf(1);
    topology.factsOf(1);
    expect(asked).toEqual(["b"]);
  });

  it("asks for no facts of a leaf", () => {
    const fail = () => {
      throw new Error("asked");
    };
    expect(linkTopology([leafRow("a.vue")], fail, HEALTHY).factsOf(0)).toEqual({ imports: [], exports: [] });
  });

  it("links no rows to an empty graph", () => {
    const topology = link([]);
    expect([topology.modules, Array.from(topology.offsets), topology.targets.length]).toEqual([[], [0], 0]);
  });

  it("leaves the rows in the order it was given them in", () => {
    const rows = drawModules("b -> a").map(({ row }) => row);
    linkTopology(rows, noFacts, HEALTHY);
    expect(rows.map(({ id }) => id)).toEqual(["b", "a"]);
  });

  it("refuses two rows with one id", () => {
    expect(() => linkTopology([leafRow("a"), leafRow("a")], noFacts, HEALTHY)).toThrow(
      new TypeError("Two rows have the id a"),
    );
  });

  it("refuses a target that is not among the rows", () => {
    const row = { id: "a", key: "k", labels: [4], targets: ["b"], unresolved: [] };
    expect(() => linkTopology([row], noFacts, HEALTHY)).toThrow(
      new TypeError("a imports b, which is not among the rows"),
    );
  });

  it("refuses a row with more targets than labels", () => {
    const row = { id: "a", key: "k", labels: [], targets: [null], unresolved: [] };
    expect(() => linkTopology([row], noFacts, HEALTHY)).toThrow(new TypeError("a has 0 labels for 1 imports"));
  });

  it.each([0, 3, 8, Number.NaN])("refuses the label %d", (label) => {
    const row = { id: "a", key: "k", labels: [label], targets: ["a"], unresolved: [] };
    expect(() => linkTopology([row], noFacts, HEALTHY)).toThrow(/has the label .* none of LABEL_BIT/);
  });

  it("refuses to tell the facts of a node that is not there", () => {
    expect(() => draw("a").factsOf(1)).toThrow(RangeError);
  });

  it("gives the same graph for every order of the rows", () => {
    const shuffled = anyProject.chain((project) => {
      const rows = rowsOf(project);
      return fc.tuple(fc.constant(rows), fc.shuffledSubarray(rows, { minLength: rows.length }));
    });
    fc.assert(
      fc.property(shuffled, ([rows, others]) => {
        const [one, other] = [rows, others].map((each) => dataOf(linkTopology(each, noFacts, HEALTHY)));
        expect(other).toEqual(one);
      }),
    );
  });

  it("draws exactly the edges that random requests ask for", () => {
    fc.assert(
      fc.property(anyProject, (project) => {
        const topology = linkTopology(rowsOf(project), noFacts, HEALTHY);
        const sorted = project.ids.toSorted((a, b) => (a < b ? -1 : 1));
        const pairs = sorted.flatMap((from) => sorted.map((to) => [from, to, naiveLabel(project, from, to)] as const));
        const expected = pairs.filter(([, , label]) => label !== 0);
        const actual = sorted.flatMap((from) => {
          const node = nodeOf(topology, from);
          const row = Array.from(topology.targets.keys()).slice(topology.offsets[node], topology.offsets[node + 1]);
          return row.map((edge) => [from, topology.modules[topology.targets[edge]!], topology.labels[edge]]);
        });
        expect(actual).toEqual(expected);
      }),
    );
  });

  it("orders labels by strength, as merging relies on", () => {
    expect(LABEL_BIT.eager > LABEL_BIT.deferred && LABEL_BIT.deferred > LABEL_BIT.erased).toBe(true);
  });
});
