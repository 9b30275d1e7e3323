/**
 * What a look costs at which nothing has changed, in calls of the file system.
 */
import { symlinkSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { onDisk, settle, writeFiles, type Files } from "../on-disk.js";
import { projectOf } from "../topology-of.js";

/** Every call since the last look began: `function path`. */
const calls: string[] = [];

vi.mock("node:fs", async (importOriginal) => {
  const real = await importOriginal<typeof import("node:fs")>();
  const counted = <T extends (path: never, ...rest: never[]) => unknown>(name: string, call: T): T =>
    ((path: never, ...rest: never[]) => {
      calls.push(`${name} ${String(path)}`);
      return call(path, ...rest);
    }) as T;
  return {
    ...real,
    statSync: counted("stat", real.statSync),
    readdirSync: counted("readdir", real.readdirSync),
    readFileSync: counted("read", real.readFileSync),
    realpathSync: { native: counted("realpath", real.realpathSync.native) },
  };
});

/** A project that has looked twice, and `again` for the calls of one more look. */
function looked(files: Files, prepare: (root: string) => void = () => {}) {
  const root = onDisk({ "package.json": {}, ".gitignore": "gen", ".git/HEAD": "", ...files });
  prepare(root);
  settle();
  const project = projectOf(root);
  project.look();
  project.look();
  const again = (): readonly string[] => {
    calls.length = 0;
    project.look();
    return calls.map((call) => call.replace(root, ""));
  };
  return { root, again };
}

/** A module that imports this many ignored files of one folder. */
const importsIgnored = (count: number): Files => {
  const names = Array.from({ length: count }, (_, index) => `g${index}`);
  const files = names.map((name) => [`gen/${name}.ts`, ""] as const);
  return { "a.ts": names.map((name) => `import "./gen/${name}";`).join("\n"), ...Object.fromEntries(files) };
};

beforeEach(() => void (calls.length = 0));

describe("a look that finds all as before", () => {
  it("stamps a folder that was asked about once, however many of its files were", () => {
    const one = looked(importsIgnored(1)).again();
    expect(one).toContain("stat /gen");
    expect(looked(importsIgnored(40)).again()).toEqual(one);
  });

  it("lists, reads and follows nothing", () => {
    const files: Files = {
      ...importsIgnored(3),
      "b.ts": `import "./pkg"; import "./gone/c"; import "./Foo.vue";`,
      "pkg/package.json": { main: "../gen/g1" },
      "p/tsconfig.json": { extends: "base/strict.json" },
      "p/b.ts": "",
      "gen/package.json": { main: "g2" },
      "node_modules/base/strict.json": {},
    };
    const { again } = looked(files, (root) => symlinkSync(join(root, "pkg"), join(root, "node_modules/pkg")));
    expect(again().filter((call) => !call.startsWith("stat "))).toEqual([]);
  });

  it("does not stamp again what the scan has stamped", () => {
    const { again } = looked({ "src/deep/a.ts": `import "./Foo.vue";`, "src/deep/Foo.vue": "" });
    const scanned = again().filter((call) => call.includes("/src"));
    expect(scanned).toEqual([...new Set(scanned)]);
  });

  it("follows a link that an import goes through, which nothing else would tell of", () => {
    const { again } = looked({ "a.ts": `import "./gen/b";`, "there/b.vue": "", "gen/c.ts": "" }, (root) =>
      symlinkSync(join(root, "there/b.vue"), join(root, "gen/b.vue")),
    );
    expect(again().filter((call) => !call.startsWith("stat "))).toEqual(["realpath /gen/b.vue"]);
  });
});

describe("a text that is being typed", () => {
  const A = importsIgnored(1)["a.ts"] as string;

  it("waits twenty times as long as a whole look takes, not its scan alone", () => {
    const root = onDisk({ "package.json": {}, ".gitignore": "gen", "b.ts": "", ...importsIgnored(1) });
    let waited = 0;
    // Nothing takes time but calls for the ignored folder, which are none of the scan's.
    const inIgnored = (): number => calls.filter((call) => call.includes("/gen")).length;
    const project = projectOf(root, {}, () => waited + 100 * inIgnored());
    const modules = (text: string) => project.seenFrom("a.ts", text)?.topology.modules;
    modules(A);
    settle();
    waited += 1001;
    modules(A);
    const cost = inIgnored();
    waited += 1001;
    modules(A);
    const costOfLast = 100 * (inIgnored() - cost);
    expect(costOfLast).toBeGreaterThan(0);
    writeFiles(root, { "c.ts": "" });
    waited += 20 * costOfLast - 1;
    expect(modules(`${A}\n`)).not.toContain("c.ts");
    waited += 2;
    expect(modules(`${A}\n`)).toContain("c.ts");
  });
});
