/**
 * Body facts of the modules that a question turned on: extracted once for a text, and kept between runs.
 */
import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { BodyFacts, ImportUses } from "../../src/facts/body-facts.js";
import { onDisk, writeFiles, type Files } from "../on-disk.js";
import { resealed } from "../resealed.js";
import { topologyOf } from "../topology-of.js";

const USING = `import { b } from "./b";\nb();`;

/** Enough modules with imports for their bodies to be worth a store. */
function many(): Files {
  const files = Array.from({ length: 40 }, (_, at) => [`m${at}.ts`, `import { b } from "./b";\nb(${at});`]);
  return { "package.json": {}, "b.ts": "export function b() {}", ...(Object.fromEntries(files) as Files) };
}

/** Bodies of all modules, as a new process would come to them. */
function bodies(root: string, cache: string | false): readonly (BodyFacts | undefined)[] {
  const topology = topologyOf(root, { cache });
  return topology.bodiesOf([...topology.modules.keys()]);
}

function storedFile(store: string): string {
  return join(store, readdirSync(store)[0]!, "bodies");
}

describe("bodies", () => {
  it("are those of the nodes asked for, in their order", () => {
    const root = onDisk({ "package.json": {}, "a.ts": USING, "b.ts": "export function b() {}", "c.ts": "const = ;" });
    const topology = topologyOf(root);
    const [c, b, a] = topology.bodiesOf(["c.ts", "b.ts", "a.ts"].map((id) => topology.nodeOf(id)!));
    expect(c).toBeUndefined();
    expect(b?.functions).toEqual(["b"]);
    expect(a?.uses).toEqual([[{ position: "value", loading: [{ line: 2 }] }]]);
  });

  it("are unknown while a text is not the one that the graph was drawn from, and known when it is again", () => {
    const root = onDisk({ "package.json": {}, "a.ts": USING, "b.ts": "" });
    const topology = topologyOf(root);
    const a = topology.nodeOf("a.ts")!;
    writeFiles(root, { "a.ts": "" });
    expect(topology.bodiesOf([a])).toEqual([undefined]);
    writeFiles(root, { "a.ts": USING });
    expect(topology.bodiesOf([a])[0]?.uses).toHaveLength(1);
  });

  it("are the same with a store", () => {
    const [root, store] = [onDisk(many()), onDisk({})];
    const without = bodies(root, false);
    expect([bodies(root, store), bodies(root, store)]).toEqual([without, without]);
  });

  it("are kept also if they are asked for one at a time", () => {
    const [root, store] = [onDisk(many()), onDisk({})];
    const topology = topologyOf(root, { cache: store });
    for (const node of topology.modules.keys()) topology.bodiesOf([node]);
    const kept = readFileSync(storedFile(store), "utf8").split("\n").slice(1, -1);
    expect(kept.length).toBe(31);
  });

  it("are kept also if they are few, of much text", () => {
    const store = onDisk({});
    const text = `${USING}\n// ${"a".repeat(500_000)}`;
    const root = onDisk({ "package.json": {}, "a.ts": text, "b.ts": "export function b() {}", "c.ts": USING });
    const topology = topologyOf(root, { cache: store });
    const kept = ["b.ts", "c.ts", "a.ts"].map((id) => {
      topology.bodiesOf([topology.nodeOf(id)!]);
      return readFileSync(storedFile(store), "utf8").split("\n").length - 2;
    });
    expect(kept).toEqual([1, 1, 3]);
  });

  it("are read from the store, also where they are not what the text says", () => {
    const [root, store] = [onDisk(many()), onDisk({})];
    bodies(root, store);
    resealed(storedFile(store), (content) => content.replaceAll('["b"]', '["forged"]'));
    expect(bodies(root, store).flatMap((body) => body?.functions ?? [])).toEqual(["forged"]);
  });

  it.each<[string, (file: string) => void]>([
    ["cut short", (file) => writeFileSync(file, readFileSync(file, "utf8").slice(0, 200))],
    ["with a flipped character", (file) => writeFileSync(file, readFileSync(file, "utf8").replace("value", "valve"))],
    ["of another version", (file) => writeFileSync(file, readFileSync(file, "utf8").replace("bodies", "bodies9"))],
    ["that is gone", (file) => rmSync(file)],
  ])("from a store %s are extracted anew", (_, damage) => {
    const [root, store] = [onDisk(many()), onDisk({})];
    const whole = bodies(root, store);
    damage(storedFile(store));
    expect(bodies(root, store)).toEqual(whole);
  });

  it("of a changed text are its own, store or not", () => {
    const [root, store] = [onDisk(many()), onDisk({})];
    bodies(root, store);
    writeFiles(root, { "m0.ts": `import { b } from "./b";\n\n\nb(0);` });
    expect(bodies(root, store)).toEqual(bodies(root, false));
  });
});

