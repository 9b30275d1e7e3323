// @ts-check
/**
 * What typing costs in a long-lived process, as in an editor: 200 edits of a body and 200 edits of an import, each
 * linted without rules, with ours, and without rules again, never saved. "Rules" is the wall time that ESLint's own
 * statistics give our rules; the margin is CPU time over the first lint, and the noise what the third takes over the
 * first. Started by run.js with `CONFIG_WITHOUT_RULES CONFIG ROOT FILE PROJECT_NAME`.
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
const ours = new ESLint({ cwd: root, overrideConfigFile: config, stats: true });

const candidates = readdirSync(root, { recursive: true, encoding: "utf8" })
  .filter((path) => /\.[jt]sx?$/.test(path) && !/(^|[\\/])(node_modules|\.git)[\\/]/.test(path))
  .map((path) => join(root, path))
  .filter((path) => path !== filePath);

/** @type {Readonly<Record<string, (edit: number) => string>>} */
const KINDS = {
  "body edit": (edit) => `${text}\nconst typed = "${"x".repeat(edit % 40)}${edit}";\n`,
  "import edit": (edit) => `import "${importable(edit)}";\n${text}`,
};

console.log("| project | edit | bare lint: CPU ms | rules: ms p50 / p95 / max | margin: CPU ms p50 / p95 | noise |");
console.log("| --- | --- | --- | --- | --- | --- |");
for (let warm = 0; warm < 20; warm++) {
  await lint(bare, text);
  await lint(ours, text);
}
for (const [kind, edited] of Object.entries(KINDS)) {
  const costs = [];
  for (let edit = 0; edit < EDITS; edit++) {
    const buffer = edited(edit);
    costs.push({ first: await lint(bare, buffer), ours: await lint(ours, buffer), again: await lint(bare, buffer) });
    await pause(PAUSE_MS);
  }
  const margins = costs.map((cost) => cost.ours.cpu - cost.first.cpu);
  const noise = costs.map((cost) => cost.again.cpu - cost.first.cpu);
  const rules = costs.map((cost) => cost.ours.rules);
  const cells = [
    name,
    kind,
    shares(
      costs.map(({ first }) => first.cpu),
      [0.5],
    ),
    shares(rules, [0.5, 0.95, 1]),
    shares(margins, [0.5, 0.95]),
    shares(noise, [0.5, 0.95]),
  ];
  console.log(`| ${cells.join(" | ")} |`);
}

/** @param {ESLint} eslint @param {string} buffer */
async function lint(eslint, buffer) {
  const start = process.cpuUsage();
  const [result] = await eslint.lintText(buffer, { filePath });
  const { user, system } = process.cpuUsage(start);
  const passes = result?.stats?.times.passes ?? [];
  const rules = passes.flatMap((pass) => Object.values(pass.rules ?? {}).map(({ total }) => total));
  return { cpu: (user + system) / 1000, rules: rules.reduce((sum, time) => sum + time, 0) };
}

/** @param {readonly number[]} values @param {readonly number[]} at */
function shares(values, at) {
  return at.map((share) => quantile(values, share).toFixed(1)).join(" / ");
}

/** A module that the file does not import yet, another one at each edit. @param {number} edit */
function importable(edit) {
  const target = candidates[(edit * 7919) % candidates.length] ?? "./nothing";
  const path = relative(dirname(filePath), target)
    .split(sep)
    .join("/")
    .replace(/\.tsx?$/, "");
  return path.startsWith(".") ? path : `./${path}`;
}
