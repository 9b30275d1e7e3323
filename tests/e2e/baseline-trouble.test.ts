/** Mistakes around the baseline: told with what is wrong, and nothing is written. */
import { existsSync, rmSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Files } from "../on-disk.js";
import { command, textOf } from "./command.js";
import { ESLINT_VERSIONS, installed, unpackaged } from "./installed.js";
import { runEslint } from "./run-eslint.js";

const PAIR: Files = {
  "src/a.js": `import { b } from "./b.js";\nexport const a = () => b;`,
  "src/b.js": `import { a } from "./a.js";\nexport const b = () => a;`,
};

const configWith = (settings: object): string => `
  import topology from "eslint-plugin-topology";
  export default [{ ...topology.configs.recommended, settings: { topology: ${JSON.stringify(settings)} } }];
`;

describe.concurrent("the command ends with status 2 and writes nothing", () => {
  it.each<[string, Files, string[], string]>([
    ["without a command", PAIR, [], "No command"],
    [
      "for an unknown command",
      PAIR,
      ["basline"],
      "Unknown command basline. Did you mean baseline? The commands are check, ",
    ],
    [
      "for an unknown option",
      PAIR,
      ["baseline", "--gorw"],
      "Unknown option '--gorw'. Did you mean --grow? The options of baseline are --grow, --check, --format; baseline --help",
    ],
    [
      "for an option without its value",
      PAIR,
      ["baseline", "--format"],
      "Option '--format <value>' argument missing. The options of",
    ],
    [
      "for options that contradict",
      PAIR,
      ["baseline", "--grow", "--check"],
      "--grow writes and --check writes nothing",
    ],
    ["for paths that are not there", PAIR, ["baseline", "gone"], "No files matching 'gone'"],
    [
      "for a config without the plugin",
      { ...PAIR, "eslint.config.js": "export default [{}];" },
      ["baseline"],
      "No rule of eslint-plugin-topology",
    ],
    [
      "for a mistake in the settings",
      { ...PAIR, "eslint.config.js": configWith({ baseline: 1 }) },
      ["baseline"],
      "settings.topology.baseline is 1",
    ],
    [
      "for a folder that is not there",
      { ...PAIR, "eslint.config.js": configWith({ baseline: "gone/debt.json" }) },
      ["baseline"],
      "ENOENT",
    ],
  ])("%s", async (_, files, args, message) => {
    const root = installed(files);
    const { status, stdout, stderr } = await command(root, ...args);
    expect(stderr).toContain(message);
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
    expect(existsSync(join(root, "topology-baseline.json"))).toBe(false);
  });

  it("for a baseline that is broken, which stays as it is", async () => {
    const root = installed({ ...PAIR, "topology-baseline.json": "<<<<<<< HEAD" });
    const { status, stderr } = await command(root, "baseline", "--grow");
    expect(status).toBe(2);
    expect(stderr).toMatch(/settings\.topology\.baseline is ".*". Accepted: a file of JSON; here: Unexpected token/);
    expect(textOf(root)).toBe("<<<<<<< HEAD");
  });

  it("where there is no ESLint", async () => {
    const root = unpackaged(PAIR);
    rmSync(join(root, "node_modules/eslint"));
    const { status, stderr } = await command(root, "baseline");
    expect(status).toBe(2);
    expect(stderr).toBe(
      `ESLint cannot be loaded from ${root}: Cannot find module 'eslint'. Run npm install --save-dev eslint\n`,
    );
  });

  it("where there is no ESLint config", async () => {
    const { status, stderr } = await command(unpackaged({ "package.json": {}, ...PAIR }), "baseline");
    expect(status).toBe(2);
    expect(stderr).toMatch(
      /^No ESLint config is in .* Begin with an eslint\.config\.js that has topology\.configs\.recommended/,
    );
  });
});

describe.concurrent.each(ESLINT_VERSIONS)("a mistake in the baseline ends ESLint %i with its name:", (version) => {
  const config = configWith({ baseline: "debt.json" });
  it.each([
    ["a file that is not there", {}, `debt.json". Accepted: a file that is there`],
    ["an entry that is none", { "debt.json": { version: 1, findings: [{}] } }, "here: findings[0] is {}"],
  ])("%s", async (_, files, message) => {
    const root = installed({ ...PAIR, ...files, "eslint.config.js": config }, version);
    const { status, stderr } = await runEslint(root, ["src"]);
    expect(status).toBe(2);
    expect(stderr).toContain(message);
  });
});