describe("uses of imports", () => {
  /** As a new process would come to them, before it knows any whole body. */
  const uses = (root: string, cache: string | false): readonly (ImportUses | undefined)[] => {
    const topology = topologyOf(root, { cache });
    return usesIn(topology.usesOf([...topology.modules.keys()]));
  };
  const usesIn = (all: readonly (ImportUses | undefined)[]): readonly (ImportUses | undefined)[] =>
    all.map((one) => one && { uses: one.uses, functions: one.functions, empty: one.empty });

  it("are what the whole bodies say of them, also where a text does not parse", () => {
    const root = onDisk({ ...many(), "broken.ts": "const = ;" });
    expect(uses(root, false)).toEqual(usesIn(bodies(root, false)));
  });

  it("in a store leave the whole bodies to be extracted", () => {
    const [root, store] = [onDisk(many()), onDisk({})];
    uses(root, store);
    expect(readFileSync(storedFile(store), "utf8")).toContain("\t-");
    expect(bodies(root, store)).toEqual(bodies(root, false));
  });

  it("are read from the whole bodies in a store, and leave them there", () => {
    const [root, store] = [onDisk(many()), onDisk({})];
    bodies(root, store);
    const kept = readFileSync(storedFile(store), "utf8");
    expect(uses(root, store)).toEqual(uses(root, false));
    expect(readFileSync(storedFile(store), "utf8")).toBe(kept);
  });

  it("say nothing of what a text mentions, which is looked for in it", () => {
    const using = `import { Engine } from "./engine";\nexport const last = () => Engine.last;`;
    const root = onDisk({ "package.json": {}, "engine.ts": "export class Engine {}", "uses.ts": using });
    const topology = topologyOf(root);
    const node = topology.nodeOf("uses.ts")!;
    topology.usesOf([node]);
    expect([topology.mayMention(node, ["last"]), topology.mayMention(node, ["first"])]).toEqual([true, false]);
  });
});

describe("whether a text may mention a member", () => {
  const texts = {
    "engine.ts": "export class Engine { static last = 0; }",
    "uses.ts": `import { Engine } from "./engine";\nexport const last = () => Engine.last;`,
    "quotes.ts": `import { Engine } from "./engine";\nexport const last = () => Engine["last"];`,
    "other.ts": `import { Engine } from "./engine";\nexport const make = () => new Engine();`,
  };
  const mentioning = (root: string, cache: string | false, isAsked: boolean): string[] => {
    const topology = topologyOf(root, { cache });
    const nodes = [...topology.modules.keys()];
    if (isAsked) topology.bodiesOf(nodes);
    return nodes.filter((node) => topology.mayMention(node, ["last"])).map((node) => topology.modules[node]!);
  };

  it("is told by its text, and by its body if that is known", () => {
    const root = onDisk({ "package.json": {}, ...texts });
    const found = ["engine.ts", "quotes.ts", "uses.ts"];
    expect([mentioning(root, false, false), mentioning(root, false, true)]).toEqual([found, found]);
  });

  it("is told of the text that the graph was drawn from, whatever lies there meanwhile", () => {
    const root = onDisk({ "package.json": {}, ...texts });
    const topology = topologyOf(root);
    const uses = topology.nodeOf("uses.ts")!;
    writeFiles(root, { "uses.ts": "" });
    expect(topology.mayMention(uses, ["last"])).toBe(true);
    writeFiles(root, { "uses.ts": texts["uses.ts"] });
    expect([topology.mayMention(uses, ["last"]), topology.mayMention(uses, ["first"])]).toEqual([true, false]);
  });

  it("is taken for true of a text with escapes, and of one that is gone", () => {
    const escaped = String.raw`import { Engine } from "./engine"; export const last = () => Engine["l\u0061st"];`;
    const root = onDisk({ "package.json": {}, ...texts, "other.ts": escaped });
    const topology = topologyOf(root);
    const other = topology.nodeOf("other.ts")!;
    expect(topology.mayMention(other, ["last"])).toBe(true);
    rmSync(join(root, "uses.ts"));
    expect(topology.mayMention(topology.nodeOf("uses.ts")!, ["first"])).toBe(true);
  });
});
