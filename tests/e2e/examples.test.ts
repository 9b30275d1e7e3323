/** The example programs: what the presets say of them, and what an outage takes down. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { ESLint } from "eslint";
import { describe, expect, it } from "vitest";
import plugin from "../../src/index.js";
import { run } from "./run.js";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** Linted with a preset as the examples' own configuration does. */
function linter(program: string, preset: "recommended" | "strict"): ESLint {
  const domains = { auth: "src/auth/**", billing: "src/billing/**" };
  return new ESLint({
    cwd: join(root, "examples", program),
    overrideConfigFile: true,
    overrideConfig: [
      ...[plugin.configs[preset]].flat(),
      { settings: { topology: { domains, cache: false } } },
    ] as never,
  });
}

const reportsOf = (results: readonly ESLint.LintResult[]): string[] =>
  results.flatMap(({ messages }) => messages.map(({ ruleId, message }) => `${ruleId}: ${message}`));

describe("the program stateless", () => {
  it.each(["recommended", "strict"] as const)("is clean under %s", async (preset) => {
    expect(reportsOf(await linter("stateless", preset).lintFiles("src"))).toEqual([]);
  });

  it("is not, once auth keeps something in billing's Redis", async () => {
    const path = join(root, "examples/stateless/src/auth/logins.js");
    const text = `import Redis from "ioredis";
${readFileSync(path, "utf8")}
export const loggedOut = new Redis(process.env.REDIS_URL);`;
    const [report, ...others] = reportsOf(await linter("stateless", "recommended").lintText(text, { filePath: path }));
    expect(report).toMatch(
      /^topology\/no-shared-infrastructure: auth connects to REDIS_URL, which billing also connects to \(src\/billing\/locks\.js:5\)/,
    );
    expect(others).toEqual([]);
  });
});

describe("the program shared-cache", () => {
  it.each(["recommended", "strict"] as const)(
    "couples auth and billing under %s by what they share, and by no import that comes back",
    async (preset) => {
      const results = await linter("shared-cache", preset).lintFiles("src");
      const rules = new Set(results.flatMap(({ messages }) => messages.map(({ ruleId }) => ruleId)));
      expect(rules).toEqual(
        new Set([
          "topology/no-shared-infrastructure",
          "topology/no-shared-mutable-singleton",
          "topology/no-cross-domain-sharing",
        ]),
      );
    },
  );
});

it("without Redis, shared-cache loses both domains and stateless one feature", async () => {
  const { REDIS_URL: _, NODE_OPTIONS: __, ...env } = process.env;
  const { status, stdout } = await run(process.execPath, ["--test", "examples/spec/redis-outage.js"], {
    cwd: root,
    env,
  });
  expect(stdout).toMatch(/^(?:# |ℹ )pass 2$/m);
  expect(status, stdout).toBe(0);
});
