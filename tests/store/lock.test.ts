import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, utimesSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { describe, expect, it } from "vitest";
import { takeLock } from "../../src/store/lock.js";
import { onDisk } from "../on-disk.js";

function held(folder: string, holder: string | object): void {
  writeFileSync(join(folder, "lock"), typeof holder === "string" ? holder : JSON.stringify(holder));
}

describe("a lock", () => {
  it("is a file while it is held and nothing after", () => {
    const folder = join(onDisk({}), "new");
    const lock = takeLock(folder);
    expect(JSON.parse(readFileSync(join(folder, "lock"), "utf8"))).toEqual({ pid: process.pid, host: hostname() });
    lock.release();
    expect(existsSync(join(folder, "lock"))).toBe(false);
  });

  it("is taken over from a process that is dead", () => {
    const folder = onDisk({});
    const { pid } = spawnSync(process.execPath, ["-e", ""]);
    held(folder, { pid, host: hostname() });
    takeLock(folder);
    expect(JSON.parse(readFileSync(join(folder, "lock"), "utf8"))).toMatchObject({ pid: process.pid });
  });

  it("that says nothing readable is taken over", () => {
    const folder = onDisk({});
    held(folder, "{ oops");
    takeLock(folder, 40);
    expect(JSON.parse(readFileSync(join(folder, "lock"), "utf8"))).toMatchObject({ pid: process.pid });
  });

  it.each(["null", "[]", '{"pid":"x"}'])("that says %s is waited for, then done without", (holder) => {
    const folder = onDisk({});
    held(folder, holder);
    takeLock(folder, 40).release();
    expect(readFileSync(join(folder, "lock"), "utf8")).toBe(holder);
  });

  it("of a process that lives is waited for, then done without, and stays its holder's", () => {
    const folder = onDisk({});
    held(folder, { pid: process.pid, host: hostname() });
    takeLock(folder, 40).release();
    expect(existsSync(join(folder, "lock"))).toBe(true);
  });

  it("of another machine is taken over when it is older than any wait", () => {
    const folder = onDisk({});
    held(folder, { pid: 1, host: "elsewhere" });
    const longAgo = Date.now() / 1000 - 3600;
    utimesSync(join(folder, "lock"), longAgo, longAgo);
    takeLock(folder, 1000);
    expect(JSON.parse(readFileSync(join(folder, "lock"), "utf8"))).toMatchObject({ host: hostname() });
  });

  it("is done without where no folder can be made", () => {
    const folder = onDisk({ file: "" });
    takeLock(join(folder, "file")).release();
  });

  it("that cannot be removed, as a folder in its place, is done without at once", () => {
    const folder = onDisk({});
    mkdirSync(join(folder, "lock"));
    const longAgo = Date.now() / 1000 - 3600;
    utimesSync(join(folder, "lock"), longAgo, longAgo);
    const startedAt = performance.now();
    takeLock(folder, 3000).release();
    expect(performance.now() - startedAt).toBeLessThan(1000);
    expect(existsSync(join(folder, "lock"))).toBe(true);
  });

  it("is free for the next one as soon as its holder in another thread releases it", async () => {
    const folder = onDisk({});
    held(folder, { pid: process.pid, host: hostname() });
    const release = `
      const { rmSync } = require("node:fs");
      setTimeout(() => rmSync(require("node:worker_threads").workerData), 100);
      require("node:worker_threads").parentPort.postMessage("started");`;
    const worker = new Worker(release, { eval: true, workerData: join(folder, "lock") });
    await new Promise((resolve) => worker.once("message", resolve));
    const lock = takeLock(folder, 10_000);
    expect(existsSync(join(folder, "lock"))).toBe(true);
    lock.release();
  });
});
