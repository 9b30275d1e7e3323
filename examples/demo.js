/**
 * Runs the spec's tests on both programs, takes their Redis away, lints both, sets them side by side, and prints what came out on
 * one screen. Exits with 1 unless the tests pass, the outage stops auth and billing together in `shared-cache` only, and the lint
 * says so beforehand.
 */
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { run } from "node:test";
import { ESLint } from "eslint";

// Only the stand-in can be stopped.
delete process.env.REDIS_URL;
const { programs } = await import("./spec/programs.js");
const { requests, survey } = await import("./spec/outages.js");

const WIDTH = 100;
const NAMES = Object.keys(programs);
/**
 * What the lint has to say of each, file by file: two clients of one address, one client given to both, one cache for both, and one
 * variable that auth sets and billing reads.
 */
const EXPECTED = {
  "shared-cache": [
    "src/auth/session-index.js no-shared-infrastructure",
    "src/billing/session-plans.js no-shared-infrastructure",
    "src/app.js no-shared-infrastructure",
    "src/shared/plan-cache.js no-cross-domain-sharing",
    "src/auth/sessions.js no-shared-mutable-singleton",
    "src/shared/current-session.js no-shared-mutable-singleton",
  ],
  stateless: [],
};
/** Which two domains a finding says share a service: one that connects to it, or both by a client that is neither's. */
const PAIRS = [/^(\w+) connects to .*?, which (\w+) also /, / is used by (\w+) \(.*?\) and (\w+) \(/];
const problems = [];

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
  const counts = NAMES.map((name) => {
    const { passed, failed } = suites[name] ?? { passed: [], failed: [] };
    if (failed.length > 0 || passed.length === 0) problems.push(`The tests do not pass for ${name}`);
    for (const test of failed) problems.push(`${name}: ${test.name}: ${test.details.error.cause?.message ?? ""}`);
    return `${name} ${passed.length} of ${passed.length + failed.length} pass`;
  });
  print(`THE TESTS OF THE SPEC  ${counts.join(", ")}`);
}

/** Domains that lose a request, of each program by its name. */
async function showOutage() {
  print("\nWHAT STILL ANSWERS WHEN REDIS IS GONE");
  const isFirst = ({ part }, at) => requests[at - 1]?.part !== part;
  printRow(
    "",
    requests.map((request, at) => (isFirst(request, at) ? request.part : "")),
  );
  printRow(
    "",
    requests.map(({ name }) => name),
  );
  const stopped = {};
  for (const name of NAMES) {
    const { answers } = (await survey(programs[name].start)).find(({ outage }) => outage === "Redis");
    printRow(
      `  ${name}`,
      answers.map((yes) => (yes ? "yes" : "no")),
    );
    stopped[name] = namesOf(requests.filter((_, at) => !answers[at]).map(({ part }) => part));
  }
  return stopped;
}

async function lint(name) {
  const cwd = join(import.meta.dirname, name);
  const results = await new ESLint({ cwd }).lintFiles("src");
  return results.flatMap(({ filePath, messages }) =>
    messages.map(({ ruleId, message, line }) => ({
      rule: ruleId?.replace("topology/", "") ?? "not linted",
      message,
      place: `${filePath.slice(cwd.length + 1).replaceAll("\\", "/")}:${line}`,
    })),
  );
}

/** Domains that the findings say fail with one service, of each program by its name. */
async function showFindings() {
  print("\nWHAT THE LINT SAYS");
  const predicted = {};
  for (const name of NAMES) {
    const findings = await lint(name);
    print(`  ${name}: ${findings.length} findings`);
    for (const { message, place } of findings) {
      // What to do about it stands behind that; the lint of the example says it.
      const [said] = message.split(". ", 1);
      printWrapped("    ", `${place} ${said}`);
    }
    const told = findings.map(({ place, rule }) => `${place.replace(/:\d+$/, "")} ${rule}`);
    for (const each of EXPECTED[name]) if (!told.includes(each)) problems.push(`${name}: no finding of ${each}`);
    for (const each of told) if (!EXPECTED[name].includes(each)) problems.push(`${name}: there should be no ${each}`);
    const services = findings.filter(({ rule }) => rule === "no-shared-infrastructure");
    predicted[name] = namesOf(
      services.flatMap(({ message }) => PAIRS.flatMap((pair) => pair.exec(message)?.slice(1) ?? [])),
    );
  }
  return predicted;
}

/** The last line: what was said of services and what came of it are one. */
function compare(predicted, stopped) {
  const both = "auth and billing";
  if (stopped["shared-cache"] !== both) problems.push(`shared-cache: the outage stops ${stopped["shared-cache"]}`);
  if (stopped.stateless === both) problems.push(`stateless: the outage stops ${both}`);
  if (predicted["shared-cache"] !== both) problems.push(`shared-cache: predicted is ${predicted["shared-cache"]}`);
  if (predicted.stateless !== "") problems.push(`stateless: predicted is ${predicted.stateless}`);
  if (problems.length > 0) return;
  print(`\nThe findings predicted it: one Redis stops ${both} in shared-cache, not both in stateless.`);
}

/** The command of the package, as anybody would run it. */
function showComparison() {
  print("\nWHAT EACH OF THEM COUPLES");
  const command = join(import.meta.dirname, "..", "dist", "cli", "main.js");
  const said = execFileSync(process.execPath, [command, "compare", ...NAMES], {
    cwd: import.meta.dirname,
    encoding: "utf8",
  });
  for (const line of said.trimEnd().split("\n")) print(`  ${line}`);
}

function namesOf(domains) {
  return [...new Set(domains)].sort().join(" and ");
}

function printRow(title, cells) {
  print(`${title.padEnd(16)}${cells.map((cell) => cell.padEnd(9)).join("")}`.trimEnd());
}

/** All lines but the first are indented further. */
function printWrapped(indent, text) {
  let line = indent;
  for (const word of text.split(" ")) {
    if (line.length + word.length > WIDTH) {
      print(line.trimEnd());
      line = `${indent}  `;
    }
    line += `${word} `;
  }
  print(line.trimEnd());
}

function print(line) {
  process.stdout.write(`${line}\n`);
}

showTests(await runTests());
const stopped = await showOutage();
const predicted = await showFindings();
showComparison();
compare(predicted, stopped);
for (const problem of problems) process.stderr.write(`\n${problem}\n`);
process.exitCode = problems.length > 0 ? 1 : 0;
