/** How hard the import of `b.ts` is to do without, by what `a.tsx` does with its names. */
import { describe, expect, it } from "vitest";
import { edgeUse, type EdgeUse } from "../../src/graph/edge-use.js";
import { onDisk } from "../on-disk.js";
import { topologyOf } from "../topology-of.js";
import { edgeOf } from "./draw.js";

function useIn(text: string, compilerOptions: object = {}, file = "a.tsx"): EdgeUse {
  const files = { "package.json": {}, "tsconfig.json": { compilerOptions }, [file]: text, "b.ts": "" };
  const topology = topologyOf(onDisk(files));
  return edgeUse(topology, edgeOf(topology, `${file} -> b.ts`));
}

const verbatimModuleSyntax = true;

describe("an import under verbatimModuleSyntax", () => {
  const options = { verbatimModuleSyntax };
  it("of which no name is used", () => expect(useIn(`import { A } from "./b"`, options)).toBe("unused"));
  it("of a name in a type", () => expect(useIn(`import { A } from "./b"; let a: A`, options)).toBe("types"));
  it("of names in types and of others that are not used", () => {
    expect(useIn(`import { A, B } from "./b"; let a: A`, options)).toBe("types");
  });
  it("of a name that is used later", () => expect(useIn(`import { a } from "./b"; () => a`, options)).toBe("later"));
  it("of a name that is used at once", () => expect(useIn(`import { a } from "./b"; a()`, options)).toBe("loading"));
});

describe("a name that JSX calls", () => {
  const text = `import { h } from "./b"; export const a = () => <div />;`;
  const options = { verbatimModuleSyntax, jsx: "react", jsxFactory: "h" };
  it("is used, though it does not stand there", () => expect(useIn(text, options)).toBe("loading"));
  it("as is one that is used as a type besides", () => expect(useIn(`${text} let a: h`, options)).toBe("loading"));
  it("is none that the compiler imports", () => {
    expect(useIn(text, { ...options, jsx: "react-jsx" })).toBe("unused");
  });
  it("may be React in JavaScript", () => {
    expect(useIn(`import React from "./b"; export const a = () => <div />;`, {}, "a.jsx")).toBe("loading");
  });
});

describe("a type in a decorated signature", () => {
  const text = `import { A } from "./b"; @d() class B { constructor(a: A) {} }`;
  it("is read with its class where the compiler writes it down", () => {
    expect(useIn(text, { emitDecoratorMetadata: true })).toBe("loading");
  });
  it("is read later where Angular injects it", () => {
    const injected = `import { A } from "./b"; @Injectable() class B { constructor(a: A) {} }`;
    const files = { "package.json": { dependencies: { "@angular/core": "1" } }, "a.ts": injected, "b.ts": "" };
    const topology = topologyOf(onDisk(files));
    expect(edgeUse(topology, edgeOf(topology, "a.ts -> b.ts"))).toBe("later");
  });
  it("is a type elsewhere", () => expect(useIn(text, { verbatimModuleSyntax })).toBe("types"));
});
