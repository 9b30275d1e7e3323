import { describe, expect, it } from "vitest";
import { domainGraph } from "../../src/graph/domain-graph.js";
import { importedOf, importerOf } from "../../src/graph/edge-lookup.js";
import type { EdgeSelection } from "../../src/graph/edge-selection.js";
import { nodeSet } from "../../src/graph/node-set.js";
import { LABEL_BIT } from "../../src/graph/resolved-module.js";
import type { Topology } from "../../src/graph/topology.js";
import { byFolder } from "./by-folder.js";
import { draw } from "./draw.js";

const eager: EdgeSelection = { labels: LABEL_BIT.eager, tests: undefined };

/** Each step as `from to: import, import`. */
function steps(topology: Topology, selection = eager): string[] {
  const { domains, imports } = domainGraph(topology, selection, byFolder(topology));
  const show = (graph: Topology, edge: number, arrow: string) =>
    `${graph.modules[importerOf(graph, edge)]}${arrow}${graph.modules[importedOf(graph, edge)]}`;
  return imports.map(
    (edges, step) => `${show(domains, step, " ")}: ${edges.map((edge) => show(topology, edge, " -> ")).join(", ")}`,
  );
}

describe("domainGraph", () => {
  it("has a step for each two domains, with the imports it stands for", () => {
    expect(steps(draw("b/2 -> a/1 -> b/1", "a/2 -> b/1", "b/1 -> c/1"))).toEqual([
      "a b: a/1 -> b/1, a/2 -> b/1",
      "b a: b/2 -> a/1",
      "b c: b/1 -> c/1",
    ]);
  });

  it("has no step inside a domain", () => {
    expect(steps(draw("a/1 -> a/2 -> a/1", "b/1"))).toEqual([]);
  });

  it("has no step to or from what is shared or in no domain", () => {
    expect(steps(draw("a/1 -> shared/1 -> b/1 -> main -> a/1"))).toEqual([]);
    expect(steps(draw("a/1 -> c/1 -> b/1 -> d/1 -> a/1"))).toHaveLength(4);
  });

  it("has steps of selected edges only", () => {
    const topology = draw("a/1 ~> b/1 -.-> a/2", "b/t -> a/1");
    const tests = nodeSet(topology.modules, (id) => id === "b/t");
    expect(steps(topology, { labels: LABEL_BIT.eager | LABEL_BIT.deferred, tests: undefined })).toEqual([
      "a b: a/1 -> b/1",
      "b a: b/t -> a/1",
    ]);
    expect(domainGraph(topology, { ...eager, tests }, byFolder(topology)).imports).toEqual([]);
  });

  it("has a node for each domain, connected or not", () => {
    const topology = draw("b/1", "a/1", "main");
    expect(domainGraph(topology, eager, byFolder(topology)).domains.modules).toEqual(["a", "b"]);
  });

  it("is the same object for equal domains", () => {
    const topology = draw("a/1 -> b/1");
    expect(domainGraph(topology, eager, byFolder(topology))).toBe(domainGraph(topology, eager, byFolder(topology)));
  });

  it("refuses domains of another graph", () => {
    expect(() => domainGraph(draw("a/1"), eager, byFolder(draw("a/1", "b/1")))).toThrow(RangeError);
  });
});
