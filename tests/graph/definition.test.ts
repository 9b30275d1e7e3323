/** Where an exported name is defined, through all that passes it on. */
import { describe, expect, it } from "vitest";
import { definitionOf } from "../../src/graph/definition.js";
import { onDisk } from "../on-disk.js";
import { topologyOf } from "../topology-of.js";

/** The definition of a name that `a.ts` exports, as `module name`, and the modules that pass it on. */
function defined(name: string, texts: Readonly<Record<string, string>>): string | undefined {
  const files = Object.entries(texts).map(([module, text]) => [`${module}.ts`, text]);
  const topology = topologyOf(onDisk({ "package.json": {}, ...(Object.fromEntries(files) as Record<string, string>) }));
  const found = definitionOf(topology, topology.nodeOf("a.ts")!, name);
  const idOf = (node: number): string => topology.modules[node]!.replace(".ts", "");
  return found && [...found.via, found.node].map(idOf).concat(found.name).join(" ");
}

describe("a name is defined", () => {
  it("where it is declared", () => expect(defined("x", { a: "export const x = 1" })).toBe("a x"));
  it("where a re-export leads", () => {
    expect(defined("x", { a: `export { y as x } from "./b"`, b: `export { y } from "./c"`, c: "export let y" })).toBe(
      "a b c y",
    );
  });
  it("where an import leads that is exported again", () => {
    expect(defined("x", { a: `import { y as z } from "./b"; export { z as x }`, b: "export let y" })).toBe("a b y");
  });
  it("behind export *", () => expect(defined("x", { a: `export * from "./b"`, b: "export let x" })).toBe("a b x"));
  it("behind the first of several export * that has it", () => {
    const texts = { a: `export * from "./b"; export * from "./c"`, b: "export let y", c: "export let x" };
    expect(defined("x", texts)).toBe("a c x");
  });
  it("by the export itself before any export *", () => {
    expect(defined("x", { a: `export * from "./b"; export let x`, b: "export let x" })).toBe("a x");
  });
  it("as a default where the default stands", () => {
    expect(defined("default", { a: `import b from "./b"; export default b`, b: "export default 1" })).toBe("a default");
  });
  it("as a default that is passed on where it leads", () => {
    expect(defined("default", { a: `export { default } from "./b"`, b: "export default 1" })).toBe("a b default");
  });
});

describe("a name has no definition", () => {
  it("if nobody exports it", () => expect(defined("x", { a: `export * from "./b"`, b: "" })).toBeUndefined());
  it("if it is a namespace", () => expect(defined("x", { a: `export * as x from "./b"`, b: "" })).toBeUndefined());
  it("if it comes from a package", () => expect(defined("x", { a: `export { x } from "pkg"` })).toBeUndefined());
  it("if modules pass it round", () => {
    expect(defined("x", { a: `export { x } from "./b"`, b: `export { x } from "./a"` })).toBeUndefined();
  });
  it("if it is a default behind export *", () => {
    expect(defined("default", { a: `export * from "./b"`, b: "export default 1" })).toBeUndefined();
  });
});
