/** The command `baseline`: what it writes, and what it leaves alone. */
import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { writeFiles, type Files } from "../on-disk.js";
import { command, entriesOf, textOf } from "./command.js";
import { ESLINT_VERSIONS, installed, REPOSITORY, typescriptConfig } from "./installed.js";
import { knots } from "./knots.js";
import { runEslint } from "./run-eslint.js";

const A = `import { b } from "./b.js";\nexport const a = () => b;`;
const B = `import { a } from "./a.js";\nexport const b = () => a;`;
const PAIR: Files = { "src/a.js": A, "src/b.js": B };
const OPEN = "export const a = 1, b = 1;";

const configWith = (settings: object, rules: object = {}): string => `
  import { defineConfig } from "eslint/config";
  import topology from "eslint-plugin-topology";
  export default defineConfig({
    extends: [topology.configs.recommended],
    settings: { topology: ${JSON.stringify(settings)} },
    rules: ${JSON.stringify(rules)},
  });
`;

describe.concurrent.each(ESLINT_VERSIONS)("the command, with ESLint %i,", (version) => {
  it("finds all rules of the plugin, whatever prefix the config gives it and however severe they are", async () => {
    const config = `
      import topology from "eslint-plugin-topology";
      export default [{
        plugins: { arch: topology },
        rules: { "arch/no-cycle": "warn", "arch/max-fan-in": ["error", { limits: { "src/b.js": 1 } }] },
      }];
    `;
    const root = installed({ ...PAIR, "src/c.js": `import "./b.js";`, "eslint.config.js": config }, version);
    expect(await command(root, "baseline", "src")).toMatchObject({ status: 0, stderr: "" });
    expect(entriesOf(root)).toEqual([
      "max-fan-in src/a.js -> src/b.js",
      "max-fan-in src/c.js -> src/b.js",
      "no-cycle src/a.js -> src/b.js",
      "no-cycle src/b.js -> src/a.js",
    ]);
    expect(await runEslint(root, ["src"])).toMatchObject({ status: 0, findings: [] });
  });

  it("leaves out what a comment accepts, and takes an entry away that a comment makes needless", async () => {
    const comment = "// eslint-disable-next-line topology/no-cycle -- one unit";
    const root = installed({ ...PAIR, "src/a.js": `${comment}\n${A}` }, version);
    await command(root, "baseline");
    expect(entriesOf(root)).toEqual(["no-cycle src/b.js -> src/a.js"]);
    writeFiles(root, { "src/b.js": `${comment}\n${B}` });
    expect(await command(root, "baseline")).toMatchObject({ status: 0 });
    expect(entriesOf(root)).toEqual([]);
  });
});

/** A client of the shared kernel, and who imports it. */
const REDIS = (...domains: readonly string[]): Files => ({
  "src/shared/redis.js": 'import Redis from "ioredis";\nexport const redis = new Redis(process.env.REDIS_URL);',
  ...Object.fromEntries(
    domains.map((domain) => [
      `src/${domain}/get.js`,
      'import { redis } from "../shared/redis.js";\nexport const get = () => redis.get("a");',
    ]),
  ),
  "eslint.config.js": configWith({ domains: "src/{domain}/**" }),
});

