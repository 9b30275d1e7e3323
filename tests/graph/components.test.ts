import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { components, cyclicEdgesOf, isCyclicEdge } from "../../src/graph/components.js";
import { importedOf, importerOf } from "../../src/graph/edge-lookup.js";
import { EVERY_EDGE, selectedEdges } from "../../src/graph/edge-selection.js";
import type { EdgeSelection } from "../../src/graph/edge-selection.js";
import { replaceRow } from "../../src/graph/link.js";
import { nodeSet } from "../../src/graph/node-set.js";
import { LABEL_BIT } from "../../src/graph/resolved-module.js";
import type { Topology } from "../../src/graph/topology.js";
import { draw, drawModule, edgeOf, edgesOf, nodeOf } from "./draw.js";
import { anyProject, naiveDistances, naiveIsSelected, selectionOf, topologyOf } from "./random-project.js";

const eager: EdgeSelection = { labels: LABEL_BIT.eager, tests: undefined };

/** The ids of each component of two or more modules. */
function knots(topology: Topology, selection = eager): string[] {
  const { of, sizes } = components(topology, selection);
  const members = Array.from(sizes, (): string[] => []);
  for (const [node, id] of topology.modules.entries()) members[of[node]!]!.push(id);
  return members
    .filter((ids) => ids.length > 1)
    .map((ids) => ids.join(" "))
    .sort();
}

/** For each node the nodes of its component. */
function partition(topology: Topology, selection: EdgeSelection): number[][] {
  const { of } = components(topology, selection);
  return Array.from(of, (own) => [...of.keys()].filter((node) => of[node] === own));
}

describe("components", () => {
  it("puts the modules of a cycle into one component", () => {
    expect(knots(draw("a -> b -> c -> a"))).toEqual(["a b c"]);
  });

  it("keeps a module that only leads into a cycle out of it", () => {
    expect(knots(draw("a -> b -> c -> b"))).toEqual(["b c"]);
  });

  it("keeps a module that a cycle only leads to out of it", () => {
    expect(knots(draw("a -> b -> a", "b -> c"))).toEqual(["a b"]);
  });

  it("joins two cycles that share a module", () => {
    expect(knots(draw("a -> b -> a", "b -> c -> b"))).toEqual(["a b c"]);
  });

  it("keeps two cycles apart that only one edge connects", () => {
    expect(knots(draw("a -> b -> a", "b -> c", "c -> d -> c"))).toEqual(["a b", "c d"]);
  });

  it("is not split by a chord", () => {
    expect(knots(draw("a -> b -> c -> d -> a", "b -> d"))).toEqual(["a b c d"]);
  });

  it("sees selected edges only", () => {
    expect(knots(draw("a -> b ~> a"))).toEqual([]);
  });

  it("gives a component of its own to each module without cycles", () => {
    expect(Array.from(components(draw("a -> b -> c", "a -> c"), eager).sizes)).toEqual([1, 1, 1]);
  });

  it("finds none in a graph without modules", () => {
    expect(components(draw(), eager).sizes).toHaveLength(0);
  });

  it("keeps a test and the code it tests apart, even if that code imports the test", () => {
    const topology = draw("a -> a.test -> a", "a.test -> b.test -> a.test");
    const tests = nodeSet(topology.modules, (id) => id.endsWith(".test"));
    expect(knots(topology, { ...eager, tests })).toEqual(["a.test b.test"]);
  });

  it("agrees with mutual reachability on random projects", () => {
    fc.assert(
      fc.property(anyProject, (project) => {
        const topology = topologyOf(project);
        const { of } = components(topology, selectionOf(project, topology));
        const distance = naiveDistances(project);
        for (const [a, aId] of topology.modules.entries()) {
          for (const [b, bId] of topology.modules.entries()) {
            expect(of[a] === of[b]).toBe(distance(aId, bId) < Infinity && distance(bId, aId) < Infinity);
          }
        }
      }),
    );
  });

  it("counts the members of each component of random projects", () => {
    fc.assert(
      fc.property(anyProject, (project) => {
        const topology = topologyOf(project);
        const { of, sizes } = components(topology, selectionOf(project, topology));
        expect(Array.from(sizes)).toEqual(Array.from(sizes, (_, number) => of.filter((own) => own === number).length));
      }),
    );
  });

  it("is told of a derived graph as of one that is linked from scratch", () => {
    const change = anyProject.chain((project) => {
      const request = fc.record({ to: fc.constantFrom(...project.ids), label: fc.constantFrom(1, 2, 4, 4) });
      const id = fc.constantFrom(...project.ids);
      return fc.record({ project: fc.constant(project), id, own: fc.array(request, { maxLength: 6 }) });
    });
    fc.assert(
      fc.property(change, ({ project, id, own }) => {
        const base = topologyOf(project);
        const [labels, targets] = [own.map(({ label }) => label), own.map(({ to }) => to)];
        const row = { id, key: "new", labels, targets, unresolved: [] };
        const derived = replaceRow(base, row, { imports: [], exports: [] });
        const scratch = { ...derived, changed: undefined };
        const selection = selectionOf(project, base);
        expect(partition(derived, selection)).toEqual(partition(scratch, selection));
      }),
      { numRuns: 1000 },
    );
  });

  it.each([
    ["an edge to what it led to already by another way", ["a -> b -> c -> b"], ["a -> b", "a -> c"]],
    ["an edge less between components", ["a -> b -> c -> b"], ["a"]],
    ["an edge upward to what does not lead back", ["a -> b", "c -> d -> c"], ["a -> b", "a -> c"]],
  ])("is that of the base for %s", (_, before, own) => {
    const base = draw(...before);
    const { row, facts } = drawModule("a", ...own);
    expect(components(replaceRow(base, row, facts), eager)).toBe(components(base, eager));
  });

  it.each([
    ["an edge that closes a cycle", ["a", "b -> c -> a"], ["a -> b"]],
    ["an edge less inside a component", ["a -> b -> c -> a"], ["a"]],
  ])("is searched anew for %s", (_, before, own) => {
    const base = draw(...before);
    const { row, facts } = drawModule("a", ...own);
    expect(components(replaceRow(base, row, facts), eager)).not.toBe(components(base, eager));
  });

  it("numbers a component after those it leads to", () => {
    fc.assert(
      fc.property(anyProject, (project) => {
        const topology = topologyOf(project);
        const selection = selectionOf(project, topology);
        const { of } = components(topology, selection);
        for (const [edge, isSelected] of selectedEdges(topology, selection).entries()) {
          if (isSelected === 0) continue;
          expect(of[importedOf(topology, edge)]).toBeLessThanOrEqual(of[importerOf(topology, edge)]!);
        }
      }),
    );
  });
});

