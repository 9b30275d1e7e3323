/** What lies between two summaries besides knots, hidden cycles and imports of domains. */
import { describe, expect, it } from "vitest";
import { changeBetween } from "../../../src/cli/change/change.js";
import { renamedSummary } from "../../../src/cli/summary/renamed-summary.js";
import type { Summary, SummaryService, SummaryState } from "../../../src/cli/summary/summary.js";
import { drawnChange, drawnSummary } from "./drawn-summary.js";

const NOTHING = drawnSummary([]);
const state = (id: string): SummaryState => ({ id, setBy: ["a"], usedBy: ["b"], domains: [] });
const service = (told: readonly string[]): SummaryService => ({
  key: "REDIS_URL",
  kinds: ["cache"],
  domains: told,
  modules: [],
  told,
});

it("is nothing between a summary and itself", () => {
  const summary = drawnSummary(["auth/a -> billing/b -> auth/a ~> web/c"]);
  const { modules, domains, knots, hiddenCycles, domainImports, states, services, radius } = changeBetween(
    summary,
    summary,
  );
  expect([modules.added, modules.removed, domains.added, domains.removed, domains.renamed]).toEqual([
    [],
    [],
    [],
    [],
    [],
  ]);
  expect([knots, hiddenCycles, domainImports, states, services, radius]).toEqual([[], [], [], [], [], []]);
});

describe("modules", () => {
  it("come and go", () => {
    expect(drawnChange(["a -> b"], ["a -> c"]).modules).toEqual({ added: ["c"], removed: ["b"] });
  });

  it("that have moved are the same ones, with all that is named after them", () => {
    const before = { ...drawnSummary(["a -> b -> a"]), states: [state("b#plans")] };
    const after = { ...drawnSummary(["a -> lib/b -> a"]), states: [state("lib/b#plans")] };
    const { modules, knots, states } = changeBetween(renamedSummary(before, new Map([["b", "lib/b"]])), after);
    expect({ modules, knots, states }).toEqual({ modules: { added: [], removed: [] }, knots: [], states: [] });
    expect(changeBetween(before, after).knots).not.toEqual([]);
  });
});

describe("domains", () => {
  it("that are called otherwise now are the same ones", () => {
    const before = drawnSummary(["auth/a -> billing/b", "auth/c"]);
    const after = drawnSummary(["login/a -> billing/b", "login/c"]);
    const moved = renamedSummary(
      before,
      new Map([
        ["auth/a", "login/a"],
        ["auth/c", "login/c"],
      ]),
    );
    const { domains, domainImports } = changeBetween(moved, after);
    expect(domains).toEqual({ added: [], removed: [], renamed: [["auth", "login"]] });
    expect(domainImports).toEqual([]);
  });

  it("that went up in one that was there are no more", () => {
    const before = drawnSummary(["auth/a -> billing/b"]);
    const after = drawnSummary(["billing/a -> billing/b"]);
    const { domains, domainImports } = changeBetween(renamedSummary(before, new Map([["auth/a", "billing/a"]])), after);
    expect(domains).toEqual({ added: [], removed: ["auth"], renamed: [] });
    expect(domainImports).toHaveLength(1);
  });
});

describe("states", () => {
  const before: Summary = { ...NOTHING, states: [state("a#x"), state("a#y")] };
  const after: Summary = { ...NOTHING, states: [state("a#y"), state("a#z")] };

  it("come to be shared, and cease to be", () => {
    const { states } = changeBetween(before, after);
    expect(states.map(({ is, state: { id } }) => `${is} ${id}`)).toEqual(["shared a#z", "separate a#x"]);
  });
});

describe("services", () => {
  const change = (before: readonly string[], after: readonly string[]): string[] =>
    changeBetween({ ...NOTHING, services: [service(before)] }, { ...NOTHING, services: [service(after)] }).services.map(
      ({ is, domains }) => `${is} by ${domains.join(" ")}`,
    );

  it("come to be shared", () => {
    expect(change([], ["auth", "billing"])).toEqual(["shared by auth billing"]);
  });

  it("are told of the domain that comes to those that shared it", () => {
    expect(change(["auth", "billing"], ["auth", "billing", "web"])).toEqual(["shared by web"]);
  });

  it("are shared no longer", () => {
    expect(change(["auth", "billing"], [])).toEqual(["separate by auth billing"]);
  });
});

describe("blast radius", () => {
  it("is told of modules that were there, the greatest difference first", () => {
    expect(drawnChange(["a", "b -> c", "d"], ["a -> c", "b -> c", "d -> c", "b -> d", "new -> d"]).radius).toEqual([
      { module: "c", before: 1, after: 4 },
      { module: "d", before: 0, after: 2 },
    ]);
  });

  it("does not count tests", () => {
    expect(drawnChange(["a", "a.test.ts"], ["a", "a.test.ts -> a"]).radius).toEqual([]);
  });
});

it("has the propagation cost of both", () => {
  // Alone 2 of 4 pairs, then 3 of 4.
  expect(drawnChange(["a", "b"], ["a -> b"]).propagationCost).toEqual({ before: 0.5, after: 0.75 });
});
