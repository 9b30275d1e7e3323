/**
 * Programs that are nearly right: sources of this package, cut, spliced and overwritten. Each goes through facts, body facts
 * and all rules, as an unsaved text. `npm run hostile` takes many more than every test run does.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { expect, it, vi } from "vitest";
import { extractBody } from "../../src/facts/extract-body.js";
import { extractFacts } from "../../src/facts/extract-facts.js";
import { onDisk } from "../on-disk.js";
import { Process } from "../processes.js";

const PROGRAMS = Number(process.env["HOSTILE_PROGRAMS"] ?? 400);

const SOURCES = ["src", "tests"].flatMap((folder) =>
  readdirSync(join(import.meta.dirname, "../..", folder), { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".ts") && !path.includes(".work"))
    .map((path) => readFileSync(join(import.meta.dirname, "../..", folder, path), "utf8").slice(0, 3000)),
);
const FRAGMENTS = [
  ...[
    `import { a } from "./b";`,
    `import b from "./b";\nexport class A extends b {}`,
    `export * from "./b";`,
    `require("./c");`,
  ],
  ...[
    "<a.b {...c}/>",
    "@a class B {}",
    "`${`",
    "/*",
    "*/",
    "enum A { a }",
    "declare module 'x' {",
    "import(",
    "#!",
    "<!--",
    "\\u{110000}",
  ],
  ...[
    "\ud800",
    "\0",
    "\u2028",
    "}",
    "{",
    "(",
    ")",
    "'",
    "`",
    "/",
    "<",
    "export default ",
    "async ",
    "await ",
    "type ",
    "=>",
    "?.",
    "\\",
  ],
];

const edit = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  length: fc.constantFrom(0, 0, 1, 3, 20, 1e6),
  instead: fc.oneof(fc.constantFrom(...FRAGMENTS), fc.string({ unit: "binary", maxLength: 4 })),
});
const program = fc
  .tuple(
    fc.constantFrom(...SOURCES),
    fc.constantFrom(...SOURCES),
    fc.boolean(),
    fc.array(edit, { maxLength: 6, size: "max" }),
  )
  .map(([one, other, isSpliced, edits]) =>
    edits.reduce(
      (text, { at, length, instead }) => {
        const start = Math.floor(at * text.length);
        return text.slice(0, start) + instead + text.slice(start + length);
      },
      isSpliced ? one.slice(0, 1000) + other.slice(500) : one,
    ),
  );

it("any program gives facts and findings, and nothing on stdout", { timeout: 0 }, () => {
  const root = onDisk({
    "package.json": { name: "own" },
    "src/a.tsx": "",
    "src/b.ts": `import { a } from "./a"; export default a;`,
    "src/c.js": `require("./a");`,
  });
  const editor = new Process();
  const written = vi.spyOn(process.stdout, "write");
  fc.assert(
    fc.property(program, fc.constantFrom("src/a.tsx", "src/b.ts", "src/c.js", "src/new.mts"), (text, file) => {
      for (const language of ["js", "ts", "tsx", "dts"] as const) {
        extractBody(text, language, extractFacts(text, language));
      }
      editor.lint(join(root, file), text, { root, cache: false });
    }),
    { numRuns: PROGRAMS },
  );
  expect(written).not.toHaveBeenCalled();
});

it.each<[string, string]>([
  ["comments", `${"/* */".repeat(200_000)}\nexport const a = <b/>;`],
  ["comments that do not end", `export const a = <b/>;\n${"/* @jsx ".repeat(120_000)}`],
  ["pragmas", `/*${" @jsx".repeat(200_000)}*/ export const a = <b/>;`],
  ["spaces", `require${" ".repeat(1_000_000)}`],
  ["words of mocks", "jest.mo".repeat(150_000)],
  ["types of JSDoc", `/** ${"@type {import('x'".repeat(60_000)} */`],
  ["imports of JSDoc", `/** ${"@import x from ".repeat(70_000)} */`],
  ["writes to one state", `let s, t; export function f(x) { ${"if (x === 0) { s = t + x; t = s }\n".repeat(30_000)} }`],
])("a megabyte of %s is read in little time", (_, text) => {
  expect(() => extractBody(text, "tsx", extractFacts(text, "tsx"))).not.toThrow();
});

it.each<[string, string]>([
  ["branches", Array.from({ length: 700 }, (_, at) => `if (x === ${at}) { s = x }`).join(" else ")],
  ["calls", "f(x); g(x); s++;".repeat(2000)],
])("a state behind many %s is found in little time", (_, code) => {
  const text = `let s; export function f(x) { ${code} } export function g(x) { ${code} }`;
  expect(extractBody(text, "ts", extractFacts(text, "ts"))?.state.states).toHaveLength(1);
});
