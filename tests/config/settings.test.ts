import { describe, expect, it } from "vitest";
import { SettingsError } from "../../src/config/settings-error.js";
import { DEFAULT_ENTRY, DEFAULT_SINGLETON_HELPERS, DEFAULT_TESTS, parseSettings } from "../../src/config/settings.js";

const CUT = { from: "a.ts", to: "b.ts", why: "one unit" };

describe("settings.topology", () => {
  it("has a default for everything", () => {
    expect(parseSettings(undefined)).toEqual({
      graph: { root: undefined, include: [], ignore: [], conditions: [], cache: true },
      view: {
        tests: DEFAULT_TESTS,
        entry: DEFAULT_ENTRY,
        domains: undefined,
        shared: [],
        singletonHelpers: DEFAULT_SINGLETON_HELPERS,
        libraries: [],
        services: {},
        baseline: undefined,
        cut: [],
      },
    });
  });

  it("keeps what shapes the graph apart from what views it", () => {
    const settings = parseSettings({
      root: "/repo",
      ignore: ["legacy/**"],
      tests: ["spec/**"],
      shared: ["src/kit/**"],
    });
    expect(settings.graph).toMatchObject({ root: "/repo", ignore: ["legacy/**"] });
    expect(settings.view).toMatchObject({ tests: ["spec/**"], shared: ["src/kit/**"] });
  });

  it("keeps cuts as they are given, also of paths that look like patterns", () => {
    const cut = [CUT, { ...CUT, from: "app/[id]/(group)/page.tsx" }];
    expect(parseSettings({ cut }).view.cut).toEqual(cut);
  });

  it.each([["debt.json"], ["/repo/debt.json"], [false]])("takes the baseline %j", (baseline) => {
    expect(parseSettings({ baseline }).view.baseline).toBe(baseline);
  });

  it("takes a key that is undefined as a key that is missing", () => {
    expect(parseSettings({ cache: undefined }).graph.cache).toBe(true);
  });
});

describe("a mistake in settings.topology", () => {
  it.each([
    [
      { rot: "/repo" },
      'settings.topology.rot is "/repo". Accepted: only the keys root, include, ignore, conditions, cache, tests, entry, domains, shared, singletonHelpers, services, libraries, baseline, cut. Did you mean root?',
    ],
    [{ domain: {} }, "libraries, baseline, cut. Did you mean domains?"],
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
    [{ services: ["REDIS_URL"] }, "Accepted: an object of services and their owners"],
    [{ services: { REDIS_URL: "auth" } }, 'settings.topology.services["REDIS_URL"] is "auth". Accepted: the domain'],
    [{ services: { REDIS_URL: { owner: "" } } }, "Accepted: the domain that owns it"],
    [{ singletonHelpers: [""] }, "Accepted: an array of names of functions"],
    [{ shared: "src/kit/**" }, 'settings.topology.shared is "src/kit/**". Accepted: an array of glob patterns'],
    [{ domains: 1 }, "settings.topology.domains is 1. Accepted: an object of domain names and their globs"],
    [{ domains: null }, "settings.topology.domains is null."],
    [
      { domains: "src/auth/**" },
      'settings.topology.domains is "src/auth/**". Accepted: a glob or an array of globs, relative to the root, each with {domain} in it once.',
    ],
    [{ domains: [] }, "settings.topology.domains is []."],
    [{ domains: ["src/{domain}/{domain}/**"] }, 'settings.topology.domains is ["src/{domain}/{domain}/**"].'],
    [
      { domains: { auth: 1 } },
      "settings.topology.domains.auth is 1. Accepted: a glob or an array of globs, relative to the root, with / between folders",
    ],
    [{ domains: { auth: [] } }, "settings.topology.domains.auth is []."],
    [{ domains: { auth: ["src/auth/**", "/abs"] } }, 'settings.topology.domains.auth is ["src/auth/**","/abs"].'],
    [{ domains: { auth: "src/{domain}/**" } }, "{domain} in a glob takes {domain} in the name as well"],
    [{ domains: { "api/{domain}": "src/**" } }, 'settings.topology.domains.api/{domain} is "src/**".'],
    [
      { domains: { "src/all": "src/**", 2024: "src/2024/**" } },
      'settings.topology.domains.2024 is "src/2024/**". Accepted: under a name with more in it than digits',
    ],
    [{ domains: { "": "src/**" } }, 'settings.topology.domains. is "src/**".'],
    [{ conditions: [""] }, 'settings.topology.conditions is [""]. Accepted: an array of export condition names.'],
    [
      { cache: "cache" },
      'settings.topology.cache is "cache". Accepted: true, false, or the absolute path of a folder.',
    ],
    [{ baseline: true }, "settings.topology.baseline is true. Accepted: the path of a file, absolute or from the root"],
    [{ baseline: "" }, 'settings.topology.baseline is "".'],
    [{ cut: {} }, "settings.topology.cut is {}. Accepted: an array of { from, to, why }."],
    [
      { cut: [CUT, "a -> b"] },
      'settings.topology.cut[1] is "a -> b". Accepted: an object of exactly { from, to, why }',
    ],
    [{ cut: [null] }, "settings.topology.cut[0] is null."],
    [{ cut: [{ from: "a.ts", to: "b.ts" }] }, "settings.topology.cut[0] is "],
    [{ cut: [{ ...CUT, why: " " }] }, "settings.topology.cut[0] is "],
    [{ cut: [{ ...CUT, form: "a.ts" }] }, "settings.topology.cut[0] is "],
    [{ cut: [{ ...CUT, from: "./a.ts" }] }, "settings.topology.cut[0] is "],
    [{ cut: [{ ...CUT, from: "/repo/a.ts" }] }, "settings.topology.cut[0] is "],
    [{ cut: [{ ...CUT, to: "src\\b.ts" }] }, "settings.topology.cut[0] is "],
    [{ cut: [{ ...CUT, to: "src/**" }] }, "settings.topology.cut[0] is "],
    [{ cut: [{ ...CUT, to: "" }] }, "settings.topology.cut[0] is "],
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
