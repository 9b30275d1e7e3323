/**
 * A store that meets with all that can happen to files: whatever is left of it, the findings are those of a run without one.
 */
import { execFileSync, spawnSync } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { describe, expect, it, vi } from "vitest";
import { parseLog } from "../e2e/parse-log.js";
import { run, runNode, type Ended } from "../e2e/run.js";
import { onDisk, writeFiles, type Files } from "../on-disk.js";
import { DIST, findingsIn } from "./findings.js";
import { damaged, killed, typedRing } from "./fire.js";

const REPOSITORY = join(import.meta.dirname, "../..");
const STORE_FILES = ["bodies", "facts", "rows.json", "stamps.json"];

/** A project with the place of its store. The larger one is built under the lock. */
function project(length: 40 | 220 = 40, files: Files = {}) {
  const root = onDisk({ ...typedRing(length), ...files });
  const store = join(onDisk({}), "store");
  return { root, store, folder: () => join(store, readdirSync(store)[0]!) };
}

const contentOf = (folder: string): string[] => STORE_FILES.map((name) => readFileSync(join(folder, name), "utf8"));

/** A new process that looks for findings, on a disk that fails as said. */
function elsewhere(root: string, store: string, disk: string): Promise<Ended> {
  const preload = join(import.meta.dirname, "disk-preload.cjs");
  const env = {
    ...process.env,
    NODE_OPTIONS: `--require ${JSON.stringify(preload)}`,
    TOPOLOGY_STORE: store,
    TOPOLOGY_DISK: disk,
  };
  return runNode(join(import.meta.dirname, "findings.js"), [root, store], { cwd: root, env });
}

/** Many processes one after the other, on a machine that may have other work. */
const LONG = 300_000;

describe("a builder that is killed", { timeout: LONG }, () => {
  it("before or amid any step of writing changes no finding, and the next one has a whole store", async () => {
    const { root } = project(220);
    const expected = await findingsIn(root, false);
    // One for each module; as many again for the chords, if it were not for the bodies.
    expect(expected).toHaveLength(220);
    let steps = 0;
    for (let isDone = false; !isDone; steps++) {
      const store = join(onDisk({}), "store");
      const killedOrNot = await elsewhere(root, store, `kill ${steps + 1}`).catch((error: Error) => error);
      isDone = !(killedOrNot instanceof Error);
      expect(await findingsIn(root, store), `step ${steps + 1}`).toEqual(expected);
      const names = readdirSync(join(store, readdirSync(store)[0]!));
      expect(names, `step ${steps + 1}`).toEqual(expect.arrayContaining(STORE_FILES));
    }
    // Four files are written, each to another name first, under a lock for the first three and one for the last.
    expect(steps).toBeGreaterThan(14);
  });

  it("at any moment changes no finding", async () => {
    const { wrong, amid } = await killed(10, 1);
    expect(wrong).toEqual([]);
    expect(amid).toBeGreaterThan(0);
  });
});

