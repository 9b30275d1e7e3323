/** Knots that a change ties and opens, and the imports that did it. */
import { describe, expect, it } from "vitest";
import { arrows, drawnChange } from "./drawn-summary.js";

function knots(before: readonly string[], after: readonly string[], settings: object = {}): string[] {
  return drawnChange(before, after, settings).knots.map(
    ({ is, modules, others, causes }) =>
      `${is} ${modules.join(" ")} (${others.join(" ")}) by ${arrows(causes).join(", ") || "nothing"}`,
  );
}

describe("an import that is added", () => {
  it("ties a knot of all modules on the way back", () => {
    expect(knots(["a -> b -> c -> d"], ["a -> b -> c -> d -> b"])).toEqual(["born b c d () by d -> b"]);
  });

  it("ties none where there is no way back", () => {
    expect(knots(["a -> b -> c", "d"], ["a -> b -> c -> d"])).toEqual([]);
  });

  it("makes a knot grow, which had its size before", () => {
    expect(knots(["a -> b -> a -> c"], ["a -> b -> a -> c -> a"])).toEqual(["grown a b c (2) by c -> a"]);
  });

  it("inside a knot changes nothing", () => {
    expect(knots(["a -> b -> c -> a"], ["a -> b -> c -> a", "b -> a"])).toEqual([]);
  });

  it("makes one knot of two", () => {
    const two = ["a -> b -> a", "c -> d -> c", "a -> c"];
    expect(knots(two, [...two, "d -> b"])).toEqual(["grown a b c d (2 2) by d -> b"]);
  });

  it("of a module by itself is a knot of one", () => {
    expect(knots(["a -> b"], ["a -> b -> b"])).toEqual(["born b () by b -> b"]);
  });

  it("that runs later ties nothing", () => {
    expect(knots(["a -> b"], ["a -> b ~> a"])).toEqual([]);
  });

  it("that is dropped when the program is built ties nothing", () => {
    expect(knots(["a -> b"], ["a -> b -.-> a"])).toEqual([]);
  });

  it("that the setting `cut` takes out ties nothing", () => {
    const cut = [{ from: "b", to: "a", why: "since ever" }];
    expect(knots(["a -> b"], ["a -> b -> a"], { cut })).toEqual([]);
    expect(knots(["a -> b"], ["a -> b -> a"])).toHaveLength(1);
  });
});

describe("several imports that are added", () => {
  it("are told by the one that does it alone", () => {
    expect(knots(["a -> b -> c", "d"], ["a -> b -> c -> a", "d -> c"])).toEqual(["born a b c () by c -> a"]);
  });

  it("are told together if none does it alone", () => {
    expect(knots(["a -> b -> c"], ["a -> b -> c -> a", "b -> a"])).toEqual(["born a b c () by b -> a, c -> a"]);
  });

  it("are told by the one between modules that were there, not by one of a module that is new", () => {
    expect(knots(["a -> b", "c -> a"], ["a -> new -> b -> c -> a"])).toEqual(["born a b c new () by b -> c"]);
  });

  it("are told without those that could stay", () => {
    // b -> a alone closes the cycle; the ways from a to b are many.
    expect(knots(["a -> b"], ["a -> b -> a", "a -> c -> b", "a -> d -> b"])).toEqual(["born a b c d () by b -> a"]);
  });

  it("tie two knots, each with its own cause, the larger first", () => {
    expect(knots(["a -> b", "c -> d -> e"], ["a -> b -> a", "c -> d -> e -> c"])).toEqual([
      "born c d e () by e -> c",
      "born a b () by b -> a",
    ]);
  });
});

describe("an import that is removed", () => {
  it("opens a knot", () => {
    expect(knots(["a -> b -> a"], ["a -> b"])).toEqual(["gone a b () by b -> a"]);
  });

  it("leaves a smaller knot", () => {
    expect(knots(["a -> b -> a -> c -> a"], ["a -> b -> a -> c"])).toEqual(["shrunk a b c (2) by c -> a"]);
  });

  it("leaves the knot if there is another way round", () => {
    expect(knots(["a -> b -> c -> a", "b -> a"], ["a -> b -> c -> a"])).toEqual([]);
  });
});

it("tells nothing of a knot that stays as it is, whatever else changes", () => {
  expect(knots(["a -> b -> a", "c"], ["a -> b -> a", "c -> d"])).toEqual([]);
});

it("shows the shortest cycle through the cause", () => {
  const [knot] = drawnChange(["a -> b -> c -> d", "a -> d"], ["a -> b -> c -> d -> a", "a -> d"]).knots;
  expect(knot?.cycle).toEqual(["d", "a"]);
});