describe.concurrent("the command", () => {
  it("knows a client that domains share by its service and where it is made, whichever domains these are", async () => {
    const root = installed(REDIS("search", "web"));
    await command(root, "baseline");
    expect(entriesOf(root)).toEqual(["no-shared-infrastructure src/shared/redis.js -> REDIS_URL"]);
    writeFiles(root, REDIS("auth", "billing"));
    rmSync(join(root, "src/search"), { recursive: true });
    expect(await command(root, "baseline", "--check")).toMatchObject({ status: 0 });
    expect(await runEslint(root)).toMatchObject({ status: 0, findings: [] });
  });

  it("answers programs with what it added, removed and refused", async () => {
    const root = installed(PAIR);
    const answer = async (...args: string[]): Promise<unknown> =>
      JSON.parse((await command(root, "baseline", "--format", "json", ...args)).stdout);
    const [a, b] = [
      { rule: "no-cycle", module: "src/a.js", imports: "src/b.js" },
      { rule: "no-cycle", module: "src/b.js", imports: "src/a.js" },
    ];
    const nothing = { file: "topology-baseline.json", added: [], removed: [], notLookedAt: 0, gaps: [], refused: [] };
    expect(await answer("--check")).toEqual({
      version: 1,
      isWritten: false,
      baselines: [{ ...nothing, entries: 2, added: [a, b] }],
      unread: [],
    });
    await answer();
    writeFiles(root, { "src/b.js": OPEN, "src/c.js": `import "./c.js";` });
    expect(await answer()).toEqual({
      version: 1,
      isWritten: true,
      baselines: [
        {
          ...nothing,
          entries: 0,
          removed: [a, b],
          refused: [
            {
              rule: "no-cycle",
              module: "src/c.js",
              imports: "src/c.js",
              text: "src/c.js:1:8 Import cycle: this module imports itself. Remove the import, and use its names directly",
            },
          ],
        },
      ],
      unread: [],
    });
    const { status, stderr } = await command(root, "baseline", "--format", "xml");
    expect({ status, stderr }).toMatchObject({ status: 2, stderr: "--format is one of text, json, not xml\n" });
  });

  it("adds new findings with --grow only, and keeps reasons", async () => {
    const root = installed(PAIR);
    await command(root, "baseline");
    writeFiles(root, {
      "topology-baseline.json": textOf(root).replace(`"src/b.js" }`, `"src/b.js", "why": "one unit" }`),
      "src/c.js": `import "./c.js";`,
    });
    expect(await command(root, "baseline")).toMatchObject({ status: 1 });
    expect(await command(root, "baseline", "--grow")).toEqual({
      status: 0,
      stdout: "topology-baseline.json: 3 entries, 1 added\n",
      stderr: "",
    });
    expect(entriesOf(root)).toEqual([
      "no-cycle src/a.js -> src/b.js one unit",
      "no-cycle src/b.js -> src/a.js",
      "no-cycle src/c.js -> src/c.js",
    ]);
  });

  it("run on a part takes nothing from the rest, but what lies in files that are gone", async () => {
    const root = installed({ ...knots(3), ...PAIR });
    await command(root, "baseline");
    writeFiles(root, { "src/0/c.js": "", "src/1/c.js": "" });
    rmSync(join(root, "src/2"), { recursive: true });
    const part = await command(root, "baseline", "src/0");
    expect(part.stdout).toContain("6 entries, 8 removed, as the finding is gone, 6 not looked at in this run\n");
    expect(entriesOf(root).filter((entry) => /src\/[02]\//.test(entry))).toEqual([]);
    expect(entriesOf(root).filter((entry) => entry.includes("src/1/"))).toHaveLength(4);
  });

  it("keeps the entries of a rule that is off", async () => {
    const root = installed({ ...PAIR, "eslint.config.js": configWith({}) });
    await command(root, "baseline");
    writeFiles(root, { "eslint.config.js": configWith({}, { "topology/no-cycle": "off" }) });
    const { status, stdout } = await command(root, "baseline");
    expect({ status, stdout }).toEqual({
      status: 0,
      stdout: "topology-baseline.json: 2 entries, 2 not looked at in this run\n",
    });
  });

  it("keeps all entries while the graph has gaps, and says so", async () => {
    const config = typescriptConfig();
    const root = installed({ "src/a.ts": A, "src/b.ts": B, "eslint.config.js": config });
    await command(root, "baseline");
    writeFiles(root, { "src/b.ts": OPEN, "tsconfig.json": { extends: "not-installed/tsconfig.json" } });
    const { status, stdout } = await command(root, "baseline");
    expect(status).toBe(0);
    expect(stdout).toMatch(
      /2 entries, 2 not found, but kept, as the import graph has gaps \(\d modules are read without tsconfig\.json\)/,
    );
    expect(entriesOf(root)).toHaveLength(2);
  });

  it("keeps the entries of a file that does not parse", async () => {
    const root = installed({ ...PAIR, "src/c.js": `import "./c.js";` });
    await command(root, "baseline");
    writeFiles(root, { "src/c.js": "const = ;" });
    const { stdout } = await command(root, "baseline");
    expect(stdout).toContain("src/c.js does not parse, so its entries stay as they are\n");
    expect(entriesOf(root)).toContain("no-cycle src/c.js -> src/c.js");
  });

  it("writes the file that the settings name, also if there is nothing to write", async () => {
    const root = installed({ ...PAIR, "eslint.config.js": configWith({ baseline: "config/debt.json" }), config: {} });
    rmSync(join(root, "config"));
    writeFiles(root, { "config/keep": "" });
    expect(await command(root, "baseline")).toMatchObject({ status: 0 });
    expect(entriesOf(root, "config/debt.json")).toHaveLength(2);
    rmSync(join(root, "config/debt.json"));
    writeFiles(root, { "src/a.js": OPEN });
    expect(await command(root, "baseline")).toMatchObject({ status: 0 });
    expect(entriesOf(root, "config/debt.json")).toEqual([]);
  });

  it("writes no file for a project without findings", async () => {
    const root = installed({ "src/a.js": OPEN });
    expect(await command(root, "baseline")).toEqual({
      status: 0,
      stdout: "topology-baseline.json: 0 entries\n",
      stderr: "",
    });
    expect(existsSync(join(root, "topology-baseline.json"))).toBe(false);
  });

  it("writes one baseline for each project", async () => {
    const root = installed({
      "shop/package.json": { name: "shop" },
      "shop/a.js": A,
      "shop/b.js": B,
      "blog/package.json": { name: "blog" },
      "blog/a.js": `import "./a.js";`,
    });
    expect(await command(root, "baseline")).toMatchObject({ status: 0 });
    expect(entriesOf(root, "shop/topology-baseline.json")).toHaveLength(2);
    expect(entriesOf(root, "blog/topology-baseline.json")).toEqual(["no-cycle a.js -> a.js"]);
  });

  it("leaves projects alone that have switched their baseline off", async () => {
    const root = installed({ ...PAIR, "eslint.config.js": configWith({ baseline: false }) });
    const { status, stdout } = await command(root, "baseline");
    expect({ status, stdout }).toEqual({
      status: 0,
      stdout: "settings.topology.baseline is false for all of these files\n",
    });
  });

  it("tells how it is used", async () => {
    const { status, stdout } = await command(installed({}), "--help");
    expect(status).toBe(0);
    expect(stdout.startsWith("eslint-plugin-topology <command>\n\n")).toBe(true);
    const commands = Array.from(stdout.matchAll(/^ {2}([a-z]+) {2,}\S/gm), ([, name]) => name);
    expect(commands).toEqual(["check", "diff", "compare", "impact", "explain", "doctor", "baseline"]);
  });

  it("tells its version", async () => {
    const { version } = JSON.parse(readFileSync(join(REPOSITORY, "package.json"), "utf8")) as { version: string };
    expect(await command(installed({}), "--version")).toMatchObject({ status: 0, stdout: `${version}\n` });
  });
});