describe("isCyclicEdge", () => {
  it("is true for every edge inside a component, whichever a search meets first", () => {
    const topology = draw("a -> b -> c -> a", "a -> c");
    expect(edgesOf(topology).filter((_, edge) => isCyclicEdge(topology, eager, edge))).toEqual(edgesOf(topology));
  });

  it("is false for an edge between components", () => {
    const topology = draw("a -> b -> a", "b -> c -> d -> c");
    expect(isCyclicEdge(topology, eager, edgeOf(topology, "b -> c"))).toBe(false);
  });

  it("is true for an import of the module itself", () => {
    const topology = draw("a -> a");
    expect(isCyclicEdge(topology, eager, 0)).toBe(true);
  });

  it("is false for an import of the module itself that is not selected", () => {
    expect(isCyclicEdge(draw("a -.-> a"), eager, 0)).toBe(false);
  });

  it("is false for an edge that is not selected, though its ends share a component", () => {
    const topology = draw("a -> b -> c -> a", "a -.-> c");
    expect(isCyclicEdge(topology, eager, edgeOf(topology, "a -> c"))).toBe(false);
  });

  it("refuses an edge that is not there", () => {
    expect(() => isCyclicEdge(draw("a"), EVERY_EDGE, 0)).toThrow(RangeError);
  });

  it("is true exactly for selected edges with a way back, on random projects", () => {
    fc.assert(
      fc.property(anyProject, (project) => {
        const topology = topologyOf(project);
        const selection = selectionOf(project, topology);
        const distance = naiveDistances(project);
        for (const edge of topology.targets.keys()) {
          const from = topology.modules[importerOf(topology, edge)]!;
          const to = topology.modules[importedOf(topology, edge)]!;
          const expected = naiveIsSelected(project, from, to) && distance(to, from) < Infinity;
          expect(isCyclicEdge(topology, selection, edge)).toBe(expected);
        }
      }),
    );
  });
});

describe("cyclicEdgesOf", () => {
  it("lists the cyclic edges of one module", () => {
    const topology = draw("a -> b -> a", "a -> c", "a -> a", "a ~> d -> a");
    const edges = cyclicEdgesOf(topology, eager, nodeOf(topology, "a"));
    expect(edges.map((edge) => edgesOf(topology)[edge])).toEqual(["a -> a", "a -> b"]);
  });
});
