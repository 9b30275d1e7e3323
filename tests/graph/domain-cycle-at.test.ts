import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isCyclicEdge } from "../../src/graph/components.js";
import { domainCycleAt } from "../../src/graph/domain-cycle-at.js";
import { importedOf, importerOf } from "../../src/graph/edge-lookup.js";
import { EVERY_EDGE, type EdgeSelection } from "../../src/graph/edge-selection.js";
import { nodeDomains } from "../../src/graph/node-domains.js";
import { LABEL_BIT } from "../../src/graph/resolved-module.js";
import type { Topology } from "../../src/graph/topology.js";
import { byFolder } from "./by-folder.js";
import { draw } from "./draw.js";
import { anyProject, naiveIsSelected, selectionOf, topologyOf } from "./random-project.js";

const eager: EdgeSelection = { labels: LABEL_BIT.eager, tests: undefined };

/** The reported imports with the domains of their cycle, as `a/1 -> b/1: a b`. */
function reported(topology: Topology, selection = eager): string[] {
  return Array.from(topology.targets.keys()).flatMap((edge) => {
    const cycle = domainCycleAt(topology, selection, byFolder(topology), edge);
    const ends = [importerOf(topology, edge), importedOf(topology, edge)].map((node) => topology.modules[node]);
    return cycle === undefined ? [] : [`${ends.join(" -> ")}: ${cycle.map(({ from }) => from).join(" ")}`];
  });
}

describe("two domains that import each other", () => {
  it("are reported at the direction with fewer imports", () => {
    expect(reported(draw("a/1 -> b/1", "b/1 -> a/2", "b/2 -> a/2"))).toEqual(["a/1 -> b/1: a b"]);
  });

  it("are reported at both if each imports as often", () => {
    expect(reported(draw("a/1 -> b/1", "b/2 -> a/2"))).toEqual(["a/1 -> b/1: a b", "b/2 -> a/2: b a"]);
  });

  it("are reported at each import of the direction", () => {
    const topology = draw("a/1 -> b/1", "a/2 -> b/1", "b/1 -> a/3", "b/2 -> a/3", "b/3 -> a/3");
    expect(reported(topology)).toEqual(["a/1 -> b/1: a b", "a/2 -> b/1: a b"]);
  });

  it("need no cycle of modules", () => {
    expect(reported(draw("a/1 -> b/1", "b/2 -> a/2"))).toHaveLength(2);
  });

  it("are not reported if the way back is not selected", () => {
    expect(reported(draw("a/1 -> b/1 ~> a/1"))).toEqual([]);
    expect(reported(draw("a/1 -> b/1 ~> a/1"), EVERY_EDGE)).toHaveLength(2);
  });
});

describe("a longer cycle of domains", () => {
  it("is reported at its step with the fewest imports", () => {
    const topology = draw("a/1 -> b/1", "a/2 -> b/1", "b/2 -> c/1", "c/2 -> a/3", "c/3 -> a/3");
    expect(reported(topology)).toEqual(["b/2 -> c/1: b c a"]);
  });

  it("is reported at each step if all have as many", () => {
    expect(reported(draw("a/1 -> b/1", "b/2 -> c/1", "c/2 -> a/2"))).toHaveLength(3);
  });

  it("is no business of a step that has a shorter one", () => {
    // Of a, b, c the step b -> a closes a pair with a -> b, and a -> b is on the way of c as well.
    const topology = draw("a/1 -> b/1", "b/1 -> a/2", "b/2 -> a/2", "b/2 -> c/1", "b/3 -> c/1", "c/2 -> a/3");
    expect(reported(topology)).toEqual(["a/1 -> b/1: a b", "c/2 -> a/3: c a b"]);
  });

  it("does not run through what is shared or in no domain", () => {
    expect(reported(draw("a/1 -> b/1 -> shared/1 -> a/1"))).toEqual([]);
    expect(reported(draw("a/1 -> b/1 -> main -> a/1"))).toEqual([]);
    expect(reported(draw("a/1 -> b/1 -> c/1 -> a/1"))).toHaveLength(3);
  });
});