describe("a store", { timeout: LONG }, () => {
  it("that is damaged in any way changes no finding", async () => {
    expect(await damaged(72, 1)).toEqual([]);
  });

  /** Two modules in a cycle as long as the tsconfig knows where `@` leads. */
  const ALIAS: Files = {
    "src/to.ts": `import { from } from "./from";\nexport const to = () => from;`,
    "src/from.ts": `import { to } from "@/to";\nexport const from = () => to;`,
  };

  it.each<[string, (texts: readonly string[]) => Files]>([
    [
      "texts",
      (texts) => ({
        ...Object.fromEntries(texts.map((text, at) => [`src/${at}.ts`, `${text}\nexport {};`])),
        // Another edge in a text of the same size, a cycle of values, and a new module.
        "src/1.ts": texts[1]!.replaceAll("n2", "n3").replace("./2", "./3"),
        "src/5.ts": `${texts[5]!}\nimport { n3 } from "./3";\nexport const more = n3;`,
        "src/new.ts": `import "./0";`,
      }),
    ],
    ["configuration", () => ({ "tsconfig.json": { compilerOptions: { paths: { "@/*": ["./elsewhere/*"] } } } })],
  ])("of files from times of other %s changes no finding", async (_, changedOf) => {
    const { root, store, folder } = project(40, ALIAS);
    await findingsIn(root, store);
    const first = contentOf(folder());
    const changed = changedOf(Array.from({ length: 40 }, (_, at) => readFileSync(join(root, `src/${at}.ts`), "utf8")));
    const before = Object.fromEntries(
      Object.keys(typedRing(40)).map((path) => [path, readFileSync(join(root, path), "utf8")]),
    );
    writeFiles(root, changed);
    await findingsIn(root, store);
    const second = contentOf(folder());
    const expectedThen: unknown[] = [];
    for (const files of [{}, before]) {
      writeFiles(root, files);
      const expected = await findingsIn(root, false);
      expectedThen.push(expected);
      for (let mix = 0; mix < 16; mix++) {
        for (const [at, name] of STORE_FILES.entries()) {
          writeFileSync(join(folder(), name), (mix & (1 << at)) === 0 ? first[at]! : second[at]!);
        }
        expect(await findingsIn(root, store), `mix ${mix}`).toEqual(expected);
      }
    }
    expect(expectedThen[0]).not.toEqual(expectedThen[1]);
  });

  it.each(["full", "EROFS", "EACCES", "EPERM"])("on a disk that says %s to writing is done without", async (disk) => {
    const { root, store } = project(220);
    const { stdout, stderr, status } = await elsewhere(root, store, disk);
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    expect(JSON.parse(stdout)).toEqual(await findingsIn(root, false));
    expect(
      existsSync(store) ? readdirSync(store, { recursive: true }).filter((path) => /\..*tmp$/.test(`${path}`)) : [],
    ).toEqual([]);
  });

  it.each(["full", "EROFS", "unreadable"])(
    "that is there already serves, and stays, on a disk that is %s",
    async (disk) => {
      const { root, store, folder } = project(40);
      await findingsIn(root, store);
      const before = contentOf(folder());
      writeFiles(root, { "src/5.ts": `import { n3 } from "./3";\nexport const n5 = n3;` });
      const { stdout, stderr } = await elsewhere(root, store, disk);
      expect(stderr).toBe("");
      expect(JSON.parse(stdout)).toEqual(await findingsIn(root, false));
      if (disk !== "unreadable") expect(contentOf(folder())).toEqual(before);
    },
  );
});

describe("a lock that was left", () => {
  const longAgo = Date.now() / 1000 - 3600;

  it.each<[string, () => object, boolean]>([
    [
      "by a process that is dead",
      () => ({ pid: spawnSync(process.execPath, ["-e", ""]).pid, host: hostname() }),
      false,
    ],
    ["by a process whose number another one has now", () => ({ pid: process.pid, host: hostname() }), true],
    ["on another machine", () => ({ pid: process.pid, host: "elsewhere" }), true],
    ["with a clock that was ahead", () => ({ pid: process.pid, host: "elsewhere", ahead: true }), true],
  ])("%s holds nobody up, and the store is built", async (_, holder, isOld) => {
    const { root, store, folder } = project(220);
    await findingsIn(root, store);
    const lock = join(folder(), "lock");
    for (const name of STORE_FILES) writeFileSync(join(folder(), name), "");
    writeFileSync(lock, JSON.stringify(holder()));
    const at = "ahead" in holder() ? Date.now() / 1000 + 3600 : longAgo;
    if (isOld) utimesSync(lock, at, at);
    expect(await findingsIn(root, store)).toEqual(await findingsIn(root, false));
    expect(readdirSync(folder()).sort()).toEqual(STORE_FILES);
    expect(contentOf(folder())).not.toContain("");
  });
});

describe("a clock", () => {
  const EDITS: Files = {
    "src/5.ts": `import { n3 } from "./3";\nexport const n5 = n3;`,
    "src/6.ts": "export const n6 = 1;",
  };

  it("that is behind the times of the files hides no edit", async () => {
    const { root, store } = project();
    const future = Date.now() / 1000 + 86_400;
    const postdate = (): void => {
      for (const path of readdirSync(root, { recursive: true, encoding: "utf8" }))
        utimesSync(join(root, path), future, future);
    };
    postdate();
    await findingsIn(root, store);
    const text = readFileSync(join(root, "src/1.ts"), "utf8");
    // The same size and the same time.
    writeFiles(root, { "src/1.ts": text.replaceAll("n2", "n3").replace("./2", "./3") });
    postdate();
    expect(await findingsIn(root, store)).toEqual(await findingsIn(root, false));
  });

  it.each([-86_400_000, 86_400_000])("that is set %i ms on between two runs hides no edit", async (shift) => {
    const { root, store } = project();
    await findingsIn(root, store);
    const now = Date.now;
    const clock = vi.spyOn(Date, "now").mockImplementation(() => now() + shift);
    try {
      expect(await findingsIn(root, store)).toEqual(await findingsIn(root, false));
      writeFiles(root, EDITS);
      expect(await findingsIn(root, store)).toEqual(await findingsIn(root, false));
    } finally {
      clock.mockRestore();
    }
    writeFiles(root, { "src/5.ts": "", ...typedRing(5) });
    expect(await findingsIn(root, store)).toEqual(await findingsIn(root, false));
  });
});

