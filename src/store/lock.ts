/**
 * One builder at a time among threads and processes that share a store: the others sleep until it is done, then read what it
 * wrote. The lock saves work; nothing is wrong without it, so a folder that cannot be written, a dead holder's lock that cannot
 * be removed and a wait that grows too long all end in building alone.
 */
import { closeSync, lstatSync, openSync, rmSync, writeSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { threadId } from "node:worker_threads";
import { currentThread, startOf } from "./native-thread.js";
import { makeOwnFolder, readOwnFile } from "./own-files.js";

/** A build of a very large project takes seconds; who waited this long builds alone. */
const WAIT_AT_MOST_MS = 20_000;
/** The same where nobody can tell whether the holder is still there. */
const WAIT_IN_DOUBT_MS = 5000;
const SLEEP_MS = 15;

export interface Lock {
  release(): void;
}

/** Takes the lock of a store folder, sleeping while another holds it. Blocks the thread; uses no event loop. */
export function takeLock(folder: string, waitAtMostMs = WAIT_AT_MOST_MS): Lock {
  const path = join(folder, "lock");
  const startedAt = performance.now();
  for (;;) {
    const outcome = tryTake(folder, path);
    if (outcome === "taken") return { release: () => void removeLock(path) };
    if (outcome === "impossible") return NO_LOCK;
    const holder = holderOf(path);
    const limit = holder === "in doubt" ? Math.min(WAIT_IN_DOUBT_MS, waitAtMostMs) : waitAtMostMs;
    if (performance.now() - startedAt > limit) return NO_LOCK;
    if (holder !== "gone") sleep(SLEEP_MS);
    else if (!removeLock(path)) return NO_LOCK;
  }
}

const NO_LOCK: Lock = { release: () => {} };

function tryTake(folder: string, path: string): "taken" | "held" | "impossible" {
  try {
    makeOwnFolder(folder);
  } catch {
    return "impossible"; // whatever is in the way, a file of this name among it
  }
  try {
    const file = openSync(path, "wx");
    writeSync(file, JSON.stringify(self()));
    closeSync(file);
    return "taken";
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EEXIST" ? "held" : "impossible";
  }
}

/** What a lock says of its holder. */
interface Holder {
  readonly pid: number;
  readonly host: string;
  readonly thread: number;
  /** Of its native thread and when that started, where the system tells. */
  readonly task?: string;
  readonly started?: string;
}

function self(): Holder {
  return { pid: process.pid, host: hostname(), thread: threadId, ...currentThread() };
}

/**
 * Whether the holder can release the lock. It cannot if its process or thread on this machine has ended, or if the lock is older
 * than any wait. What is no file was never a lock.
 */
function holderOf(path: string): "alive" | "gone" | "in doubt" {
  try {
    const stats = lstatSync(path);
    if (!stats.isFile() || Math.abs(Date.now() - stats.mtimeMs) > 2 * WAIT_AT_MOST_MS) return "gone";
    const text = readOwnFile(path)?.toString("utf8") ?? "";
    if (text === "") return "alive"; // just created: its holder is about to write
    return stateOf(JSON.parse(text) as { readonly [key in keyof Holder]?: unknown } | null);
  } catch (error) {
    return error instanceof SyntaxError ? "gone" : "alive"; // a lock that says nothing readable; missing: free by now
  }
}

function stateOf(holder: { readonly [key in keyof Holder]?: unknown } | null): "alive" | "gone" | "in doubt" {
  const { pid, host, thread, task, started } = holder ?? {};
  if (host !== hostname() || typeof pid !== "number") return "in doubt";
  // This thread holds none while it asks for one: it is of an earlier process with the same number, or was not removed.
  if (pid === process.pid && thread === threadId) return "gone";
  if (!isAlive(pid)) return "gone";
  if (typeof task !== "string" || currentThread() === undefined) return "in doubt";
  return startOf(task) === started ? "alive" : "gone";
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

/** @returns whether the lock is gone */
function removeLock(path: string): boolean {
  try {
    rmSync(path, { force: true });
    return true;
  } catch {
    return false; // not ours to remove: it ages out
  }
}

function sleep(ms: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
}
