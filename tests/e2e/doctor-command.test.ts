/** The command `doctor`: what the plugin sees of a project, and how it came to that. */
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Files } from "../on-disk.js";
import { command } from "./command.js";
import { installed, REPOSITORY } from "./installed.js";
import { runNode } from "./run.js";

const CONFIG = `
  import topology from "eslint-plugin-topology";
  export default [{ ...topology.configs.strict, files: ["src/**/*.js"] }];
`;

/** Two domains by their folders, a test, an import of each kind, and one that leads nowhere. */
const PROJECT: Files = {
  "eslint.config.js": CONFIG,
  "src/modules/auth/login.js": `import { charge } from "../billing/charge.js";
export const login = () => charge();
export const later = () => import("../billing/plans.js");`,
  "src/modules/billing/charge.js": `import "./plans.js";\nexport const charge = () => 1;`,
  "src/modules/billing/plans.js": `import "./gone.js";\nexport const plans = [];`,
  "src/modules/auth/login.test.js": `import "./login.js";`,
};

interface Diagnosis {
  readonly root: { readonly path: string; readonly why: string };
  readonly edges: object;
  readonly modules: object;
  readonly domains: { readonly found: readonly { readonly name: string; readonly modules: number }[] };
  readonly rules: readonly { readonly rule: string; readonly idle?: string }[];
  readonly look: { readonly is: string; readonly read: number; readonly parsed: number };
  readonly lookAt: readonly string[];
  readonly store: "off" | { readonly files: readonly { readonly name: string; readonly is: string }[] };
}

async function diagnosed(root: string): Promise<Diagnosis> {
  return JSON.parse((await command(root, "doctor", "--format", "json")).stdout) as Diagnosis;
}

