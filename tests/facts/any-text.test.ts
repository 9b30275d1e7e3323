import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decodeText } from "../../src/facts/decode.js";
import { extractFacts } from "../../src/facts/extract-facts.js";
import { lineCounter } from "../../src/facts/lines.js";
import type { Language, ModuleFacts } from "../../src/facts/module-facts.js";

const language = fc.constantFrom<Language>("js", "ts", "tsx", "dts");

const PROGRAMS = [
  `import a, { type B, c as d } from "./x";\nexport * from 'y';\nexport const { e, f: [g] } = a;\nexport {} from "z";`,
  `#!/usr/bin/env node\r\nconst { a, b: c } = require("x");\r\nmodule.exports = { a };\r\nexports.d = require("y").d;`,
  `/** @type {import("x").A} */\nconst a = await import("y");\n(() => { require("z") })();\nvi.mock(import("w"));`,
  `import x = require("./x");\ndeclare module "m" { import { q } from "n" }\nlet a: import("./y").B.C;\nexport = x;`,
  "new Worker(new URL(`./w`, import.meta.url)); class A { static a = require('./x'); #b = <T,>(c) => import(c) }",
];

const inserted = fc.oneof(fc.string({ maxLength: 5 }), fc.constantFrom(...`"'\`{}()/*;\n\\`));
const edit = fc.tuple(fc.nat(200), fc.nat(20), inserted);

/** A program with some stretches cut out or overwritten. */
const brokenProgram = fc
  .tuple(fc.constantFrom(...PROGRAMS), fc.array(edit, { maxLength: 4 }))
  .map(([program, edits]) =>
    edits.reduce((text, [at, length, instead]) => text.slice(0, at) + instead + text.slice(at + length), program),
  );

const anyText = fc.oneof(fc.string({ unit: "binary" }), brokenProgram);

/** What must hold for the facts of any text whatever. */
function expectSound({ imports, exports, failure }: ModuleFacts, text: string): void {
  const starts = imports.map(({ range: [start] }) => start);
  expect(starts).toEqual([...starts].sort((a, b) => a - b));
  for (const { range } of imports) expect(text.slice(...range)).toMatch(/^(["'`])[^]*\1$/);
  for (const { source } of exports) expect(source === undefined || imports[source] !== undefined).toBe(true);
  for (const { line } of [...imports, ...exports]) expect(line).toBeGreaterThan(0);
  if (failure) expect(failure.line).toBeGreaterThan(0);
}

describe("any text", () => {
  it("gives facts and no error", () => {
    fc.assert(
      fc.property(anyText, language, (text, lang) => expectSound(extractFacts(text, lang), text)),
      { numRuns: 1000 },
    );
  });

  it("gives facts that JSON keeps unchanged", () => {
    fc.assert(
      fc.property(anyText, language, (text, lang) => {
        const facts = extractFacts(text, lang);
        expect(JSON.parse(JSON.stringify(facts))).toStrictEqual(facts);
      }),
      { numRuns: 300 },
    );
  });

  it("gives the facts of its beginning wherever it breaks off", () => {
    for (const program of PROGRAMS) {
      for (let end = 0; end <= program.length; end++) {
        const text = program.slice(0, end);
        expectSound(extractFacts(text, "ts"), text);
      }
    }
  });
});

describe("any bytes", () => {
  it("are decoded as Node decodes them, without the mark", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 50 }), (bytes) => {
        fc.pre(!(bytes[0] === 0xff && bytes[1] === 0xfe) && !(bytes[0] === 0xfe && bytes[1] === 0xff));
        expect(decodeText(bytes)).toBe(
          Buffer.from(bytes)
            .toString("utf8")
            .replace(/^\uFEFF/, ""),
        );
      }),
    );
  });
});

describe("any lines", () => {
  it("are counted as splitting the text counts them", () => {
    const text = fc.string({ unit: fc.constantFrom("a", "\n", "\r", "\u2028", "\u2029"), maxLength: 20 });
    fc.assert(
      fc.property(text, (source) => {
        const lineOf = lineCounter(source);
        const counted = Array.from(source, (_, offset) => lineOf(offset));
        const naive = Array.from(source, (unit, offset) => {
          const before = source.slice(0, offset + (unit === "\n" && source[offset - 1] === "\r" ? -1 : 0));
          return before.split(/\r\n|[\n\r\u2028\u2029]/).length;
        });
        expect(counted).toEqual(naive);
      }),
      { numRuns: 500 },
    );
  });
});

const name = fc.stringMatching(/^[a-z]{1,6}$/).map((letters) => `${letters}_`);
const specifier = fc.stringMatching(/^(\.{1,2}\/)?[@#a-zA-Z0-9._?\/ é-]{1,12}$/);

interface Written {
  readonly text: string;
  readonly literal: string;
}

/** One statement that requests a module, and the literal in it. */
const statement = fc
  .tuple(fc.integer({ min: 0, max: 11 }), specifier, fc.constantFrom(`"`, `'`), name)
  .map(([shape, wanted, quote, binding]): Written => {
    const literal = `${quote}${wanted}${quote}`;
    const shapes = [
      `import ${literal}`,
      `import ${binding} from ${literal}`,
      `import * as ${binding} from${literal}`,
      `import {${binding}, default as d_${binding}} from ${literal}`,
      `import type { ${binding} } from ${literal}`,
      `export * from ${literal}`,
      `export {\n  ${binding},\n} from ${literal}`,
      `export {} from ${literal}`,
      `import ${binding} = require(${literal})`,
      `import(${literal})`,
      `const ${binding} = require(${literal})`,
      `let ${binding}: import(${literal}).T`,
    ];
    return { text: shapes[shape] ?? "", literal };
  });

const separator = fc.constantFrom(";", ";\n", "\r\n", "; // c\n", "; /* require('./no') */ ", ";\n'use x';\n");

describe("any list of requests", () => {
  it("is given back, each at its place", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(statement, separator), { maxLength: 12 }), (written) => {
        const text = written.map(([{ text: source }, end]) => source + end).join("");
        const { imports, failure } = extractFacts(text, "ts");
        expect(failure).toBeUndefined();
        expect(imports.map(({ range }) => text.slice(...range))).toEqual(written.map(([{ literal }]) => literal));
        expect(imports.map((fact) => fact.specifier)).toEqual(written.map(([{ literal }]) => literal.slice(1, -1)));
      }),
      { numRuns: 500 },
    );
  });
});
