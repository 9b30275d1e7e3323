// @ts-check
/**
 * What one whole process costs: CPU seconds of it and all its children (user + system, every thread; bash's `time` asks
 * the kernel after the last of them has ended), wall seconds, and the greatest memory of a Node process in it (each one
 * writes its own at exit).
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

/**
 * @typedef {{ cpu: number, wall: number, peakMb: number, stdout: string, timedOut: boolean }} Cost
 */

/** Writes `peak-memory` on its exit; loaded into each Node process that is measured. */
const PRELOAD = `
import { appendFileSync } from "node:fs";
process.on("exit", () => appendFileSync(process.env.BENCH_PEAK_FILE, process.resourceUsage().maxRSS + "\\n"));
`;

/**
 * Runs `node ...args` and waits for it. Exit code 1 is fine (a linter that found something).
 *
 * @param {readonly string[]} args
 * @param {{ cwd: string, timeoutSeconds?: number }} options
 * @returns {Cost}
 */
export function measureNode(args, { cwd, timeoutSeconds = 1800 }) {
  const scratch = mkdtempSync(join(tmpdir(), "topology-bench-"));
  const [preload, peak, out, err] = ["preload.mjs", "peak", "out", "err"].map((name) => join(scratch, name));
  if (!preload || !peak || !out || !err) throw new Error("unreachable");
  writeFileSync(preload, PRELOAD);
  writeFileSync(peak, "");
  const script = 'TIMEFORMAT="%3U %3S %3R"; time timeout "$LIMIT" "$@" >"$OUT" 2>"$ERR"';
  try {
    const settings = { LIMIT: String(timeoutSeconds), OUT: out, ERR: err, BENCH_PEAK_FILE: peak, LC_ALL: "C" };
    const command = [process.execPath, "--import", pathToFileURL(preload).href, ...args];
    const done = spawnSync("bash", ["-c", script, "bash", ...command], {
      cwd,
      encoding: "utf8",
      env: { ...process.env, ...settings },
    });
    const timedOut = done.status === 124;
    if (!timedOut && done.status !== 0 && done.status !== 1) {
      throw new Error(`exit ${done.status}: node ${args.join(" ")}\n${readFileSync(err, "utf8").slice(0, 2000)}`);
    }
    const [user = 0, system = 0, wall = 0] = (done.stderr.trim().split("\n").at(-1) ?? "").split(" ").map(Number);
    const peakKb = Math.max(0, ...readFileSync(peak, "utf8").split("\n").map(Number));
    return { cpu: user + system, wall, peakMb: peakKb / 1024, stdout: readFileSync(out, "utf8"), timedOut };
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

/** @param {readonly number[]} values @param {number} [share] 0.5 is the median */
export function quantile(values, share = 0.5) {
  const sorted = [...values].sort((a, b) => a - b);
  const position = (sorted.length - 1) * share;
  const below = sorted[Math.floor(position)] ?? Number.NaN;
  const above = sorted[Math.ceil(position)] ?? Number.NaN;
  return below + (above - below) * (position - Math.floor(position));
}
