import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { reversed } from "../../src/graph/reversed.js";
import { LABEL_BIT } from "../../src/graph/resolved-module.js";
import { draw } from "./draw.js";
import { anyProject, naiveIsSelected, selectionOf, topologyOf } from "./random-project.js";

describe("reversed", () => {
  it("lists the importers of each module in order, over selected edges", () => {
    const topology = draw("c -> b -> a", "b ~> c", "d -> a", "c -> a");
    const { offsets, importers } = reversed(topology, { labels: LABEL_BIT.eager, tests: undefined });
    expect([Array.from(offsets), Array.from(importers)]).toEqual([
      [0, 3, 4, 4, 4],
      [1, 2, 3, 2],
    ]);
  });

  it("agrees with the definition on random projects", () => {
    fc.assert(
      fc.property(anyProject, (project) => {
        const topology = topologyOf(project);
        const { offsets, importers } = reversed(topology, selectionOf(project, topology));
        for (const [node, to] of topology.modules.entries()) {
          const own = importers.subarray(offsets[node], offsets[node + 1]);
          const expected = topology.modules.filter((from) => naiveIsSelected(project, from, to));
          expect(Array.from(own, (from) => topology.modules[from])).toEqual(expected);
        }
      }),
    );
  });
});
