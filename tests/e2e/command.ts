/** Runs the command of the package in a project, and reads the baseline it writes. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { runNode, type Ended } from "./run.js";

export function command(root: string, ...args: string[]): Promise<Ended> {
  return runNode(join(root, "node_modules/eslint-plugin-topology/dist/cli/main.js"), args, { cwd: root });
}

interface Entry {
  readonly rule: string;
  readonly module: string;
  readonly imports?: string;
  readonly service?: string;
  readonly why?: string;
}

export const textOf = (root: string, file = "topology-baseline.json"): string => readFileSync(join(root, file), "utf8");
/** Each entry in one line. */
export function entriesOf(root: string, file?: string): string[] {
  const { findings } = JSON.parse(textOf(root, file)) as { findings: Entry[] };
  return findings.map(({ rule, module, imports, service, why }) =>
    [rule, module, "->", imports ?? service, why].join(" ").trim(),
  );
}
