import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { blastRadius, radiusByDomain } from "../../src/graph/blast-radius.js";
import { nodeSet } from "../../src/graph/node-set.js";
import { LABEL_BIT } from "../../src/graph/resolved-module.js";
import type { Topology } from "../../src/graph/topology.js";
import { byFolder } from "./by-folder.js";
import { draw, nodeOf } from "./draw.js";
import { anyProject, naiveDistances, selectionOf, topologyOf } from "./random-project.js";

const eager = { labels: LABEL_BIT.eager, tests: undefined };

/** Each dependent with its distance: `a 2`. */
function radius(topology: Topology, starts: readonly string[], selection = eager): string[] {
  const nodes = starts.map((id) => nodeOf(topology, id));
  const found = blastRadius(topology, selection, { is: "module", nodes });
  return found.nodes.map((node, at) => `${topology.modules[node]} ${found.distances[at]}`);
}

describe("the blast radius of a module", () => {
  it("is all that depend on it, each at its shortest distance", () => {
    const topology = draw("a -> b -> c -> d", "a -> c");
    expect(radius(topology, ["d"])).toEqual(["c 1", "a 2", "b 2"]);
  });

  it("is without the module, though it depends on itself by a cycle", () => {
    expect(radius(draw("a -> b -> a"), ["a"])).toEqual(["b 1"]);
  });

  it("is empty if nobody imports it", () => {
    expect(radius(draw("a -> b"), ["a"])).toEqual([]);
  });

  it("grows by an import of any module in it", () => {
    expect(radius(draw("a -> b -> c", "d"), ["c"])).toEqual(["b 1", "a 2"]);
    expect(radius(draw("a -> b -> c", "d -> a"), ["c"])).toEqual(["b 1", "a 2", "d 3"]);
  });
});

describe("the blast radius of several modules", () => {
  it("counts each dependent once, at the distance to the nearest of them", () => {
    const topology = draw("a -> b -> c", "a -> d");
    expect(radius(topology, ["c", "d"])).toEqual(["b 1", "a 1"]);
  });

  it("is without them, also where one depends on another", () => {
    expect(radius(draw("a -> b -> c"), ["b", "c"])).toEqual(["a 1"]);
  });

  it("is the same however often one is named", () => {
    expect(radius(draw("a -> b"), ["b", "b"])).toEqual(["a 1"]);
  });

  it("is empty without any", () => {
    expect(radius(draw("a -> b"), [])).toEqual([]);
  });

  it("is not that of a module that is not there", () => {
    expect(() => blastRadius(draw("a"), eager, { is: "module", nodes: [1] })).toThrow(RangeError);
  });
});

describe("a blast radius without one module", () => {
  const without = (topology: Topology, id: string): string[] => {
    const { nodes } = blastRadius(
      topology,
      eager,
      { is: "module", nodes: [nodeOf(topology, "d")] },
      { without: nodeOf(topology, id) },
    );
    return nodes.map((node) => topology.modules[node]!);
  };

  it("lacks the module and all that come to the start through it alone", () => {
    expect(without(draw("a -> b -> d", "c -> d"), "b")).toEqual(["c"]);
  });

  it("keeps what has another way", () => {
    expect(without(draw("a -> b -> d", "a -> c -> d"), "b")).toEqual(["c", "a"]);
  });
});

describe("the domains of a blast radius", () => {
  const domains = (...lines: string[]): unknown[] => {
    const topology = draw(...lines);
    const radius = blastRadius(topology, eager, { is: "module", nodes: [nodeOf(topology, "db/client")] });
    return radiusByDomain(radius, byFolder(topology)).map(({ domain, modules, distance }) => [
      domain,
      modules,
      distance,
    ]);
  };

  it("are told with the number of modules and the distance of the nearest, the near ones first", () => {
    expect(domains("auth/a -> auth/b -> db/client", "web/a -> auth/a", "billing/a -> db/client")).toEqual([
      ["auth", 2, 1],
      ["billing", 1, 1],
      ["web", 1, 3],
    ]);
  });

  it("come before what lies in none and in the shared kernel, which are one", () => {
    expect(domains("main -> shared/log -> db/client", "web/a -> shared/log")).toEqual([
      ["web", 1, 2],
      [undefined, 2, 1],
    ]);
  });
});

describe("the blast radius of one module after another", () => {
  it("has the distances that tables over all pairs have, in random projects", () => {
    fc.assert(
      fc.property(anyProject, (drawn) => {
        const project = { ...drawn, requests: drawn.requests.filter(({ from }) => !drawn.tests.has(from)) };
        const topology = topologyOf(drawn);
        const selection = {
          ...selectionOf(drawn, topology),
          tests: nodeSet(topology.modules, (id) => drawn.tests.has(id)),
        };
        const distance = naiveDistances(project);
        for (const [node, to] of topology.modules.entries()) {
          const found = blastRadius(topology, selection, { is: "module", nodes: [node] });
          for (const [other, from] of topology.modules.entries()) {
            const far = other === node ? Infinity : distance(from, to);
            expect(found.distances[found.nodes.indexOf(other)] ?? Infinity).toBe(far);
          }
        }
      }),
    );
  });
});
