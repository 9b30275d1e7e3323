// @ts-check
/**
 * Costs of whole processes: every variant runs once in each round, in turn, and its margin is taken against the
 * baseline of the same round, so that a machine that gets slower meanwhile slows both sides.
 */
import { eslintBin, eslintConfig, isPluginBuilt, oxlintBin, oxlintConfig, unparsedConfig } from "./configs.js";
import { measureNode, quantile } from "./measure.js";
import { assertStore, removeStore } from "./projects.js";

/** @import { ConfigName } from "./configs.js" */
/** @import { Cost } from "./measure.js" */
/** @import { BenchProject } from "./projects.js" */

/**
 * `baseline` names the variant that the margin is taken against; `isPeer` marks one that takes minutes and runs once.
 *
 * @typedef {{ name: string, args: (project: BenchProject) => string[], store?: "removed" | "kept", baseline?: string,
 *   isPeer?: boolean, isOurs?: boolean }} Variant
 */

/** @param {ConfigName} config @param {readonly string[]} [more] @returns {Variant["args"]} */
function eslint(config, more = []) {
  return () => [...eslintArgs(eslintConfig(config)), ...more, "."];
}

/** @param {ConfigName} config @returns {Variant["args"]} */
function unparsed(config) {
  return () => [...eslintArgs(unparsedConfig(config)), "."];
}

/** @param {ConfigName} config @returns {Variant["args"]} */
function oneFile(config) {
  return (project) => [...eslintArgs(eslintConfig(config)), project.oneFile];
}

/** @param {string} config path of the file */
function eslintArgs(config) {
  return [eslintBin, "--no-config-lookup", "--config", config, "--format", "json", "--stats"];
}

function oxlint() {
  return [oxlintBin, "--config", oxlintConfig(), "--import-plugin", "--no-ignore", "--format", "json", "."];
}

/** @type {readonly Variant[]} */
export const projectVariants = against("parser, no rule", eslint("none"), [
  { name: "7 rules that do nothing", args: eslint("idle") },
  { name: "import rules, cold", args: eslint("imports"), store: "removed", isOurs: true },
  { name: "import rules, warm", args: eslint("imports"), store: "kept", isOurs: true },
  { name: "recommended, cold", args: eslint("recommended"), store: "removed", isOurs: true },
  { name: "recommended, warm", args: eslint("recommended"), store: "kept", isOurs: true },
  { name: "import-x no-cycle", args: eslint("import-x"), isPeer: true },
  { name: "oxlint no-cycle (alone)", args: oxlint, isPeer: true, isAlone: true },
]);

/** What our rules cost by themselves: margins in which the noise of parsing is not. @type {readonly Variant[]} */
export const unparsedVariants = against("nothing parsed, no rule", unparsed("none"), [
  { name: "nothing parsed: 7 rules that do nothing", args: unparsed("idle") },
  { name: "nothing parsed: import rules, cold", args: unparsed("imports"), store: "removed", isOurs: true },
  { name: "nothing parsed: import rules, warm", args: unparsed("imports"), store: "kept", isOurs: true },
  { name: "nothing parsed: recommended, cold", args: unparsed("recommended"), store: "removed", isOurs: true },
  { name: "nothing parsed: recommended, warm", args: unparsed("recommended"), store: "kept", isOurs: true },
]);

const TWO_THREADS = ["--concurrency", "2"];

/** @type {readonly Variant[]} */
export const concurrencyVariants = against("parser, no rule, 2 threads", eslint("none", TWO_THREADS), [
  { name: "recommended, cold, 2 threads", args: eslint("recommended", TWO_THREADS), store: "removed", isOurs: true },
  { name: "recommended, warm, 2 threads", args: eslint("recommended", TWO_THREADS), store: "kept", isOurs: true },
]);

/** @type {readonly Variant[]} */
export const oneFileVariants = against("one file: parser, no rule", oneFile("none"), [
  { name: "one file: recommended, warm", args: oneFile("recommended"), store: "kept", isOurs: true },
  { name: "one file: import-x no-cycle", args: oneFile("import-x"), isPeer: true },
]);

/**
 * @param {string} baseline
 * @param {Variant["args"]} args
 * @param {readonly (Variant & { isAlone?: boolean })[]} variants `isAlone`: not run inside ESLint, so without a margin
 * @returns {readonly Variant[]}
 */
function against(baseline, args, variants) {
  const compared = variants.map(({ isAlone, ...variant }) => (isAlone ? variant : { ...variant, baseline }));
  return [{ name: baseline, args }, ...compared];
}

/**
 * @param {BenchProject} project
 * @param {readonly Variant[]} variants
 * @param {{ rounds: number, withPeers: boolean, timeoutSeconds: number, named: string }} options `named`: only variants
 *   whose name holds this, and baselines
 * @returns {string[]} Markdown lines
 */
