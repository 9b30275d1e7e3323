import { describe, expect, it } from "vitest";
import { NO_DOMAIN, nodeDomains, SHARED_KERNEL } from "../../src/graph/node-domains.js";
import { byFolder } from "./by-folder.js";
import { draw } from "./draw.js";

describe("nodeDomains", () => {
  it("numbers the domains that have modules by name", () => {
    const { names, of } = byFolder(draw("b/1", "a/1", "a/2", "main", "shared/1"));
    expect(names).toEqual(["a", "b"]);
    expect(Array.from(of)).toEqual([0, 0, 1, NO_DOMAIN, SHARED_KERNEL]);
  });

  it("has equal keys for equal domains, and only for them", () => {
    const keyOf = (...names: (string | undefined)[]) =>
      nodeDomains(["1", "2"], (_, node) => (names[node] === undefined ? undefined : { name: names[node] })).key;
    expect(keyOf("a", "b")).toBe(keyOf("a", "b"));
    const others = [
      keyOf("a", "c"),
      keyOf("b", "a"),
      keyOf("a"),
      keyOf(undefined, "a"),
      keyOf("a", "a"),
      keyOf("a", "b"),
    ];
    expect(new Set(others).size).toBe(others.length);
  });
});
