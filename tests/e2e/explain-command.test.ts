/** The command `explain`: all evidence for what is found at one place, and what can be done. */
import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Files } from "../on-disk.js";
import { command } from "./command.js";
import { installed, REPOSITORY } from "./installed.js";
import { runNode } from "./run.js";

const CONFIG = `
  import topology from "eslint-plugin-topology";
  export default [{
    ...topology.configs.strict,
    files: ["src/**/*.js"],
    settings: { topology: { domains: { auth: "src/auth/**", billing: "src/billing/**" } } },
  }];
`;

/** A knot of three modules, a state, a service that two domains use, and a module without any of it. */
const PROJECT: Files = {
  "eslint.config.js": CONFIG,
  "src/plans/plan.js": `import { priceOf } from "./price.js";
import { taxOf } from "./tax.js";
export const planOf = (id) => priceOf(id) + taxOf(id);`,
  "src/plans/price.js": `import { planOf, plans } from "./plan.js";\nexport const priceOf = (id) => planOf(id) + plans.length;`,
  "src/plans/tax.js": `import { planOf, plans } from "./plan.js";\nexport const taxOf = (id) => planOf(id) * plans.length;`,
  "src/state/current.js": `let current;
export const setCurrent = (value) => { current = value; };
export const currentOne = () => current;`,
  "src/auth/login.js": `import { setCurrent } from "../state/current.js";
import Redis from "ioredis";
const redis = new Redis(process.env.REDIS_URL);
export async function login(id) { setCurrent(await redis.get(id)); }`,
  "src/billing/charge.js": `import { currentOne } from "../state/current.js";
import Redis from "ioredis";
const redis = new Redis(process.env.REDIS_URL);
export const charge = () => redis.set("last", currentOne());`,
  "src/tool.js": `import { join } from "node:path";
import { charge } from "./billing/charge.js";
import "./gone.js";
export const tool = () => join("a", charge());
const later = () => import("./plans/plan.js");
later();`,
};

/** The same without any config. */
function unconfigured(files: Files): string {
  const root = installed({ "eslint.config.js": "", ...files });
  rmSync(join(root, "eslint.config.js"));
  return root;
}

async function explain(...args: readonly string[]): Promise<{ status: number | null; stdout: string; stderr: string }> {
  return command(installed(PROJECT), "explain", ...args);
}

