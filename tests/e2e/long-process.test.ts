/** One process that lives long, as an editor's: what it says after each change is what a fresh process would say. */
import { ESLint } from "eslint";
import { ESLint as ESLint9 } from "eslint9";
import { readFileSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { writeFiles, type Files } from "../on-disk.js";
import { installed, type EslintVersion } from "./installed.js";
import { findingsOf, runEslint } from "./run-eslint.js";

const CLOSING = `import { a } from "./a.js";\nexport const b = () => a;`;
const OPEN = `export const b = 1;`;
const A = `import { b } from "./b.js";\nexport const a = () => b;`;
const AT_A = [
  `src/a.js:1:19 topology/no-cycle Import cycle: src/b.js:1 -> here. Easiest to cut: this import (1 name: b)`,
];
const AT_B = [
  `src/b.js:1:19 topology/no-cycle Import cycle: src/a.js:1 -> here. Easiest to cut: src/a.js:1 (1 name: b)`,
];

/** Longer than the second after which a project that nobody asks is looked at again. */
const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 1200));

/** An editor makes an ESLint for every validation and hands over the text it shows. */
function editor(version: EslintVersion, files: Files) {
  const root = installed(files, version);
  const create = (): ESLint =>
    version === 9 ? (new ESLint9({ cwd: root }) as unknown as ESLint) : new ESLint({ cwd: root });
  const show = async (file: string, text: string): Promise<string[]> =>
    findingsOf(root, await create().lintText(text, { filePath: join(root, file) }));
  return {
    root,
    show,
    open: (file: string) => show(file, readFileSync(join(root, file), "utf8")),
    lintAll: async () => findingsOf(root, await create().lintFiles(["src"])),
    save: (changed: Files) => writeFiles(root, changed),
    fresh: async () => (await runEslint(root, ["src"])).findings,
  };
}

describe.concurrent.each<EslintVersion>([10, 9])("a process that lives long, with ESLint %i,", (version) => {
  it("sees that another file's edge came and went", async () => {
    const { open, save, lintAll, fresh } = editor(version, { "src/a.js": A, "src/b.js": OPEN });
    expect(await open("src/a.js")).toEqual([]);
    save({ "src/b.js": CLOSING });
    await pause();
    expect(await open("src/a.js")).toEqual(AT_A);
    expect(await lintAll()).toEqual(await fresh());
    save({ "src/b.js": OPEN });
    await pause();
    expect(await open("src/a.js")).toEqual([]);
    expect(await lintAll()).toEqual(await fresh());
  });

  it("takes an unsaved text for its own file only, and forgets it with the buffer", async () => {
    const { open, show, lintAll } = editor(version, { "src/a.js": A, "src/b.js": OPEN });
    expect(await open("src/a.js")).toEqual([]);
    expect(await show("src/b.js", CLOSING)).toEqual(AT_B);
    expect(await open("src/a.js")).toEqual([]);
    expect(await open("src/b.js")).toEqual([]);
    expect(await lintAll()).toEqual([]);
    await pause();
    expect(await open("src/a.js")).toEqual([]);
  });

  it("keeps the findings while a file does not parse, and drops them with its repair", async () => {
    const { open, show, save } = editor(version, { "src/a.js": A, "src/b.js": CLOSING });
    expect(await open("src/a.js")).toEqual(AT_A);
    save({ "src/b.js": `${CLOSING}\nconst = ;` });
    await pause();
    expect(await open("src/a.js")).toEqual(AT_A);
    expect(await show("src/b.js", `${CLOSING}\nconst = ;`)).toEqual([
      expect.stringMatching(/^src\/b\.js:3:7 null Parsing error/),
    ]);
    save({ "src/b.js": OPEN });
    await pause();
    expect(await open("src/a.js")).toEqual([]);
  });

  it("sees a file come, take another name and go", async () => {
    const { open, save, root, lintAll, fresh } = editor(version, { "src/a.js": A });
    expect(await open("src/a.js")).toEqual([]);
    save({ "src/b.js": CLOSING });
    await pause();
    expect(await open("src/a.js")).toEqual(AT_A);
    renameSync(join(root, "src/b.js"), join(root, "src/c.js"));
    await pause();
    expect(await open("src/a.js")).toEqual([]);
    renameSync(join(root, "src/c.js"), join(root, "src/b.js"));
    await pause();
    expect(await lintAll()).toEqual([...AT_A, ...AT_B]);
    expect(await fresh()).toEqual([...AT_A, ...AT_B]);
    rmSync(join(root, "src/b.js"));
    await pause();
    expect(await open("src/a.js")).toEqual([]);
  });

  it("follows a baseline that comes, is edited and goes", async () => {
    const { open, save, root, fresh } = editor(version, { "src/a.js": A, "src/b.js": CLOSING });
    expect(await open("src/a.js")).toEqual(AT_A);
    const finding = { rule: "no-cycle", module: "src/a.js", imports: "src/b.js" };
    save({ "topology-baseline.json": { version: 1, findings: [finding] } });
    await pause();
    expect(await open("src/a.js")).toEqual([]);
    expect(await open("src/b.js")).toEqual(AT_B);
    expect(await fresh()).toEqual(AT_B);
    save({ "topology-baseline.json": { version: 1, findings: [] } });
    await pause();
    expect(await open("src/a.js")).toEqual(AT_A);
    save({ "topology-baseline.json": { version: 1, findings: [finding] } });
    await pause();
    rmSync(join(root, "topology-baseline.json"));
    await pause();
    expect(await open("src/a.js")).toEqual(AT_A);
  });

  it("follows a config that is edited, at once and back again", async () => {
    const config = (ignore: string): string => `
      import topology from "eslint-plugin-topology";
      export default [{ ...topology.configs.recommended, settings: { topology: { ignore: [${ignore}] } } }];
    `;
    const { lintAll, save, fresh } = editor(version, {
      "eslint.config.js": config(""),
      "src/a.js": A,
      "src/b.js": CLOSING,
    });
    expect(await lintAll()).toEqual([...AT_A, ...AT_B]);
    save({ "eslint.config.js": config(`"src/b.js"`) });
    expect(await lintAll()).toEqual([]);
    expect(await fresh()).toEqual([]);
    await pause();
    save({ "eslint.config.js": config("") });
    expect(await lintAll()).toEqual([...AT_A, ...AT_B]);
  });
});

describe.concurrent("two graph settings for one project in one run", () => {
  const config = `
    import { defineConfig } from "eslint/config";
    import topology from "eslint-plugin-topology";
    export default defineConfig(
      { extends: [topology.configs.recommended] },
      { files: ["**/*.even.js"], settings: { topology: { ignore: ["src/even.js"] } } },
      { files: ["**/*.odd.js"], settings: { topology: { ignore: ["src/odd.js"] } } },
    );
  `;

  it("that take turns end it with the reason", async () => {
    const names = Array.from({ length: 20 }, (_, index) => `src/${index}.${index % 2 === 0 ? "even" : "odd"}.js`);
    const root = installed({ "eslint.config.js": config, ...Object.fromEntries(names.map((name) => [name, ""])) });
    const { status, stderr } = await runEslint(root, ["src"]);
    expect(status).toBe(2);
    expect(stderr).toMatch(
      /SettingsError: settings\.topology is .*one set of graph settings for .*; another config gives other ones/,
    );
  });
});
