// @ts-check
/**
 * The tools we compare ourselves with, in exact versions, installed below the work folder on first use: they are no
 * dependencies of this package. ESLint and its parser come from this checkout, so that all variants run the same ones.
 */
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { peersFolder } from "./configs.js";

const PEERS = { "eslint-plugin-import-x": "4.18.1", "eslint-import-resolver-typescript": "4.4.5" };

export function installPeers() {
  const manifest = `${JSON.stringify({ name: "bench-peers", private: true, dependencies: PEERS }, null, 2)}\n`;
  const file = join(peersFolder, "package.json");
  const isThere = existsSync(join(peersFolder, "node_modules")) && readFileSync(file, "utf8") === manifest;
  if (isThere) return;
  mkdirSync(peersFolder, { recursive: true });
  writeFileSync(file, manifest);
  execFileSync("npm", ["install", "--ignore-scripts", "--legacy-peer-deps", "--no-audit", "--no-fund"], {
    cwd: peersFolder,
    stdio: ["ignore", "ignore", "inherit"],
  });
}
