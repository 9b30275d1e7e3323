/** The command `impact`: what fails with a module, a state, a service. */
import { mkdirSync, readFileSync, rmSync, unlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Files } from "../on-disk.js";
import { command } from "./command.js";
import { installed, REPOSITORY } from "./installed.js";
import { runNode } from "./run.js";

const CONFIG = `
  import topology from "eslint-plugin-topology";
  export default [{
    files: ["src/**/*.js"],
    plugins: { topology },
    settings: { topology: { domains: "src/{domain}/**" } },
  }];
`;
const PROJECT: Files = {
  "eslint.config.js": CONFIG,
  "src/auth/redis.js": `import Redis from "ioredis";\nexport const redis = new Redis(process.env.REDIS_URL);`,
  "src/auth/login.js": `import { redis } from "./redis.js";
import { setCurrent } from "../state/current.js";
export async function login(id) { setCurrent(await redis.get(id)); }`,
  "src/state/current.js": `let current;\nexport const setCurrent = (value) => { current = value; };\nexport const currentOne = () => current;`,
  "src/billing/charge.js": `import { currentOne } from "../state/current.js";\nexport const charge = () => currentOne();`,
  "src/web/page.js": `import { charge } from "../billing/charge.js";\nexport const page = () => charge();`,
  "src/web/page.test.js": `import "./page.js";`,
};

async function impact(...args: readonly string[]): Promise<{ status: number | null; stdout: string; stderr: string }> {
  return command(installed(PROJECT), "impact", ...args);
}

describe.concurrent("the command impact", () => {
  it("tells all that fails with a service: who uses it, who reads what those set, and who imports these", async () => {
    expect(await impact("REDIS_URL")).toEqual({
      status: 0,
      stderr: "",
      stdout: `If REDIS_URL fails, up to 4 modules fail with it
  auth: 2 modules, the nearest at distance 1
  billing: 1 module, the nearest at distance 2
  web: 1 module, the nearest at distance 3

Distance 1: 2 modules
  src/auth/login.js uses it
  src/auth/redis.js uses it

Distance 2: 1 module
  src/billing/charge.js reads state that src/auth/login.js sets or keeps

Distance 3: 1 module
  src/web/page.js imports src/billing/charge.js
`,
    });
  });

  it("tells what fails with a state, and not who imports its module for something else", async () => {
    const { stdout } = await impact("src/state/current.js#current");
    expect(stdout).toContain(
      "Distance 1: 2 modules\n  src/auth/login.js reaches it\n  src/billing/charge.js reaches it\n",
    );
  });

  it("tells what fails with a module, tests left out", async () => {
    const { stdout } = await impact("src/billing/charge.js");
    expect(stdout).toBe(`If src/billing/charge.js fails, 1 module fails with it
  web: 1 module, the nearest at distance 1

Distance 1: 1 module
  src/web/page.js imports it
`);
    expect((await impact("src/web/page.js")).stdout).toBe("Nothing else fails if src/web/page.js does\n");
  });

  it("answers programs, with the way of each module", async () => {
    const { stdout } = await impact("REDIS_URL", "--format", "json");
    const { subject, modules } = JSON.parse(stdout) as { subject: object; modules: object[] };
    expect(subject).toEqual({ is: "service", name: "REDIS_URL" });
    expect(modules.at(-1)).toEqual({
      module: "src/web/page.js",
      domain: "web",
      distance: 3,
      by: "import",
      next: "src/billing/charge.js",
    });
  });

  it("tells with --paths the whole way of each module, with the states on it", async () => {
    const { stdout } = await impact("REDIS_URL", "--paths");
    expect(stdout).toContain(`
Distance 3: 1 module
  src/web/page.js imports src/billing/charge.js, which reads src/state/current.js#current, set or kept by src/auth/login.js, which uses REDIS_URL
`);
    const json = await impact("REDIS_URL", "--paths", "--format", "json");
    const { modules } = JSON.parse(json.stdout) as { modules: { way: object[] }[] };
    expect(modules.at(-1)!.way).toEqual([
      { module: "src/web/page.js", by: "import", to: "src/billing/charge.js" },
      {
        module: "src/billing/charge.js",
        by: "state",
        states: ["src/state/current.js#current"],
        to: "src/auth/login.js",
      },
      { module: "src/auth/login.js", by: "service", to: "REDIS_URL" },
    ]);
  });

  it("tells of a way of more than four steps the first three and the last", async () => {
    const chain = Array.from({ length: 6 }, (_, at) => [
      `src/c${at}.js`,
      at === 0 ? "export {};" : `import "./c${at - 1}.js";`,
    ]);
    const root = installed({ ...PROJECT, ...(Object.fromEntries(chain) as Files) });
    const { stdout } = await command(root, "impact", "src/c0.js", "--paths");
    expect(stdout).toContain(
      "src/c5.js imports src/c4.js, which imports src/c3.js, which imports src/c2.js, … 1 more …, which imports src/c0.js\n",
    );
    expect(stdout).toContain(
      "src/c4.js imports src/c3.js, which imports src/c2.js, which imports src/c1.js, which imports src/c0.js\n",
    );
  });

  it("draws", async () => {
    const { stdout } = await impact("src/auth/redis.js", "--format", "mermaid");
    expect(stdout).toBe(`flowchart LR
  it["src/auth/redis.js"]
  m0["src/auth/login.js"]
  m1["src/billing/charge.js"]
  m2["src/web/page.js"]
  m0 --> it
  m1 -.-> m0
  m2 --> m1
`);
  });

  it("needs no ESLint config; then there are no domains but those of the layout", async () => {
    const root = installed(PROJECT);
    rmSync(join(root, "eslint.config.js"));
    const { status, stdout } = await command(root, "impact", "REDIS_URL");
    expect(status).toBe(0);
    expect(stdout).toMatch(/^If REDIS_URL fails, up to 4 modules fail with it\n\n/);
  });

  it.each([
    [["REDIS_UR"], "REDIS_UR is neither a module nor a service of this project. Did you mean REDIS_URL? Services are"],
    [["redis.js"], "redis.js is neither a module nor a service of this project. Did you mean src/auth/redis.js?"],
    [["src/auth/logn.js"], "Did you mean src/auth/login.js?"],
    [["NO_URL"], "NO_URL is neither a module nor a service of this project. Services are REDIS_URL"],
    [
      ["src/auth/login.js#x"],
      "src/auth/login.js keeps no state named x that changes as the program runs. It keeps none",
    ],
    [["src/state/current.js#x"], "It keeps current"],
    [[], "impact takes one module, module#state or service"],
    [["a", "b"], "impact takes one module, module#state or service"],
    [["REDIS_URL", "--grow"], "Unknown option '--grow'"],
    [["REDIS_URL", "--format", "xml"], "--format is one of text, json, mermaid, not xml"],
  ])("refuses %j", async (args, message) => {
    const { status, stdout, stderr } = await impact(...args);
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
    expect(stderr).toContain(message);
  });
});