export function compareVariants(project, variants, { rounds, withPeers, timeoutSeconds, named }) {
  const possible = variants.filter(({ isOurs, isPeer }) => (!isOurs || isPluginBuilt()) && (!isPeer || withPeers));
  const chosen = possible.filter(({ name, isOurs, isPeer }) => (!isOurs && !isPeer) || name.includes(named));
  /** @type {Map<string, Cost[]>} */
  const costs = new Map(chosen.map(({ name }) => [name, []]));
  for (let round = 0; round < rounds; round++) {
    for (const { name, args, store, isPeer } of chosen) {
      if (isPeer && round > 0) continue;
      if (store === "removed") removeStore(project);
      if (store === "kept") assertStore(project);
      const cost = measureNode(args(project), { cwd: project.root, timeoutSeconds });
      console.error(`${project.name}: ${name}: ${cost.timedOut ? "stopped after " : ""}${cost.cpu.toFixed(2)} s CPU`);
      costs.get(name)?.push(cost);
    }
  }
  return chosen.map((variant) => row(project, variant, costs));
}

export const WHOLE_RUN_HEAD = [
  "| project | variant | n | CPU s: median (min-max) | margin s | margin % | rules s | wall s | peak MB | reports |",
  "| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |",
];

/**
 * @param {BenchProject} project
 * @param {Variant} variant
 * @param {Map<string, Cost[]>} costs
 */
function row(project, { name, baseline }, costs) {
  const own = costs.get(name) ?? [];
  const cpu = own.map((cost) => cost.cpu);
  const base = baseline === undefined ? undefined : costs.get(baseline);
  const margins = cpu.map((seconds, round) => seconds - (base?.[round]?.cpu ?? Number.NaN));
  const margin = quantile(margins);
  const share = (100 * margin) / quantile((base ?? []).map((cost) => cost.cpu));
  const isCut = own.some(({ timedOut }) => timedOut);
  const cells = [
    project.name,
    name,
    own.length,
    `${isCut ? "> " : ""}${quantile(cpu).toFixed(2)} (${Math.min(...cpu).toFixed(2)}-${Math.max(...cpu).toFixed(2)})`,
    base === undefined ? "" : `${isCut ? "> " : ""}${margin.toFixed(2)}`,
    base === undefined ? "" : `${isCut ? "> " : ""}${share.toFixed(1)}`,
    isCut
      ? ""
      : ruleSeconds(own)
          .map((seconds) => seconds.toFixed(2))
          .join(""),
    quantile(own.map((cost) => cost.wall)).toFixed(2),
    quantile(own.map((cost) => cost.peakMb)).toFixed(0),
    isCut ? "" : [...new Set(own.map(({ stdout }) => reports(stdout)))].join(" / "),
  ];
  return `| ${cells.join(" | ")} |`;
}

/**
 * @typedef {{ ruleId: string | null, fatal?: true }} Message
 * @typedef {{ passes: { rules?: Record<string, { total: number }> }[] }} Times
 * @typedef {{ messages: Message[], stats?: { times: Times } }} FileResult
 */

/**
 * Time inside the rules as ESLint's own statistics have it, building the graph included: wall, but free of the noise
 * that the difference of two whole runs carries. Nothing for a tool that is not ESLint or runs no rule.
 *
 * @param {readonly Cost[]} costs
 * @returns {number[]} the median, if there is one
 */
function ruleSeconds(costs) {
  const sums = costs.map(({ stdout }) => {
    /** @type {FileResult[] | { diagnostics: unknown }} */
    const output = JSON.parse(stdout);
    const passes = Array.isArray(output) ? output.flatMap(({ stats }) => stats?.times.passes ?? []) : [];
    const times = passes.flatMap(({ rules }) => Object.values(rules ?? {}).map(({ total }) => total));
    return times.reduce((sum, time) => sum + time, 0) / 1000;
  });
  return sums.every((sum) => sum === 0) ? [] : [quantile(sums)];
}

/** Reports of the measured rules; a project's own comments also name rules that are not there, each a report. */
const MEASURED = /^(topology\/|import-x\/|import\(|not parsed)/;

/**
 * How many of each rule; of ESLint's JSON and of oxlint's.
 *
 * @param {string} stdout
 */
function reports(stdout) {
  /** @type {FileResult[] | { diagnostics: { code?: string }[] }} */
  const output = JSON.parse(stdout);
  const names = Array.isArray(output)
    ? output.flatMap(({ messages }) => messages).map(({ ruleId, fatal }) => (fatal ? "not parsed" : (ruleId ?? "")))
    : output.diagnostics.map(({ code }) => code ?? "not parsed");
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const name of names.filter((one) => MEASURED.test(one))) counts.set(name, (counts.get(name) ?? 0) + 1);
  return (
    [...counts]
      .sort()
      .map(([rule, count]) => `${rule} ${count}`)
      .join(", ") || "none"
  );
}
