/**
 * When the baseline is read, and that a mistake in it is told. `lookedAt` is the project's last look at the disk.
 */
import { rmSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { baselineText, findingKey } from "../../src/config/baseline.js";
import { SettingsError } from "../../src/config/settings-error.js";
import { Baselines } from "../../src/project/baselines.js";
import { onDisk, writeFiles } from "../on-disk.js";

const ONE = { rule: "no-cycle", module: "a.ts", imports: "b.ts" };
const OTHER = { ...ONE, imports: "c.ts" };
const KEYS = [ONE, OTHER].map(findingKey);

function write(root: string, findings: (typeof ONE)[]): void {
  writeFiles(root, { "topology-baseline.json": baselineText(findings) });
}

/** Longer than the tick of the clock in which a file can change again without its stamp showing it. */
const rest = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 60));

describe("without a setting", () => {
  it("the file of the default name at the root is the baseline", () => {
    const root = onDisk({});
    write(root, [ONE]);
    expect([...new Baselines().at(root, undefined, 1)]).toEqual([KEYS[0]]);
  });

  it("there is none if there is no such file", () => {
    expect(new Baselines().at(onDisk({}), undefined, 1).size).toBe(0);
  });

  it("a folder of that name is none", () => {
    expect(new Baselines().at(onDisk({ "topology-baseline.json/a.txt": "" }), undefined, 1).size).toBe(0);
  });

  it("a file with a mistake is an error each time, until it is mended", () => {
    const root = onDisk({ "topology-baseline.json": "{" });
    const baselines = new Baselines();
    expect(() => baselines.at(root, undefined, 1)).toThrow(SettingsError);
    expect(() => baselines.at(root, undefined, 1)).toThrow("a file of JSON");
    write(root, [ONE]);
    expect(baselines.at(root, undefined, 1).size).toBe(1);
  });

  it("a byte order mark is no mistake", () => {
    const root = onDisk({ "topology-baseline.json": `\uFEFF${baselineText([ONE])}` });
    expect(new Baselines().at(root, undefined, 1).size).toBe(1);
  });
});

describe("a setting", () => {
  it.each([
    ["a path from the root", (root: string) => ({ root, setting: "config/debt.json" })],
    ["an absolute path", (root: string) => ({ root: onDisk({}), setting: join(root, "config/debt.json") })],
  ])("is %s", (_, given) => {
    const top = onDisk({});
    writeFiles(top, { "config/debt.json": baselineText([ONE]) });
    const { root, setting } = given(top);
    expect(new Baselines().at(root, setting, 1).size).toBe(1);
  });

  it("that names a file which is not there is an error", () => {
    const root = onDisk({});
    expect(() => new Baselines().at(root, "debt.json", 1)).toThrow(
      `settings.topology.baseline is "${root}/debt.json". Accepted: a file that is there; ` +
        "`npx eslint-plugin-topology baseline` writes it.",
    );
  });

  it("of false leaves a file of the default name alone", () => {
    const root = onDisk({ "topology-baseline.json": "{" });
    expect(new Baselines().at(root, false, 1).size).toBe(0);
  });
});

describe("after the project has looked at the disk again", () => {
  it("an edited baseline counts, and not before", () => {
    const root = onDisk({});
    write(root, [ONE]);
    const baselines = new Baselines();
    baselines.at(root, undefined, 1);
    write(root, [ONE, OTHER]);
    expect(baselines.at(root, undefined, 1).size).toBe(1);
    expect([...baselines.at(root, undefined, 2)]).toEqual(KEYS);
  });

  it("a baseline that came counts, and one that went does not", () => {
    const root = onDisk({});
    const baselines = new Baselines();
    const sizes = [baselines.at(root, undefined, 1).size];
    write(root, [ONE]);
    sizes.push(baselines.at(root, undefined, 2).size);
    rmSync(join(root, "topology-baseline.json"));
    sizes.push(baselines.at(root, undefined, 3).size);
    expect(sizes).toEqual([0, 1, 0]);
  });

  it("a baseline that is as it was is the same set", async () => {
    const root = onDisk({});
    write(root, [ONE]);
    await rest();
    const baselines = new Baselines();
    expect(baselines.at(root, undefined, 2)).toBe(baselines.at(root, undefined, 1));
  });
});
