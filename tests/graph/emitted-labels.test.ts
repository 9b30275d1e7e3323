/** Which imports of one text the emit drops, under the settings of its tsconfig. */
import { describe, expect, it } from "vitest";
import { extractBody } from "../../src/facts/extract-body.js";
import { extractFacts } from "../../src/facts/extract-facts.js";
import { emittedLabels } from "../../src/graph/emitted-labels.js";
import type { EmitOptions } from "../../src/facts/emit-options.js";
import { LABEL_BIT } from "../../src/graph/resolved-module.js";
import { PLAIN_EMIT } from "./draw.js";

/** Specifiers that are left of a text's imports. */
function left(text: string, emit: Partial<EmitOptions> = {}): readonly string[] {
  const facts = extractFacts(text, "tsx");
  const row = {
    id: "a.tsx",
    key: "key",
    labels: facts.imports.map(({ label }) => LABEL_BIT[label]),
    targets: facts.imports.map(() => null),
    unresolved: [],
    emit: { ...PLAIN_EMIT, ...emit },
  };
  const labels = emittedLabels(row, facts, extractBody(text, "tsx", facts));
  return facts.imports.flatMap(({ specifier }, at) => (labels[at] === LABEL_BIT.erased ? [] : [specifier]));
}

describe("an import is dropped", () => {
  it("if its name is unused", () => expect(left(`import { a } from "./a"`)).toEqual([]));
  it("if all its names are types", () => expect(left(`import A, { B } from "./a"; let a: A<B>`)).toEqual([]));
  it("if its namespace is a type", () => expect(left(`import * as ns from "./a"; let a: ns.A`)).toEqual([]));
  it("if it is a require whose name is a type", () =>
    expect(left(`import a = require("./a"); let b: a.B`)).toEqual([]));
  it("if its braces are empty", () => expect(left(`import {} from "./a"; export {} from "./b"`)).toEqual([]));
  it("if names are types and the others are marked as such", () => {
    expect(left(`import { type A, B } from "./a"; let a: A | B`)).toEqual([]);
  });
});

describe("an import is left", () => {
  it("if one of its names is a value", () => expect(left(`import { a, B } from "./a"; let b: B = a`)).toEqual(["./a"]));
  it("if it has no names", () => expect(left(`import "./a"`)).toEqual(["./a"]));
  it("if its name is exported again", () => expect(left(`import { A } from "./a"; export { A }`)).toEqual(["./a"]));
  it("if it is a require that is exported", () => expect(left(`export import a = require("./a")`)).toEqual(["./a"]));
  it("if it re-exports", () => expect(left(`export { A } from "./a"; export * from "./b"`)).toEqual(["./a", "./b"]));
});

describe("verbatimModuleSyntax", () => {
  const verbatim = { verbatim: true };
  it("leaves what is not marked", () => expect(left(`import { A } from "./a"; let a: A`, verbatim)).toEqual(["./a"]));
  it("drops what is", () => expect(left(`import type { A } from "./a"; let a: A`, verbatim)).toEqual([]));
});

describe("emitDecoratorMetadata", () => {
  const text = `import { A } from "./a"; @d() class B { constructor(a: A) {} }`;
  const nullable = `import { A } from "./a"; class B { @d() a: A | null }`;
  it("keeps the type of a decorated signature", () => expect(left(text, { decoratorMetadata: true })).toEqual(["./a"]));
  it("which goes without it", () => expect(left(text)).toEqual([]));
  it("keeps a type with null", () => expect(left(nullable, { decoratorMetadata: true })).toEqual(["./a"]));
  it("which goes with strictNullChecks", () => {
    expect(left(nullable, { decoratorMetadata: true, strictNullChecks: true })).toEqual([]);
  });
});

describe("Angular", () => {
  const text = `import { A } from "./a"; @Injectable() class B { constructor(private a: A) {} }`;
  it("keeps the type that a class has injected", () => expect(left(text, { angular: true })).toEqual(["./a"]));
  it("drops other types", () => expect(left(`import { A } from "./a"; let a: A`, { angular: true })).toEqual([]));
});

describe("JSX", () => {
  const text = `import React from "./react"; import { h } from "./h"; const a = <div />`;
  it("keeps its factory", () => expect(left(text)).toEqual(["./react"]));
  it("keeps another factory by tsconfig", () => expect(left(text, { jsxFactory: "h" })).toEqual(["./h"]));
  it("keeps another factory by comment", () => expect(left(`/** @jsx h */ ${text}`)).toEqual(["./h"]));
  it("takes no string for such a comment", () => {
    expect(left(`${text}; export const a = "/** @jsxImportSource preact */"`)).toEqual(left(text));
    expect(left(`${text}; /* a */ export const a = "@jsxImportSource preact"`)).toEqual(left(text));
  });
  it("keeps both factories that one comment names", () => {
    const both = `import { h } from "./h"; import { F } from "./f"; export default <></>`;
    expect(left(`/** @jsx h @jsxFrag F */ ${both}`)).toEqual(["./h", "./f"]);
  });
  it("keeps none that the compiler imports", () => expect(left(text, { jsxFactory: undefined })).toEqual([]));
  it("keeps none that the compiler imports by comment", () => {
    expect(left(`/** @jsxImportSource preact */ ${text}`)).toEqual([]);
  });
  it("keeps the factory of fragments where there are some", () => {
    const fragment = `import { F } from "./f"; const a = <></>`;
    expect(left(fragment, { jsxFragmentFactory: "F" })).toEqual(["./f"]);
  });
});

it("JavaScript is run as written", () => {
  const facts = extractFacts(`import { a } from "./a"`, "js");
  const row = { id: "a.js", key: "key", labels: [LABEL_BIT.eager], targets: [null], unresolved: [] };
  expect(emittedLabels(row, facts, undefined)).toEqual([LABEL_BIT.eager]);
});