it("says so if the project's ESLint cannot be loaded, as its settings would then be missed", async () => {
  const root = installed(PROJECT);
  unlinkSync(join(root, "node_modules/eslint"));
  mkdirSync(join(root, "node_modules/eslint"));
  writeFileSync(join(root, "node_modules/eslint/index.js"), "throw new Error('half installed');");
  const { status, stderr } = await command(root, "impact", "REDIS_URL");
  expect({ status, stderr }).toEqual({ status: 2, stderr: expect.stringContaining("half installed") as string });
});

it("prints for the example what its guide shows", async () => {
  const guide = readFileSync(join(REPOSITORY, "docs/guides/impact.md"), "utf8");
  const [, shown] = /^```\n(If .*?)^```$/ms.exec(guide) ?? [];
  const cwd = join(REPOSITORY, "examples/shared-cache");
  const { stdout } = await runNode(join(REPOSITORY, "dist/cli/main.js"), ["impact", "REDIS_URL"], { cwd });
  expect(stdout).toBe(shown);
});

it("prints with --paths the line that its guide shows", async () => {
  const guide = readFileSync(join(REPOSITORY, "docs/guides/impact.md"), "utf8");
  const [, shown] = /^```\n( {2}src.*?)^```$/ms.exec(guide) ?? [];
  const cwd = join(REPOSITORY, "examples/shared-cache");
  const { stdout } = await runNode(join(REPOSITORY, "dist/cli/main.js"), ["impact", "REDIS_URL", "--paths"], { cwd });
  expect(stdout).toContain(shown);
});
