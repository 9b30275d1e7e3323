#!/usr/bin/env node
// @ts-check
/**
 * `npm run long -- [NAME]...`: the long runs one after the other, each with the amount that the documentation names; those
 * called NAME alone, if some are given. Ends with a table of what passed, and with 1 if anything failed.
 */
import { spawnSync } from "node:child_process";
import { join } from "node:path";

/** Name of a run to its arguments. */
const RUNS = { hosts: [], fire: ["100", "500"], equivalence: ["1000"], hostile: ["10000", "500"] };

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !Object.hasOwn(RUNS, name));
if (unknown.length > 0)
  throw new Error(`${unknown.join(", ")}: no run of that name; there are ${Object.keys(RUNS).join(", ")}`);

const rows = Object.entries(RUNS)
  .filter(([name]) => asked.length === 0 || asked.includes(name))
  .map(([name, amount]) => {
    const command = ["npm", "run", name, ...(amount.length > 0 ? ["--", ...amount] : [])];
    console.log(`\n${command.join(" ")}\n`);
    const startedAt = Date.now();
    const { status } = spawnSync(command.join(" "), {
      cwd: join(import.meta.dirname, "../.."),
      stdio: "inherit",
      shell: true,
    });
    if (status !== 0) process.exitCode = 1;
    const seconds = Math.round((Date.now() - startedAt) / 1000);
    return `| \`${command.join(" ")}\` | ${status === 0 ? "passed" : "failed"} | ${seconds} s |`;
  });

console.log(["", "| run | result | took |", "| --- | --- | --- |", ...rows].join("\n"));
