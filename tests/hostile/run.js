#!/usr/bin/env node
// @ts-check
/** `npm run hostile -- [PROGRAMS] [STORES]`: the tests of hostile input with many more generated programs and stores. */
import { spawnSync } from "node:child_process";
import { createRequire } from "node:module";
import { join } from "node:path";

const [programs = "10000", stores = "500"] = process.argv.slice(2);
const root = join(import.meta.dirname, "../..");
const vitest = join(createRequire(import.meta.url).resolve("vitest/package.json"), "../vitest.mjs");
const env = { ...process.env, HOSTILE_PROGRAMS: programs, HOSTILE_STORES: stores };
const { status } = spawnSync(process.execPath, [vitest, "run", "tests/hostile"], { cwd: root, env, stdio: "inherit" });
process.exitCode = status ?? 1;
