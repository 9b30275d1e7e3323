/**
 * What `--suppress-all` counts is the same for a file however it is linted: ESLint's suppressions are counts by file and rule,
 * so a count that depended on the other files of the run would accept too much or too little.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { writeFiles, type Files } from "../on-disk.js";
import { ESLINT_VERSIONS, installed } from "./installed.js";
import { runEslint } from "./run-eslint.js";

const config = `
  import { defineConfig } from "eslint/config";
  import topology from "eslint-plugin-topology";
  export default defineConfig({
    extends: [topology.configs.strict],
    settings: { topology: { domains: { auth: "src/auth/**", billing: "src/billing/**" } } },
    rules: { "topology/max-fan-in": ["error", { limits: { "src/hub.js": 2 } }] },
  });
`;

/** Findings of each rule: cycles of modules and of domains, a crowded module, imports that lead nowhere. */
const PROJECT: Files = {
  "eslint.config.js": config,
  "src/auth/session.js": `import "../billing/plan.js";\nimport "../hub.js";\nimport "./gone.js";`,
  "src/auth/user.js": `import "./session.js";\nexport const later = () => import("../billing/plan.js");`,
  "src/billing/plan.js": `import "../auth/session.js";\nimport "../auth/user.js";\nimport "../hub.js";`,
  "src/hub.js": `import "./hub.js";`,
  "src/main.js": `import "./hub.js";\nimport "./gone.js";\nimport "./lost.js";`,
};
const MODULES = Object.keys(PROJECT).filter((path) => path.startsWith("src/"));

const EXPECTED = {
  "src/auth/session.js": {
    "topology/graph-health": { count: 1 },
    "topology/max-fan-in": { count: 1 },
    "topology/no-cycle": { count: 1 },
    "topology/no-domain-cycle": { count: 1 },
  },
  "src/auth/user.js": { "topology/no-cycle": { count: 2 }, "topology/no-domain-cycle": { count: 1 } },
  "src/billing/plan.js": {
    "topology/max-fan-in": { count: 1 },
    "topology/no-cycle": { count: 2 },
    "topology/no-domain-cycle": { count: 2 },
  },
  "src/hub.js": { "topology/no-cycle": { count: 1 } },
  "src/main.js": { "topology/graph-health": { count: 2 }, "topology/max-fan-in": { count: 1 } },
};

/** The suppressions that one run writes. */
async function suppressed(root: string, ...args: string[]): Promise<unknown> {
  const file = `suppressions-${args.join("-").replace(/\W/g, "_")}.json`;
  expect(await runEslint(root, ["--suppress-all", "--suppressions-location", file, ...args])).toMatchObject({
    status: 0,
  });
  return JSON.parse(readFileSync(join(root, file), "utf8"));
}

describe.concurrent.each(ESLINT_VERSIONS)("the suppressions that ESLint %i counts", (version) => {
  it("are those of the whole project when each file is linted alone", async () => {
    const root = installed(PROJECT, version);
    const alone: object[] = [];
    for (const file of MODULES) alone.push((await suppressed(root, file)) as object);
    expect(Object.assign({}, ...alone)).toEqual(EXPECTED);
    expect(await suppressed(root, "src")).toEqual(EXPECTED);
  });
});

describe.concurrent("the suppressions that ESLint counts", () => {
  it("do not depend on the order of the files", async () => {
    expect(await suppressed(installed(PROJECT), ...MODULES.toReversed())).toEqual(EXPECTED);
  });

  it("do not depend on how many threads count", async () => {
    expect(await suppressed(installed(PROJECT), "--concurrency", "2", "src")).toEqual(EXPECTED);
  });

  it("are the same from the cache of ESLint", async () => {
    const root = installed(PROJECT);
    await suppressed(root, "--cache", "--max-warnings", "0", "src");
    expect(await suppressed(root, "--cache", "src")).toEqual(EXPECTED);
  });

  it("do not grow in a file when more ways lead through it", async () => {
    const root = installed(PROJECT);
    writeFiles(root, {
      "src/a.js": `import "./b.js";\nimport "./main.js";`,
      "src/b.js": `import "./auth/user.js";`,
      "src/hub.js": `import "./hub.js";\nimport "./a.js";`,
    });
    const counts = (await suppressed(root, "src")) as Record<string, Record<string, unknown>>;
    expect(counts["src/b.js"]).toEqual({ "topology/no-cycle": { count: 1 } });
    // What was in a cycle before counts as before; src/hub.js has one import more, which closes the new ways.
    expect(counts["src/auth/user.js"]).toEqual(EXPECTED["src/auth/user.js"]);
    expect(counts["src/hub.js"]).toEqual({ "topology/no-cycle": { count: 2 } });
  });
});
