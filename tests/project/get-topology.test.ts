/**
 * The gateway: which project and which module a linted text is.
 */
import { symlinkSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import { SettingsError } from "../../src/config/settings-error.js";
import { getTopology, type LintedModule } from "../../src/project/get-topology.js";
import { onDisk, writeFiles, type Files } from "../on-disk.js";

interface Lint {
  readonly settings?: object;
  readonly text?: string;
  readonly physicalFilename?: string;
}

function lint(
  filename: string,
  { settings = {}, text = "", physicalFilename = filename }: Lint = {},
): LintedModule | undefined {
  const context = {
    filename,
    physicalFilename,
    sourceCode: { text },
    settings: { topology: { cache: false, ...settings } },
  };
  return getTopology(context, "imports");
}

/** Path of the linted module in its project, and all modules of that project. */
function seen(filename: string, options?: Lint): { self: string | undefined; modules: readonly string[] } | undefined {
  const linted = lint(filename, options);
  if (linted === undefined) return undefined;
  const { topology, self } = linted;
  return { self: self === undefined ? undefined : topology.modules[self], modules: topology.modules };
}

const PROJECT: Files = { "package.json": { name: "p" }, "src/a.ts": "", "src/b.ts": "" };

describe("a linted file", () => {
  it("is a module of the project above it", () => {
    const root = onDisk(PROJECT);
    expect(seen(join(root, "src/a.ts"))).toEqual({ self: "src/a.ts", modules: ["src/a.ts", "src/b.ts"] });
  });

  it("is a module of the root that the settings name", () => {
    const root = onDisk(PROJECT);
    expect(seen(join(root, "src/a.ts"), { settings: { root: join(root, "src") } })?.self).toBe("a.ts");
  });

  it("is the same module through a link to its folder", () => {
    const root = onDisk(PROJECT);
    const link = join(onDisk({}), "link");
    symlinkSync(root, link);
    expect(seen(join(link, "src/a.ts"))?.self).toBe("src/a.ts");
    expect(seen(join(link, "src/a.ts"), { settings: { root: link } })?.self).toBe("src/a.ts");
  });

  it("is no module outside the root that the settings name", () => {
    const root = onDisk(PROJECT);
    expect(seen(join(root, "src/a.ts"), { settings: { root: onDisk({}) } })).toBeUndefined();
  });

  it("is in no root that is not there, which is a mistake in the settings", () => {
    const root = onDisk(PROJECT);
    expect(() => lint(join(root, "src/a.ts"), { settings: { root: join(root, "gone") } })).toThrow(SettingsError);
  });

  it("is in no root that is a file, which is a mistake in the settings too", () => {
    const root = onDisk(PROJECT);
    const settings = { root: join(root, "package.json") };
    expect(() => lint(join(root, "src/a.ts"), { settings })).toThrow("the absolute path of a folder that is there");
  });

  it("is no module beside a root whose name begins like its folder's", () => {
    const top = onDisk({ "app/a.ts": "", "app-two/b.ts": "" });
    expect(seen(join(top, "app-two/b.ts"), { settings: { root: join(top, "app") } })).toBeUndefined();
  });

  it("is no module as a block in another file", () => {
    const root = onDisk(PROJECT);
    expect(seen(join(root, "README.md/0.ts"), { physicalFilename: join(root, "README.md") })).toBeUndefined();
  });

  it("is no module without a path", () => {
    expect(seen("<input>")).toBeUndefined();
  });

  it("is alone, with a note, if no project is above it", () => {
    const linted = lint("/topology-test-stray/a.ts");
    expect(linted?.topology.health.notes).toEqual(["no package.json is above this file. Set settings.topology.root"]);
  });
});

describe("one pass", () => {
  it("gives all rules the same answer", () => {
    const file = join(onDisk(PROJECT), "src/a.ts");
    const context = {
      filename: file,
      physicalFilename: file,
      sourceCode: { text: "" },
      settings: { topology: { cache: false } },
    };
    expect(getTopology(context, "imports")?.topology).toBe(getTopology({ ...context }, "imports")?.topology);
  });

  it("over another text of the same file is another answer, also with the same objects", () => {
    const file = join(onDisk(PROJECT), "src/a.ts");
    const sourceCode = { text: "" };
    const context = { filename: file, physicalFilename: file, sourceCode, settings: { topology: { cache: false } } };
    const before = getTopology(context, "imports");
    sourceCode.text = `import "./b";`;
    expect([before?.topology.targets.length, getTopology(context, "imports")?.topology.targets.length]).toEqual([0, 1]);
  });

  it("finds another root after a second in which only texts without a project were linted", () => {
    const root = onDisk({ ...PROJECT, "inner/c.ts": "" });
    let now = performance.now();
    const clock = vi.spyOn(performance, "now").mockImplementation(() => now);
    onTestFinished(() => clock.mockRestore());
    expect(seen(join(root, "inner/c.ts"))?.self).toBe("inner/c.ts");
    writeFiles(root, { "inner/package.json": { name: "inner" } });
    now += 1001;
    lint("<input>");
    expect(seen(join(root, "inner/c.ts"))?.self).toBe("c.ts");
  });

  it("leaves its text in no other project", () => {
    const [one, other] = [onDisk(PROJECT), onDisk(PROJECT)];
    lint(join(one, "src/a.ts"), { text: `import "./b";` });
    expect(lint(join(other, "src/b.ts"))?.topology.targets).toHaveLength(0);
  });
});

describe("two sets of graph settings for one root", () => {
  const lintWith = (root: string, ignore: readonly string[]) =>
    lint(join(root, "src/a.ts"), { settings: { root, ignore } });

  it("are a change of settings if the first does not come back", () => {
    const root = onDisk(PROJECT);
    expect(lintWith(root, [])?.topology.modules).toHaveLength(2);
    expect(lintWith(root, ["src/b.ts"])?.topology.modules).toHaveLength(1);
  });

  it("are an error if they take turns", () => {
    const root = onDisk(PROJECT);
    lintWith(root, []);
    lintWith(root, ["src/b.ts"]);
    expect(() => lintWith(root, [])).toThrow(SettingsError);
    expect(() => lintWith(root, [])).toThrow(`one set of graph settings for ${root}`);
  });

  it("are one if they differ in what they view only", () => {
    const root = onDisk(PROJECT);
    const views = [["a/**"], ["b/**"], ["a/**"]].map((tests) => lint(join(root, "src/a.ts"), { settings: { tests } }));
    expect(new Set(views.map((linted) => linted?.topology)).size).toBe(1);
    expect(views.map((linted) => linted?.view.tests)).toEqual([["a/**"], ["b/**"], ["a/**"]]);
  });

  it("are two projects for two roots, one in the other", () => {
    const root = onDisk({ ...PROJECT, "inner/package.json": { name: "inner" }, "inner/c.ts": "" });
    for (let turn = 0; turn < 2; turn++) {
      expect(seen(join(root, "src/a.ts"))?.modules).toEqual(["inner/c.ts", "src/a.ts", "src/b.ts"]);
      expect(seen(join(root, "inner/c.ts"))?.modules).toEqual(["c.ts"]);
    }
  });
});

describe("the state of a process", () => {
  it("lies under one symbol that names the exact version", () => {
    lint(join(onDisk(PROJECT), "src/a.ts"));
    const own = Object.getOwnPropertySymbols(globalThis).filter(({ description }) =>
      description?.startsWith("eslint-plugin-topology"),
    );
    expect(own.map(({ description }) => description)).toEqual([
      expect.stringMatching(/^eslint-plugin-topology@\d+\.\d+\.\d+/),
    ]);
  });

  it("knows a root by its real path", () => {
    const root = onDisk(PROJECT);
    const linted = lint(join(root, "src/../src/a.ts"));
    expect(linted?.topology).toBe(lint(join(dirname(join(root, "src")), "src/b.ts"))?.topology);
  });
});
