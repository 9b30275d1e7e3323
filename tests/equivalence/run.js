#!/usr/bin/env node
// @ts-check
/** `npm run equivalence -- [STORIES] [SEED]`: many more of the stories that the tests tell. */
import { spawnSync } from "node:child_process";
import { createRequire } from "node:module";
import { join } from "node:path";

const [stories = "2000", seed] = process.argv.slice(2);
const root = join(import.meta.dirname, "../..");
const vitest = join(createRequire(import.meta.url).resolve("vitest/package.json"), "../vitest.mjs");
const env = { ...process.env, EQUIVALENCE_STORIES: stories, ...(seed !== undefined && { EQUIVALENCE_SEED: seed }) };
const { status } = spawnSync(process.execPath, [vitest, "run", "tests/equivalence"], {
  cwd: root,
  env,
  stdio: "inherit",
});
process.exitCode = status ?? 1;
