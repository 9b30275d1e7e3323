import { describe, expect, it } from "vitest";
import { SettingsError } from "../../src/config/settings-error.js";
import { DEFAULT_TESTS, parseSettings } from "../../src/config/settings.js";

describe("settings.topology", () => {
  it("has a default for everything", () => {
    expect(parseSettings(undefined)).toEqual({
      graph: { root: undefined, include: [], ignore: [], conditions: [], cache: true },
      view: { tests: DEFAULT_TESTS },
    });
  });

  it("keeps what shapes the graph apart from what views it", () => {
    const settings = parseSettings({ root: "/repo", ignore: ["legacy/**"], tests: ["spec/**"] });
    expect(settings.graph).toMatchObject({ root: "/repo", ignore: ["legacy/**"] });
    expect(settings.view).toEqual({ tests: ["spec/**"] });
  });

  it("takes a key that is undefined as a key that is missing", () => {
    expect(parseSettings({ cache: undefined }).graph.cache).toBe(true);
  });
});

describe("a mistake in settings.topology", () => {
  it.each([
    [
      { rot: "/repo" },
      'settings.topology.rot is "/repo". Accepted: only the keys root, include, ignore, conditions, cache, tests.',
    ],
    [{ root: "." }, 'settings.topology.root is ".". Accepted: an absolute path, for instance import.meta.dirname.'],
    [{ root: 1 }, "settings.topology.root is 1."],
    [
      { include: "src" },
      'settings.topology.include is "src". Accepted: an array of glob patterns relative to the root',
    ],
    [{ include: ["!src/**"] }, 'settings.topology.include is ["!src/**"]. Accepted: an array of glob patterns'],
    [{ ignore: ["!src/**", "dist"] }, 'settings.topology.ignore is ["!src/**","dist"].'],
    [{ ignore: ["x".repeat(65_535)] }, "settings.topology.ignore is "],
    [{ ignore: ["x".repeat(70_000)] }, "settings.topology.ignore is "],
    [{ ignore: ["/abs"] }, 'settings.topology.ignore is ["/abs"].'],
    [{ tests: [1] }, "settings.topology.tests is [1]."],
    [{ conditions: [""] }, 'settings.topology.conditions is [""]. Accepted: an array of export condition names.'],
    [
      { cache: "cache" },
      'settings.topology.cache is "cache". Accepted: true, false, or the absolute path of a folder.',
    ],
    [[], "settings.topology is []. Accepted: an object with the keys root,"],
    ["strict", 'settings.topology is "strict".'],
    [null, "settings.topology is null."],
    [JSON.parse('{ "__proto__": 1 }'), "settings.topology.__proto__ is 1."],
    [{ constructor: 1 }, "settings.topology.constructor is 1."],
  ])("is named with its key, its value and what is accepted: %j", (settings, message) => {
    expect(() => parseSettings(settings)).toThrow(SettingsError);
    expect(() => parseSettings(settings)).toThrow(message);
  });

  it("is shown even if it has no JSON form, and never at full length", () => {
    const cyclic: Record<string, unknown> = {};
    cyclic["self"] = cyclic;
    expect(() => parseSettings({ root: cyclic })).toThrow("settings.topology.root is of type object.");
    expect(() => parseSettings({ root: "x".repeat(1000) })).toThrow(/is "x{119}…\. Accepted/);
  });
});
