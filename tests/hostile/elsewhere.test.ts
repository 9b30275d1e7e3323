/**
 * A repository that would have the plugin read or write somewhere else: by links in the place of our store, its files and the
 * baseline. Folders above the store may be links, as where checkouts share a node_modules; what is ours may not.
 */
import { spawnSync } from "node:child_process";
import { existsSync, lstatSync, mkdirSync, readdirSync, readFileSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { threadId } from "node:worker_threads";
import { describe, expect, it } from "vitest";
import { readBytes } from "../../src/files/disk.js";
import { replaceFile } from "../../src/files/replace-file.js";
import { takeLock } from "../../src/store/lock.js";
import { readSealed, writeSealed } from "../../src/store/sealed-file.js";
import { onDisk, type Files } from "../on-disk.js";
import { topologyOf } from "../topology-of.js";

const PROJECT: Files = {
  "package.json": { name: "own" },
  "src/a.ts": `import "./b";`,
  "src/b.ts": `import "./a";`,
  "node_modules/.keep": "",
};
const STORE = "node_modules/.cache/eslint-plugin-topology";

/** A project, and a folder of somebody else. */
function beside(victim: Files): { readonly root: string; readonly victim: string } {
  return { root: onDisk(PROJECT), victim: onDisk(victim) };
}

const edgesIn = (root: string): number => topologyOf(root, { cache: true }).targets.length;

describe("a store", () => {
  it("is written into a shared node_modules/.cache that is linked", () => {
    const { root, victim } = beside({});
    symlinkSync(victim, join(root, "node_modules/.cache"));
    expect(edgesIn(root)).toBe(2);
    expect(readdirSync(join(victim, "eslint-plugin-topology"))).toContain("facts");
  });

  it("is not written through a link in the place of its folder", () => {
    const { root, victim } = beside({ facts: "mine" });
    mkdirSync(join(root, "node_modules/.cache"));
    symlinkSync(victim, join(root, STORE));
    expect(edgesIn(root)).toBe(2);
    expect(readdirSync(victim)).toEqual(["facts"]);
    expect(readFileSync(join(victim, "facts"), "utf8")).toBe("mine");
  });

  it("replaces links in the place of its files, and leaves what they lead to", () => {
    const { root, victim } = beside({ file: "mine" });
    mkdirSync(join(root, STORE), { recursive: true });
    for (const name of ["facts", "rows.json", "stamps.json"])
      symlinkSync(join(victim, "file"), join(root, STORE, name));
    expect(edgesIn(root)).toBe(2);
    expect(readFileSync(join(victim, "file"), "utf8")).toBe("mine");
    expect(lstatSync(join(root, STORE, "facts")).isSymbolicLink()).toBe(false);
  });

  it("is not written through links in the place of its temporary files", () => {
    const { victim } = beside({ file: "mine" });
    const folder = onDisk({});
    symlinkSync(join(victim, "file"), join(folder, `facts.${process.pid}-${threadId}.tmp`));
    expect(writeSealed(folder, "facts", "kind", "text")).toBe(true);
    expect(readFileSync(join(victim, "file"), "utf8")).toBe("mine");
    expect(readSealed(folder, "facts", "kind")).toBe("text");
  });

  it("is not read through a link", () => {
    const [folder, other] = [onDisk({}), onDisk({})];
    writeSealed(other, "facts", "kind", "text");
    symlinkSync(join(other, "facts"), join(folder, "facts"));
    expect(readSealed(folder, "facts", "kind")).toBeUndefined();
  });

  it("may be a file, or a link to nowhere: it is done without", () => {
    const { root } = beside({});
    mkdirSync(join(root, "node_modules/.cache"));
    symlinkSync(join(root, "nowhere"), join(root, STORE));
    expect(edgesIn(root)).toBe(2);
    expect(existsSync(join(root, "nowhere"))).toBe(false);
    expect(topologyOf(root, { cache: join(root, "package.json") }).targets).toHaveLength(2);
  });

  it("may have folders in the place of its files", () => {
    const { root } = beside({});
    for (const name of ["facts/x", "rows.json/x", "stamps.json/x", "lock/x"]) {
      mkdirSync(join(root, STORE, name), { recursive: true });
    }
    expect(edgesIn(root)).toBe(2);
  });
});

describe("a lock", () => {
  const waitForever = 60_000;

  it.each(["a file", "nowhere"])("that is a link to %s is taken, and nothing happens to where it leads", (where) => {
    const { victim } = beside({ "a file": "mine" });
    const folder = onDisk({});
    symlinkSync(join(victim, where), join(folder, "lock"));
    takeLock(folder, waitForever);
    expect(JSON.parse(readFileSync(join(folder, "lock"), "utf8"))).toMatchObject({ pid: process.pid });
    expect(lstatSync(join(folder, "lock")).isSymbolicLink()).toBe(false);
    expect(readdirSync(victim)).toEqual(["a file"]);
    expect(readFileSync(join(victim, "a file"), "utf8")).toBe("mine");
  });

  it("that is a folder is done without, at once", () => {
    const folder = onDisk({ "lock/inside": "" });
    takeLock(folder, waitForever).release();
    expect(readdirSync(join(folder, "lock"))).toEqual(["inside"]);
  });

  it("in a folder that is a link is done without", () => {
    const { victim } = beside({});
    const link = join(onDisk({}), "store");
    symlinkSync(victim, link);
    takeLock(link, waitForever);
    expect(readdirSync(victim)).toEqual([]);
  });
});

it("a file is not replaced through a link in the place of its temporary file", () => {
  const { victim } = beside({ file: "mine" });
  const root = onDisk({});
  symlinkSync(join(victim, "file"), join(root, `topology-baseline.json.${process.pid}.tmp`));
  replaceFile(join(root, "topology-baseline.json"), "new");
  expect(readFileSync(join(victim, "file"), "utf8")).toBe("mine");
  expect(readdirSync(root)).toEqual(["topology-baseline.json"]);
});

describe.skipIf(process.platform === "win32")("what is no file", () => {
  it("is not read: a device that never ends", () => {
    const root = onDisk({});
    symlinkSync("/dev/zero", join(root, "tsconfig.json"));
    expect(readBytes(join(root, "tsconfig.json"))).toBeUndefined();
  });

  it("is not waited for: a pipe that nobody writes to", () => {
    const pipe = join(onDisk({}), "topology-baseline.json");
    spawnSync("mkfifo", [pipe]);
    expect(lstatSync(pipe).isFIFO()).toBe(true);
    expect(readBytes(pipe)).toBeUndefined();
  });

  it("in the place of configuration hides no module", () => {
    const root = onDisk(PROJECT);
    for (const name of [".gitignore", "tsconfig.base.json", "pnpm-workspace.yaml"])
      symlinkSync("/dev/zero", join(root, name));
    expect(topologyOf(root).targets).toHaveLength(2);
  });
});
