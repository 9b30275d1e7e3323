import { describe, expect, it } from "vitest";
import { gapsInWords, healthOf } from "../../src/graph/health.js";
import { linkTopology } from "../../src/graph/link.js";
import { leafRow, type ResolvedModule } from "../../src/graph/resolved-module.js";
import type { GraphHealth, Topology } from "../../src/graph/topology.js";

/** A module with `good` imports of `a.ts` and `bad` imports that lead nowhere. */
function module(id: string, good = 0, bad = 0): ResolvedModule {
  const targets = [...Array<string>(good).fill("a.ts"), ...Array<null>(bad).fill(null)];
  const unresolved = Array.from({ length: bad }, (_, index) => good + index);
  return { id, key: id, labels: targets.map(() => 4), targets, unresolved };
}

function topology(rows: ResolvedModule[], health: Partial<GraphHealth> = {}): Topology {
  const facts = () => ({ imports: [], exports: [] });
  return linkTopology(rows, facts, { unparsed: [], tsconfigs: [], manifests: [], notes: [], ...health });
}

/** What is told at each module, as `module: kinds`. */
function told(graph: Topology): string[] {
  return graph.modules.flatMap((id, node) => {
    const { unparsed, tsconfigs, manifests, notes, unresolved, gaps } = healthOf(graph, node);
    const kinds = [
      ...unparsed.map(({ line }) => `unparsed ${line}`),
      ...tsconfigs.map((failure) => failure.id),
      ...manifests.map(({ id }) => id),
      ...notes,
      ...(unresolved.length > 0 ? [`unresolved ${unresolved.join()}`] : []),
      ...(gaps ? [`gaps ${gaps.count}/${gaps.total}`] : []),
    ];
    return kinds.length > 0 ? [`${id}: ${kinds.join(", ")}`] : [];
  });
}

describe("a gap of the graph", () => {
  it("is nothing in a whole graph", () => {
    expect(told(topology([module("a.ts"), module("b.ts", 3)]))).toEqual([]);
  });

  it("in a text is told at its module", () => {
    const unparsed = [{ id: "b.ts", line: 7, message: "" }];
    expect(told(topology([module("a.ts"), module("b.ts")], { unparsed }))).toEqual(["b.ts: unparsed 7"]);
  });

  it("in a tsconfig is told at the first module below it", () => {
    const tsconfigs = [{ id: "p/tsconfig.json", message: "", modules: 2 }];
    const rows = [module("a.ts"), module("p/c.ts"), module("p/b.ts"), module("pa/a.ts")];
    expect(told(topology(rows, { tsconfigs }))).toEqual(["p/b.ts: p/tsconfig.json"]);
  });

  it("in a package.json is told at the first module below it, or of the project if there is none", () => {
    const manifests = ["p/package.json", "gen/package.json"].map((id) => ({ id, message: "" }));
    const rows = [module("o/a.ts"), module("p/b.ts")];
    expect(told(topology(rows, { manifests }))).toEqual(["o/a.ts: gen/package.json", "p/b.ts: p/package.json"]);
  });

  it("in a tsconfig above the root is told at the first module", () => {
    const tsconfigs = [{ id: "../../tsconfig.json", message: "", modules: 1 }];
    expect(told(topology([module("b.ts"), module("a.ts")], { tsconfigs }))).toEqual(["a.ts: ../../tsconfig.json"]);
  });

  it("of the whole project is told at the first module", () => {
    expect(told(topology([module("b.ts"), module("a.ts")], { notes: ["note"] }))).toEqual(["a.ts: note"]);
  });

  it("is told at source rather than at configuration, which is often not linted", () => {
    const rows = ["eslint.config.js", ".storybook/main.ts", "app/vite.config.ts", "src/b.ts", "src/a.ts"].map((id) =>
      module(id),
    );
    expect(told(topology(rows.concat(module("a.ts")), { notes: ["note"] }))).toEqual(["src/a.ts: note"]);
    expect(told(topology(rows.slice(0, 3), { notes: ["note"] }))).toEqual([".storybook/main.ts: note"]);
  });

  it("is not told at a leaf, which nobody lints, unless there is nothing else", () => {
    expect(told(topology([leafRow("a.vue"), module("b.ts")], { notes: ["note"] }))).toEqual(["b.ts: note"]);
    expect(told(topology([leafRow("a.ts"), leafRow("b.ts")], { notes: ["note"] }))).toEqual(["a.ts: note"]);
  });
});

describe("imports that lead nowhere", () => {
  it("are told where they stand", () => {
    expect(told(topology([module("a.ts"), module("b.ts", 1, 2)]))).toEqual(["b.ts: unresolved 1,2"]);
  });

  it("are gaps of the whole graph from a tenth of the own imports on", () => {
    expect(told(topology([module("a.ts"), module("b.ts", 89, 11)]))[0]).toBe("a.ts: gaps 11/100");
    expect(told(topology([module("a.ts"), module("b.ts", 90, 10)]))).toEqual([
      expect.stringMatching(/^b\.ts: unresolved/),
    ]);
  });

  it("are no gaps as long as they are few", () => {
    expect(told(topology([module("a.ts", 0, 9)]))).toEqual(["a.ts: unresolved 0,1,2,3,4,5,6,7,8"]);
  });
});

describe("the gaps of a graph in words", () => {
  it("are none in a whole graph", () => {
    expect(gapsInWords(topology([module("a.ts", 0, 1)]))).toEqual([]);
  });

  it("name each, notes on the whole project first", () => {
    const health = {
      unparsed: [{ id: "b.ts", line: 7, message: "" }],
      tsconfigs: [
        { id: "tsconfig.json", message: "", modules: 2 },
        { id: "p/tsconfig.json", message: "", modules: 1 },
      ],
      manifests: [{ id: "p/package.json", message: "" }],
      notes: ["no parser"],
    };
    expect(gapsInWords(topology([module("a.ts", 0, 12), module("b.ts")], health))).toEqual([
      "no parser",
      "b.ts is read only up to line 7",
      "2 modules are read without tsconfig.json",
      "1 module is read without p/tsconfig.json",
      "p/package.json is not read",
      "12 of 12 imports of own modules lead nowhere",
    ]);
  });
});
