import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { EVERY_EDGE } from "../../src/graph/edge-selection.js";
import { fanIn } from "../../src/graph/fan-in.js";
import { nodeSet } from "../../src/graph/node-set.js";
import { LABEL_BIT } from "../../src/graph/resolved-module.js";
import { draw } from "./draw.js";
import { anyProject, naiveLabel, selectionOf, topologyOf } from "./random-project.js";

const eager = { labels: LABEL_BIT.eager, tests: undefined };

describe("fanIn", () => {
  it("counts the modules that import each module", () => {
    expect(Array.from(fanIn(draw("a -> c", "b -> c -> d"), eager))).toEqual([0, 0, 2, 1]);
  });

  it("counts an importer once, however often it asks", () => {
    expect(Array.from(fanIn(draw("a -> b", "a ~> b", "a -> b"), EVERY_EDGE))).toEqual([0, 1]);
  });

  it("counts selected edges only", () => {
    expect(Array.from(fanIn(draw("a -> c", "b -.-> c"), eager))).toEqual([0, 0, 1]);
  });

  it("does not count a module that imports itself", () => {
    expect(Array.from(fanIn(draw("a -> a"), eager))).toEqual([0]);
  });

  it("counts no test module, not even for a test module", () => {
    const topology = draw("a.test -> a", "a.test -> b.test", "b -> a");
    const tests = nodeSet(topology.modules, (id) => id.endsWith(".test"));
    expect(Array.from(fanIn(topology, { ...eager, tests }))).toEqual([1, 0, 0, 0]);
  });

  it("agrees with the definition on random projects", () => {
    fc.assert(
      fc.property(anyProject, (project) => {
        const topology = topologyOf(project);
        const importers = project.ids.filter((id) => !project.tests.has(id));
        const expected = topology.modules.map((to) => {
          const counts = (from: string) => from !== to && (naiveLabel(project, from, to) & project.labels) !== 0;
          return importers.filter(counts).length;
        });
        expect(Array.from(fanIn(topology, selectionOf(project, topology)))).toEqual(expected);
      }),
    );
  });
});
