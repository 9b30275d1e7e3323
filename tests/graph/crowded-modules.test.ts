import { describe, expect, it, vi } from "vitest";
import { importersOfCrowded } from "../../src/graph/crowded-modules.js";
import { limitsByModule } from "../../src/graph/module-limits.js";
import { LABEL_BIT } from "../../src/graph/resolved-module.js";
import { draw } from "./draw.js";

const eager = { labels: LABEL_BIT.eager, tests: undefined };

describe("limits of fan-in", () => {
  it("are asked for once in a graph, though each file brings its own", () => {
    const topology = draw("a -> c", "b -> c");
    const file = () => ({ key: "same", of: vi.fn(() => 1) });
    const [first, second] = [file(), file()];
    importersOfCrowded(topology, eager, first);
    expect(limitsByModule(topology, second)).toEqual([1, 1, 1]);
    expect(first.of).toHaveBeenCalledTimes(3);
    expect(second.of).not.toHaveBeenCalled();
  });

  it("of another value are other ones", () => {
    const topology = draw("a -> b");
    limitsByModule(topology, { key: "1", of: () => 1 });
    expect(limitsByModule(topology, { key: "2", of: () => 2 })).toEqual([2, 2]);
  });
});
