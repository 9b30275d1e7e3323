import { describe, expect, it } from "vitest";
import { linkTopology } from "../../src/graph/link.js";
import { nodeDomains } from "../../src/graph/node-domains.js";
import { nodeSet } from "../../src/graph/node-set.js";
import { leafRow } from "../../src/graph/resolved-module.js";
import { staleCutsAt } from "../../src/graph/stale-cuts.js";
import type { Topology } from "../../src/graph/topology.js";
import { draw } from "./draw.js";

/** Where each stale cut is told, as `module: from -> to`. The folder of a module is its domain. */
function told(topology: Topology, ...cuts: `${string} -> ${string}`[]): string[] {
  const names = cuts.map((cut) => ({ from: cut.split(" -> ")[0]!, to: cut.split(" -> ")[1]! }));
  const tests = nodeSet(topology.modules, (id) => id.endsWith(".test"));
  const domains = nodeDomains(topology.modules, (id) => (id.includes("/") ? { name: id.split("/")[0]! } : undefined));
  return topology.modules.flatMap((id, node) =>
    staleCutsAt(topology, { tests, domains }, names, node).map(
      ({ from, to, edge }) => `${id}: ${from} -> ${to}${edge === undefined ? ", no edge" : ""}`,
    ),
  );
}

describe("a cut is stale, and told at its importer,", () => {
  it("if its edge is on no cycle", () => {
    expect(told(draw("a -> b -> c -> b"), "a -> b", "b -> c")).toEqual(["a: a -> b"]);
  });

  it("if no domain leads back", () => {
    expect(told(draw("auth/a -> billing/b", "auth/c -> billing/d"), "auth/a -> billing/b")).toHaveLength(1);
  });

  it("if there is no such edge", () => {
    expect(told(draw("a -> b -> a"), "a -> c")).toEqual(["a: a -> c, no edge"]);
  });

  it("if its edge or the way back is type-only", () => {
    expect(told(draw("a -> b -.-> a"), "a -> b", "b -> a")).toEqual(["a: a -> b", "b: b -> a"]);
  });

  it("if its cycle leads through a test and what it tests", () => {
    expect(told(draw("a -> a.test -> a"), "a -> a.test")).toEqual(["a: a -> a.test"]);
  });
});

it("a stale cut whose importer is not there is told at the first module", () => {
  expect(told(draw("src/b -> src/c", "src/a"), "gone -> src/b")).toEqual(["src/a: gone -> src/b, no edge"]);
});

it("a stale cut whose importer is a leaf, which nobody lints, is told at the first module", () => {
  const facts = () => ({ imports: [], exports: [] });
  const rows = [leafRow("src/a.vue"), { ...leafRow("src/b"), key: "read" }];
  const topology = linkTopology(rows, facts, { unparsed: [], tsconfigs: [], manifests: [], notes: [] });
  expect(told(topology, "src/a.vue -> src/b")).toEqual(["src/b: src/a.vue -> src/b, no edge"]);
});

describe("a cut is not stale", () => {
  it("if its edge closes a cycle", () => {
    expect(told(draw("a -> b -> a"), "a -> b")).toEqual([]);
  });

  it("if its edge closes a cycle of domains, though none of modules", () => {
    const graph = draw("auth/a -> billing/b", "billing/c -> auth/d");
    expect(told(graph, "auth/a -> billing/b")).toEqual([]);
  });

  it("if the way back runs later", () => {
    expect(told(draw("a -> b ~> a"), "a -> b")).toEqual([]);
  });

  it("if another cut takes its cycle apart as well", () => {
    expect(told(draw("a -> b -> a"), "a -> b", "b -> a")).toEqual([]);
  });

  it("in a graph with gaps, where its edge may be missing", () => {
    const { rows, factsOf } = draw("a -> b");
    const health = { unparsed: [{ id: "b", line: 1, message: "" }], tsconfigs: [], manifests: [], notes: [] };
    expect(
      told(
        linkTopology(rows, () => factsOf(0), health),
        "a -> b",
      ),
    ).toEqual([]);
  });
});
