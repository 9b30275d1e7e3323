/** Options of rules, and settings, that let more pass than before. */
import { describe, expect, it } from "vitest";
import { loosenedConfig } from "../../../src/cli/diff/loosened-config.js";
import { loosenedRule } from "../../../src/cli/diff/loosened-rules.js";
import { loosenedSettings } from "../../../src/cli/diff/loosened-settings.js";

const ERROR = 2;

function rule(before: object, after: object): readonly string[] {
  const entry = (options: object) => ({ severity: ERROR, options: { ...options } });
  return loosenedRule("max-fan-in", entry(before), entry(after));
}

describe("a rule", () => {
  it("is loosened when it is off, or warns only", () => {
    expect(loosenedRule("no-cycle", { severity: 2, options: {} }, { severity: 0, options: {} })).toEqual([
      "no-cycle: error -> off",
    ]);
    expect(loosenedRule("no-cycle", { severity: 2, options: {} }, { severity: 1, options: {} })).toEqual([
      "no-cycle: error -> warn",
    ]);
    expect(loosenedRule("no-cycle", { severity: 0, options: {} }, { severity: 2, options: {} })).toEqual([]);
  });

  it.each([
    [{ max: 10 }, { max: 15 }, "max 10 -> 15"],
    [{ max: 10 }, {}, "max 10 -> none"],
    [{ deferred: true }, { deferred: false }, "deferred true -> false"],
    [{ kinds: ["cache", "lock"] }, { kinds: ["lock"] }, "kinds without cache"],
    [{ sharing: "reach" }, { sharing: "split" }, "sharing reach -> split"],
    [{ limits: { "src/a.ts": 5 } }, { limits: { "src/a.ts": 6 } }, "limit of src/a.ts 5 -> 6"],
    [{ max: 10, limits: {} }, { max: 10, limits: { "src/a.ts": 20 } }, "limit of src/a.ts 10 -> 20"],
  ])("%j is weaker as %j", (before, after, what) => {
    expect(rule(before, after)).toEqual([`max-fan-in: ${what}`]);
    expect(rule(after, before)).toEqual([]);
  });

  it("that was off cannot be loosened", () => {
    const off = (max: number) => ({ severity: 0, options: { max } });
    expect(loosenedRule("max-fan-in", off(1), off(2))).toEqual([]);
  });
});

describe("settings", () => {
  it.each([
    [{}, { ignore: ["src/old/**"] }, "ignore also takes in src/old/**"],
    [{ shared: [] }, { shared: ["src/db/**"] }, "shared also takes in src/db/**"],
    [{ entry: [] }, { entry: ["src/**"] }, "entry also takes in src/**"],
    [{ tests: [] }, { tests: ["src/**"] }, "tests also takes in src/**"],
    [{}, { include: ["src/**"] }, "include takes in src/** alone"],
    [{ include: ["src/**", "lib/**"] }, { include: ["src/**"] }, "include without lib/**"],
    [{}, { cut: [{ from: "a.ts", to: "b.ts", why: "old" }] }, "cut also takes in a.ts -> b.ts"],
    [{}, { services: { REDIS_URL: { owner: "auth" } } }, "services also takes in REDIS_URL of auth"],
    [{ domains: { a: "a/**", b: "b/**" } }, { domains: { a: "a/**" } }, "domains without b"],
  ])("%j let less through than %j", (before, after, what) => {
    expect(loosenedSettings(before, after)).toEqual([what]);
    expect(loosenedSettings(after, after)).toEqual([]);
  });
});

it("tells a difference once, with the files that have it", () => {
  const file = (severity: number) => ({
    settings: undefined,
    rules: new Map([["no-cycle", { severity, options: {} }]]),
  });
  const config = (...severities: readonly number[]) => ({
    file: "eslint.config.js",
    names: new Set<string>(),
    files: new Map(severities.map((severity, at) => [`${at}.js`, file(severity)] as const)),
  });
  const told = (...now: readonly number[]): string[] =>
    loosenedConfig(config(2, 2), config(...now), (path) => path).map(({ place, what }) => `${place} ${what}`);
  expect(told(0, 0)).toEqual(["eslint.config.js no-cycle: error -> off"]);
  expect(told(2, 0)).toEqual(["eslint.config.js no-cycle: error -> off (for 1 of 2 files that were asked about)"]);
  expect(told(2, 2)).toEqual([]);
});
