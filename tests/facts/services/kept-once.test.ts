/** Which makings are kept where there is one of it in a process, and what is said of them there. */
import { expect, it } from "vitest";
import { LIBRARIES } from "../../../src/catalogue/libraries.js";
import { extractBody } from "../../../src/facts/extract-body.js";
import { extractFacts } from "../../../src/facts/extract-facts.js";
import { makesInMemory } from "../../../src/facts/services/memory-packages.js";
import type { ImportFact } from "../../../src/facts/module-facts.js";
import type { Making } from "../../../src/facts/services/service-facts.js";

const LRU = `import { LRUCache } from "lru-cache";\n`;

function makingsOf(text: string): readonly Making[] {
  return extractBody(text, "ts", extractFacts(text, "ts"))!.services.makings;
}

it.each([
  ["a variable", `const cache = new LRUCache();`],
  ["a variable that is filled on first use", `let cache; export const get = () => (cache ??= new LRUCache());`],
  ["a static field", `class Prices {\n  static cache = new LRUCache();\n}`],
  ["a member of an object", `export const caches = { cache: new LRUCache() };`],
  ["the default export", `export default new LRUCache();`],
  ["module.exports", `module.exports = new LRUCache();`],
  ["a variable through a helper", `const cache = singleton("cache", () => new LRUCache());`],
])("there is one in %s", (_, text) => {
  expect(makingsOf(LRU + text).map(({ once }) => once)).toEqual([true]);
});

it.each([
  ["what a function returns", `export const make = () => new LRUCache();`],
  ["a field", `export class Prices {\n  cache = new LRUCache();\n}`],
  ["a variable of a function", `export function f() {\n  const cache = new LRUCache();\n  cache.clear();\n}`],
  ["an entry of a container", `const caches = new Map();\nexport const add = (k) => caches.set(k, new LRUCache());`],
])("there are many in %s", (_, text) => {
  expect(makingsOf(LRU + text).filter(({ once }) => once)).toEqual([]);
});

it("calls of packages that make things in memory are kept, whatever they are given", () => {
  const text = `import pLimit from "p-limit";\nconst limit = pLimit(5);`;
  expect(makingsOf(text).map(({ name, once }) => [name, once])).toEqual([["limit", true]]);
});

it("calls of other packages are not", () => {
  expect(makingsOf(`import pad from "left-pad";\nconst padded = pad(5);`)).toEqual([]);
});

it.each([
  ["where it is made", `/** @shared-state few entries */\nconst cache = new LRUCache();`, "few entries"],
  ["behind it", `const cache = new LRUCache(); // @shared-state few entries`, "few entries"],
  [
    "where the variable is declared",
    `/** @shared-state few entries */\nlet cache;\n\nexport const get = () => (cache ??= new LRUCache());`,
    "few entries",
  ],
  ["without a reason", `/** @shared-state */\nconst cache = new LRUCache();`, ""],
  ["somewhere else", `/** @shared-state few entries */\nconst a = 1;\nconst cache = new LRUCache();`, undefined],
])("a comment accepts it %s", (_, text, expected) => {
  expect(makingsOf(LRU + text).map(({ accepted }) => accepted)).toEqual([expected]);
});

it("knows every package of the catalogue whose calls make something in memory", () => {
  const packages = LIBRARIES.filter(
    ({ by, kind, scope, fallback, technology }) =>
      by === "call" &&
      kind !== "memo" &&
      // Without a connection it builds queries, and keeps nothing.
      kind !== "database" &&
      !/^(?:logger|metrics)$/.test(kind) &&
      (scope === "memory" || (kind === "emitter" && technology === undefined) || (fallback && "memory" in fallback)),
  ).flatMap((library) => library.packages);
  const isKnown = (specifier: string): boolean => makesInMemory({ specifier } as ImportFact);
  expect(packages.filter((each) => !isKnown(each))).toEqual([]);
});
