// @ts-check
/**
 * What the rules of a build of this plugin find in a project, as a new process would come to it. Also a program:
 * `node findings.js ROOT [STORE] [DIST] [again]` prints the findings; with `again` it builds the store over and over.
 */
import { readdirSync, readFileSync, rmSync, writeSync } from "node:fs";
import { join, relative } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

export const DIST = fileURLToPath(new URL("../../dist", import.meta.url));

/**
 * @param {string} root
 * @param {string | boolean} cache as in the settings
 * @param {string} [dist] the build
 * @returns {Promise<string[]>} each as text, in order
 */
export async function findingsIn(root, cache, dist = DIST) {
  const { default: plugin } = await import(pathToFileURL(join(dist, "index.js")).href);
  // What a process knows lies there; without it this one is new.
  Reflect.deleteProperty(globalThis, Symbol.for(`eslint-plugin-topology@${plugin.meta.version}`));
  const settings = { topology: { root, cache } };
  /** @type {string[]} */
  const found = [];
  const ast = { body: [], loc: { start: { line: 1, column: 0 } } };
  for (const filename of modulesBelow(root)) {
    const text = readFileSync(filename, "utf8");
    const sourceCode = {
      text,
      lines: text.split("\n"),
      ast,
      getLocFromIndex: (/** @type {number} */ column) => ({ line: 1, column }),
    };
    for (const [id, rule] of Object.entries(plugin.rules)) {
      const options = id === "max-fan-in" ? [{ max: 3 }] : [];
      const report = (/** @type {object} */ { messageId, loc, data }) =>
        found.push(JSON.stringify([relative(root, filename), id, messageId, loc, data]));
      const context = { id, filename, physicalFilename: filename, settings, options, sourceCode, report };
      rule.create(context).Program?.(ast);
    }
  }
  return found;
}

/**
 * @param {string} root
 * @returns {string[]}
 */
function modulesBelow(root) {
  const paths = readdirSync(root, { recursive: true, encoding: "utf8" });
  return paths
    .filter((path) => path.endsWith(".ts"))
    .sort()
    .map((path) => join(root, path));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [root = "", store, dist = DIST, again] = process.argv.slice(2);
  do {
    const found = await findingsIn(root, store ?? true, dist);
    writeSync(1, again === undefined ? JSON.stringify(found) : ".");
    if (again !== undefined && store !== undefined) rmSync(store, { recursive: true, force: true });
  } while (again !== undefined);
}
