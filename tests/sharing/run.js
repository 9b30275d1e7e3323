// @ts-check
/**
 * `npm run sharing`: what the presets say of checked-out repositories about services and memory that domains share, to be read in the
 * code.
 *
 *     npm run sharing -- [--preset strict] [--rules all] [--domains JSON] FOLDER...
 *
 * With other rules than these two by their names, or with all. Prints each finding with its place, and a table with a line for each
 * folder. Nothing is fetched and nothing is written.
 */
import { readFileSync, realpathSync } from "node:fs";
import { basename, join } from "node:path";
import { parseArgs } from "node:util";
import { Linter } from "eslint";
import * as emptyParser from "../../bench/empty-parser.js";
import plugin from "../../build/index.js";
import { projectNow } from "../../build/project/project-now.js";

const { values: options, positionals: folders } = parseArgs({
  allowPositionals: true,
  options: {
    preset: { type: "string", default: "recommended" },
    rules: { type: "string", default: "no-shared-infrastructure,no-cross-domain-sharing" },
    domains: { type: "string" },
  },
});
if (folders.length === 0) throw new Error("npm run sharing -- FOLDER... (roots of checked-out repositories)");

const all = plugin.configs[options.preset === "strict" ? "strict" : "recommended"].rules ?? {};
const RULES = options.rules === "all" ? Object.keys(all) : options.rules.split(",").map((rule) => `topology/${rule}`);
const rules = Object.fromEntries(RULES.map((rule) => [rule, all[rule]]));

const HEAD = ["repository", "modules", ...RULES.map((rule) => rule.replace("topology/", ""))];
const table = [HEAD, HEAD.map(() => "---")].map((cells) => `| ${cells.join(" | ")} |`);
for (const folder of folders) {
  const root = realpathSync(folder);
  const graph = { root, cache: false };
  const domains = options.domains === undefined ? {} : { domains: JSON.parse(options.domains) };
  const config = /** @type {Linter.Config} */ ({
    files: ["**/*.*"],
    plugins: { topology: plugin },
    // The rules take nothing of a tree, and no file fails for want of a parser.
    languageOptions: { parser: emptyParser },
    linterOptions: { noInlineConfig: true },
    rules,
    settings: { topology: { ...graph, ...domains } },
  });
  const linter = new Linter({ cwd: root });
  const { topology } = projectNow(graph);
  const found = topology.rows.flatMap(({ id, key }) => {
    if (key === undefined) return [];
    const messages = linter.verify(readFileSync(join(root, id), "utf8"), config, join(root, id));
    return messages.map(({ ruleId, line, message }) => ({ ruleId, text: `${id}:${line} ${message}` }));
  });
  for (const { text } of found) console.log(text);
  const counts = RULES.map((rule) => found.filter(({ ruleId }) => ruleId === rule).length);
  table.push(`| ${basename(root)} | ${topology.modules.length} | ${counts.join(" | ")} |`);
}
console.log(table.join("\n"));
