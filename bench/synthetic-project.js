// @ts-check
/**
 * Writes a TypeScript project of a given size that looks like a grown product: domains with barrels in `src/modules`,
 * a shared kernel reached through tsconfig `paths`, tests, JSX, type-only and unused imports, packages, state at module
 * level, clients built from the environment, and a few import cycles. The same size and seed give the same bytes.
 *
 *     node bench/synthetic-project.js FOLDER [MODULES]
 *
 * Imports run from a module to modules made before it, so the graph has no cycle but the planted ones: pairs inside a
 * domain, and in one domain of ten, modules that import their own barrel.
 */
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, posix } from "node:path";
import { boundModule, moduleText } from "./synthetic-module.js";

/**
 * @typedef {{ id: number, path: string, domain: string, kind: "source" | "barrel" | "test", imports: Import[] }} Module
 * @typedef {{ specifier: string, target?: number, form: "value" | "type" | "unused" | "package" }} Import
 */

const GENERATOR_VERSION = 2;
const LAYERS = ["model", "repository", "services", "handlers", "components"];
const SHARED_FOLDERS = ["db", "logger", "utils", "types", "ui", "config"];
const PACKAGES = ["react", "zod", "node:path", "node:crypto", "ioredis", "express", "lodash-es"];

/**
 * @param {string} folder
 * @param {number} [size] number of modules
 * @returns {Module[]}
 */
export function writeSyntheticProject(folder, size = 10_000) {
  const modules = planModules(size, randomNumbers(7));
  const stamp = `${GENERATOR_VERSION} ${size}\n`;
  const stampFile = join(folder, ".synthetic");
  if (existsSync(stampFile) && readFileSync(stampFile, "utf8") === stamp) return modules;

  const partial = `${folder}.partial`;
  for (const old of [folder, partial]) rmSync(old, { recursive: true, force: true });
  for (const module of modules) write(partial, module.path, moduleText(module, modules));
  write(partial, "package.json", json({ name: "synthetic", version: "1.0.0", private: true, type: "module" }));
  write(partial, "tsconfig.json", json({ compilerOptions: COMPILER_OPTIONS, include: ["src"] }));
  for (const empty of [".git", "node_modules"]) mkdirSync(join(partial, empty));
  write(partial, ".synthetic", stamp);
  renameSync(partial, folder);
  return modules;
}

const COMPILER_OPTIONS = {
  target: "es2022",
  module: "esnext",
  moduleResolution: "bundler",
  jsx: "react-jsx",
  strict: true,
  paths: { "@shared/*": ["./src/shared/*"], "@modules/*": ["./src/modules/*"] },
};

/**
 * @param {number} size
 * @param {() => number} random
 * @returns {Module[]}
 */
function planModules(size, random) {
  const domains = Array.from({ length: Math.max(2, Math.round(size / 250)) }, (_, index) => `domain${index}`);
  const sharedSize = Math.round(size * 0.08);
  /** @type {Module[]} */
  const modules = [];
  for (let index = 0; index < sharedSize; index++) {
    const folder = SHARED_FOLDERS[index % SHARED_FOLDERS.length];
    add(`src/shared/${folder}/${folder}${index}.ts`, "shared", "source", sharedImports(modules, random));
  }
  /** @type {{ domain: string, members: Module[], barrel: Module }[]} */
  const before = [];
  for (const [index, domain] of domains.entries()) {
    const end = sharedSize + Math.round(((size - sharedSize) * (index + 1)) / domains.length);
    before.push(addDomain(domain, end));
  }
  return modules;

  /** @param {string} path @param {string} domain @param {Module["kind"]} kind @param {Import[]} imports */
  function add(path, domain, kind, imports) {
    const module = { id: modules.length, path, domain, kind, imports };
    modules.push(module);
    return module;
  }

  /** @param {string} domain @param {number} end */
  function addDomain(domain, end) {
    /** @type {Module[]} */
    const members = [];
    while (modules.length < end - 1) {
      const subject = members.at(-1);
      if (subject && random() < 0.08) {
        const path = subject.path.replace(/(\.tsx?)$/, ".test$1");
        if (modules.at(-1)?.path !== path && modules.at(-1)?.kind !== "test") {
          add(path, domain, "test", [{ ...relativeImport(path, subject), form: "value" }, packageImport(random)]);
          continue;
        }
      }
      const layer = LAYERS[Math.floor((members.length / 250) * LAYERS.length) % LAYERS.length] ?? "model";
      const ext = layer === "components" ? "tsx" : "ts";
      const path = `src/modules/${domain}/${layer}/${layer}${modules.length}.${ext}`;
      members.push(add(path, domain, "source", memberImports(path, members)));
    }
    const path = `src/modules/${domain}/index.ts`;
    const barrel = add(path, domain, "barrel", barrelImports(path, members));
    plantCycles(members, barrel);
    return { domain, members, barrel };
  }

  /** @param {string} path @param {Module[]} members */
  function memberImports(path, members) {
    /** @type {Import[]} */
    const imports = [packageImport(random)];
    const wanted = 5 + Math.floor(random() * 11);
    for (let index = 0; index < wanted; index++) {
      const roll = random();
      const form = roll < 0.2 ? "type" : roll < 0.25 ? "unused" : "value";
      const where = random();
      const member = pick(members, random);
      const domain = pick(before, random);
      if (where < 0.55 && member) imports.push({ ...relativeImport(path, member), form });
      else if (where < 0.7 && domain) imports.push(domainImport(domain, form, random));
      else imports.push({ ...sharedImport(modules, sharedSize, random), form });
    }
    return distinct(imports, modules);
  }

  /** @param {Module[]} members @param {Module} barrel */
  function plantCycles(members, barrel) {
    const [first, second] = [members[3], members[4]];
    if (first && second) {
      first.imports = distinct([...first.imports, { ...relativeImport(first.path, second), form: "value" }], modules);
      second.imports = distinct([...second.imports, { ...relativeImport(second.path, first), form: "value" }], modules);
    }
    if (before.length % 10 !== 4) return;
    for (const member of members.filter((_, index) => index % 40 === 7)) {
      member.imports = distinct([...member.imports, { specifier: "..", target: barrel.id, form: "value" }], modules);
    }
  }
}

