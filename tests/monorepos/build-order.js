// @ts-check
/**
 * The tsconfigs of a repository in the order in which they are believed about what an output file is made of: first
 * those that a package's own `build` script names, then the plain ones, then the rest.
 */
import { readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import ts from "typescript";

/**
 * @param {string} root
 * @returns {string[]} absolute paths
 */
export function buildOrder(root) {
  const find = (/** @type {string} */ pattern) => ts.sys.readDirectory(root, [".json"], ["**/node_modules"], [pattern]);
  const named = find("**/package.json").flatMap((manifest) => {
    const { scripts = {} } = ts.parseConfigFileTextToJson(manifest, readFileSync(manifest, "utf8")).config ?? {};
    const builds = Object.entries(scripts).filter(([name]) => /^build(?::|$)/.test(name));
    return builds.flatMap(([, script]) =>
      [...String(script).matchAll(/(?:-p|--project|-b|--build)[ =](\S+\.json)/g)].map(([, path = ""]) =>
        join(dirname(manifest), path),
      ),
    );
  });
  const all = find("**/tsconfig*.json");
  const plain = all.filter((path) => path.endsWith("/tsconfig.json"));
  return [...new Set([...named.filter((path) => all.includes(path)), ...plain, ...all])].filter(
    (path) => !relative(root, path).startsWith(".."),
  );
}
