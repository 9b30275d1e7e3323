import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type NodeDomains, nodeDomains } from "../../../src/graph/node-domains.js";
import { nodeSet } from "../../../src/graph/node-set.js";
import { behindTwoDomains } from "../../../src/graph/sharing/behind-two-domains.js";
import type { Topology } from "../../../src/graph/topology.js";
import { draw } from "../draw.js";
import { anyProject, naiveIsSelected, topologyOf } from "../random-project.js";

/** The domain of `auth` and `auth2` is auth; that of `x` and `y` is none. */
const domainsIn = ({ modules }: Topology): NodeDomains =>
  nodeDomains(modules, (id) => {
    const [name] = /^[a-z]{2,}/.exec(id) ?? [];
    return name === undefined ? undefined : { name };
  });

function behind(...lines: readonly string[]): readonly string[] {
  const topology = draw(...lines);
  const none = nodeSet(topology.modules, () => false);
  const flags = behindTwoDomains(topology, domainsIn(topology), none);
  return topology.modules.filter((_, node) => flags[node] === 1);
}

describe("behind two domains is", () => {
  it.each([
    ["what modules of both import", ["auth -> x", "billing -> x"], ["x"]],
    ["not what one imports twice", ["auth -> x", "auth2 -> x"], []],
    ["what lies behind that", ["auth -> x -> y", "billing -> x"], ["x", "y"]],
    ["what each comes to by a way of its own", ["auth -> x -> z", "billing -> y -> z"], ["z"]],
    ["not what lies behind a module of a domain", ["auth -> x -> mail -> y", "billing -> x"], ["mail", "x"]],
    ["a module of a third domain", ["auth -> mail", "billing -> mail"], ["mail"]],
    ["what is in a cycle with it", ["auth -> x -> y -> x", "billing -> y"], ["x", "y"]],
    ["what only running code imports", ["auth ~> x", "billing -> x"], ["x"]],
    ["not what is imported for its types", ["auth -.-> x", "billing -> x"], []],
  ])("%s", (_, lines, expected) => expect(behind(...lines)).toEqual(expected));
});

it("says the same as a walk from each module", () => {
  const anyDomains = fc.array(fc.constantFrom("none", "a", "b", "c"), { minLength: 9, maxLength: 9 });
  fc.assert(
    fc.property(anyProject, anyDomains, (drawn, names) => {
      const project = { ...drawn, labels: 6 };
      const topology = topologyOf(project);
      const { modules } = topology;
      const tests = nodeSet(modules, (id) => project.tests.has(id));
      const domains = nodeDomains(modules, (_, node) => (names[node] === "none" ? undefined : { name: names[node]! }));
      const naive = modules.map((start) => {
        const found = new Set<string>();
        const met = new Set([start]);
        for (const id of met) {
          for (const [node, importer] of modules.entries()) {
            if (!naiveIsSelected(project, importer, id)) continue;
            if (names[node] === "none") met.add(importer);
            else found.add(names[node]!);
          }
        }
        return found.size > 1 ? 1 : 0;
      });
      expect([...behindTwoDomains(topology, domains, tests)]).toEqual(naive);
    }),
    { numRuns: 500 },
  );
});