/** The build as another version of the package. */
function asVersion(version: string): string {
  const copy = onDisk({});
  const manifest = JSON.parse(readFileSync(join(REPOSITORY, "package.json"), "utf8")) as object;
  writeFileSync(join(copy, "package.json"), JSON.stringify({ ...manifest, version }));
  for (const path of readdirSync(DIST, { recursive: true, encoding: "utf8" }).filter((each) => each.endsWith(".js"))) {
    writeFiles(copy, { [`dist/${path}`]: readFileSync(join(DIST, path), "utf8") });
  }
  symlinkSync(join(REPOSITORY, "node_modules"), join(copy, "node_modules"), "junction");
  return join(copy, "dist");
}

describe("two versions of the plugin", () => {
  it("in one process take turns at one store and find the same", async () => {
    const { root, store } = project();
    const expected = await findingsIn(root, false);
    const versions = ["1.2.3", "1.2.4"].map(asVersion);
    for (const dist of [...versions, ...versions]) expect(await findingsIn(root, store, dist)).toEqual(expected);
    writeFiles(root, { "src/5.ts": "" });
    const now = await findingsIn(root, false);
    expect(now).not.toEqual(expected);
    for (const dist of [...versions, ...versions]) expect(await findingsIn(root, store, dist)).toEqual(now);
  });

  it("in two processes at once find the same, and share what depends on texts alone", async () => {
    const { root, store } = project(220);
    const expected = JSON.stringify(await findingsIn(root, false));
    const versions = ["1.2.3", "1.2.4"].map(asVersion);
    const { env, parsed } = parseLog();
    const findings = join(import.meta.dirname, "findings.js");
    const runs = versions.map((dist) => runNode(findings, [root, store, dist], { cwd: root, env }));
    for (const { stdout, stderr } of await Promise.all(runs)) {
      expect(stdout).toBe(expected);
      expect(stderr).toBe("");
    }
    expect(parsed()).toEqual({ imports: 220, bodies: 220 });
  });
});

describe("the same project", () => {
  it("has the same store byte for byte at another place, made in another order at other times", async () => {
    const here = project();
    const files = Object.entries(typedRing(40)).reverse();
    const there = { root: onDisk({}), store: join(onDisk({}), "store") };
    for (const [path, text] of files) writeFiles(there.root, { [path]: text });
    utimesSync(join(there.root, "src/3.ts"), 1, 1);
    await findingsIn(here.root, here.store);
    await findingsIn(there.root, there.store);
    const folder = join(there.store, readdirSync(there.store)[0]!);
    expect(contentOf(folder).slice(0, 3)).toEqual(contentOf(here.folder()).slice(0, 3));
  });

  it("has the same facts and bodies whatever its texts were before", async () => {
    const here = project();
    const texts = Array.from({ length: 40 }, (_, at) => [`src/${at}.ts`, `import "./${(at + 1) % 40}";`]);
    writeFiles(here.root, Object.fromEntries(texts) as Files);
    await findingsIn(here.root, here.store);
    writeFiles(here.root, typedRing(40));
    const there = project();
    for (const { root, store } of [here, there]) await findingsIn(root, store);
    expect(contentOf(here.folder()).slice(0, 2)).toEqual(contentOf(there.folder()).slice(0, 2));
  });

  it.each([true, false])(
    "checked out elsewhere with new times takes the store of before, without parsing a text (stamps kept: %s)",
    async (withStamps) => {
      const { root, folder, store } = project();
      const expected = await findingsIn(root, store);
      const git = (cwd: string, ...args: string[]): unknown => execFileSync("git", args, { cwd, stdio: "pipe" });
      git(root, "init", "-q");
      git(root, "add", ".");
      git(root, "-c", "user.name=t", "-c", "user.email=t@t", "commit", "-qm", "all");
      const home = onDisk({});
      git(home, "clone", "-q", root, "checkout");
      const checkout = join(home, "checkout");
      const restored = join(checkout, "node_modules/.cache/eslint-plugin-topology");
      mkdirSync(restored, { recursive: true });
      for (const name of withStamps ? STORE_FILES : STORE_FILES.slice(0, 3))
        cpSync(join(folder(), name), join(restored, name));
      const { env, parsed } = parseLog();
      const { stdout } = await run(process.execPath, [join(import.meta.dirname, "findings.js"), checkout], {
        cwd: checkout,
        env,
      });
      expect(JSON.parse(stdout)).toEqual(expected);
      expect(parsed()).toEqual({ imports: 0, bodies: 0 });
    },
  );
});
