/** What the shallow scan lets pass, the scan that takes its trouble lets pass too. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { deepFrom } from "../../src/facts/nesting/deep-scan.js";
import { newScan } from "../../src/facts/nesting/scan.js";
import { isSurelyShallow } from "../../src/facts/nesting/shallow-scan.js";

const isShallow = (text: string, mayHoldJsx = true): boolean => isSurelyShallow(newScan(text, mayHoldJsx), 0);
const isDeep = (text: string, mayHoldJsx = true): boolean => deepFrom(newScan(text, mayHoldJsx), 0) !== undefined;

const TOKENS = [
  ...[
    "(",
    ")",
    "[",
    "]",
    "{",
    "}",
    "<",
    ">",
    ";",
    ",",
    ".",
    ":",
    "?",
    "=",
    "=>",
    "!",
    "-",
    "+",
    "*",
    "/",
    "|",
    "<<",
    ">>",
    "==",
  ],
  ...[
    "'a'",
    '"("',
    "`",
    "`a${",
    "}`",
    "/'(/",
    "/[/]/g",
    "// (\n",
    "/* ' */",
    "<!--",
    "-->",
    "<a>",
    "</a>",
    "<a b='(' ",
    "#",
    "\\",
  ],
  ...[
    "a",
    "b1",
    "é",
    "if (a)",
    "else",
    "as",
    "in",
    "await",
    "for (;;)",
    "while (a)",
    "new",
    "return",
    "class",
    "do",
    "type A =",
  ],
  ...[" ", "\n", "\r\n", "\u00a0", "\u2028"],
];

/** A short piece of anything, many times over, with anything before it. */
const text = fc
  .tuple(
    fc.array(fc.constantFrom(...TOKENS), { maxLength: 6 }),
    fc.array(fc.constantFrom(...TOKENS), { minLength: 1, maxLength: 8 }),
    fc.integer({ min: 50, max: 6000 }),
  )
  .map(([before, piece, times]) => before.join("") + piece.join("").repeat(times));

describe("the shallow scan", () => {
  it("lets nothing pass that is too deep", () => {
    fc.assert(
      fc.property(text, fc.boolean(), (code, mayHoldJsx) => {
        if (isShallow(code, mayHoldJsx)) expect(isDeep(code, mayHoldJsx)).toBe(false);
      }),
      { numRuns: 1000 },
    );
  });

  it.each([
    ["statements", "const a = b ? c(d, [e]) : { f: g };\n"],
    ["methods", "  async method(a) {\n    return await this.b(a, 'c');\n  }\n"],
    ["divisions and regular expressions", "x = (a + b) / 2; y = /[(]/.test(z);\n"],
    ["comparisons and shifts", "if (a < b && c > d << 2) e();\n"],
    ["comments", "/** Isn't ( {@link a}. */\nfunction f() {} // )\n"],
    ["templates", "x = `a ${b ? `c ${d}` : e} (`;\n"],
    ["types", "export type A = Map<string, readonly B<C>[]>;\n"],
  ])("lets any number of %s pass", (_, line) => {
    expect(isShallow(line.repeat(5000), false)).toBe(true);
  });

  it("leaves to the other one what may hold elements", () => {
    expect(isShallow("x = <a>1</a>;\n")).toBe(false);
    expect(isShallow("x = a <b> 1;\n")).toBe(true);
  });

  it("leaves to the other one a bracket with a comment before it, if a slash follows what it closes", () => {
    expect(isShallow("if /* a */ (b) /'/.test(c);\n")).toBe(false);
    expect(isShallow("if (b) /'/.test(c);\n")).toBe(true);
  });
});
