/** `doctor --write`: proposes settings by folders and imports, and writes what it shows to a file of its own. */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Files } from "../on-disk.js";
import { command } from "./command.js";
import { installed } from "./installed.js";
import { runEslint } from "./run-eslint.js";

/** Two folders that hang together, one that both use, and the module that starts the program. */
const PROJECT: Files = {
  "src/auth/a.js": `import "./b.js"; import "../clock/now.js";`,
  "src/auth/b.js": `import "./c.js";`,
  "src/auth/c.js": `import "../billing/a.js";`,
  "src/billing/a.js": `import "./b.js"; import "../clock/now.js";`,
  "src/billing/b.js": `import "./c.js";`,
  "src/billing/c.js": `import "../auth/c.js";`,
  "src/clock/now.js": "export const now = () => 0;",
  "src/main.js": `import "./auth/a.js"; import "./auth/b.js"; import "./billing/a.js";`,
};

const FILE = "topology.settings.mjs";
const textOf = (root: string): string => readFileSync(join(root, FILE), "utf8");

describe.concurrent("doctor --write", () => {
  it("shows what it proposes, with the numbers, and writes just that", async () => {
    const root = installed(PROJECT);
    const { status, stdout } = await command(root, "doctor", "--write");
    expect(status).toBe(0);
    expect(textOf(root)).toContain(`export default {
  domains: {
    "auth": "src/auth/**", // 3 modules: 2 imports of one another, 1 of other folders
    "billing": "src/billing/**", // 3 modules: 2 imports of one another, 1 of other folders
  },
  shared: [
    "src/clock/**", // 1 module: 2 other folders import it, and it imports none of them
  ],
  entry: [
`);
    expect(textOf(root)).toContain(`    "src/main.js", // nobody imports it, and it imports 3 modules\n`);
    expect(stdout.startsWith(textOf(root))).toBe(true);
    expect(stdout).toContain(`import topologySettings from "./${FILE}";`);
  });

  it("changes nothing if it runs again", async () => {
    const root = installed(PROJECT);
    await command(root, "doctor", "--write");
    const before = textOf(root);
    const { status, stdout } = await command(root, "doctor", "--write");
    expect(status).toBe(0);
    expect(stdout).toContain(`${FILE} is there and says just that`);
    expect(textOf(root)).toBe(before);
  });

  it("never overwrites a file that says something else", async () => {
    const root = installed({ ...PROJECT, [FILE]: "export default {};" });
    const { stdout } = await command(root, "doctor", "--write");
    expect(stdout).toContain(`"auth": "src/auth/**"`);
    expect(stdout).toContain(`${FILE} is there and says something else, so it stays as it is`);
    expect(textOf(root)).toBe("export default {};");
  });

  it("proposes nothing where the layout tells domains by itself, and writes no file", async () => {
    const files = { "src/modules/auth/a.js": "", "src/modules/billing/a.js": "" };
    const root = installed(files);
    const { stdout } = await command(root, "doctor", "--write");
    expect(stdout).toContain("the layout tells 2 domains by itself");
    expect(stdout).toContain("Nothing to propose, and nothing written");
    expect(existsSync(join(root, FILE))).toBe(false);
  });

  it("answers programs", async () => {
    const { stdout } = await command(installed(PROJECT), "doctor", "--write", "--format", "json");
    expect(JSON.parse(stdout)).toMatchObject({
      version: 1,
      file: FILE,
      state: "written",
      settings: { domains: { auth: "src/auth/**", billing: "src/billing/**" }, shared: ["src/clock/**"] },
    });
  });
});

it("what it writes works as the settings of an ESLint config, and is then proposed no more", async () => {
  const root = installed(PROJECT);
  await command(root, "doctor", "--write");
  writeFileSync(
    join(root, "eslint.config.js"),
    `import topology from "eslint-plugin-topology";
     import topologySettings from "./${FILE}";
     export default [{ ...topology.configs.recommended, settings: { topology: topologySettings } }];`,
  );
  const { findings } = await runEslint(root);
  expect(findings.join("\n")).toContain("auth imports billing here (1 import)");
  const again = await command(root, "doctor", "--write");
  expect(again.stdout).toContain("settings.topology.domains is set");
  expect(again.stdout).toContain("Nothing to propose, and nothing written");
});
