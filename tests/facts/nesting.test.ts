import { spawnSync } from "node:child_process";
import { describe, expect, it } from "vitest";
import { tooDeepAt } from "../../src/facts/nesting.js";

const DEEP: Readonly<Record<string, (depth: number) => string>> = {
  brackets: (depth) => "(".repeat(depth) + ")".repeat(depth),
  "brackets that never close": (depth) => "(".repeat(depth),
  arrays: (depth) => "[".repeat(depth) + "]".repeat(depth),
  objects: (depth) => `x=${"{a:".repeat(depth)}1${"}".repeat(depth)}`,
  blocks: (depth) => "{".repeat(depth) + "}".repeat(depth),
  functions: (depth) => "function f(){".repeat(depth) + "}".repeat(depth),
  "arrow functions": (depth) => `${"a=>".repeat(depth)}1`,
  "arrow functions in brackets": (depth) => `${"(a=".repeat(depth)}1${")=>1".repeat(depth)}`,
  "function types": (depth) => `type A=${"(a:".repeat(depth)}b${")=>c".repeat(depth)}`,
  "type arguments": (depth) => `type A=${"B<".repeat(depth)}C${">".repeat(depth)}`,
  tuples: (depth) => `type A=${"[".repeat(depth)}${"]".repeat(depth)}`,
  templates: (depth) => `${"`${".repeat(depth)}1${"}`".repeat(depth)}`,
  "else if": (depth) => `if(a);${"else if(a);".repeat(depth)}`,
  "else if with braces": (depth) => `if(a){}${"else if(a){}".repeat(depth)}`,
  conditions: (depth) => `${"a?b:".repeat(depth)}c`,
  loops: (depth) => `${"for(;;)".repeat(depth)};`,
  assignments: (depth) => `${"a=".repeat(depth)}1`,
  negations: (depth) => `${"!".repeat(depth)}1`,
  sums: (depth) => `"a"${`+"b"`.repeat(depth)}`,
  powers: (depth) => `a${"**b".repeat(depth)}`,
  properties: (depth) => `a${".b".repeat(depth)}`,
};

/** The deepest text of a kind that is let through. */
function deepest(text: (depth: number) => string): string {
  let low = 1;
  let high = 50_000;
  while (high - low > 1) {
    const middle = (low + high) >>> 1;
    if (tooDeepAt(text(middle)) === undefined) low = middle;
    else high = middle;
  }
  return text(low);
}

describe("a deep text", () => {
  it.each(Object.entries(DEEP))("of %s is refused", (_kind, text) => {
    expect(tooDeepAt(text(50_000))).toBeGreaterThan(0);
  });

  it("that is let through does not exhaust the stack of a worker thread", () => {
    const worker = `
      const { parentPort, workerData } = require("node:worker_threads");
      const { parseSync } = require("oxc-parser");
      for (const text of workerData) parseSync("", text, { lang: "ts", preserveParens: false }).program;`;
    const main = `
      const { Worker } = require("node:worker_threads");
      const workerData = JSON.parse(require("node:fs").readFileSync(0, "utf8"));
      new Worker(${JSON.stringify(worker)}, { eval: true, workerData });`;
    const input = JSON.stringify(Object.values(DEEP).map(deepest));
    const { status, signal } = spawnSync(process.execPath, ["-e", main], { input, cwd: import.meta.dirname });
    expect({ status, signal }).toEqual({ status: 0, signal: null });
  });
});

describe("a text that is only long", () => {
  it.each([
    ["a chain of 10,000 operators", `"a"${`+"b"`.repeat(10_000)}`],
    ["450 brackets", "[".repeat(450) + "]".repeat(450)],
    ["brackets in strings", `const a = "${"(".repeat(50_000)}";\n`.repeat(3)],
    ["statements without semicolons", "const a = b ? c : d\n".repeat(5_000)],
    ["statements in a function", `function f() {\n${"  if (a) b = c ? d : e;\n".repeat(5_000)}}\n`],
    ["else of different statements", "if (a) { b } else { c }\n".repeat(5_000)],
    ["arrow functions in an object", `x = {${"a: (b) => c < d,\n".repeat(5_000)}}`],
    ["elements with attributes", `x = <a>${"<b c='d' e={f}>g</b><h/>".repeat(5_000)}</a>`],
    ["a union of types", `type A = ${"'a' | ".repeat(20_000)}'b'`],
    ["optional properties", `function f() {\n${"  a?.b ?? c\n".repeat(500)}}`],
  ])("is let through: %s", (_kind, text) => expect(tooDeepAt(text)).toBeUndefined());
});
