/** Runs a program to its end; a status other than zero is an answer, not an error. */
import { execFile } from "node:child_process";

export interface Ended {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

interface Surroundings {
  readonly cwd: string;
  /** What the program reads from standard input. */
  readonly input?: string;
  /** Its environment; by default that of the tests. */
  readonly env?: NodeJS.ProcessEnv;
}

export function run(program: string, args: readonly string[], surroundings: Surroundings): Promise<Ended> {
  const { cwd, input, env = process.env } = surroundings;
  return new Promise((resolve, reject) => {
    const child = execFile(program, args, { cwd, env, maxBuffer: 64 * 1024 * 1024 }, (error, stdout, stderr) => {
      const status = error === null ? 0 : error.code;
      if (typeof status === "number") resolve({ status, stdout, stderr });
      else reject(error ?? new Error(`${program} ended without a status`));
    });
    child.stdin?.end(input);
  });
}

/** A script of Node, run by the Node that runs the tests. */
export function runNode(script: string, args: readonly string[], surroundings: Surroundings): Promise<Ended> {
  return run(process.execPath, [script, ...args], surroundings);
}