describe.concurrent("the command explain", () => {
  it("gives of a cycle the way, the knot, and the imports that open all of it", async () => {
    expect(await explain("src/plans/plan.js:1")).toEqual({
      status: 0,
      stderr: "",
      stdout: `src/plans/plan.js:1:25 topology/no-cycle
Import cycle: src/plans/price.js:1 -> here, inside a knot of 3 modules. Easiest to cut: this import (1 name: priceOf)

The shortest cycle through this import
  src/plans/plan.js:1 imports src/plans/price.js (priceOf; used after loading only)
  src/plans/price.js:1 imports src/plans/plan.js (planOf, plans; used after loading only)

The knot around it: 3 modules
  src/plans/plan.js
  src/plans/price.js
  src/plans/tax.js

The smallest set found that opens all of it: 2 imports
  src/plans/plan.js:1 imports src/plans/price.js (priceOf; used after loading only)
  src/plans/plan.js:2 imports src/plans/tax.js (taxOf; used after loading only)

Ways out, best first
  1. Cut these 2 imports: src/plans/plan.js:1 (move priceOf out of src/plans/price.js, or pass it in), src/plans/plan.js:2 (move taxOf out of src/plans/tax.js, or pass it in); then the whole knot is open
  2. As a first step cut src/plans/plan.js:1 -> src/plans/price.js (priceOf; used after loading only): of 3 modules a knot of 2 is left
  3. If it is to stay: settings.topology.cut: [{ from: "src/plans/plan.js", to: "src/plans/price.js", why: "…" }], which counts for no cycle any more
  4. If it is known and stays for now: npx eslint-plugin-topology baseline --grow, and a "why" in its line
`,
    });
  });

  it("gives of a state where it is declared, and all that set and read it", async () => {
    const { stdout } = await explain("src/state/current.js:1");
    expect(stdout).toContain(`
current (variable)
  declared at src/state/current.js:1

Set in 2 places
  src/state/current.js:2 in setCurrent()
  src/auth/login.js:4 calls setCurrent()

Read in 2 places
  src/state/current.js:3 in currentOne()
  src/billing/charge.js:4 by currentOne, which hands it out
`);
  });

  it("gives of a state in an object the methods of its class that set and read it", async () => {
    const root = installed({
      ...PROJECT,
      "src/state/class.js": `export class Store {
  sessions = new Map();
  login(id) { this.sessions.set(id, Date.now()); }
  of(id) { return this.sessions.get(id); }
}`,
      "src/state/store.js": `import { Store } from "./class.js";\nexport const store = new Store();`,
      "src/auth/keep.js": `import { store } from "../state/store.js";\nexport const keep = (id) => store.login(id);`,
      "src/billing/read.js": `import { store } from "../state/store.js";\nexport const read = (id) => store.of(id);`,
    });
    const { stdout } = await command(root, "explain", "src/state/store.js");
    expect(stdout).toContain(`
Set in 2 places
  src/state/class.js:3 in Store.login()
  src/auth/keep.js:2 calls store.login()

Read in 2 places
  src/state/class.js:4 in Store.of()
  src/billing/read.js:2 calls store.of()
`);
  });

  it("says of an index that passes names on what is left without it, and where else names can be taken from", async () => {
    const root = installed({
      ...PROJECT,
      "src/kit/index.js": `export * from "./a.js";\nexport * from "./b.js";\nexport * from "./c.js";`,
      "src/kit/a.js": `import { b, c } from "./index.js";\nexport const a = () => b(c);`,
      "src/kit/b.js": `import { c } from "./index.js";\nexport const b = () => c;`,
      "src/kit/c.js": `export const c = 1;`,
    });
    const { stdout } = await command(root, "explain", "src/kit/b.js:1");
    expect(stdout).toContain(
      "  1. Take names from where they are defined, and not from src/kit/index.js (2 imports in the knot): then the whole knot is open\n",
    );
    expect(stdout).toContain("src/kit/b.js:1 (take c from src/kit/c.js, outside of the knot)");
  });

  it("gives of a service its clients, who uses it, and how it is known to be one", async () => {
    const { stdout } = await explain("src/billing/charge.js:3");
    expect(stdout).toContain(`
REDIS_URL: Redis key-value
  known by the variable REDIS_URL of the environment, with which each client is made

Clients of it
  redis is made at src/auth/login.js:3
  redis is made at src/billing/charge.js:3

Used by 2 domains in 2 places
  billing: src/billing/charge.js:3 makes redis
  auth: src/auth/login.js:3 makes redis
`);
  });

  it("goes by the preset recommended in a project without a config, as check does", async () => {
    const { "eslint.config.js": _, ...code } = PROJECT;
    const { status, stdout } = await command(unconfigured(code), "explain", "src/plans/plan.js:1");
    expect(status).toBe(0);
    expect(stdout).toMatch(/^src\/plans\/plan\.js:1:25 topology\/no-cycle\nImport cycle: /);
  });

  it("takes the column of one of several findings, and without a line all of the file", async () => {
    const places = async (asked: string): Promise<string[]> => {
      const { stdout } = await explain(asked, "--format", "json");
      const { findings } = JSON.parse(stdout) as { findings: { line: number; column: number }[] };
      return findings.map(({ line, column }) => `${line}:${column}`);
    };
    expect(await places("src/plans/plan.js")).toEqual(["1:25", "2:23"]);
    expect(await places("src/plans/plan.js:2:23")).toEqual(["2:23"]);
    expect(await places("src/plans/plan.js:2:1")).toEqual(["2:23"]);
  });

  it("answers programs with the same as data", async () => {
    const { stdout } = await explain("src/plans/plan.js:1", "--format", "json");
    const { version, findings } = JSON.parse(stdout) as { version: number; findings: Record<string, unknown>[] };
    expect(version).toBe(1);
    expect(findings[0]).toMatchObject({
      ruleId: "topology/no-cycle",
      module: "src/plans/plan.js",
      subject: { imports: "src/plans/price.js" },
      evidence: {
        knot: ["src/plans/plan.js", "src/plans/price.js", "src/plans/tax.js"],
        cuts: [{ from: "src/plans/plan.js", line: 1, to: "src/plans/price.js", names: ["priceOf"], use: "later" }, {}],
      },
    });
  });

  it("says where a line has no finding what the graph knows of it", async () => {
    expect(await explain("src/tool.js:2")).toEqual({
      status: 0,
      stderr: "",
      stdout: `No finding at src/tool.js:2

import of ./billing/charge.js
  leads to src/billing/charge.js
  it runs while this module loads
  takes charge
`,
    });
    expect((await explain("src/tool.js:1")).stdout).toContain("leads out of the project");
    expect((await explain("src/tool.js:5")).stdout).toContain("it runs later, when the code asks for it");
    expect((await explain("src/tool.js:6")).stdout).toContain("The graph knows nothing of it");
    expect((await explain("src/tool.js:3")).stdout).toContain(
      "src/tool.js:3:8 topology/graph-health\n./gone.js leads nowhere",
    );
  });

  it.each([
    [["src/none.js:1"], "There is no file src/none.js in"],
    [["src"], "src is a folder: explain takes a file, with or without a line of it"],
    [[], "explain takes one file, or a line of it as src/a.ts:7"],
    [["src/tool.js", "src/tool.js"], "explain takes one file"],
    [["src/tool.js", "--format", "xml"], "--format is one of text, json, not xml"],
  ])("refuses %j", async (args, message) => {
    const { status, stdout, stderr } = await explain(...args);
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
    expect(stderr).toContain(message);
  });
});

