import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { importCalls } from "../../src/facts/import-calls.js";
import type { ImportDraft } from "../../src/facts/draft-facts.js";
import { parseText } from "../../src/facts/parse.js";
import { treeFacts } from "../../src/facts/tree-requests.js";

/** What is known of the `import()` of a text without its tree. */
function known(text: string): ImportDraft[] | undefined {
  return importCalls(parseText(text, "js").module, text);
}

const DEFERRED: ImportDraft[] = [
  {
    specifier: "./a",
    form: "import-call",
    label: "deferred",
    names: [{ imported: "*", local: "*" }],
    range: [0, 5],
  },
];

function isKnown(text: string): void {
  expect(known(text)?.map((draft) => ({ ...draft, range: [0, 5] }))).toEqual(DEFERRED);
}

function takesTree(text: string): void {
  expect(known(text)).toBeUndefined();
}

describe("import() is known without a syntax tree", () => {
  it("as what a function gives", () => isKnown(`const load = () => import("./a")`));
  it("as what a function gives once it is there", () => isKnown(`const load = async () => await import("./a")`));
  it("as what a function returns", () => isKnown(`function load() { return import("./a") }`));
  it("as an argument", () => isKnown(`lazy(import("./a"))`));
  it("as an argument on a line of its own", () => isKnown(`lazy(\n  import("./a"),\n)`));
  it("as one of a list", () => isKnown(`Promise.all([b, import("./a")])`));
  it("as a variable's value", () => isKnown(`const a = import("./a")`));
  it("as one of two choices", () => isKnown(`const a = web ? import("./a") : undefined`));
  it("as both choices", () =>
    expect(known(`const a = web ? import("./a") : import("./b")`)).toMatchObject([
      { specifier: "./a" },
      { specifier: "./b" },
    ]));
  it("behind a comment inside the call", () => isKnown(`() => import(/* webpackChunkName: "a" */ "./a")`));
});

describe("import() takes the syntax tree", () => {
  it("where it is awaited, maybe while loading", () => takesTree(`const { b } = await import("./a")`));
  it("where it is awaited in brackets", () => takesTree(`await (import("./a"))`));
  it("where it is dropped", () => takesTree(`b(); import("./a")`));
  it("where it is dropped behind a comment that ends like an operand due", () => takesTree(`// b,\nimport("./a")`));
  it("where it is dropped after a return without a value", () => takesTree(`() => { return\nimport("./a") }`));
  it("where it is dropped in brackets", () => takesTree(`if (b) c; else(import("./a"))`));
  it("where it is dropped behind a label", () => takesTree(`b: import("./a")`));
  it("where a case has it, which looks like a choice", () =>
    takesTree(`switch (b) { case c ?? import("./a") : import("./b") }`));
  it("where a helper takes it", () => takesTree(`__toESM(import("./a"))`));
  it("where it names what is mocked", () => takesTree(`vi . mock(import("./a"))`));
  it("where its specifier has an escape", () => takesTree(`() => import("./\\x61")`));
  it("where it is deferred by name", () => takesTree(`() => import.defer("./a")`));
  it("where its specifier is computed", () => takesTree("() => import(`./${a}`)"));
});

describe("what is known without a syntax tree", () => {
  const before = fc.constantFrom(
    ..."( [ { , ; : ? ?? = => ! + a a.b f( await void else do return yield async case if(b) // /*c*/".split(" "),
    "vi.mock(",
    "__toESM(",
    "const {b} =",
    "async () =>",
    "switch(b) { case",
    "() => {",
    'c ? import("./b") :',
  );
  const after = fc.constantFrom(")", "]", "}", "}}", ", b", ";", ": c", ".then()");
  const text = fc
    .tuple(
      fc.array(fc.tuple(before, fc.constantFrom("", " ", "\n")), { maxLength: 5 }),
      fc.array(after, { maxLength: 4 }),
    )
    .map(([head, tail]) => `${head.flat().join("")}import("./a")${tail.join("")}`);

  it("is what the tree says", () => {
    let count = 0;
    fc.assert(
      fc.property(text, (source) => {
        const parsed = parseText(source, "js");
        const calls = parsed.failure ? undefined : importCalls(parsed.module, source);
        if (calls === undefined) return;
        count++;
        const requests = treeFacts(parsed, source, false).imports.toSorted((a, b) => a.range[0] - b.range[0]);
        expect(calls).toEqual(requests);
      }),
      { numRuns: 20_000, seed: 1 },
    );
    expect(count).toBeGreaterThan(500);
  });
});