describe("domainCycleAt", () => {
  it("tells the imports of each step", () => {
    const topology = draw("a/1 -> b/1", "b/1 -> a/1", "b/2 -> a/1");
    expect(domainCycleAt(topology, eager, byFolder(topology), 0)).toEqual([
      { from: "a", to: "b", imports: [0] },
      { from: "b", to: "a", imports: [1, 2] },
    ]);
  });

  it("refuses an edge that is not there", () => {
    const topology = draw("a/1 -> b/1");
    expect(() => domainCycleAt(topology, eager, byFolder(topology), 1)).toThrow(RangeError);
  });

  it("agrees with a list of all shortest cycles, on random projects", () => {
    const anyDomains = fc.array(fc.constantFrom("P", "Q", "R", "S", "shared", ""), { minLength: 9, maxLength: 9 });
    fc.assert(
      fc.property(anyProject, anyDomains, (project, names) => {
        const topology = topologyOf(project);
        const selection = selectionOf(project, topology);
        const nameOf = (node: number) => names[node]!;
        const isDomain = (name: string) => name !== "" && name !== "shared";
        const domains = nodeDomains(topology.modules, (_, node) => {
          const name = nameOf(node);
          return name === "shared" ? "shared" : name === "" ? undefined : { name };
        });
        const all = Array.from(topology.targets.keys(), (edge) => {
          const [importer, imported] = [importerOf(topology, edge), importedOf(topology, edge)];
          const isSelected = naiveIsSelected(project, topology.modules[importer]!, topology.modules[imported]!);
          return { edge, from: nameOf(importer), to: nameOf(imported), isSelected };
        });
        const between = (from: string, to: string) =>
          all.filter((one) => one.isSelected && one.from === from && one.to === to).map(({ edge }) => edge);
        // All ways from one domain to another without a domain twice, by length and then by names.
        const ways = (at: string, to: string, seen: readonly string[]): string[][] =>
          at === to
            ? [[]]
            : ["P", "Q", "R", "S"]
                .filter((next) => !seen.includes(next) && between(at, next).length > 0)
                .flatMap((next) => ways(next, to, [...seen, next]).map((way) => [next, ...way]));
        for (const { edge, from, to, isSelected } of all) {
          const isStep = isSelected && isDomain(from) && isDomain(to) && from !== to;
          const [way] = (isStep ? ways(to, from, [to]) : []).sort((a, b) => a.length - b.length || (a < b ? -1 : 1));
          const stops = [from, to, ...(way ?? [])];
          const steps = stops
            .slice(1)
            .map((stop, at) => ({ from: stops[at]!, to: stop, imports: between(stops[at]!, stop) }));
          const isReported =
            way !== undefined && steps.every(({ imports }) => imports.length >= steps[0]!.imports.length);
          expect(domainCycleAt(topology, selection, domains, edge)).toEqual(isReported ? steps : undefined);
        }
      }),
    );
  });

  it("reports every import of a cycle if each module is a domain, on random projects", () => {
    fc.assert(
      fc.property(anyProject, (project) => {
        const topology = topologyOf(project);
        const selection = selectionOf(project, topology);
        const domains = nodeDomains(topology.modules, (id) => ({ name: id }));
        const edges = Array.from(topology.targets.keys());
        const distinct = edges.filter((edge) => importerOf(topology, edge) !== importedOf(topology, edge));
        const cycles = distinct.map((edge) => domainCycleAt(topology, selection, domains, edge));
        // One module is one domain here, each step has one import, and so each import of a cycle is one to cut.
        expect(cycles.map((cycle) => cycle !== undefined)).toEqual(
          distinct.map((edge) => isCyclicEdge(topology, selection, edge)),
        );
      }),
    );
  });
});
