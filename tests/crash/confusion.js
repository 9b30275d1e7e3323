// @ts-check
/**
 * Compares what we say of random cyclic projects with what happens when Node.js runs them, each from each of its modules:
 * does a use of an imported name fail, and did we call it a crash risk? Reads the built plugin.
 */
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseSettings } from "../../build/config/settings.js";
import { crashRisks } from "../../build/graph/crash-risk.js";
import { LABEL_BIT } from "../../build/graph/resolved-module.js";
import { openProject } from "../../build/project/open-project.js";
import { readVersions } from "../../build/project/versions.js";
import { randomCycles } from "./random-cycles.js";

/**
 * @typedef {{ failsAndSaid: number, failsUnsaid: string[], saidInVain: string[], neither: number }} Confusion
 */

/**
 * @param {number} first seed of the first project
 * @param {number} count
 * @returns {Confusion} uses by what happened and what we said
 */
export function confusion(first, count) {
  const folder = mkdtempSync(join(tmpdir(), "topology-crash-"));
  try {
    const projects = Array.from({ length: count }, (_, index) => randomCycles(first + index));
    for (const [index, { files }] of projects.entries()) write(join(folder, `${index}`), files);
    const failed = run(
      folder,
      projects.map(({ files }) => Object.keys(files)),
    );
    /** @type {Confusion} */
    const result = { failsAndSaid: 0, failsUnsaid: [], saidInVain: [], neither: 0 };
    for (const [index, { uses }] of projects.entries()) {
      const said = verdicts(join(folder, `${index}`, "0"));
      for (const use of new Set(uses)) {
        const fails = failed[index]?.includes(use) === true;
        if (fails && said.has(use)) result.failsAndSaid++;
        else if (fails) result.failsUnsaid.push(`seed ${first + index}: ${use}`);
        else if (said.has(use)) result.saidInVain.push(`seed ${first + index}: ${use}`);
        else result.neither++;
      }
    }
    return result;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** A copy for each module that the program may begin with, since a module runs once in a process. */
/** @type {(folder: string, files: Record<string, string>) => void} */
function write(folder, files) {
  for (const entry of Object.keys(files).keys()) {
    mkdirSync(join(folder, `${entry}`), { recursive: true });
    for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, `${entry}`, name), text);
    writeFileSync(join(folder, `${entry}`, "package.json"), '{ "type": "module" }');
  }
}

/** Uses that fail, by project. @type {(folder: string, projects: string[][]) => string[][]} */
function run(folder, projects) {
  const script = join(folder, "run.mjs");
  writeFileSync(join(folder, "projects.json"), JSON.stringify(projects));
  writeFileSync(script, RUNNER);
  return JSON.parse(execFileSync(process.execPath, [script], { encoding: "utf8", cwd: folder }));
}

const RUNNER = `
import { readFileSync } from "node:fs";
const failed = [];
globalThis.later = [];
for (const [index, modules] of JSON.parse(readFileSync("projects.json", "utf8")).entries()) {
  globalThis.failed = [];
  for (const [entry, name] of modules.entries()) await import("./" + index + "/" + entry + "/" + name);
  failed.push(globalThis.failed);
}
console.log(JSON.stringify(failed));
`;

/** @param {string} root @returns {Set<string>} */
function verdicts(root) {
  const { topology } = openProject(root, parseSettings({ cache: false }).graph, readVersions()).look();
  const selection = { labels: LABEL_BIT.eager, tests: undefined };
  /** @type {Set<string>} */
  const said = new Set();
  for (const [node, id] of topology.modules.entries()) {
    const [body] = topology.bodiesOf([node]);
    for (let edge = topology.offsets[node] ?? 0; edge < (topology.offsets[node + 1] ?? 0); edge++) {
      for (const { name } of crashRisks(topology, selection, edge, body)) said.add(`${id} ${name}`);
    }
  }
  return said;
}
