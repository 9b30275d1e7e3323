// @ts-check
/**
 * What typing costs in a long-lived process, as in an editor: 200 edits of a body and 200 edits of an import, each
 * linted once without rules and once with ours, never saved; the margin of each pair. Started by run.js with
 * `CONFIG_WITHOUT_RULES CONFIG ROOT FILE PROJECT_NAME`.
 */
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { ESLint } from "eslint";
import { quantile } from "./measure.js";

const EDITS = 200;
/** Between two edits, as between the keystrokes that an editor sends for linting. */
const PAUSE_MS = 100;

const [, , bareConfig = "", config = "", root = "", file = "", name = ""] = process.argv;
const filePath = join(root, file);
const text = readFileSync(filePath, "utf8");
const bare = new ESLint({ cwd: root, overrideConfigFile: bareConfig });
const ours = new ESLint({ cwd: root, overrideConfigFile: config });

const candidates = readdirSync(root, { recursive: true, encoding: "utf8" })
  .filter((path) => /\.[jt]sx?$/.test(path) && !/(^|[\\/])(node_modules|\.git)[\\/]/.test(path))
  .map((path) => join(root, path))
  .filter((path) => path !== filePath);

/** @type {Readonly<Record<string, (edit: number) => string>>} */
const KINDS = {
  "body edit": (edit) => `${text}\nconst typed = "${"x".repeat(edit % 40)}${edit}";\n`,
  "import edit": (edit) => `import "${importable(edit)}";\n${text}`,
};

console.log("| project | edit | lint without rules ms p50 / p95 | margin ms p50 | margin ms p95 | margin ms max |");
console.log("| --- | --- | --- | --- | --- | --- |");
for (let warm = 0; warm < 20; warm++) {
  await lint(bare, text);
  await lint(ours, text);
}
for (const [kind, edited] of Object.entries(KINDS)) {
  /** @type {number[]} */
  const without = [];
  /** @type {number[]} */
  const margins = [];
  for (let edit = 0; edit < EDITS; edit++) {
    const buffer = edited(edit);
    const base = await lint(bare, buffer);
    without.push(base);
    margins.push((await lint(ours, buffer)) - base);
    await pause(PAUSE_MS);
  }
  const cells = [
    name,
    kind,
    `${quantile(without).toFixed(1)} / ${quantile(without, 0.95).toFixed(1)}`,
    ...[0.5, 0.95, 1].map((share) => quantile(margins, share).toFixed(1)),
  ];
  console.log(`| ${cells.join(" | ")} |`);
}

/** @param {ESLint} eslint @param {string} buffer */
async function lint(eslint, buffer) {
  const start = performance.now();
  await eslint.lintText(buffer, { filePath });
  return performance.now() - start;
}

/** A module that the file does not import yet, another one at each edit. @param {number} edit */
function importable(edit) {
  const target = candidates[(edit * 7919) % candidates.length] ?? "./nothing";
  const path = relative(dirname(filePath), target).split(sep).join("/").replace(/\.tsx?$/, "");
  return path.startsWith(".") ? path : `./${path}`;
}
