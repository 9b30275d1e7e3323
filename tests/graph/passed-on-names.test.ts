/** What is left of a knot once names are taken from where they are defined. */
import { describe, expect, it } from "vitest";
import { passedOnNames } from "../../src/graph/passed-on-names.js";
import { LABEL_BIT } from "../../src/graph/resolved-module.js";
import { onDisk } from "../on-disk.js";
import { topologyOf } from "../topology-of.js";

/** Of the knot around `a.js`: the modules that pass names on as `module imports`, and the modules left in the largest knot. */
function left(texts: Readonly<Record<string, string>>): { by: string[]; left: number } {
  const files = Object.entries(texts).map(([module, text]) => [`${module}.js`, text]);
  const topology = topologyOf(onDisk({ "package.json": {}, ...(Object.fromEntries(files) as Record<string, string>) }));
  const selection = { labels: LABEL_BIT.eager, tests: undefined };
  const found = passedOnNames(topology, selection, topology.nodeOf("a.js")!);
  return { ...found, by: found.by.map(({ node, imports }) => `${topology.modules[node]} ${imports}`) };
}

const INDEX = `export * from "./a.js"; export * from "./b.js"; export * from "./c.js";`;

describe("with names taken from where they are defined, of a knot is left", () => {
  it("nothing if a module that passes names on closes all of its cycles", () => {
    const a = `import { b } from "./index.js"; export const a = b;`;
    const b = `import { c } from "./index.js"; export const b = c;`;
    expect(left({ index: INDEX, a, b, c: "export const c = 1;" })).toEqual({ by: ["index.js 2"], left: 1 });
  });

  it("what the definitions themselves close", () => {
    const a = `import { b } from "./index.js"; export const a = () => b();`;
    const b = `import { a } from "./index.js"; export const b = () => a();`;
    expect(left({ index: INDEX, a, b, c: "export const c = 1;" })).toEqual({ by: ["index.js 2"], left: 2 });
  });

  it("all of it if whole namespaces are taken, or the names are the module's own", () => {
    const whole = { index: INDEX, a: `import * as all from "./index.js"; export const a = all;`, b: "", c: "" };
    expect(left(whole)).toEqual({ by: [], left: 2 });
    const own = {
      a: `import { b } from "./b.js"; export let a = b;`,
      b: `import { a } from "./a.js"; export let b = a;`,
    };
    expect(left(own)).toEqual({ by: [], left: 2 });
  });
});