describe("a finding that ESLint does not show is explained too, and it is said why,", () => {
  it("if a comment silences it", async () => {
    const root = installed({
      ...PROJECT,
      "src/plans/price.js": `// eslint-disable-next-line topology/no-cycle -- until the split
import { planOf } from "./plan.js";
export const priceOf = (id) => planOf(id);`,
    });
    const { stdout } = await command(root, "explain", "src/plans/price.js:2");
    expect(stdout).toContain("\nESLint does not show it: a comment silences it (until the split)\n");
    expect(stdout).toContain("The knot around it: 3 modules");
  });

  it("if it is in the baseline", async () => {
    const finding = { rule: "no-cycle", module: "src/plans/plan.js", imports: "src/plans/tax.js", why: "one unit" };
    const root = installed({ ...PROJECT, "topology-baseline.json": { version: 1, findings: [finding] } });
    const { stdout } = await command(root, "explain", "src/plans/plan.js:2");
    expect(stdout).toContain("\nESLint does not show it: it is in the baseline (one unit)\n");
    expect((await command(root, "explain", "src/plans/plan.js:1")).stdout).not.toContain("does not show it");
  });
});

it.each(["src/auth/sessions.js:4", "src/billing/invoices.js:2"])(
  "prints for %s of the example what its guide shows",
  async (place) => {
    const guide = readFileSync(join(REPOSITORY, "docs/guides/explain.md"), "utf8");
    const cwd = join(REPOSITORY, "examples/shared-cache");
    const { stdout } = await runNode(join(REPOSITORY, "dist/cli/main.js"), ["explain", place], { cwd });
    expect(guide).toContain(`\`explain ${place}\`:\n\n\`\`\`\n${stdout}\`\`\`\n`);
  },
);
