/** The guides about domains and topologies, run: their examples are linted, and their tables asked. */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Linter } from "eslint";
import { describe, expect, it } from "vitest";
import { domainsOf } from "../src/config/domains.js";
import plugin from "../src/index.js";
import { run } from "./e2e/run.js";
import { examplesOf, marks, reportsOf } from "./page-examples.js";

const pageOf = (name: string): string => readFileSync(new URL(`../docs/guides/${name}.md`, import.meta.url), "utf8");
const topologyGuide = pageOf("from-a-spec-to-its-topology");
const domainsGuide = pageOf("choosing-domains");

/** Cells of the first table whose head is this. */
function rowsOf(page: string, head: string): readonly (readonly string[])[] {
  const [, ...rows] = page.slice(page.indexOf(head)).split("\n\n")[0]!.split("\n");
  if (!page.includes(head) || rows.length < 2) throw new Error(`There is no table ${head}`);
  return rows.slice(1).map((row) =>
    row
      .split("|")
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
}

const strict = Object.assign({}, ...[plugin.configs.strict].flat().map(({ rules }) => rules)) as Linter.RulesRecord;

describe.each([
  ["from-a-spec-to-its-topology", topologyGuide],
  ["choosing-domains", domainsGuide],
])("the guide %s", (_, page) => {
  it.each(examplesOf(page).map((example) => [example.line, example] as const))(
    "has the example in line %i reported where it is marked, and nowhere else",
    (_line, example) => {
      const settings = { domains: "src/{domain}/**", ...example.settings };
      const found = reportsOf({ ...example, settings }, strict).map(({ place }) => place);
      expect([...new Set(found)].sort()).toEqual(marks(example).sort());
    },
  );
});

it("what each failure takes down is what it takes down", async () => {
  const root = fileURLToPath(new URL("..", import.meta.url));
  const { REDIS_URL: _, NODE_OPTIONS: __, ...env } = process.env;
  const code = `
    import { programs } from "./examples/spec/programs.js";
    import { requests, survey } from "./examples/spec/outages.js";
    const rows = [["Program", "Without", ...requests.map(({ name }) => name)]];
    for (const [name, { start }] of Object.entries(programs)) {
      for (const { outage, answers } of await survey(start)) rows.push([name, outage, ...answers.map((yes) => (yes ? "yes" : "no"))]);
    }
    console.log(JSON.stringify(rows));`;
  const { stdout } = await run(process.execPath, ["--input-type=module", "--eval", code], { cwd: root, env });
  const [head, ...rows] = JSON.parse(stdout) as readonly string[][];
  expect(rowsOf(topologyGuide, `| ${head!.join(" | ")} |`)).toEqual(rows);
});

describe("domains that are guessed", () => {
  it.each(rowsOf(domainsGuide, "| Layout | Example | Domains |"))("%s", (_, example = "", domains = "") => {
    const wordsOf = (cell: string): string[] => Array.from(cell.matchAll(/`([^`]+)`/g), ([, word]) => word!);
    const paths = wordsOf(example);
    const domainOf = domainsOf({ domains: undefined, shared: [] }, paths, [], true);
    const found = paths.flatMap((path) => {
      const domain = domainOf(path);
      return typeof domain === "object" ? [domain.name] : [];
    });
    expect([...new Set(found)].sort()).toEqual(domains === "none" ? [] : wordsOf(domains));
  });
});
