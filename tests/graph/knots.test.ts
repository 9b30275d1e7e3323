import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cycleThrough } from "../../src/graph/cycle-through.js";
import { knots } from "../../src/graph/knots.js";
import { LABEL_BIT } from "../../src/graph/resolved-module.js";
import type { Topology } from "../../src/graph/topology.js";
import { draw, edgesOf } from "./draw.js";

const eager = { labels: LABEL_BIT.eager, tests: undefined };

/** Each knot as its modules, its shortest cycle, and the edge to cut. */
function knotsOf(topology: Topology): string[] {
  const edges = edgesOf(topology);
  return knots(topology, eager).map(({ nodes, cycle, cut }) => {
    const modules = nodes.map((node) => topology.modules[node]).join(" ");
    return `${modules}: ${cycle.map((edge) => edges[edge]).join(", ")}; cut ${edges[cut]}`;
  });
}

describe("the knots of a graph", () => {
  it("are all modules that lead to one another, with the shortest way round", () => {
    expect(knotsOf(draw("a -> b -> c -> a", "c -> d -> c", "e -> a"))).toEqual(["a b c d: c -> d, d -> c; cut c -> d"]);
  });

  it("are none where no import leads back", () => {
    expect(knotsOf(draw("a -> b -> c", "c -> d", "e -> a"))).toEqual([]);
  });

  it("are apart if only one of them leads to the other; the largest comes first", () => {
    expect(knotsOf(draw("a -> b -> a", "b -> c -> d -> e -> c"))).toEqual([
      "c d e: c -> d, d -> e, e -> c; cut c -> d",
      "a b: a -> b, b -> a; cut a -> b",
    ]);
  });

  it("are also single modules that import themselves", () => {
    expect(knotsOf(draw("a -> a", "b -> c -> b", "c -> c"))).toEqual([
      "b c: c -> c; cut c -> c",
      "a: a -> a; cut a -> a",
    ]);
  });

  it("show of cycles that are as short the one that comes first by ids", () => {
    expect(knotsOf(draw("d -> c -> d", "a -> d -> b -> a", "c -> b", "b -> d"))).toEqual([
      "a b c d: b -> d, d -> b; cut b -> d",
    ]);
  });

  it("say what is easiest to cut", () => {
    expect(knotsOf(draw("a -{x,y}-> b -{z}-> a"))).toEqual(["a b: a -> b, b -> a; cut b -> a"]);
  });

  it("leave out imports that are not selected", () => {
    expect(knotsOf(draw("a -> b ~> a", "c -> d -.-> c"))).toEqual([]);
  });

  it("are found in a ring of 20,000 modules", () => {
    const ring = Array.from({ length: 20_000 }, (_, at) => `m${at} -> m${(at + 1) % 20_000}`);
    const [knot] = knots(draw(...ring), eager);
    expect(knot!.cycle).toHaveLength(20_000);
  });

  it("have no shorter cycle through any of their imports", () => {
    const arrow = fc.tuple(fc.nat({ max: 7 }), fc.nat({ max: 7 })).map(([from, to]) => `${from} -> ${to}`);
    fc.assert(
      fc.property(fc.array(arrow, { minLength: 1, maxLength: 20 }), (arrows) => {
        const topology = draw(...arrows);
        const lengths = [...topology.targets.keys()].flatMap(
          (edge) => cycleThrough(topology, eager, edge)?.length ?? [],
        );
        const found = knots(topology, eager).map(({ cycle }) => cycle.length);
        expect(Math.min(...found)).toBe(Math.min(...lengths));
      }),
    );
  });
});
