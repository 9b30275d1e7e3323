/**
 * Runs the spec's tests on both programs, takes their backing services away one at a time, lints both, and prints what
 * came out. Exits with 1 unless the tests pass, only `shared-cache` has a service whose loss stops auth and billing
 * together, and the lint finds what couples `shared-cache` and nothing in `stateless`.
 */
import { join } from "node:path";
import { run } from "node:test";
import { ESLint } from "eslint";
import * as sharedCache from "./shared-cache/src/app.js";
import { requests, survey } from "./spec/outages.js";
import * as stateless from "./stateless/src/app.js";

const WIDTH = 100;
const EXPECTED_RULES = [
  "topology/no-cycle",
  "topology/max-fan-in",
  "topology/no-foreign-mutation",
  "topology/no-shared-mutable-singleton",
];
const programs = [
  { name: "shared-cache", start: sharedCache.start, coupled: true },
  { name: "stateless", start: stateless.start, coupled: false },
];

/** Tests passed and failed of each suite by its name. */
async function runTests() {
  const suites = {};
  let current = { passed: [], failed: [] };
  // Node reports a suite after its tests: the tests seen since the last suite are this one's.
  const sort = (outcome) => (test) => {
    if (test.details.type !== "suite") return current[outcome].push(test);
    suites[test.name] = current;
    current = { passed: [], failed: [] };
  };
  const stream = run({ files: [join(import.meta.dirname, "spec", "behaviour.js")] });
  stream.on("test:pass", sort("passed")).on("test:fail", sort("failed")).resume();
  await new Promise((resolve) => stream.on("end", resolve));
  return suites;
}

function showTests(suites) {
  const problems = [];
  print("THE TESTS");
  for (const { name } of programs) {
    const { passed, failed } = suites[name] ?? { passed: [], failed: [] };
    print(`  ${name.padEnd(14)}${passed.length} of ${passed.length + failed.length} pass`);
    for (const test of failed) print(`    failed: ${test.name}: ${test.details.error.cause?.message ?? ""}`);
    if (failed.length > 0 || passed.length === 0) problems.push(`The tests do not pass for ${name}`);
  }
  return problems;
}

async function showOutages() {
  const problems = [];
  print("\nWHAT STILL ANSWERS WHEN ONE SERVICE IS GONE");
  printRow(
    "",
    requests.map(({ name }) => name),
  );
  for (const { name, start, coupled } of programs) {
    let stopsBoth = false;
    for (const { outage, answers } of await survey(start)) {
      printRow(
        `  ${name}: ${outage}`,
        answers.map((yes) => (yes ? "yes" : "no")),
      );
      const hit = new Set(requests.filter((_, i) => !answers[i]).map(({ part }) => part));
      stopsBoth ||= hit.size > 1;
    }
    if (stopsBoth !== coupled) problems.push(`${name}: a service stops auth and billing together: ${stopsBoth}`);
  }
  return problems;
}

async function lint(name) {
  const cwd = join(import.meta.dirname, name);
  const results = await new ESLint({ cwd }).lintFiles("src");
  return results.flatMap(({ filePath, messages }) =>
    messages.map(({ ruleId, message, line }) => ({
      rule: ruleId ?? "not linted",
      message,
      place: `${filePath.slice(cwd.length + 1).replaceAll("\\", "/")}:${line}`,
    })),
  );
}

async function showFindings() {
  const problems = [];
  print("\nWHAT THE LINT SEES");
  for (const { name, coupled } of programs) {
    const findings = await lint(name);
    print(`  ${name}: ${findings.length} findings`);
    printFindings(findings);
    const found = new Set(findings.map(({ rule }) => rule));
    const missing = coupled ? EXPECTED_RULES.filter((rule) => !found.has(rule)) : [];
    for (const rule of missing) problems.push(`${name}: no finding of ${rule}`);
    if (found.has("not linted")) problems.push(`${name}: could not be linted`);
    if (!coupled && findings.length > 0) problems.push(`${name}: there should be no finding`);
  }
  return problems;
}

/** Findings with the same rule and message are printed once, after all their places. */
function printFindings(findings) {
  const groups = new Map();
  for (const { rule, message, place } of findings) {
    const key = `${rule}\n${message}`;
    groups.set(key, { rule, message, places: [...(groups.get(key)?.places ?? []), place] });
  }
  for (const { rule, message, places } of groups.values()) {
    printWrapped("    ", `${places.join(", ")}  ${rule}`);
    printWrapped("      ", message);
  }
}

function printRow(title, cells) {
  print(`${title.padEnd(34)}${cells.map((cell) => cell.padEnd(9)).join("")}`.trimEnd());
}

function printWrapped(indent, text) {
  let line = indent;
  for (const word of text.split(" ")) {
    if (line !== indent && line.length + word.length > WIDTH) {
      print(line.trimEnd());
      line = indent;
    }
    line += `${word} `;
  }
  print(line.trimEnd());
}

function print(line) {
  process.stdout.write(`${line}\n`);
}

const problems = [...showTests(await runTests()), ...(await showOutages()), ...(await showFindings())];
for (const problem of problems) process.stderr.write(`\n${problem}\n`);
process.exitCode = problems.length > 0 ? 1 : 0;
