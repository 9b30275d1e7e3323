import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { EdgeSelection } from "../../src/graph/edge-selection.js";
import type { ModuleLimits } from "../../src/graph/module-limits.js";
import { nodeSet } from "../../src/graph/node-set.js";
import { overrunImporters, radiusOverruns } from "../../src/graph/radius-overruns.js";
import { LABEL_BIT } from "../../src/graph/resolved-module.js";
import type { Topology } from "../../src/graph/topology.js";
import { dependentCount } from "./dependent-count.js";
import { draw, edgeOf, nodeOf } from "./draw.js";
import { anyProject, selectionOf, topologyOf } from "./random-project.js";

const eager: EdgeSelection = { labels: LABEL_BIT.eager, tests: undefined };

function limits(of: Readonly<Record<string, number>>): ModuleLimits {
  return { of: (id) => of[id], key: JSON.stringify(of) };
}

/** What an import leads to: `db: 3 of 2, 1 step, adds 1, 0 others`. */
function overrun(
  topology: Topology,
  arrow: Parameters<typeof edgeOf>[1],
  allowed: ModuleLimits,
  selection = eager,
): string | undefined {
  const edge = edgeOf(topology, arrow);
  const importer = nodeOf(topology, arrow.split(" -> ")[0]!);
  const found = radiusOverruns(topology, selection, allowed, importer).find((each) => each.edge === edge);
  if (found === undefined) return undefined;
  const { node, dependents, limit, distance, added, others } = found;
  const count = dependents.nodes.length;
  return `${topology.modules[node]}: ${count} of ${limit}, ${distance} steps, adds ${added}, ${others} others`;
}

describe("an import takes part in an overrun", () => {
  const db2 = limits({ db: 2 });

  it("if it leads straight to a module on which more depend than its limit allows", () => {
    expect(overrun(draw("a -> db", "b -> db", "c -> db"), "c -> db", db2)).toBe(
      "db: 3 of 2, 1 steps, adds 1, 0 others",
    );
  });

  it("but not if as many depend on it as the limit allows", () => {
    expect(overrun(draw("a -> db", "b -> db"), "b -> db", db2)).toBeUndefined();
  });

  it("if it leads there through others, with all that depend on its own module", () => {
    expect(overrun(draw("a -> b -> c -> db"), "b -> c", db2)).toBe("db: 3 of 2, 2 steps, adds 2, 0 others");
  });

  it("if its module has another way there, which the two add together", () => {
    const topology = draw("a -> b -> db", "a -> c -> db");
    expect(overrun(topology, "a -> b", db2)).toBe("db: 3 of 2, 2 steps, adds 1, 1 others");
    expect(overrun(topology, "a -> c", db2)).toBe("db: 3 of 2, 2 steps, adds 1, 1 others");
  });

  it("but not if it leads elsewhere", () => {
    expect(overrun(draw("a -> b -> c -> db", "a -> log"), "a -> log", db2)).toBeUndefined();
  });

  it("of the nearest of several modules", () => {
    const topology = draw("a -> b -> c -> d -> e");
    expect(overrun(topology, "a -> b", limits({ c: 1, e: 3 }))).toBe("c: 2 of 1, 2 steps, adds 1, 0 others");
  });

  it("of the first by path of those that are as near", () => {
    const topology = draw("a -> x", "x -> c", "x -> b");
    expect(overrun(topology, "a -> x", limits({ c: 1, b: 1 }))).toBe("b: 2 of 1, 2 steps, adds 1, 0 others");
  });

  it("not of its own module, which depends on itself anyhow", () => {
    const topology = draw("db -> a -> db", "b -> db");
    expect(overrun(topology, "db -> a", limits({ db: 1 }))).toBeUndefined();
    expect(overrun(topology, "a -> db", limits({ db: 1 }))).toBe("db: 2 of 1, 1 steps, adds 1, 0 others");
  });

  it("not of the module itself that it stands in", () => {
    expect(overrun(draw("a -> a", "b -> a", "c -> a"), "a -> a", limits({ a: 1 }))).toBeUndefined();
  });

  it("not from a test, nor does one count", () => {
    const topology = draw("a.test -> db", "a -> db", "b -> db");
    const tests = nodeSet(topology.modules, (id) => id === "a.test");
    expect(overrun(topology, "a.test -> db", limits({ db: 1 }))).toBeDefined();
    expect(overrun(topology, "a.test -> db", limits({ db: 1 }), { ...eager, tests })).toBeUndefined();
    expect(overrun(topology, "a -> db", db2, { ...eager, tests })).toBeUndefined();
  });
});

describe("the modules whose imports decide who is over a limit", () => {
  it("are those over it and all that depend on them", () => {
    const topology = draw("a -> b -> db -> log", "c -> log");
    const { flags } = overrunImporters(topology, eager, limits({ db: 1 }));
    expect(topology.modules.filter((_, node) => flags[node] === 1)).toEqual(["a", "b", "db"]);
  });
});

describe("in random projects", () => {
  it("counts many modules at once as it counts each, and whoever makes a module exceed its limit is told", () => {
    fc.assert(
      fc.property(anyProject, fc.nat(4), fc.nat(), (drawn, max, place) => {
        const allowed: ModuleLimits = { of: () => max, key: String(max) };
        const topology = topologyOf(drawn);
        const selection = selectionOf(drawn, topology);
        const { flags } = overrunImporters(topology, selection, allowed);
        for (const node of topology.modules.keys()) {
          // Whoever is over the limit is among them.
          const isTest = selection.tests?.flags[node] === 1;
          if (!isTest && dependentCount(topology, selection, node) > max) expect(flags[node]).toBe(1);
        }
        if (drawn.requests.length === 0) return;
        const { from, to } = drawn.requests[place % drawn.requests.length]!;
        const fewer = topologyOf({
          ...drawn,
          requests: drawn.requests.filter((each) => each.from !== from || each.to !== to),
        });
        const before = selectionOf(drawn, fewer);
        const grown = [...topology.modules.keys()].some((node) => {
          const count = dependentCount(topology, selection, node);
          const isTest = selection.tests?.flags[node] === 1;
          return !isTest && count > max && count > dependentCount(fewer, before, node);
        });
        const told = radiusOverruns(topology, selection, allowed, topology.nodeOf(from)!).length > 0;
        if (grown) expect(told).toBe(true);
      }),
      { numRuns: 400 },
    );
  });

  it("tells of an import whether or not another way leads there", () => {
    fc.assert(
      fc.property(anyProject, fc.nat(3), (drawn, max) => {
        const allowed: ModuleLimits = { of: () => max, key: String(max) };
        const topology = topologyOf(drawn);
        const selection = selectionOf(drawn, topology);
        for (const node of topology.modules.keys()) {
          for (const found of radiusOverruns(topology, selection, allowed, node)) {
            expect(found.dependents.nodes).toContain(node);
            expect(found.dependents.nodes.length).toBe(dependentCount(topology, selection, found.node));
            expect(found.added).toBeGreaterThan(0);
          }
        }
      }),
    );
  });
});
