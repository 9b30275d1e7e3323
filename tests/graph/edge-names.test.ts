import { describe, expect, it } from "vitest";
import { edgeNames } from "../../src/graph/edge-names.js";
import { EVERY_EDGE } from "../../src/graph/edge-selection.js";
import type { EdgeSelection } from "../../src/graph/edge-selection.js";
import { LABEL_BIT } from "../../src/graph/resolved-module.js";
import { draw, edgeOf } from "./draw.js";

const eager: EdgeSelection = { labels: LABEL_BIT.eager, tests: undefined };

/** What the edge a -> b of a drawing carries. */
function namesOf(lines: readonly string[], selection = eager): ReturnType<typeof edgeNames> {
  const topology = draw(...lines);
  return edgeNames(topology, selection, edgeOf(topology, "a -> b"));
}

describe("edgeNames", () => {
  it("lists the names of an import in source order", () => {
    expect(namesOf(["a -{y,x}-> b"])).toEqual({ names: ["y", "x"], everything: false, sideEffectOnly: false });
  });

  it("lists a name once, over all imports of the module", () => {
    expect(namesOf(["a -{x,y}-> b", "a -{z,x}-> b"]).names).toEqual(["x", "y", "z"]);
  });

  it("leaves out the names that other modules give", () => {
    expect(namesOf(["a -{x}-> b", "a -{y}-> c"]).names).toEqual(["x"]);
  });

  it("leaves out imports whose label is not selected", () => {
    expect(namesOf(["a -{x}-> b", "a -.{T}.-> b", "a ~{y}~> b"]).names).toEqual(["x"]);
  });

  it("lists the names of all labels if all are selected", () => {
    expect(namesOf(["a -{x}-> b", "a -.{T}.-> b"], EVERY_EDGE).names).toEqual(["x", "T"]);
  });

  it("leaves out a name that is marked as a type, unless erased edges are selected", () => {
    expect(namesOf(["a -{x,type:T}-> b"]).names).toEqual(["x"]);
    expect(namesOf(["a -{x,type:T}-> b"], EVERY_EDGE).names).toEqual(["x", "T"]);
  });

  it("notes that the whole namespace is taken, beside single names", () => {
    expect(namesOf(["a -{*}-> b", "a -{x}-> b"])).toEqual({ names: ["x"], everything: true, sideEffectOnly: false });
  });

  it("notes that no import binds a name", () => {
    expect(namesOf(["a -{}-> b", "a -{}-> b"])).toEqual({ names: [], everything: false, sideEffectOnly: true });
  });

  it("does not call it a side effect if another import binds a name", () => {
    expect(namesOf(["a -{}-> b", "a -{x}-> b"]).sideEffectOnly).toBe(false);
  });

  it("does not call an import of types a side effect", () => {
    expect(namesOf(["a -{type:T}-> b"])).toEqual({ names: [], everything: false, sideEffectOnly: false });
  });

  it("carries nothing over an edge that is not selected", () => {
    expect(namesOf(["a ~{x}~> b"])).toEqual({ names: [], everything: false, sideEffectOnly: false });
  });

  it("counts every import of a declaration module as erased", () => {
    const topology = draw("a -{x}-> b.d.ts");
    const edge = edgeOf(topology, "a -> b.d.ts");
    expect(edgeNames(topology, eager, edge).names).toEqual([]);
    expect(edgeNames(topology, EVERY_EDGE, edge).names).toEqual(["x"]);
  });

  it("refuses an edge that is not there", () => {
    expect(() => edgeNames(draw("a"), eager, 0)).toThrow(RangeError);
  });
});
