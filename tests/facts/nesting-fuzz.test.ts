/** Any deep text, with anything before it and between its levels, is refused or parsed; neither ends the process. */
import { spawnSync } from "node:child_process";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { tooDeepAt } from "../../src/facts/nesting.js";

/** One level of each kind, with `…` where the next one stands. */
const EXPRESSIONS = [
  ...[
    "(…)",
    "[…]",
    "({a:…})",
    "a=>…",
    "x=…",
    "x={}=…",
    "a>>=…",
    "a?b:…",
    "a?function(){}:…",
    "!…",
    "new …",
    "typeof\n…",
  ],
  ...["`${…}`", "f(…)", "class{a=…}", "class extends @a\n…{}", "(function(){return …})()", "a/(…)", "a<…", "'a'in …"],
  ...["'('+(…)", "(')',…)", "/'/.test(…)", "/[(]/.test(…)", "`'`+(…)", "(a<!--b)+(…)"],
];
const ELEMENTS = [
  ...["<a>{…}</a>", "<a>…</a>", "<>…</>", "<a b={…}/>", "<a b=<c>…</c>/>", "(…)", "a=>…", "(<a>)</a>,…)"],
  ...["<a>don't {…}</a>", "<a>// ` {…}</a>", "<a>:( {…}</a>", "<a b='\n'>{…}</a>", "<a>{'}'}{…}</a>"],
];
const STATEMENTS = [
  ...["{…}", "if(a)…", "if(a)\n…", "if(a);else …", "if(a){}/**/else\n…", "do …while(a)", "for(;;)…", "try{…}catch{}"],
  ...["switch(a){case b:…}", "function f(){…}", "a:…", "{// }\n…}", "if(a)/'/;else{…}", "while(')'){…}"],
];
const TYPES = [
  ...["(a:…)=>b", "A<…>", "A<b,…>", "[…]", "{a:…}", "keyof …", "<T>()=>…", "B extends C?D:…", "infer B extends …"],
  ...["['(',…]", "{'}':…}", "asserts a is …"],
];

/** What may seem to start something that would hide the rest, or does. */
const BEFORE = [
  ...[
    "",
    "/* don't */",
    "// don't (\n",
    "x = `don't ${a} (`;\n",
    "x = /[/'`(]/;\n",
    "x = {} / 1; '/';\n",
    "'unclosed\n",
  ],
  ...["x = <p>don't</p>;\n", "x = <p>' ` // /*</p>;\n", "type F = <T>(a: T) => void;\n", "<!-- /*\n", "#! /*\n", "`"],
];
const BETWEEN = ["", "", "\n", " ", "/* ' */", "//'\n", "\r", "\u00a0"];

function textsOf(start: string, levels: readonly string[]): fc.Arbitrary<string> {
  const cycles = fc.array(fc.constantFrom(...levels), { minLength: 1, maxLength: 3 });
  return fc
    .tuple(fc.constantFrom(...BEFORE), cycles, fc.constantFrom(...BETWEEN), fc.integer({ min: 100, max: 12_000 }))
    .map(([before, cycle, between, depth]) => {
      const parts = cycle.map((level) => level.split("…") as [string, string]);
      const opened = parts.map(([open]) => open + between).join("");
      const closed = parts.map(([, close]) => close).reverse();
      return `${before}${start}${opened.repeat(depth)}a${closed.join("").repeat(depth)}`;
    });
}

const deepText = fc.oneof(
  textsOf("x=", EXPRESSIONS),
  textsOf("x=", ELEMENTS),
  textsOf("", STATEMENTS),
  textsOf("type A=", TYPES),
);

const worker = `
  const { workerData } = require("node:worker_threads");
  const { parseSync } = require("oxc-parser");
  for (const text of workerData) {
    for (const sourceType of ["module", "commonjs"]) parseSync("", text, { lang: "tsx", sourceType }).program;
  }`;
const main = `
  const { Worker } = require("node:worker_threads");
  const workerData = JSON.parse(require("node:fs").readFileSync(0, "utf8"));
  new Worker(${JSON.stringify(worker)}, { eval: true, workerData });`;

describe("any deep text", () => {
  it("that is let through does not exhaust the stack of a worker thread", () => {
    fc.assert(
      fc.property(fc.array(deepText, { minLength: 100, maxLength: 100 }), (texts) => {
        const input = JSON.stringify(texts.filter((text) => tooDeepAt(text, "tsx") === undefined));
        const { status, signal } = spawnSync(process.execPath, ["-e", main], { input, cwd: import.meta.dirname });
        expect({ status, signal }).toEqual({ status: 0, signal: null });
      }),
      { numRuns: 5, endOnFailure: true },
    );
  }, 60_000);
});
