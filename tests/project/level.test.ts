/**
 * The level `values` around a text that is being typed: what its body does with its imports counts at once, and for it alone.
 */
import { describe, expect, it } from "vitest";
import { parseSettings } from "../../src/config/settings.js";
import { crashRisks } from "../../src/graph/crash-risk.js";
import { cyclicModules } from "../../src/graph/cyclic-modules.js";
import { LABEL_BIT } from "../../src/graph/resolved-module.js";
import type { Topology } from "../../src/graph/topology.js";
import { atLevel, type Level } from "../../src/project/level.js";
import { edgeOf, edgesOf } from "../graph/draw.js";
import { onDisk, writeFiles, type Files } from "../on-disk.js";
import { projectOf } from "../topology-of.js";

const EAGER = { labels: LABEL_BIT.eager, tests: undefined };
const VALUES: Level = { level: "values", importers: (topology) => cyclicModules(topology, EAGER) };

const A = `import { b } from "./b"; export class A {} export const a = () => b;`;
const B_TYPE = `import { A } from "./a"; export const b = (a: A) => a;`;
const B_VALUE = `import { A } from "./a"; export const b = () => new A();`;
const B_LOADING = `import { A } from "./a";\n\nexport class b extends A {}`;

function opened(files: Files) {
  const root = onDisk({ "package.json": { name: "project" }, "tsconfig.json": {}, ...files });
  let now = 0;
  const project = projectOf(root, {}, () => now);
  const { view } = parseSettings({});
  return {
    write: (changed: Files) => writeFiles(root, changed),
    wait: () => (now += 2000),
    /** What a lint of this text sees, and the text's own body. */
    lint(file: string, text: string): { topology: Topology; line: () => number | undefined } {
      const seen = project.seenFrom(file, text)!;
      const topology = atLevel(seen, VALUES, seen.topology.nodeOf(file), view);
      const line = () => crashRisks(topology, EAGER, edgeOf(topology, "b.ts -> a.ts"), seen.body())[0]?.line;
      return { topology, line };
    },
  };
}

describe("a text that is typed", () => {
  it("closes a cycle with the first use of a value", () => {
    const { lint } = opened({ "a.ts": A, "b.ts": B_TYPE });
    expect(edgesOf(lint("b.ts", B_TYPE).topology)).toEqual(["a.ts -> b.ts", "b.ts -.-> a.ts"]);
    expect(edgesOf(lint("b.ts", B_VALUE).topology)).toEqual(["a.ts -> b.ts", "b.ts -> a.ts"]);
  });

  it("opens a cycle with the last use of a value", () => {
    const { lint } = opened({ "a.ts": A, "b.ts": B_VALUE });
    expect(edgesOf(lint("b.ts", B_TYPE).topology)).toEqual(["a.ts -> b.ts", "b.ts -.-> a.ts"]);
  });

  it("leaves no trace in what other files see", () => {
    const { lint } = opened({ "a.ts": A, "b.ts": B_TYPE });
    lint("b.ts", B_VALUE);
    expect(edgesOf(lint("a.ts", A).topology)).toEqual(["a.ts -> b.ts", "b.ts -.-> a.ts"]);
  });

  it("sees the same Topology as on disk as long as it uses its imports alike", () => {
    const { lint } = opened({ "a.ts": A, "b.ts": B_VALUE });
    const { topology } = lint("b.ts", B_VALUE);
    expect(lint("b.ts", `${B_VALUE}\n\nconst typed = "more";`).topology).toBe(topology);
  });

  it("is at risk with the first use while it loads, at the line where it stands now", () => {
    const { lint } = opened({ "a.ts": A, "b.ts": B_VALUE });
    expect(lint("b.ts", B_VALUE).line()).toBeUndefined();
    expect(lint("b.ts", B_LOADING).line()).toBe(3);
    expect(lint("b.ts", `\n\n${B_LOADING}`).line()).toBe(5);
  });

  it("has a line of its own also if its use is on disk at another", () => {
    const { lint } = opened({ "a.ts": A, "b.ts": B_LOADING });
    expect(lint("b.ts", `\n${B_LOADING}`).line()).toBe(4);
  });

  it("counts by its new imports and by what it does with them", () => {
    const { lint } = opened({ "a.ts": A, "b.ts": "export const b = 1;", "c.ts": "" });
    expect(edgesOf(lint("b.ts", `import "./c"; ${B_TYPE}`).topology)).toEqual([
      "a.ts -> b.ts",
      "b.ts -.-> a.ts",
      "b.ts -> c.ts",
    ]);
  });
});

describe("a text that is saved", () => {
  it("counts for all files, and so does the one before if it comes back", () => {
    const { lint, write, wait } = opened({ "a.ts": A, "b.ts": B_TYPE });
    const edges = (): string[] => edgesOf(lint("a.ts", A).topology);
    expect(edges()).toEqual(["a.ts -> b.ts", "b.ts -.-> a.ts"]);
    for (const [text, arrow] of [
      [B_VALUE, "->"],
      [B_TYPE, "-.->"],
    ] as const) {
      write({ "b.ts": text });
      wait();
      expect(edges()).toEqual(["a.ts -> b.ts", `b.ts ${arrow} a.ts`]);
    }
  });
});
