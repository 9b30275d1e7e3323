/** The level `state` around a text that is being typed: what it does to state counts at once, and for it alone. */
import { describe, expect, it } from "vitest";
import { parseSettings } from "../../src/config/settings.js";
import { sharedStates } from "../../src/graph/state/shared-states.js";
import type { Topology } from "../../src/graph/topology.js";
import { atLevel } from "../../src/project/level.js";
import { matchingModules } from "../../src/project/matching-modules.js";
import { onDisk } from "../on-disk.js";
import { projectOf } from "../topology-of.js";

const HOLDER = `const sessions = new Map();
export const start = (id: string) => sessions.set(id, id);
export const current = (id: string) => sessions.get(id);`;
const SETS = `import { start, current } from "./holder";\nexport const a = (id: string) => start(id);`;
const SETS_NOT = SETS.replace("start(id)", "current(id)");
const READS = `import { current } from "./holder";\nexport const b = (id: string) => current(id);`;

const FILES = { "holder.ts": HOLDER, "a.ts": SETS, "b.ts": READS };

function linting(files: object = FILES): (file: string, text: string) => Topology {
  const project = projectOf(onDisk({ "package.json": { name: "project" }, "tsconfig.json": {}, ...files }));
  return (file, text) => {
    const seen = project.seenFrom(file, text)!;
    return atLevel(seen, "state", seen.topology.nodeOf(file), parseSettings({}).view);
  };
}

function shared(topology: Topology): string[] {
  const none = matchingModules(topology, []);
  const view = { tests: none, entry: none, helpers: [] };
  return sharedStates(topology, topology.nodeOf("holder.ts")!, view, "split").map(({ state }) => state.id);
}

describe("a text that is typed", () => {
  it("sets what it did not on disk", () => {
    const lint = linting({ ...FILES, "a.ts": SETS_NOT });
    expect(shared(lint("a.ts", SETS_NOT))).toEqual([]);
    expect(shared(lint("a.ts", SETS))).toEqual(["holder.ts#sessions"]);
  });

  it("no longer sets what it did on disk", () => {
    const lint = linting();
    expect(shared(lint("a.ts", SETS))).toEqual(["holder.ts#sessions"]);
    expect(shared(lint("a.ts", SETS_NOT))).toEqual([]);
  });

  it("holds another state", () => {
    const lint = linting();
    expect(shared(lint("holder.ts", HOLDER.replaceAll("sessions", "users")))).toEqual(["holder.ts#users"]);
  });

  it("leaves no trace in what other files see", () => {
    const lint = linting();
    lint("a.ts", SETS_NOT);
    expect(shared(lint("b.ts", READS))).toEqual(["holder.ts#sessions"]);
  });

  it("counts by its new imports too", () => {
    const lint = linting({ ...FILES, "a.ts": "export const a = 1;" });
    expect(shared(lint("a.ts", SETS))).toEqual(["holder.ts#sessions"]);
  });

  it("sees the same Topology as on disk as long as it does the same to state", () => {
    const lint = linting();
    const topology = lint("a.ts", SETS);
    expect(lint("a.ts", `\n\n${SETS}\nexport const more = 1;`)).toBe(topology);
    expect(lint("a.ts", SETS_NOT)).not.toBe(topology);
  });
});
