// @ts-check
/**
 * Where TypeScript leads every request of a monorepo, with the options of each file's own tsconfig: once as it stands
 * after an install, and once more, for requests that lead nowhere, as if every tsconfig had been built.
 */
import { readFileSync } from "node:fs";
import { join, relative } from "node:path";
import ts from "typescript";
import { listModules, requestsOf } from "../corpus/oracle.js";
import { linkedHost } from "./linked-host.js";
import { installedIn } from "./members.js";
import { buildOrder } from "./build-order.js";
import { outputsOf, tsconfigsOf } from "./tsconfigs.js";

/**
 * @import { Label } from "../corpus/oracle.js"
 * @import { LinkedHost } from "./linked-host.js"
 * @typedef {{ target: string | undefined, isOutside: boolean }} Found
 *   `target`: file relative to the root; undefined: nowhere, or (`isOutside`) in a package of others
 * @typedef {Found & { specifier: string, label: Label, when: "installed" | "built" }} Answer
 */

/**
 * @param {string} root absolute real path
 * @returns {Map<string, readonly Answer[]>} by file, relative to the root
 */
export function monorepoOracle(root) {
  const packages = installedIn(root);
  const host = linkedHost(root, packages);
  const tsconfigs = tsconfigsOf(root, host);
  const outputs = outputsOf(buildOrder(root), tsconfigs.read);
  const installed = resolverOf(root, host);
  const built = resolverOf(root, linkedHost(root, packages, outputs), outputs);
  /** @type {Map<string, readonly Answer[]>} */
  const rows = new Map();
  for (const file of listModules(root, root).sort()) {
    const path = join(root, file);
    const options = tsconfigs.optionsFor(path);
    const answers = requestsOf(path, readFileSync(path, "utf8"), false).map(({ specifier, label }) => {
      const found = installed(specifier, path, options);
      if (found.target !== undefined) return { specifier, label, ...found, when: /** @type {const} */ ("installed") };
      return { specifier, label, ...built(specifier, path, options), when: /** @type {const} */ ("built") };
    });
    rows.set(file, answers);
  }
  return rows;
}

/**
 * @param {string} root
 * @param {LinkedHost} host
 * @param {ReadonlyMap<string, string>} [outputs]
 */
function resolverOf(root, host, outputs = new Map()) {
  /** @type {Map<object, { options: import("typescript").CompilerOptions, cache: import("typescript").ModuleResolutionCache }>} */
  const known = new Map();

  /** @param {import("typescript").CompilerOptions} given */
  function prepared(given) {
    const before = known.get(given);
    if (before !== undefined) return before;
    const options = { ...given, allowJs: true, allowImportingTsExtensions: true, configFilePath: undefined };
    const made = { options, cache: ts.createModuleResolutionCache(root, (name) => name, options) };
    known.set(given, made);
    return made;
  }

  /** @type {(specifier: string, file: string, options: import("typescript").CompilerOptions) => Found} */
  return (specifier, file, given) => {
    const { options, cache } = prepared(given);
    const bare = specifier.replace(/(?!^)[?#].*$/, "");
    const mode = ts.getImpliedNodeFormatForFile(file, cache.getPackageJsonInfoCache(), host, options);
    const { resolvedModule } = ts.resolveModuleName(bare, file, options, host, cache, undefined, mode);
    const found = resolvedModule?.resolvedFileName;
    const source = found === undefined ? undefined : (outputs.get(found) ?? found);
    const isOutside = source?.includes("/node_modules/") ?? false;
    return { target: source === undefined || isOutside ? undefined : relative(root, source), isOutside };
  };
}