describe.concurrent("the command doctor", () => {
  it("tells people the root, the settings, the domains and how they came about, the graph and what it lacks", async () => {
    const root = installed(PROJECT);
    const { status, stdout, stderr } = await command(root, "doctor");
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    expect(stdout.replaceAll(root, "/home/you/project")).toContain(`Root
  /home/you/project
  the nearest package.json upward, and no workspace around it takes it in

Settings
  all as they are by default: settings.topology is not set
`);
    expect(stdout).toContain(`
Domains
  billing: 2 modules, src/modules/billing (guessed: a folder in src/modules)
  auth: 1 module, src/modules/auth (guessed: a folder in src/modules)
  0 modules in the shared kernel, 2 in no domain

Graph
  5 modules, 1 of them tests
  2 imports that run while a module loads, 1 that run later, 0 that the compiler drops, 1 of tests
  1 import of an own module leads nowhere:
    ./gone.js: 1 (src/modules/billing/plans.js)
  every file parses

tsconfig
  none

Idle rules
  max-blast-radius: off in the ESLint config
  no-cross-request-state: no package.json depends on a framework that serves requests

To look at
  nothing
`);
  });

  it("is cold at first, and warm with nothing to read once the store is written", async () => {
    const root = installed({ ...PROJECT, "eslint.config.js": cachedIn("store") });
    const cold = await diagnosed(root);
    expect(cold.look).toMatchObject({ is: "cold", read: 5, parsed: 5 });
    expect(cold.store).toMatchObject({ files: [{ name: "facts", is: "missing" }, {}, {}, {}] });
    const warm = await diagnosed(root);
    expect(warm.look).toMatchObject({ is: "warm", parsed: 0 });
    expect(warm.store).toMatchObject({ files: [{ name: "facts", is: "as written" }, {}, {}, {}] });
  });

  it("says that there is no store if the settings have none", async () => {
    const config = CONFIG.replace("files:", `settings: { topology: { cache: false } }, files:`);
    expect((await diagnosed(installed({ ...PROJECT, "eslint.config.js": config }))).store).toBe("off");
  });

  it("says why rules are idle", async () => {
    const { rules } = await diagnosed(installed({ "src/a.js": "" }));
    expect(rules.filter(({ idle }) => idle !== undefined)).toContainEqual({
      rule: "no-domain-cycle",
      idle: "fewer than two domains",
    });
  });

  it("ends with 1 and says so if there is something to look at", async () => {
    const config = CONFIG.replace(
      "files:",
      `settings: { topology: { shared: ["src/gone/**"], services: { REDIS_URL: { owner: "checkout" } } } }, files:`,
    );
    const root = installed({ ...PROJECT, "eslint.config.js": config, "src/broken.js": "const = 1;" });
    const { status, stdout } = await command(root, "doctor", "--format", "json");
    expect(status).toBe(1);
    expect((JSON.parse(stdout) as Diagnosis).lookAt).toEqual([
      "src/broken.js is read only up to line 1",
      "settings.topology.shared: src/gone/** matches no file",
      "settings.topology.services: checkout, the owner of REDIS_URL, is no domain",
    ]);
  });

  const looked = async (files: Files): Promise<readonly string[]> => (await diagnosed(installed(files))).lookAt;
  const configOf = (entry: string): string =>
    `import topology from "eslint-plugin-topology";\nexport default [${entry}];`;

  it("tells that no rule is on although there is a config", async () => {
    const off = configOf(`{ plugins: { topology }, rules: { "topology/no-cycle": "off" } }`);
    expect(await looked({ "src/a.js": "", "eslint.config.js": off })).toEqual([
      "no rule of this plugin is on in the ESLint config for any module",
    ]);
    expect(await looked({ "src/a.js": "", "eslint.config.js": off.replace(`"off"`, `"warn"`) })).toEqual([]);
  });

  it("takes no rule of another plugin for one of ours because of its name", async () => {
    const other = `{ plugins: { import: { rules: { "no-cycle": { create: () => ({}) } } } }, rules: { "import/no-cycle": "error" } }`;
    const root = installed({ "src/a.js": "", "eslint.config.js": configOf(other) });
    const noCycle = async () => (await diagnosed(root)).rules.find(({ rule }) => rule === "no-cycle");
    expect(await noCycle()).toEqual({ rule: "no-cycle", idle: "off in the ESLint config" });
    const ours = `{ plugins: { import: topology }, rules: { "import/no-cycle": "error" } }`;
    writeFileSync(join(root, "eslint.config.js"), configOf(ours));
    expect(await noCycle()).toEqual({ rule: "no-cycle" });
  });

  it("tells of modules that no entry of the config has", async () => {
    expect(await looked({ "src/a.js": "", "src/b.ts": "" })).toEqual([
      "1 of 3 modules are not linted: no entry of the ESLint config has their files (.ts)",
    ]);
    const ignoring = configOf(`{ ignores: ["**/*.ts"] }, topology.configs.recommended`);
    expect(await looked({ "src/a.js": "", "src/b.ts": "", "eslint.config.js": ignoring })).toEqual([]);
  });

  it("tells of the config of a package that cannot be loaded, and all else", async () => {
    const packages = {
      "package.json": { name: "project", type: "module", workspaces: ["packages/*"] },
      "packages/a/package.json": { name: "a", type: "module" },
      "packages/a/a.js": "",
      "packages/b/package.json": { name: "b", type: "module" },
      "packages/b/b.js": "",
    };
    const broken = await looked({ ...packages, "packages/b/eslint.config.js": `import "@acme/not-installed";` });
    expect(broken).toEqual([
      expect.stringMatching(
        /b.eslint\.config\.js cannot be loaded: .*@acme\/not-installed.* \(the config of 2 modules\)$/,
      ),
    ]);
    expect(await looked({ ...packages, "packages/b/eslint.config.js": "export default [];" })).toEqual([]);
  });

  it("tells that there is no module", async () => {
    const root = installed({ "README.md": "" });
    rmSync(join(root, "eslint.config.js"));
    expect((await diagnosed(root)).lookAt).toEqual([
      "there is no module: no file here is in a language that the plugin reads, or settings.topology.include and ignore leave none",
    ]);
    writeFileSync(join(root, "a.js"), "");
    expect((await diagnosed(root)).lookAt).toEqual([]);
  });

  it("needs no ESLint config; then the preset recommended counts, as for check", async () => {
    const root = installed(PROJECT);
    rmSync(join(root, "eslint.config.js"));
    const { rules } = await diagnosed(root);
    expect(rules.find(({ rule }) => rule === "max-blast-radius")?.idle).toBe(
      "off in the preset recommended (there is no ESLint config)",
    );
    expect(rules.find(({ rule }) => rule === "no-cycle")).toEqual({ rule: "no-cycle" });
  });

  it.each([
    [["src"], "doctor takes no paths"],
    [["--format", "xml"], "--format is one of text, json, not xml"],
  ])("refuses %j", async (args, message) => {
    const { status, stdout, stderr } = await command(installed(PROJECT), "doctor", ...args);
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
    expect(stderr).toContain(message);
  });
});

function cachedIn(folder: string): string {
  return CONFIG.replace("files:", `settings: { topology: { cache: import.meta.dirname + "/${folder}" } }, files:`);
}

it("prints for the example what its guide shows, up to what differs from machine to machine", async () => {
  const guide = readFileSync(join(REPOSITORY, "docs/guides/doctor.md"), "utf8");
  const [, shown] = /^```\n(Root\n.*?)^```$/ms.exec(guide) ?? [];
  const cwd = join(REPOSITORY, "examples/shared-cache");
  const { stdout } = await runNode(join(REPOSITORY, "dist/cli/main.js"), ["doctor"], { cwd });
  const [same, rest] = stdout.split("\nStore\n");
  expect(same!.replace(cwd, "/home/you/shared-cache")).toBe(shown);
  expect(rest).toMatch(
    /^ {2}.*\n(?:.*\n)*This look\n {2}(?:cold|warm): (?:.*\n)*Versions\n {2}eslint-plugin-topology /,
  );
});
