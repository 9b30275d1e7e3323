/** Several threads or processes on one cold project: each gives the same findings, and they do the work once. */
import { mkdirSync, readdirSync, readFileSync, watch } from "node:fs";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { ESLINT_VERSIONS, installed, type EslintVersion } from "./installed.js";
import { ring } from "./ring.js";
import { runEslint } from "./run-eslint.js";

const MODULES = 300;
const STORE = "node_modules/.cache/eslint-plugin-topology";

/** A project large enough that one builder is worth waiting for, and who has written its store. */
function coldProject(version: EslintVersion = 10) {
  const root = installed(ring(MODULES, 1), version);
  const folder = join(root, STORE);
  mkdirSync(folder, { recursive: true });
  // A writer is told by its temporary file, which bears its process and thread.
  const writers = new Set<string>();
  const watcher = watch(folder, (_, name) => {
    if (name?.startsWith("facts.") === true) writers.add(name);
  });
  onTestFinished(() => watcher.close());
  return {
    root,
    writers,
    files: () => readdirSync(folder).sort(),
    content: () => readdirSync(folder).map((name) => readFileSync(join(folder, name), "utf8")),
  };
}

/** Lets the events of the watched folder arrive. */
const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 100));

describe("eslint --concurrency 2", () => {
  it.each(ESLINT_VERSIONS)(
    "finds in ESLint %i what one thread finds, and leaves one store and no lock",
    async (version) => {
      const threads = coldProject(version);
      const alone = coldProject(version);
      const [run, expected] = await Promise.all([
        runEslint(threads.root, ["--concurrency", "2", "src"]),
        runEslint(alone.root, ["src"]),
      ]);
      await settled();
      expect(expected.findings).toHaveLength(MODULES);
      expect(run.findings).toEqual(expected.findings);
      expect(run.status).toBe(1);
      expect(threads.files()).toEqual(["facts", "rows.json", "stamps.json"]);
      expect([...threads.writers]).toHaveLength(1);
    },
  );
});

describe("four eslint processes at once", () => {
  it("find the same, and leave one store that the next run takes as it is", async () => {
    const { root, writers, files, content } = coldProject();
    const runs = await Promise.all([1, 2, 3, 4].map(() => runEslint(root, ["src"])));
    await settled();
    for (const { findings, stderr, status } of runs) {
      expect(findings).toEqual(runs[0]!.findings);
      expect({ status, stderr }).toEqual({ status: 1, stderr: "" });
    }
    expect(runs[0]!.findings).toHaveLength(MODULES);
    expect(files()).toEqual(["facts", "rows.json", "stamps.json"]);
    expect([...writers]).toHaveLength(1);
    const before = content();
    const next = await runEslint(root, ["src"]);
    expect(next.findings).toEqual(runs[0]!.findings);
    expect(content()).toEqual(before);
  });
});
