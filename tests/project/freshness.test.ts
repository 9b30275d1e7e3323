/**
 * When a project looks at the disk again. Time is a number that the tests set.
 */
import { mkdirSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { describe, expect, it, vi } from "vitest";
import type { Topology } from "../../src/graph/topology.js";
import { onDisk, writeFiles, type Files } from "../on-disk.js";
import { projectOf } from "../topology-of.js";

const A = `import { b } from "./b"; export const a = b;`;
const B = `export const b = 1;`;
const B_BACK = `import { a } from "./a"; export const b = a;`;

/** What was written just now may change again without its stamp showing it, and is looked at once more. */
const settled = (): Promise<void> => pause(100);

/** A project with a clock: `edges(file, text)` is what a lint of this text sees of the whole graph. */
function opened(files: Files) {
  const root = onDisk({ "package.json": { name: "project" }, ...files });
  let now = 0;
  let pace = 0;
  const project = projectOf(root, {}, () => (now += pace));
  const look = vi.spyOn(project, "look");
  return {
    root,
    wait: (ms: number) => (now += ms),
    /** Makes everything that is timed take this long. */
    slowDown: (ms: number) => (pace = ms),
    looks: () => look.mock.calls.length,
    write: (changed: Files) => writeFiles(root, changed),
    edges(file: string, text: string): string[] | undefined {
      const seen = project.seenFrom(file, text);
      if (seen === undefined) return undefined;
      const { modules, offsets, targets } = seen.topology;
      return modules.flatMap((id, node) =>
        Array.from(targets.slice(offsets[node], offsets[node + 1]), (target) => `${id} -> ${modules[target]}`),
      );
    },
    topology: (file: string, text: string) => project.seenFrom(file, text)?.topology,
  };
}

describe("a lint of a text that equals its file", () => {
  it("sees another file's new edge after a second without questions", () => {
    const { edges, wait, write } = opened({ "a.ts": A, "b.ts": B });
    expect(edges("a.ts", A)).toEqual(["a.ts -> b.ts"]);
    write({ "b.ts": B_BACK });
    wait(1001);
    expect(edges("a.ts", A)).toEqual(["a.ts -> b.ts", "b.ts -> a.ts"]);
  });

  it("sees one state of the disk as long as questions follow one another", () => {
    const { edges, wait, write } = opened({ "a.ts": A, "b.ts": B });
    edges("a.ts", A);
    write({ "b.ts": B_BACK });
    for (let file = 0; file < 20; file++) {
      wait(900);
      expect(edges("a.ts", A)).toEqual(["a.ts -> b.ts"]);
    }
  });

  it("sees at once that its own file has changed on disk, and all else with it", () => {
    const { edges, write } = opened({ "a.ts": A, "b.ts": B });
    edges("a.ts", A);
    write({ "b.ts": B_BACK, "a.ts": `import "./c";`, "c.ts": "" });
    expect(edges("a.ts", `import "./c";`)).toEqual(["a.ts -> c.ts", "b.ts -> a.ts"]);
  });

  it("sees a file at once that is new since the last look", () => {
    const { edges, write } = opened({ "b.ts": B });
    edges("b.ts", B);
    write({ "a.ts": A });
    expect(edges("a.ts", A)).toEqual(["a.ts -> b.ts"]);
  });

  it("sees another file's new edge after a second in which files were linted that are no modules", () => {
    const { edges, wait, write } = opened({ "a.ts": A, "b.ts": B, "a.vue": "" });
    edges("a.ts", A);
    write({ "b.ts": B_BACK });
    wait(1001);
    edges("a.vue", "");
    expect(edges("a.ts", A)).toEqual(["a.ts -> b.ts", "b.ts -> a.ts"]);
  });

  it("gives the same Topology if nothing has changed", () => {
    const { topology, wait } = opened({ "a.ts": A, "b.ts": B });
    const first = topology("a.ts", A);
    wait(5000);
    expect(topology("a.ts", A)).toBe(first);
  });
});

describe("a second later, a lint sees", () => {
  const change = (name: string, act: (root: string) => void, expected: string[]) =>
    [name, act, expected] as [string, (root: string) => void, string[]];

  it.each([
    change("a removed edge", (root) => writeFiles(root, { "b.ts": B }), ["a.ts -> b.ts"]),
    change("a removed file", (root) => rmSync(join(root, "b.ts")), []),
    change("a renamed file", (root) => renameSync(join(root, "b.ts"), join(root, "c.ts")), ["c.ts -> a.ts"]),
    change("a file that takes a specifier over", (root) => writeFiles(root, { "b.tsx": "" }), [
      "a.ts -> b.ts",
      "b.ts -> a.ts",
    ]),
    change(
      "a folder that a specifier leads to now",
      (root) => {
        rmSync(join(root, "b.ts"));
        mkdirSync(join(root, "b"));
        writeFiles(root, { "b/index.ts": "" });
      },
      ["a.ts -> b/index.ts"],
    ),
    change(
      "a new alias in tsconfig.json",
      (root) => {
        writeFiles(root, {
          "tsconfig.json": { compilerOptions: { paths: { "#c": ["./deep/c.ts"] } } },
          "deep/c.ts": `import "#c";`,
        });
      },
      ["a.ts -> b.ts", "b.ts -> a.ts", "deep/c.ts -> deep/c.ts"],
    ),
    change("a file that is ignored now", (root) => writeFiles(root, { ".gitignore": "b.ts" }), ["a.ts -> b.ts"]),
  ])("%s", (_, act, expected) => {
    const { edges, root, wait } = opened({ "a.ts": A, "b.ts": B_BACK });
    expect(edges("a.ts", A)).toEqual(["a.ts -> b.ts", "b.ts -> a.ts"]);
    act(root);
    wait(1001);
    expect(edges("a.ts", A)).toEqual(expected);
  });

  it("what a new file is to those that already asked for it", () => {
    const { edges, wait, write } = opened({ "a.ts": A });
    expect(edges("a.ts", A)).toEqual([]);
    write({ "b.ts": B });
    wait(1001);
    expect(edges("a.ts", A)).toEqual(["a.ts -> b.ts"]);
  });

  it("a syntax error, and its end", () => {
    const { edges, wait, write } = opened({ "a.ts": A, "b.ts": B_BACK });
    edges("a.ts", A);
    write({ "b.ts": `import { a } from "./a"; const = ;` });
    wait(1001);
    expect(edges("a.ts", A)).toEqual(["a.ts -> b.ts", "b.ts -> a.ts"]);
    write({ "b.ts": B });
    wait(1001);
    expect(edges("a.ts", A)).toEqual(["a.ts -> b.ts"]);
  });
});

describe("a tsconfig that fails", () => {
  const failed = (topology: Topology | undefined) => topology?.health.tsconfigs.map(({ id, modules }) => [id, modules]);

  it("is told as long as there are modules under it, whatever they import", () => {
    const { topology, wait, write } = opened({ "a.ts": `import "./b";`, "tsconfig.json": { extends: "./gone.json" } });
    expect(failed(topology("a.ts", `import "./b";`))).toEqual([["tsconfig.json", 1]]);
    write({ "a.ts": "" });
    wait(1001);
    expect(failed(topology("a.ts", ""))).toEqual([["tsconfig.json", 1]]);
    const fresh = opened({ "a.ts": "", "tsconfig.json": { extends: "./gone.json" } });
    expect(failed(fresh.topology("a.ts", ""))).toEqual([["tsconfig.json", 1]]);
  });
});

it("a folder that comes in the place of a tsconfig is seen", () => {
  const files = { "a.ts": A, "b.ts": B, "tsconfig.json": { references: [{ path: "./p" }] } };
  const { root, topology, wait } = opened(files);
  topology("a.ts", A);
  mkdirSync(join(root, "p/tsconfig.json"), { recursive: true });
  wait(1001);
  const fresh = opened({ ...files, "p/tsconfig.json/x": "" });
  expect(topology("a.ts", A)?.health.tsconfigs).toEqual(fresh.topology("a.ts", A)?.health.tsconfigs);
});

describe("a text that is being typed", () => {
  const typed = `${A}\n`;

  it("waits twenty times as long as a scan takes for the next look", () => {
    const { edges, wait, write, slowDown } = opened({ "a.ts": A, "b.ts": B });
    edges("a.ts", A);
    slowDown(100);
    wait(1001);
    edges("a.ts", A);
    slowDown(0);
    write({ "b.ts": B_BACK });
    wait(1500);
    expect(edges("a.ts", typed)).toEqual(["a.ts -> b.ts"]);
    wait(500);
    expect(edges("a.ts", typed)).toEqual(["a.ts -> b.ts", "b.ts -> a.ts"]);
  });

  it("does not wait for what a first build cost, nor longer than ten seconds", () => {
    const { edges, wait, write, slowDown } = opened({ "a.ts": A, "b.ts": B });
    slowDown(10_000);
    edges("a.ts", A);
    slowDown(0);
    write({ "b.ts": B_BACK });
    wait(1);
    expect(edges("a.ts", typed)).toEqual(["a.ts -> b.ts", "b.ts -> a.ts"]);
    slowDown(10_000);
    wait(1001);
    edges("a.ts", A);
    slowDown(0);
    write({ "b.ts": B });
    wait(10_001);
    expect(edges("a.ts", typed)).toEqual(["a.ts -> b.ts"]);
  });
});

describe("files in an ignored folder", () => {
  it("are not looked for, until something came beside it", async () => {
    const ignored = Array.from({ length: 20 }, (_, index) => `out/${index % 5}/${index}.ts`);
    const files = Object.fromEntries(ignored.map((file) => [file, ""]));
    const { edges, looks, write } = opened({ "a.ts": A, "b.ts": B, ".gitignore": "out", ...files });
    await settled();
    edges("a.ts", A);
    for (const file of ignored) expect(edges(file, "")).toBeUndefined();
    write({ "out/new.ts": "" });
    for (const file of ignored) edges(file, "");
    expect(looks()).toBe(1);
    write({ "new/c.ts": A });
    expect(edges("new/c.ts", A)).toEqual(["a.ts -> b.ts"]);
  });
});

describe("an unsaved text", () => {
  it("counts with its own edges", () => {
    const { edges } = opened({ "a.ts": "", "b.ts": B_BACK });
    expect(edges("a.ts", A)).toEqual(["a.ts -> b.ts", "b.ts -> a.ts"]);
  });

  it("counts for its own file only", () => {
    const { edges } = opened({ "a.ts": A, "b.ts": B });
    edges("b.ts", B_BACK);
    expect(edges("a.ts", A)).toEqual(["a.ts -> b.ts"]);
  });

  it("leaves no trace when it is abandoned", () => {
    const { edges } = opened({ "a.ts": A, "b.ts": B });
    edges("b.ts", B_BACK);
    expect(edges("b.ts", B)).toEqual(["a.ts -> b.ts"]);
  });

  it("with the same imports as its file shares the Topology of the disk", () => {
    const { topology } = opened({ "a.ts": A, "b.ts": B });
    expect(topology("a.ts", `\n${A}\nconst more = 1;`)).toBe(topology("a.ts", A));
  });

  it("that fails to parse at another line than its file says so", () => {
    const { topology } = opened({ "a.ts": "\nconst = ;" });
    const lines = (text: string) => topology("a.ts", text)?.health.unparsed.map(({ line }) => line);
    expect([lines("\nconst = ;"), lines("\n\n\nconst = ;")]).toEqual([[2], [4]]);
  });

  it("that imports another name of the same module has its own Topology", () => {
    const { topology } = opened({ "a.ts": A, "b.ts": B });
    expect(topology("a.ts", A.replace("{ b }", "{ c }"))).not.toBe(topology("a.ts", A));
  });

  it("of a file that is not there yet is a module", () => {
    const { edges } = opened({ "b.ts": B });
    expect(edges("new/a.ts", `import "../b";`)).toEqual(["new/a.ts -> b.ts"]);
  });

  it("of a file that is not there yet can import itself", () => {
    const { edges } = opened({ "b.ts": B });
    expect(edges("new/a.ts", `import "./a"; import "../b";`)).toEqual(["new/a.ts -> b.ts", "new/a.ts -> new/a.ts"]);
    expect(edges("c.ts", `import "./c"; import "./new/a";`)).toEqual(["c.ts -> c.ts"]);
  });

  it("of an ignored file is none", () => {
    const { edges } = opened({ "b.ts": B, "out/a.ts": "", ".gitignore": "out" });
    expect(edges("out/a.ts", A)).toBeUndefined();
  });

  it("of a file in no language we read is none", () => {
    const { edges } = opened({ "b.ts": B, "a.vue": "" });
    expect(edges("a.vue", A)).toBeUndefined();
  });

  it("leads to an ignored file as soon as that is generated", () => {
    const { edges, wait, write } = opened({ "a.ts": "", ".gitignore": "gen/" });
    const text = `import "./gen/b";`;
    edges("a.ts", "");
    expect(edges("a.ts", text)).toEqual([]);
    write({ "gen/b.ts": "" });
    wait(10_000);
    expect(edges("a.ts", text)).toEqual(["a.ts -> gen/b.ts"]);
  });

  it("that does not parse keeps the imports before the error", () => {
    const { edges } = opened({ "a.ts": A, "b.ts": B });
    expect(edges("a.ts", `${A} const = ;`)).toEqual(["a.ts -> b.ts"]);
  });
});
