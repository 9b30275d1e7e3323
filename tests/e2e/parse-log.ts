/** What the processes of a test parse: work can be counted, time cannot. */
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";

interface Parsed {
  /** Texts parsed for their imports, with repetitions. */
  readonly imports: number;
  /** Texts parsed for their bodies, with repetitions. */
  readonly bodies: number;
}

/** `env` makes a program write down what it parses; `parsed` tells what all did since it was asked last. */
export function parseLog(): { readonly env: NodeJS.ProcessEnv; readonly parsed: () => Parsed } {
  const folder = mkdtempSync(join(tmpdir(), "parse-log-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const log = join(folder, "log");
  const preload = join(import.meta.dirname, "parse-log-preload.cjs");
  return {
    env: { ...process.env, NODE_OPTIONS: `--require ${JSON.stringify(preload)}`, TOPOLOGY_PARSE_LOG: log },
    parsed: () => {
      const lines = existsSync(log) ? readFileSync(log, "utf8").trim().split("\n") : [];
      rmSync(log, { force: true });
      const count = (kind: string): number => lines.filter((line) => line === kind).length;
      return { imports: count("imports"), bodies: count("body") };
    },
  };
}
