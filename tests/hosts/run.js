#!/usr/bin/env node
// @ts-check
/** `npm run hosts -- [ARGUMENTS OF VITEST]`: the table of cases in all hosts, also in those that are no devDependencies. */
import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { EXTRA_PACKAGES, FOLDER } from "./extra-packages.js";

const repository = join(import.meta.dirname, "../..");
const folder = realpathSync.native(mkdtempSync(join(tmpdir(), "topology-hosts-")));
try {
  for (const [name, dependencies] of Object.entries(EXTRA_PACKAGES)) {
    const cwd = join(folder, name);
    mkdirSync(cwd);
    writeFileSync(join(cwd, "package.json"), JSON.stringify({ private: true, dependencies }));
    execFileSync("npm", ["install", "--ignore-scripts", "--no-audit", "--no-fund"], { cwd, stdio: "inherit" });
  }
  const vitest = join(repository, "node_modules/vitest/vitest.mjs");
  const args = [vitest, "run", "--config", "tests/hosts/vitest.config.ts", ...process.argv.slice(2)];
  const ended = spawnSync(process.execPath, args, {
    cwd: repository,
    stdio: "inherit",
    env: { ...process.env, [FOLDER]: folder },
  });
  process.exitCode = ended.status ?? 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
