/**
 * A process of a host, with three promises: what is asked is answered before a deadline or fails with what the process said; an
 * answer that does not follow its protocol fails all that is asked; the process is gone with the tests, however those end.
 */
import type { ChildProcess } from "node:child_process";

const DEADLINE_MS = 45_000;
const POLITE_MS = 2_000;
const TOLD = 2_000;

/** Those that run; they end with the process of the tests. */
const running = new Set<ChildProcess>();
process.on("exit", () => {
  for (const child of running) child.kill("SIGKILL");
});

export class HostProcess {
  readonly #name: string;
  readonly #child: ChildProcess;
  readonly #ended: Promise<void>;
  readonly #rejects = new Set<(error: Error) => void>();
  #stderr = "";
  #failure: Error | undefined;
  #isStopping = false;

  constructor(name: string, child: ChildProcess) {
    this.#name = name;
    this.#child = child;
    child.stderr?.setEncoding("utf8").on("data", (text: string) => (this.#stderr = (this.#stderr + text).slice(-TOLD)));
    child.stdin?.on("error", (error) => this.fail(`does not read any more: ${error.message}`));
    child.on("error", (error) => this.fail(`could not be started: ${error.message}`));
    this.#ended = new Promise((resolve) => {
      child.on("exit", (code, signal) => {
        running.delete(child);
        if (!this.#isStopping) this.fail(`ended by itself (${signal ?? code})`);
        resolve();
      });
    });
    running.add(child);
  }

  /** For a host that writes nothing to stderr but what others in its process wanted on stdout. */
  forbidStderr(): void {
    this.#child.stderr?.on("data", (text) => this.fail(`wrote to stderr, maybe for stdout: ${text}`));
  }

  /** What `begin` resolves with. */
  within<Answer>(what: string, begin: (resolve: (answer: Answer) => void) => void): Promise<Answer> {
    return new Promise((resolve, reject) => {
      if (this.#failure !== undefined) return reject(this.#failure);
      const end = (): void => {
        clearTimeout(timer);
        this.#rejects.delete(fail);
      };
      const fail = (error: Error): void => {
        end();
        reject(error);
      };
      const timer = setTimeout(
        () => fail(this.#error(`did not answer ${what} in ${DEADLINE_MS / 1000} s`)),
        DEADLINE_MS,
      );
      this.#rejects.add(fail);
      begin((answer) => {
        end();
        resolve(answer);
      });
    });
  }

  /** The process is of no use any more. */
  fail(why: string): void {
    this.#failure ??= this.#error(why);
    for (const reject of this.#rejects) reject(this.#failure);
  }

  /** Waits for the end that `ask` asks for, and makes it after a while; fails if anything failed before. */
  async stop(ask: () => void): Promise<void> {
    this.#isStopping = true;
    const timer = setTimeout(() => this.#child.kill("SIGKILL"), POLITE_MS);
    try {
      ask();
    } catch {
      this.#child.kill("SIGKILL");
    }
    if (this.#child.exitCode === null && this.#child.signalCode === null && this.#child.pid !== undefined)
      await this.#ended;
    clearTimeout(timer);
    if (this.#failure !== undefined) throw this.#failure;
  }

  #error(why: string): Error {
    return new Error(`${this.#name} ${why}. The end of its stderr: ${this.#stderr || "nothing"}`);
  }
}
