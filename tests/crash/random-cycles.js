// @ts-check
/**
 * Random small projects full of cycles, each use of an imported name wrapped so that the program itself notes the uses
 * that fail: `globalThis.failed` collects `module name`.
 *
 * @typedef {{ name: string, hoisted: boolean, definer: number }} Exported
 * @typedef {{ files: Record<string, string>, uses: string[] }} CyclicProject  `uses`: `module name` of every use
 */

import { seededNumbers } from "../seeded-numbers.js";

/** What a module may export: `hoisted` if it can be used before the module has run. */
const DEFINITIONS = [
  { hoisted: false, text: (/** @type {string} */ name) => `export const ${name} = class {};` },
  { hoisted: false, text: (/** @type {string} */ name) => `export class ${name} {}` },
  { hoisted: false, text: (/** @type {string} */ name) => `export var ${name} = class {};` },
  { hoisted: true, text: (/** @type {string} */ name) => `export function ${name}() {}` },
  {
    hoisted: true,
    text: (/** @type {string} */ name) => `function local_${name}() {}\nexport { local_${name} as ${name} };`,
  },
];

/** Ways to use a name while the module loads; `$` stands for the name, `check` fails for undefined and throws with it. */
const LOADING = [
  "check($);",
  "(class extends $ {});",
  "(class { static field = check($); });",
  "(class { static { check($); } });",
  "(() => { check($); })();",
  "function called_N() { check($); } called_N();",
  "const arrow_N = () => check($); const outer_N = () => arrow_N(); outer_N();",
  "[1].map(() => check($));",
  "const listed_N = [1, 2]; listed_N.slice(1).forEach(() => check($));",
  "const named_N = () => check($); [2, 1].sort(named_N);",
  "Object.keys({ a: 1 }).filter(() => check($));",
  "new Set([1]).forEach(() => check($));",
  "Array.from([1], () => check($));",
  "'a-b'.split('-').join().replace(/a/, () => check($));",
  "class Hidden_N { static #m() { return check($); } static field = Hidden_N.#m(); }",
  "class Inner_N { constructor() { this.#m(); } #m() { check($); } } new Inner_N();",
  "(async () => { try { for await (const each of [check($)]); } catch { FAILED } })();",
  "class Made_N { field = check($); } new Made_N();",
  "class Calls_N { constructor() { this.m(); } m() { check($); } } new Calls_N();",
  "new Promise((done) => { try { check($); } catch { FAILED } done(); });",
];

/** Ways to use it later, or never. */
const LATER = [
  "globalThis.later.push(() => check($));",
  "function never_N() { check($); }",
  "class Never_N { field = check($); m() { check($); } }",
  "function* started_N() { check($); } started_N();",
  "(async () => { await undefined; check($); })();",
  "(async () => { for await (const each of [1]) check($); })();",
  "(async () => { for await (const each of []); check($); })();",
  "const kept_N = { filter(f) { this.f = f; } }; kept_N.filter(() => check($));",
  "class Keeper_N { find(f) { this.f = f; } } new Keeper_N().find(() => check($));",
  "class Named_N { static m() { check($); } static #m() {} static field = Named_N.#m(); }",
  "[].map(() => check($));",
  "const lazy_N = (value = check($)) => value;",
];

const MODULES = 6;
/** The last modules import nothing: they are in no cycle, but what they define may reach one through others. */
const LEAVES = 2;

/** @param {number} seed @returns {CyclicProject} */
export function randomCycles(seed) {
  const below = seededNumbers(seed);
  const pick = (/** @type {readonly any[]} */ items) => items[below(items.length)];
  const lines = Array.from({ length: MODULES }, () => /** @type {string[]} */ ([PROLOGUE]));
  const exported = Array.from({ length: MODULES }, (_, node) => define(node, lines[node] ?? [], pick, below));
  for (let count = 0; count < MODULES; count++) passOn(exported, lines, below, pick, count);
  if (below(2) === 0) passAllOn(exported, lines, below);
  /** @type {string[]} */
  const uses = [];
  for (let node = 0; node < MODULES - LEAVES; node++) {
    const own = /** @type {string[]} */ (lines[node]);
    for (let at = 0; at < 1 + below(3); at++) {
      const from = (node + 1 + below(MODULES - 1)) % MODULES;
      const { name } = pick(exported[from] ?? []);
      const local = `i${node}_${at}`;
      const isNamespace = below(4) === 0;
      const value = isNamespace ? `${local}.${name}` : local;
      own.splice(
        1 + below(2),
        0,
        `import ${isNamespace ? `* as ${local}` : `{ ${name} as ${local} }`} from "./m${from}.js";`,
      );
      own.push(use(pick(below(3) === 0 ? LATER : LOADING), value, node, at));
      uses.push(`m${node}.js ${value}`);
    }
  }
  const files = Object.fromEntries(lines.map((own, node) => [`m${node}.js`, `${own.join("\n")}\n`]));
  return { files, uses };
}

const PROLOGUE = "const check = (value) => { if (value === undefined) throw new Error(); return value; };";

/** @type {(node: number, lines: string[], pick: (items: readonly any[]) => any, below: (n: number) => number) => Exported[]} */
function define(node, lines, pick, below) {
  return Array.from({ length: 1 + below(2) }, (_, at) => {
    const { hoisted, text } = pick(DEFINITIONS);
    const name = `x${node}_${at}`;
    lines.push(text(name));
    return { name, hoisted, definer: node };
  });
}

/** One module re-exports a name of another. @type {(exported: Exported[][], lines: string[][], below: (n: number) => number, pick: (items: readonly any[]) => any, count: number) => void} */
function passOn(exported, lines, below, pick, count) {
  const through = below(exported.length - LEAVES);
  const from = (through + 1 + below(exported.length - 1)) % exported.length;
  const passed = pick(exported[from] ?? []);
  const name = `r${count}`;
  lines[through]?.splice(1, 0, `export { ${passed.name} as ${name} } from "./m${from}.js";`);
  exported[through]?.push({ ...passed, name });
}

/** `export *`: all names that a module has by now. @type {(exported: Exported[][], lines: string[][], below: (n: number) => number) => void} */
function passAllOn(exported, lines, below) {
  const through = below(exported.length - LEAVES);
  const from = (through + 1 + below(exported.length - 1)) % exported.length;
  lines[through]?.splice(1, 0, `export * from "./m${from}.js";`);
  const own = new Set(exported[through]?.map(({ name }) => name));
  exported[through]?.push(...(exported[from] ?? []).filter(({ name }) => !own.has(name)));
}

/** @type {(template: string, value: string, node: number, at: number) => string} */
function use(template, value, node, at) {
  const failed = `globalThis.failed.push("m${node}.js ${value}");`;
  const code = template.replace("FAILED", failed).replaceAll("$", value).replaceAll(/_N\b/g, `_${node}_${at}`);
  return `try { ${code} } catch { ${failed} }`;
}
