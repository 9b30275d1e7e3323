/**
 * One builder at a time among threads and processes that share a store: the others sleep until it is done, then read what it
 * wrote. The lock saves work; nothing is wrong without it, so a folder that cannot be written, a dead holder's lock that cannot
 * be removed and a wait that grows too long all end in building alone.
 */
import { closeSync, lstatSync, openSync, rmSync, writeSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { makeOwnFolder, readOwnFile } from "./own-files.js";

/** A build of a very large project takes seconds; who waited this long builds alone. */
const WAIT_AT_MOST_MS = 20_000;
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
    if (outcome === "impossible" || performance.now() - startedAt > waitAtMostMs) return NO_LOCK;
    if (!holderIsGone(path)) sleep(SLEEP_MS);
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
    writeSync(file, JSON.stringify({ pid: process.pid, host: hostname() }));
    closeSync(file);
    return "taken";
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EEXIST" ? "held" : "impossible";
  }
}

/**
 * Whether the holder cannot release the lock any more: its process on this machine is dead, or (another machine, a thread that
 * was ended, an unreadable file) the lock is older than any wait. What is no file was never a lock.
 */
function holderIsGone(path: string): boolean {
  try {
    const stats = lstatSync(path);
    if (!stats.isFile() || Math.abs(Date.now() - stats.mtimeMs) > 2 * WAIT_AT_MOST_MS) return true;
    const text = readOwnFile(path) ?? "";
    if (text === "") return false; // just created: its holder is about to write
    const holder = JSON.parse(text) as { pid?: unknown; host?: unknown } | null;
    return holder?.host === hostname() && typeof holder.pid === "number" && !isAlive(holder.pid);
  } catch (error) {
    return error instanceof SyntaxError; // a lock that says nothing readable; missing: free by now
  }
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
