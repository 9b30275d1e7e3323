import { expect, it } from "vitest";
import { askForCyclicBodies } from "../../src/graph/cyclic-modules.js";
import { replaceRow } from "../../src/graph/link.js";
import { LABEL_BIT } from "../../src/graph/resolved-module.js";
import { draw, drawModule } from "./draw.js";

const EAGER = { labels: LABEL_BIT.eager, tests: undefined };

it("bodies of the modules in cycles are asked for at once, each a single time also in graphs made from the first", () => {
  const drawn = draw("a -> b -> a", "c -> a", "d -> d", "e -> f");
  const asked: string[] = [];
  const topology = {
    ...drawn,
    usesOf(nodes: readonly number[]) {
      asked.push(nodes.map((node) => drawn.modules[node]).join(" "));
      return nodes.map(() => undefined);
    },
  };
  askForCyclicBodies(topology, EAGER);
  askForCyclicBodies(topology, EAGER);
  expect(asked).toEqual(["a b d"]);
  const { row, facts } = drawModule("c", "c -> a", "c -> c");
  askForCyclicBodies(replaceRow(topology, row, facts), EAGER);
  expect(asked).toEqual(["a b d", ""]);
});
