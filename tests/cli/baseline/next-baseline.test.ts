import { describe, expect, it } from "vitest";
import type { BaselineEntry } from "../../../src/config/baseline.js";
import { nextBaseline, type BaselineRun } from "../../../src/cli/baseline/next-baseline.js";

/** `a -> b` as an entry. */
function entry(arrow: string, why?: string): BaselineEntry {
  const [module, imports] = arrow.split(" -> ") as [string, string];
  return { rule: "no-cycle", module, imports, ...(why !== undefined && { why }) };
}

const arrowOf = (found: BaselineEntry): string => `${found.module} -> ${"imports" in found ? found.imports : ""}`;

/** What a run that finds these arrows makes of a baseline. */
function after(before: readonly BaselineEntry[] | undefined, found: readonly string[], run: Partial<BaselineRun> = {}) {
  const findings = found.map((arrow) => ({ identity: entry(arrow), text: arrow }));
  const next = nextBaseline({ before, findings, mayGrow: false, isLookedAt: () => true, ...run });
  return {
    entries: next.entries.map(arrowOf),
    gone: next.gone.map(arrowOf),
    unseen: next.unseen.map(arrowOf),
    taken: next.taken.map(({ text }) => text),
    refused: next.refused.map(({ text }) => text),
  };
}

const NOTHING = { entries: [], gone: [], unseen: [], taken: [], refused: [] };

describe("a baseline", () => {
  it("that is not there yet takes what is found", () => {
    expect(after(undefined, ["a -> b"])).toEqual({ ...NOTHING, entries: ["a -> b"], taken: ["a -> b"] });
  });

  it("that is there and empty takes nothing", () => {
    expect(after([], ["a -> b"])).toEqual({ ...NOTHING, refused: ["a -> b"] });
  });

  it("takes what is found if it may grow", () => {
    const next = after([entry("a -> b")], ["a -> b", "b -> a"], { mayGrow: true });
    expect(next).toEqual({ ...NOTHING, entries: ["a -> b", "b -> a"], taken: ["b -> a"] });
  });

  it("loses what is not found any more", () => {
    expect(after([entry("a -> b"), entry("b -> a")], ["a -> b"])).toEqual({
      ...NOTHING,
      entries: ["a -> b"],
      gone: ["b -> a"],
    });
  });

  it("loses an accepted entry that is not found any more", () => {
    expect(after([entry("a -> b", "one unit")], [])).toEqual({ ...NOTHING, gone: ["a -> b"] });
  });

  it("keeps what the run did not look at", () => {
    const isLookedAt = ({ module }: BaselineEntry): boolean => module === "a";
    const next = after([entry("a -> b"), entry("b -> a")], [], { isLookedAt });
    expect(next).toEqual({ ...NOTHING, entries: ["b -> a"], gone: ["a -> b"], unseen: ["b -> a"] });
  });

  it("keeps the reason of an entry that is found", () => {
    const findings = [{ identity: entry("a -> b"), text: "" }];
    const before = [entry("a -> b", "one unit")];
    expect(nextBaseline({ before, findings, mayGrow: true, isLookedAt: () => true }).entries).toEqual(before);
  });

  it.each([
    ["first", [entry("a -> b", "one unit"), entry("a -> b")]],
    ["last", [entry("a -> b"), entry("a -> b", "one unit")]],
  ])("keeps of two entries of one finding the one with a reason, if it comes %s", (_, before) => {
    const findings = [{ identity: entry("a -> b"), text: "" }];
    const next = nextBaseline({ before, findings, mayGrow: false, isLookedAt: () => true });
    expect(next.entries).toEqual([entry("a -> b", "one unit")]);
  });

  it("tells findings of two rules at one import apart", () => {
    const before = [entry("a -> b")];
    const findings = [{ identity: { ...entry("a -> b"), rule: "max-fan-in" }, text: "crowded" }];
    const next = nextBaseline({ before, findings, mayGrow: false, isLookedAt: () => false });
    expect([next.refused.length, next.unseen.length]).toEqual([1, 1]);
  });
});
