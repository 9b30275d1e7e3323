/** The two presets in real runs of ESLint 10 and ESLint 9. */
import { describe, expect, it } from "vitest";
import type { Files } from "../on-disk.js";
import { ESLINT_VERSIONS, installed, typescriptConfig } from "./installed.js";
import { runEslint, type EslintRun } from "./run-eslint.js";
import { runNode } from "./run.js";

const CYCLE: Files = {
  "src/auth/session.ts": [
    `import type { Plan } from "../billing/plan.js";`,
    `import { planOf } from "../billing/plan.js";`,
    `export const session = (plan: Plan) => planOf(plan);`,
  ].join("\n"),
  "src/billing/plan.ts": [
    `export interface Plan { name: string }`,
    `export { session as currentSession } from "../auth/session.js";`,
    `export const planOf = (plan: Plan): string => plan.name;`,
  ].join("\n"),
  "src/app.ts": [
    `import { session } from "./auth/session.js";`,
    `export const later = () => import("./main.js");`,
    `session({ name: "" });`,
  ].join("\n"),
  "src/main.ts": `import { later } from "./app.js";\nimport "./missing.js";\nvoid later();`,
};

/** One client and one cache of the shared kernel, for two domains of which nothing is said. */
const SHARED: Files = {
  "src/modules/shared/redis.ts": `import Redis from "ioredis";\nexport const redis = new Redis(process.env.REDIS_URL);`,
  "src/modules/shared/cache.ts": `import { LRUCache } from "lru-cache";\nexport const cache = new LRUCache({ max: 5 });`,
  "src/modules/auth/login.ts": [
    `import { cache } from "../shared/cache.js";`,
    `import { redis } from "../shared/redis.js";`,
    `export const login = (id: string) => cache.get(id) ?? redis.get(id);`,
  ].join("\n"),
  "src/modules/billing/plans.ts": [
    `import { cache } from "../shared/cache.js";`,
    `import { redis } from "../shared/redis.js";`,
    `export const plan = (id: string) => cache.get(id) ?? redis.get(id);`,
  ].join("\n"),
};
const ONE_CACHE = expect.stringMatching(
  /^src\/modules\/shared\/cache\.ts:2:22 topology\/no-cross-domain-sharing cache \(cache\) is used by auth .* and billing /,
);

const EAGER_CYCLE = [
  "src/auth/session.ts:2:24 topology/no-cycle " +
    "Import cycle: src/billing/plan.ts:2 -> here. Easiest to cut: this import (1 name: planOf)",
  "src/billing/plan.ts:2:43 topology/no-cycle " +
    "Import cycle: src/auth/session.ts:2 -> here. Easiest to cut: src/auth/session.ts:2 (1 name: planOf)",
];

function inEachVersion(files: Files, args?: readonly string[]): Promise<EslintRun[]> {
  return Promise.all(ESLINT_VERSIONS.map((version) => runEslint(installed(files, version), args)));
}

describe.concurrent("the preset recommended", () => {
  it("reports the same cycle at the same places in both versions, and nothing else", async () => {
    const runs = await inEachVersion({ ...CYCLE, "eslint.config.js": typescriptConfig() });
    for (const { status, stderr, findings } of runs) {
      expect(findings).toEqual(EAGER_CYCLE);
      expect({ status, stderr }).toEqual({ status: 1, stderr: "" });
    }
  });

  it("tells of a tsconfig that cannot be loaded although only a part of the project is linted", async () => {
    const runs = await inEachVersion(
      {
        "eslint.config.js": typescriptConfig(),
        "tsconfig.json": { extends: "not-installed/tsconfig.json" },
        "src/a.ts": `import "@/b";`,
        "src/b.ts": "",
      },
      ["src"],
    );
    for (const { findings } of runs) {
      expect(findings).toEqual([
        expect.stringMatching(/topology\/graph-health The import graph reads \d modules without tsconfig\.json/),
      ]);
    }
  });

  it("tells a client and a cache that two domains share, once each, where they are made", async () => {
    for (const { findings } of await inEachVersion({ ...SHARED, "eslint.config.js": typescriptConfig() })) {
      expect(findings).toEqual([
        ONE_CACHE,
        "src/modules/shared/redis.ts:2:22 topology/no-shared-infrastructure redis (Redis client of REDIS_URL) is used by " +
          "auth (src/modules/auth/login.ts:2) and billing (src/modules/billing/plans.ts:2): one outage stops both (3 modules). " +
          "Give each its own, or accept it with @shared-service and a reason",
      ]);
    }
  });

  it("says nothing at all about a project without a cycle", async () => {
    const files = { "src/a.js": `import "./b.js";`, "src/b.js": "" };
    const ends = await Promise.all(
      ESLINT_VERSIONS.map((version) => {
        const cwd = installed(files, version);
        return runNode(`${cwd}/node_modules/eslint/bin/eslint.js`, ["."], { cwd });
      }),
    );
    for (const ended of ends) expect(ended).toEqual({ status: 0, stdout: "", stderr: "" });
  });
});

describe.concurrent("the preset strict", () => {
  it("adds imports that run later and imports that lead nowhere", async () => {
    const runs = await inEachVersion({ ...CYCLE, "eslint.config.js": typescriptConfig("strict") });
    for (const { status, stderr, findings } of runs) {
      expect(findings).toEqual([
        "src/app.ts:2:35 topology/no-cycle " +
          "Import cycle: src/main.ts:1 -> here. Easiest to cut: this import (all names)",
        ...EAGER_CYCLE,
        "src/main.ts:1:23 topology/no-cycle " +
          "Import cycle: src/app.ts:2 -> here. Easiest to cut: src/app.ts:2 (all names)",
        "src/main.ts:2:8 topology/graph-health ./missing.js leads nowhere, so the graph has no edge for it. " +
          "Fix the path, or generate the file before linting",
      ]);
      expect({ status, stderr }).toEqual({ status: 1, stderr: "" });
    }
  });

  it("tells each use of a client that two domains share", async () => {
    for (const { findings } of await inEachVersion({ ...SHARED, "eslint.config.js": typescriptConfig("strict") })) {
      expect(findings).toEqual([
        expect.stringMatching(
          /^src\/modules\/auth\/login\.ts:2:23 topology\/no-shared-infrastructure auth uses redis /,
        ),
        expect.stringMatching(
          /^src\/modules\/billing\/plans\.ts:2:23 topology\/no-shared-infrastructure billing uses redis /,
        ),
        ONE_CACHE,
      ]);
    }
  });

  it("adds cuts that cut nothing, and the preset recommended does not", async () => {
    const cut = [{ from: "src/a.js", to: "src/b.js", why: "a reason" }];
    const files = (preset: string) => ({
      "eslint.config.js": `
        import topology from "eslint-plugin-topology";
        export default [{ ...topology.configs.${preset}, settings: { topology: { cut: ${JSON.stringify(cut)} } } }];
      `,
      "src/a.js": `import "./b.js";`,
      "src/b.js": "",
    });
    for (const { findings } of await inEachVersion(files("strict"))) {
      expect(findings).toEqual([expect.stringContaining("src/a.js:1:8 topology/graph-health settings.topology.cut")]);
    }
    for (const { findings } of await inEachVersion(files("recommended"))) expect(findings).toEqual([]);
  });
});
