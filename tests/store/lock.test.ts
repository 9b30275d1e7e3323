import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, utimesSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import { takeLock } from "../../src/store/lock.js";
import { startOf } from "../../src/store/native-thread.js";
import { onDisk } from "../on-disk.js";

function held(folder: string, holder: string | object): void {
  writeFileSync(join(folder, "lock"), typeof holder === "string" ? holder : JSON.stringify(holder));
}

function heldBy(folder: string): unknown {
  return JSON.parse(readFileSync(join(folder, "lock"), "utf8"));
}

/** A thread that takes the lock, builds for ever, and can be ended. */
async function threadThatBuilds(folder: string): Promise<Worker> {
  const build = `
    const { parentPort, workerData } = require("node:worker_threads");
    import(workerData.module).then(({ takeLock }) => parentPort.postMessage(takeLock(workerData.folder) && "taken"));
    parentPort.on("message", () => {});`;
  const module = new URL("../../build/store/lock.js", import.meta.url).href;
  const worker = new Worker(build, { eval: true, workerData: { folder, module } });
  onTestFinished(async () => void (await worker.terminate()));
  await new Promise((resolve, reject) => worker.once("message", resolve).once("error", reject));
  return worker;
}

describe("a lock", () => {
  it("is a file while it is held and nothing after", () => {
    const folder = join(onDisk({}), "new");
    const lock = takeLock(folder);
    expect(heldBy(folder)).toMatchObject({ pid: process.pid, host: hostname(), thread: 0 });
    lock.release();
    expect(existsSync(join(folder, "lock"))).toBe(false);
  });

  it("is taken over from a process that is dead", () => {
    const folder = onDisk({});
    const { pid } = spawnSync(process.execPath, ["-e", ""]);
    held(folder, { pid, host: hostname() });
    takeLock(folder);
    expect(heldBy(folder)).toMatchObject({ pid: process.pid });
  });

  it("that says nothing readable is taken over", () => {
    const folder = onDisk({});
    held(folder, "{ oops");
    takeLock(folder, 40);
    expect(heldBy(folder)).toMatchObject({ pid: process.pid });
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
    expect(heldBy(folder)).toMatchObject({ host: hostname() });
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

  it("from a clock that is ahead is taken over too", () => {
    const folder = onDisk({});
    held(folder, { pid: 1, host: "elsewhere" });
    const inAnHour = Date.now() / 1000 + 3600;
    utimesSync(join(folder, "lock"), inAnHour, inAnHour);
    takeLock(folder);
    expect(heldBy(folder)).toMatchObject({ host: hostname() });
  });

  it("in the name of this thread, which holds none, is taken over", () => {
    const folder = onDisk({});
    takeLock(folder);
    takeLock(folder).release();
    expect(existsSync(join(folder, "lock"))).toBe(false);
  });
});

describe.runIf(process.platform === "linux")("a lock on Linux", () => {
  it("of a thread of this process is waited for while that builds, and taken over once it was ended", async () => {
    const folder = onDisk({});
    const worker = await threadThatBuilds(folder);
    takeLock(folder, 40);
    expect(heldBy(folder)).not.toMatchObject({ thread: 0 });
    await worker.terminate();
    takeLock(folder);
    expect(heldBy(folder)).toMatchObject({ thread: 0 });
  });

  it("of a process whose number another one has now is taken over", () => {
    const folder = onDisk({});
    held(folder, { pid: process.ppid, host: hostname(), task: `${process.ppid}/task/${process.ppid}`, started: "1" });
    takeLock(folder);
    expect(heldBy(folder)).toMatchObject({ pid: process.pid });
  });
});

describe("whoever waits for a lock", () => {
  /** How often the clock is read until the wait ends, each time six seconds later. */
  function patience(holder: object): number {
    const folder = onDisk({});
    held(folder, holder);
    let now = 0;
    const clock = vi.spyOn(performance, "now").mockImplementation(() => (now += 6000));
    try {
      takeLock(folder).release();
      return clock.mock.calls.length;
    } finally {
      clock.mockRestore();
    }
  }

  it("gives up sooner if nobody can tell whether its holder is there", () => {
    const somebody = { pid: process.ppid, host: hostname() };
    expect(patience(somebody)).toBe(2);
    const task = `${process.ppid}/task/${process.ppid}`;
    const started = startOf(task);
    if (started !== undefined) expect(patience({ ...somebody, task, started })).toBe(5);
  });
});
