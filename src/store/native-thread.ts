/**
 * Threads as Linux shows them: told apart from later ones with the same number by when they started. Other systems tell nothing
 * of it without another process.
 */
import { readFileSync, readlinkSync } from "node:fs";

export interface NativeThread {
  /** Its place among all threads of the system: `<process>/task/<thread>`. */
  readonly task: string;
  readonly started: string;
}

/** The thread that asks; undefined where the system does not tell. */
export function currentThread(): NativeThread | undefined {
  try {
    const task = readlinkSync("/proc/thread-self");
    const started = startOf(task);
    return started === undefined ? undefined : { task, started };
  } catch {
    return undefined;
  }
}

/** When a thread started, in ticks since the system did; undefined if there is none. */
export function startOf(task: string): string | undefined {
  if (!/^\d+\/task\/\d+$/.test(task)) return undefined;
  try {
    const stat = readFileSync(`/proc/${task}/stat`, "utf8");
    // The name of the program, in brackets, may hold spaces and brackets.
    return stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19];
  } catch {
    return undefined;
  }
}
