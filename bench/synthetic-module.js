// @ts-check
/**
 * The text of one module of the synthetic project: its imports, a use of each imported name that is used, and about 150
 * lines of ordinary functions, a class and an interface. A function of the plan alone.
 */

/** @import { Import, Module } from "./synthetic-project.js" */

/**
 * Every source module `n` exports `makeN` (function), `ItemN` (interface), `ServiceN` (class).
 *
 * @param {Module} module
 * @param {readonly Module[]} modules
 * @returns {string}
 */
export function moduleText(module, modules) {
  if (module.kind === "barrel") return barrelText(module, modules);
  if (module.kind === "test") return testText(module);
  const used = module.imports.filter(({ form, target }) => form === "value" && target !== undefined);
  const typed = module.imports.filter(({ form }) => form === "type").map((one) => boundModule(one, modules));
  return [
    ...module.imports.map((one) => importLine(one, modules)),
    "",
    ...stateLines(module),
    `export interface Item${module.id} {`,
    "  readonly id: string;",
    "  readonly total: number;",
    "  readonly tags: readonly string[];",
    ...typed.map((id) => `  readonly from${id}?: Item${id};`),
    "}",
    "",
    `/** Makes item ${module.id} out of what the modules below make. */`,
    `export function make${module.id}(seed: number): number {`,
    "  let sum = seed;",
    ...used.map((one) => `  if (seed > ${one.target}) sum += make${boundModule(one, modules)}(seed - 1);`),
    "  return sum;",
    "}",
    "",
    ...classLines(module.id),
    ...Array.from({ length: bodyFunctions(module.id) }, (_, index) => functionLines(module.id, index)).flat(),
    ...(module.path.endsWith(".tsx") ? componentLines(module.id) : []),
  ].join("\n");
}

/** Mean 8 functions of 13 lines, a few modules with 30. @param {number} id */
function bodyFunctions(id) {
  return id % 17 === 0 ? 28 : 3 + (id % 9);
}

/** @param {Import} one @param {readonly Module[]} modules */
function importLine(one, modules) {
  const id = boundModule(one, modules);
  if (one.form === "package") return `import * as ${one.specifier.replace(/\W/g, "_")} from "${one.specifier}";`;
  if (one.form === "type") return `import type { Item${id} } from "${one.specifier}";`;
  if (one.form === "unused") return `import { type Item${id}, Service${id} } from "${one.specifier}";`;
  return `import { make${id} } from "${one.specifier}";`;
}

/** @param {Module} module @param {readonly Module[]} modules */
function barrelText(module, modules) {
  const lines = module.imports.map((one, index) => {
    const id = boundModule(one, modules);
    if (index % 3 === 1) return `export * from "${one.specifier}";`;
    return `export { make${id}, type Item${id}, Service${id} } from "${one.specifier}";`;
  });
  return `${lines.join("\n")}\n`;
}

/** @param {Module} module */
function testText({ imports, id }) {
  const subject = imports[0];
  return [
    'import { describe, expect, it } from "vitest";',
    `import { make${subject?.target}, Service${subject?.target} } from "${subject?.specifier}";`,
    "",
    `describe("make${subject?.target}", () => {`,
    ...Array.from({ length: 6 + (id % 8) }, (_, index) => [
      `  it("answers case ${index}", () => {`,
      `    const service = new Service${subject?.target}();`,
      `    service.add("case ${index}", ${index});`,
      `    expect(make${subject?.target}(${index})).toBeGreaterThanOrEqual(service.count() - 1);`,
      "  });",
      "",
    ]).flat(),
    "});",
    "",
  ].join("\n");
}

/** One module in 25 holds state, one in 100 a client built from the environment. @param {Module} module */
function stateLines({ id }) {
  const lines = [];
  if (id % 25 === 3) {
    lines.push(
      `export const cache${id} = new Map<string, number>();`,
      "",
      `export function remember${id}(key: string, value: number): void {`,
      `  cache${id}.set(key, value);`,
      "}",
      "",
    );
  }
  if (id % 100 === 11) lines.push(`let calls${id} = 0;`, `export const called${id} = (): number => ++calls${id};`, "");
  if (id % 100 === 57) lines.push(`export const url${id} = process.env["SERVICE_URL_${id % 7}"] ?? "local";`, "");
  return lines;
}

/** @param {number} id */
function classLines(id) {
  return [
    `export class Service${id} {`,
    "  readonly #entries = new Map<string, number>();",
    "",
    "  add(key: string, amount: number): this {",
    "    const before = this.#entries.get(key) ?? 0;",
    "    this.#entries.set(key, before + amount);",
    "    return this;",
    "  }",
    "",
    "  count(): number {",
    "    return [...this.#entries.values()].reduce((sum, amount) => sum + amount, 0);",
    "  }",
    "",
    `  async load(source: AsyncIterable<Item${id}>): Promise<readonly string[]> {`,
    "    const names: string[] = [];",
    "    for await (const { id, total } of source) {",
    "      if (total > 0) names.push(`${id}:${total}`);",
    "    }",
    "    return names;",
    "  }",
    "}",
    "",
  ];
}

/** @param {number} id @param {number} index */
function functionLines(id, index) {
  return [
    `/** Step ${index} of module ${id}: keeps what is above the limit, in order of its total. */`,
    `function step${index}(items: readonly Item${id}[], limit = ${index * 10}): Item${id}[] {`,
    "  const kept = items.filter((item) => item.total > limit && item.tags.includes('open'));",
    "  const seen = new Set<string>();",
    "  for (const item of kept) {",
    "    if (seen.has(item.id)) throw new Error(`two items with the id ${item.id}`);",
    "    seen.add(item.id);",
    "  }",
    "  const [first, ...rest] = [...kept].sort((a, b) => a.total - b.total);",
    index === 0
      ? "  return first === undefined ? [] : [first, ...rest];"
      : `  return first === undefined ? [] : [first, ...step${index - 1}(rest, limit + 1)];`,
    "}",
    "",
  ];
}

/** @param {number} id */
function componentLines(id) {
  return [
    `export function View${id}({ items }: { items: readonly Item${id}[] }) {`,
    "  return (",
    `    <section className="view-${id}">`,
    "      {items.map((item) => (",
    "        <p key={item.id} title={item.tags.join(', ')}>",
    "          {item.id}: {item.total.toFixed(2)}",
    "        </p>",
    "      ))}",
    "    </section>",
    "  );",
    "}",
    "",
  ];
}

/**
 * The source module whose names an import binds.
 *
 * @param {Import} one
 * @param {readonly Module[]} modules
 */
export function boundModule({ target }, modules) {
  const module = target === undefined ? undefined : modules[target];
  return module?.kind === "barrel" ? module.imports[0]?.target : target;
}
