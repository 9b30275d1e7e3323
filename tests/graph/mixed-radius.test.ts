import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { failureExtent } from "../../src/graph/dependents.js";
import { blastRadius, type Failing } from "../../src/graph/blast-radius.js";
import { nodeSet } from "../../src/graph/node-set.js";
import { LABEL_BIT } from "../../src/graph/resolved-module.js";
import type { Topology } from "../../src/graph/topology.js";
import { byFolder } from "./by-folder.js";
import { draw, nodeOf } from "./draw.js";
import { anyProject, naiveIsSelected, selectionOf, topologyOf } from "./random-project.js";

const eager = { labels: LABEL_BIT.eager, tests: undefined };

const module = (topology: Topology, id: string): Failing => ({ is: "module", nodes: [nodeOf(topology, id)] });
const service = (topology: Topology, ...users: readonly string[]): Failing => ({
  is: "service",
  users: users.map((id) => ({ module: nodeOf(topology, id) })),
});

/** States as arrows from who makes them fail to who fails with them: `{ a: ["b"] }`. */
type States = Readonly<Record<string, readonly string[]>>;

/** Each module that fails, with its distance and how it depends on what is before it: `a 1 import`. */
function radius(topology: Topology, failing: Failing, states: States = {}): string[] {
  const byState = (node: number): number[] => (states[topology.modules[node]!] ?? []).map((id) => nodeOf(topology, id));
  const { nodes, distances, links } = blastRadius(topology, eager, failing, { byState });
  return nodes.map((node, at) => `${topology.modules[node]} ${distances[at]} ${links[at]}`);
}

describe("what fails with a service", () => {
  it("is who uses it, and all that depend on those", () => {
    const topology = draw("page -> session -> redis", "plan");
    expect(radius(topology, service(topology, "redis", "plan"))).toEqual([
      "redis 1 service",
      "plan 1 service",
      "session 2 import",
      "page 3 import",
    ]);
  });

  it("is nothing else", () => {
    const topology = draw("page -> session -> redis", "page -> title");
    expect(radius(topology, service(topology, "session"))).toEqual(["session 1 service", "page 2 import"]);
  });

  it("is nothing if nobody uses it", () => {
    const topology = draw("a -> b");
    expect(radius(topology, service(topology))).toEqual([]);
  });

  it("is a user once, and at once, though it depends on another", () => {
    const topology = draw("a -> b");
    expect(radius(topology, service(topology, "b", "a", "b"))).toEqual(["b 1 service", "a 1 service"]);
  });

  it("is no test", () => {
    const topology = draw("a.test -> a");
    const tests = nodeSet(topology.modules, (id) => id.endsWith(".test"));
    const found = blastRadius(topology, { ...eager, tests }, service(topology, "a", "a.test"));
    expect(found.nodes.map((node) => topology.modules[node])).toEqual(["a"]);
  });
});

describe("what fails with a module", () => {
  it("is who imports it, and who reads a state that it sets", () => {
    const topology = draw("page -> login", "plan");
    expect(radius(topology, module(topology, "login"), { login: ["plan"] })).toEqual(["page 1 import", "plan 1 state"]);
  });

  it("is not the module itself, though it depends on itself", () => {
    const topology = draw("a -> b -> a");
    expect(radius(topology, module(topology, "a"), { b: ["a"] })).toEqual(["b 1 import"]);
  });

  it("is not that of a module that is not there", () => {
    expect(() => blastRadius(draw("a"), eager, { is: "module", nodes: [1] })).toThrow(RangeError);
  });
});

describe("a way of mixed kinds", () => {
  it("goes from a service to its user, to who reads what that sets, to who imports that", () => {
    const topology = draw("login", "page -> plan");
    expect(radius(topology, service(topology, "login"), { login: ["plan"] })).toEqual([
      "login 1 service",
      "plan 2 state",
      "page 3 import",
    ]);
  });

  it("is no longer than it need be", () => {
    const topology = draw("a -> b -> c -> d");
    expect(radius(topology, module(topology, "d"), { d: ["a"] })).toEqual(["c 1 import", "a 1 state", "b 2 import"]);
  });

  it("is the shortest by tables over all pairs, in random projects with random states and users", () => {
    const anyStates = fc.array(fc.tuple(fc.nat(8), fc.nat(8)), { maxLength: 6 });
    fc.assert(
      fc.property(anyProject, anyStates, fc.array(fc.nat(8), { maxLength: 3 }), (project, drawn, drawnUsers) => {
        const topology = topologyOf(project);
        const ids = topology.modules;
        const isTest = (node: number): boolean => project.tests.has(ids[node]!);
        const states = drawn.map(([from, to]) => [from % ids.length, to % ids.length] as const);
        const users = drawnUsers.map((node) => node % ids.length);
        const byState = (node: number): number[] => states.flatMap(([from, to]) => (from === node ? [to] : []));
        const steps = (from: number, to: number): boolean =>
          !isTest(to) && (naiveIsSelected(project, ids[to]!, ids[from]!) || byState(from).includes(to));
        const naive = naiveSpread(ids.length, steps);
        const selection = selectionOf(project, topology);

        const ofService = blastRadius(
          topology,
          selection,
          { is: "service", users: users.map((module) => ({ module })) },
          { byState },
        );
        for (const node of ids.keys()) {
          const own = users.filter((user) => !isTest(user)).map((user) => 1 + naive(user, node));
          expect(ofService.distances[ofService.nodes.indexOf(node)] ?? Infinity).toBe(Math.min(Infinity, ...own));
        }
        for (const start of ids.keys()) {
          const found = blastRadius(topology, selection, { is: "module", nodes: [start] }, { byState });
          for (const node of ids.keys()) {
            const far = node === start ? Infinity : naive(start, node);
            expect(found.distances[found.nodes.indexOf(node)] ?? Infinity).toBe(far);
          }
        }
      }),
    );
  });
});

/** Floyd and Warshall. */
function naiveSpread(size: number, steps: (from: number, to: number) => boolean): (from: number, to: number) => number {
  const all = [...Array(size).keys()];
  const table = all.map((from) => all.map((to) => (from === to ? 0 : steps(from, to) ? 1 : Infinity)));
  for (const by of all) {
    for (const from of all) {
      for (const to of all) table[from]![to] = Math.min(table[from]![to]!, table[from]![by]! + table[by]![to]!);
    }
  }
  return (from, to) => table[from]![to]!;
}

describe("how far a failure goes", () => {
  const topology = draw("web/page -> auth/session -> shared/redis", "billing/plan -> shared/redis", "app -> web/page");

  it("is the number of modules, and their domains from near to far", () => {
    expect(failureExtent(topology, eager, module(topology, "shared/redis"), byFolder(topology))).toEqual({
      modules: 4,
      isDirect: false,
      domains: ["auth", "billing", "web"],
    });
  });

  it("is exact if all reach it by themselves", () => {
    expect(failureExtent(topology, eager, service(topology, "app", "web/page"), byFolder(topology))).toEqual({
      modules: 2,
      isDirect: true,
      domains: ["web"],
    });
  });
});
