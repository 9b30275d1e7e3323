/**
 * The page of edges: every example in its tables is tried, and gives what its row says.
 *
 * A row holds one or more examples, each in backticks. The files of the workspace stand in the page as in the pages of the
 * rules; of those after `// empty:` only the path matters.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import * as parser from "@typescript-eslint/parser";
import { Linter } from "eslint";
import { describe, expect, it } from "vitest";
import type { ImportForm } from "../src/facts/module-facts.js";
import { edgeBetween } from "../src/graph/edge-lookup.js";
import { LABEL_BIT } from "../src/graph/resolved-module.js";
import type { Topology } from "../src/graph/topology.js";
import plugin from "../src/index.js";
import { onDisk, type Files } from "./on-disk.js";
import { topologyOf } from "./topology-of.js";

const page = readFileSync(new URL("../docs/edges.md", import.meta.url), "utf8");

type Cells = readonly [first: string, second: string, third: string, fourth: string];

/** The rows of the first table below a heading; the page has no `|` in a cell. */
function tableBelow(heading: string): readonly Cells[] {
  const [, section = ""] = page.split(new RegExp(`^#+ ${heading}$`, "m"));
  const [table = ""] = /(?:^\|.*\n)+/m.exec(section.split(/^#/m)[0] ?? "") ?? [];
  const rows = table.trim().split("\n").slice(2);
  if (rows.length === 0) throw new Error(`There is no table below ${heading}`);
  return rows.map(
    (row) =>
      row
        .split("|")
        .slice(1, -1)
        .map((cell) => cell.trim()) as unknown as Cells,
  );
}

function examplesIn(cell: string): readonly string[] {
  const examples = Array.from(cell.matchAll(/(`+) ?(.*?) ?\1(?!`)/g), ([, , code = ""]) => code);
  if (examples.length === 0) throw new Error(`There is no example in ${cell}`);
  return examples;
}

/** One case for each example: the example, then its row. */
function casesBelow(heading: string): readonly (readonly [example: string, row: Cells])[] {
  return tableBelow(heading).flatMap((row) => examplesIn(row[1]).map((example) => [example, row] as const));
}

/** Where the requests of a module lead, in order: `src/b.ts, eager`. */
function leadsOf(topology: Topology, importer: string): string[] {
  const node = topology.nodeOf(importer)!;
  const { targets, unresolved } = topology.rows[node]!;
  return targets.map((id, request) => {
    if (id === null) return unresolved.includes(request) ? "nowhere" : "no edge";
    const imported = topology.nodeOf(id)!;
    const bit = topology.labels[edgeBetween(topology, node, imported)!];
    const label = Object.entries(LABEL_BIT).find(([, value]) => value === bit)![0];
    return `${id}, ${label}${topology.rows[imported]!.key === undefined ? ", a leaf" : ""}`;
  });
}

type Settings = Readonly<Record<string, object>>;

/** Names of the rules that report something in a file. */
function reporting(root: string, path: string, code: string, rules: Settings): ReadonlySet<string> {
  const config = {
    files: ["**/*.{js,ts}"],
    plugins: { topology: plugin },
    languageOptions: { parser },
    rules: Object.fromEntries(Object.entries(rules).map(([name, options]) => [`topology/${name}`, ["error", options]])),
    settings: { topology: { root, cache: false } },
  } as Linter.Config;
  const found = new Linter({ cwd: root }).verify(code, config, join(root, path));
  expect(found.filter(({ fatal }) => fatal)).toEqual([]);
  return new Set(found.map(({ ruleId }) => ruleId!.replace("topology/", "")));
}

/** `a` as the example, `b` that imports it, and `c`, another importer of `b`. */
function aroundExample(code: string, extension: string, isVerbatim: boolean): Files {
  const other = extension === "js" ? "js" : "ts";
  return {
    "package.json": {},
    "tsconfig.json": { compilerOptions: { verbatimModuleSyntax: isVerbatim } },
    [`a.${extension}`]: code,
    [`b.${other}`]: `import "./a";`,
    [`c.${other}`]: `import "./b";`,
  };
}

/**
 * Both tables, as the example, the extension of its file, the row, and whether the compiler is to keep imports of which no
 * name is used: examples of the first table use none.
 */
const drawing = [
  ...["js", "ts"].flatMap((extension) =>
    casesBelow("In JavaScript and TypeScript").map(([code, row]) => [code, extension, row, true] as const),
  ),
  ...casesBelow("In some files only").map(([code, row]) => {
    const [, extension = "ts"] = /`a\.(.*)`$/.exec(row[0]) ?? [];
    return [code, extension, row, false] as const;
  }),
];

describe("what draws an edge", () => {
  it.each(drawing)("%s in a .%s file", (code, extension, [, , label, counts], isVerbatim) => {
    const root = onDisk(aroundExample(code, extension, isVerbatim));
    const importer = `a.${extension}`;
    const imported = code.includes(`"./a"`) ? importer : `b.${extension === "js" ? "js" : "ts"}`;
    expect(new Set(leadsOf(topologyOf(root), importer))).toEqual(new Set([`${imported}, ${label}`]));

    const rules = reporting(root, importer, code, { "no-cycle": {}, "max-fan-in": { max: 1 } });
    const words = [rules.has("no-cycle") ? ["cycles"] : [], rules.has("max-fan-in") ? ["fan-in"] : []].flat();
    expect(words.join(", ") || "nothing").toBe(counts);
  });

  it("has an example of every form of import that facts tell apart", () => {
    const forms: Record<ImportForm, true> = {
      import: true,
      "export-from": true,
      "import-equals": true,
      "import-call": true,
      require: true,
      "import-type": true,
      jsdoc: true,
      worker: true,
      resolve: true,
      "import-resolve": true,
      mock: true,
      "import-mock": true,
      asset: true,
    };
    const found = drawing.flatMap(([code, extension, , isVerbatim]) => {
      const topology = topologyOf(onDisk(aroundExample(code, extension, isVerbatim)));
      return topology.factsOf(topology.nodeOf(`a.${extension}`)!).imports.map(({ form }) => form);
    });
    expect(new Set(found)).toEqual(new Set(Object.keys(forms)));
  });
});

describe("a label", () => {
  const countsWith = (label: string, rule: string, options: object): boolean => {
    const [code, extension, , isVerbatim] = drawing.find(([, , row]) => row[2] === label)!;
    const root = onDisk(aroundExample(code, extension, isVerbatim));
    return reporting(root, `a.${extension}`, code, { [rule]: options }).has(rule);
  };

  it.each(tableBelow("Edges"))("%s", (label, _, inCycle, inFanIn) => {
    const options = ["deferred", "types"].filter((option) => countsWith(label, "no-cycle", { [option]: true }));
    const cycle = countsWith(label, "no-cycle", {}) ? "yes" : options.map((option) => `with \`${option}\``).join();
    expect(cycle).toBe(inCycle);
    expect(countsWith(label, "max-fan-in", { max: 1 }) ? "yes" : "no").toBe(inFanIn);
  });
});

describe("where a specifier leads", () => {
  const [, block = ""] = /^```ts\n(.*?)^```$/ms.exec(page) ?? [];
  const written = block.split(/^\/\/ file: (.*)\n/m).slice(1);
  const empty = Array.from(block.matchAll(/^\/\/ empty: (.*)$/gm), ([, paths = ""]) => paths.split(" ")).flat();
  const workspace: Files = {
    ...Object.fromEntries(empty.map((path) => [path, ""])),
    ...Object.fromEntries(
      written.flatMap((path, at) => (at % 2 === 0 ? [[path, written[at + 1]!.replace(/^\/\/.*\n/gm, "")]] : [])),
    ),
  };

  it.each(
    tableBelow("Where a specifier leads").flatMap(([, example, expected]) => {
      const [specifiers = "", importer = "`src/app.ts`"] = example.split(" in ");
      return examplesIn(specifiers).map((specifier) => ({ specifier, importer: examplesIn(importer)[0]!, expected }));
    }),
  )("$specifier in $importer", ({ specifier, importer, expected }) => {
    expect(workspace).toHaveProperty([importer]);
    const root = onDisk({ ...workspace, [importer]: `import ${JSON.stringify(specifier)};` });
    const [lead = ""] = leadsOf(topologyOf(root), importer);
    expect(lead.replace(", eager", "")).toBe(expected.replaceAll("`", ""));
  });

  it("tells of the tsconfig whose base is not installed", () => {
    const root = onDisk({ ...workspace, "packages/mail/src/index.ts": `import "@/send";` });
    expect(topologyOf(root).health.tsconfigs.map(({ id }) => id)).toEqual(["packages/mail/tsconfig.json"]);
  });
});

describe("what is not seen yet", () => {
  it.each(casesBelow("What is not seen yet"))("%s", (code, [, , inGraph, counted]) => {
    const root = onDisk({ "package.json": {}, "src/a.ts": code, "src/b.ts": "", "src/Card.vue": `import "./a";` });
    const topology = topologyOf(root);
    const edges = leadsOf(topology, "src/a.ts").filter((lead) => lead.startsWith("src/"));
    expect(edges.map((lead) => `${lead.split(", ")[1]} edge`).join() || "no edge").toBe(inGraph);
    const gaps = topology.health.unparsed.length + topology.rows.flatMap(({ unresolved }) => unresolved).length;
    expect(gaps > 0 ? "yes" : "no").toBe(counted);
  });

  it("is a setting of tsconfig or package.json that the page names", () => {
    const root = onDisk({
      "package.json": { browser: { "./b.ts": "./c.ts" } },
      "tsconfig.json": { compilerOptions: { moduleSuffixes: [".ios", ""] } },
      "a.ts": `import "./b";`,
      "b.ts": "",
      "b.ios.ts": "",
      "c.ts": "",
    });
    expect(leadsOf(topologyOf(root), "a.ts")).toEqual(["b.ts, eager"]);
  });
});
