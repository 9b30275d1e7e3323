// @ts-check
/**
 * `npm run corpus`: our topology of real source trees against stored numbers and, edge by edge, against the oracle.
 *
 *     npm run corpus -- [--only NAME] [--oracle-only] [--no-oracle] [--write]
 *
 * Exits with 1 on any difference. `--write` stores new expectations; they always come from the oracle, never from the
 * plugin. Trees are fetched once, into `.work`.
 *
 * The view `eager` is what evaluates while modules load, by syntax alone; `emitted` is the same after the imports are
 * gone that the compiler's single-file emit drops, which is what then really runs.
 */
import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { corpora } from "./corpora.js";
import { fetchCorpus } from "./fetch.js";
import { oracleGraph } from "./oracle.js";

/** @import { Corpus } from "./corpora.js" */
/** @import { Counts } from "./naive-cycles.js" */
/** @import { Graph, Label } from "./oracle.js" */

/** @type {Readonly<Record<string, readonly Label[]>>} */
const VIEWS = { eager: ["eager"], "eager+erased": ["eager", "erased"], all: ["eager", "deferred", "erased"] };
const SHOWN_DIFFERENCES = 10;
const HEAD = ["corpus", "files", "view", "edges", "components", "in cycles", "largest", "cyclic edges", "self", "CPU"];
const expectedFile = join(import.meta.dirname, "expected.json");
const workFolder = join(import.meta.dirname, ".work");

const { values: options } = parseArgs({
  options: {
    only: { type: "string" },
    "oracle-only": { type: "boolean", default: false },
    "no-oracle": { type: "boolean", default: false },
    write: { type: "boolean", default: false },
  },
});

// Loaded only here, so that the oracle runs without a build.
const buildOurs = options["oracle-only"] ? undefined : (await import("./our-topology.js")).ourGraph;
/** @type {Record<string, Summary>} */
const expected = JSON.parse(readFileSync(expectedFile, "utf8"));
/** @type {string[]} */
const differences = [];
console.log(tableRow(HEAD));
console.log(tableRow(HEAD.map(() => "---")));
for (const corpus of corpora.filter(({ name }) => options.only === undefined || name === options.only)) {
  differences.push(...(await checkCorpus(corpus)).map((line) => `${corpus.name}: ${line}`));
}
if (options.write) writeFileSync(expectedFile, `${JSON.stringify(expected, null, 2)}\n`);
for (const line of differences) console.error(line);
process.exitCode = differences.length === 0 ? 0 : 1;

/**
 * @param {Corpus} corpus
 * @returns {Promise<string[]>} what differs, one line each
 */
async function checkCorpus(corpus) {
  const { name } = corpus;
  const root = fetchCorpus(corpus, workFolder);
  const oracle = options["no-oracle"] ? undefined : timed(() => oracleGraph(root));
  const emitted = options["no-oracle"] ? undefined : timed(() => oracleGraph(root, { emitted: true }));
  const ours = buildOurs && timed(() => buildOurs(root));
  if (options.write && oracle && emitted) expected[name] = summarise(oracle.graph, emitted.graph);

  const lines = [];
  for (const [who, side] of Object.entries({ ours, oracle })) {
    if (side === undefined) continue;
    const summary = summarise(side.graph, who === "oracle" ? emitted?.graph : undefined);
    for (const [view, counts] of Object.entries(summary.views)) {
      const cpu = view === "eager" ? side.cpu : view === "emitted" ? emitted?.cpu : "";
      console.log(tableRow([name, summary.files, `${who}, ${view}`, ...Object.values(counts), cpu]));
    }
    lines.push(...compareNumbers(summary, expected[name]).map((line) => `${who}: ${line}`));
  }
  return ours && oracle ? [...lines, ...compareEdges(ours.graph, oracle.graph)] : lines;
}

/** @param {() => Graph} build */
function timed(build) {
  const start = process.cpuUsage();
  const graph = build();
  const { user, system } = process.cpuUsage(start);
  return { graph, cpu: ((user + system) / 1e6).toFixed(2) };
}

/**
 * @typedef {{ files: number, edgesDigest: string, views: Record<string, Counts> }} Summary
 * @param {Graph} graph
 * @param {Graph | undefined} emitted
 * @returns {Summary}
 */
function summarise(graph, emitted) {
  const edgeLines = [...graph.edges].map(([edge, label]) => `${edge} ${label}`).sort();
  /** @type {Record<string, Counts>} */
  const views = {};
  for (const [view, labels] of Object.entries(VIEWS)) views[view] = graph.count(labels);
  if (emitted !== undefined) views["emitted"] = emitted.count(["eager"]);
  const edgesDigest = createHash("sha256").update(edgeLines.join("\n")).digest("hex");
  return { files: graph.files.length, edgesDigest, views };
}

/** @param {readonly unknown[]} cells */
function tableRow(cells) {
  return `| ${cells.join(" | ")} |`;
}

/**
 * @param {Summary} found
 * @param {Summary | undefined} wanted
 * @returns {string[]}
 */
function compareNumbers(found, wanted) {
  if (wanted === undefined) return ["nothing is stored in expected.json (--write stores the oracle's numbers)"];
  const lines = [];
  if (found.files !== wanted.files) lines.push(`${found.files} files, expected ${wanted.files}`);
  if (found.edgesDigest !== wanted.edgesDigest) lines.push("the set of labelled edges is not the stored one");
  for (const view of Object.keys(found.views)) {
    const [is, was] = [JSON.stringify(found.views[view]), JSON.stringify(wanted.views[view])];
    if (is !== was) lines.push(`${view}: ${is}, expected ${was}`);
  }
  return lines;
}

/**
 * @param {Graph} ours
 * @param {Graph} oracle
 * @returns {string[]}
 */
function compareEdges(ours, oracle) {
  const all = new Set([...ours.edges.keys(), ...oracle.edges.keys()]);
  const lines = [...all]
    .filter((edge) => ours.edges.get(edge) !== oracle.edges.get(edge))
    .map((edge) => `${edge}: ours ${ours.edges.get(edge) ?? "none"}, oracle ${oracle.edges.get(edge) ?? "none"}`);
  const extra = ours.files.filter((file) => !oracle.files.includes(file)).map((file) => `${file}: only ours`);
  const missing = oracle.files.filter((file) => !ours.files.includes(file)).map((file) => `${file}: only the oracle's`);
  const found = [...extra, ...missing, ...lines];
  if (found.length <= SHOWN_DIFFERENCES) return found;
  return [...found.slice(0, SHOWN_DIFFERENCES), `... ${found.length - SHOWN_DIFFERENCES} more`];
}
