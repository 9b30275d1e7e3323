// @ts-check
/**
 * What a process holds after linting one file, after a garbage collection: one row of the memory table. Started by
 * run.js with `--expose-gc CONFIG_WITHOUT_RULES CONFIG ROOT FILE PROJECT_NAME`.
 */
import { join } from "node:path";
import { ESLint } from "eslint";

const [, , bare = "", config = "", root = "", file = "", name = ""] = process.argv;
const eslint = new ESLint({ cwd: root, overrideConfigFile: config });
await eslint.lintFiles([join(root, file)]);
globalThis.gc?.();
globalThis.gc?.();
const { heapUsed, external, rss } = process.memoryUsage();
const cells = [name, config === bare ? "parser, no rule" : "{state}", ...[heapUsed, external, rss].map(megabytes)];
console.log(`| ${cells.join(" | ")} |`);

/** @param {number} bytes */
function megabytes(bytes) {
  return (bytes / 2 ** 20).toFixed(1);
}