/** @param {Module[]} modules @param {() => number} random @returns {Import[]} */
function sharedImports(modules, random) {
  const imports = [packageImport(random)];
  for (let index = 0; index < 4 && modules.length > 0; index++) {
    imports.push({ ...sharedImport(modules, modules.length, random), form: random() < 0.3 ? "type" : "value" });
  }
  return distinct(imports, modules);
}

/**
 * The cube of a random number: a few shared modules are imported by very many.
 *
 * @param {Module[]} modules
 * @param {number} count
 * @param {() => number} random
 */
function sharedImport(modules, count, random) {
  const target = /** @type {Module} */ (modules[Math.floor(random() ** 3 * count)]);
  return { specifier: target.path.replace(/^src\/shared/, "@shared").replace(/\.tsx?$/, ""), target: target.id };
}

/**
 * @param {{ members: Module[], barrel: Module, domain: string }} domain
 * @param {Import["form"]} form
 * @param {() => number} random
 */
function domainImport({ members, barrel, domain }, form, random) {
  const member = pick(members, random);
  if (member === undefined || random() < 0.5) return { specifier: `@modules/${domain}`, target: barrel.id, form };
  const specifier = member.path.replace(/^src\/modules/, "@modules").replace(/\.tsx?$/, "");
  return { specifier, target: member.id, form };
}

/** @param {string} path @param {Module[]} members @returns {Import[]} */
function barrelImports(path, members) {
  const passedOn = members.filter((_, index) => index % 4 === 0);
  return passedOn.map((member) => ({ ...relativeImport(path, member), form: "value" }));
}

/** @param {string} from @param {Module} target */
function relativeImport(from, target) {
  const path = posix.relative(posix.dirname(from), target.path).replace(/\.tsx?$/, "");
  return { specifier: path.startsWith(".") ? path : `./${path}`, target: target.id };
}

/** @param {() => number} random @returns {Import} */
function packageImport(random) {
  return { specifier: pick(PACKAGES, random) ?? "react", form: "package" };
}

/** @template T @param {readonly T[]} items @param {() => number} random */
function pick(items, random) {
  return items[Math.floor(random() * items.length)];
}

/**
 * Drops an import of names that another one binds too: a barrel passes on its first member's.
 *
 * @param {readonly Import[]} imports
 * @param {readonly Module[]} modules
 */
function distinct(imports, modules) {
  return [...new Map(imports.map((one) => [boundModule(one, modules) ?? one.specifier, one])).values()];
}

/** mulberry32: a small seeded generator of numbers in [0, 1). @param {number} seed */
function randomNumbers(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** @param {string} root @param {string} path @param {string} text */
function write(root, path, text) {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}

/** @param {unknown} value */
function json(value) {
  return `${JSON.stringify(value, null, 2)}\n`;
}

if (process.argv[1] === import.meta.filename) {
  const [, , folder, size] = process.argv;
  if (folder === undefined) throw new Error("usage: node bench/synthetic-project.js FOLDER [MODULES]");
  const modules = writeSyntheticProject(folder, size === undefined ? undefined : Number(size));
  console.log(`${modules.length} modules in ${folder}`);
}
