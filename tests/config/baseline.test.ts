import { describe, expect, it } from "vitest";
import {
  baselineText,
  findingKey,
  findingText,
  parseBaseline,
  type BaselineEntry,
  type FindingIdentity,
} from "../../src/config/baseline.js";
import { SettingsError } from "../../src/config/settings-error.js";

const EDGE: FindingIdentity = { rule: "no-cycle", module: "src/a.ts", imports: "src/b.ts" };
const ACCEPTED: BaselineEntry = { ...EDGE, imports: "src/c.ts", why: 'one "unit"' };
const LEADS_NOWHERE: FindingIdentity = { rule: "graph-health", module: "src/z.ts", specifier: "./gone" };

const SERVICE: FindingIdentity = { rule: "no-shared-infrastructure", module: "src/a.ts", service: "REDIS_URL in auth" };

/** A baseline with this one entry. */
const withEntry = (entry: unknown): string => JSON.stringify({ version: 1, findings: [EDGE, entry] });

describe("the text of a baseline", () => {
  it("has one entry a line, in the order of rule, module and subject", () => {
    expect(baselineText([ACCEPTED, EDGE, LEADS_NOWHERE])).toBe(`{
  "version": 1,
  "findings": [
    { "rule": "graph-health", "module": "src/z.ts", "specifier": "./gone" },
    { "rule": "no-cycle", "module": "src/a.ts", "imports": "src/b.ts" },
    { "rule": "no-cycle", "module": "src/a.ts", "imports": "src/c.ts", "why": "one \\"unit\\"" }
  ]
}
`);
  });

  it("knows a service by what uses it", () => {
    expect(parseBaseline(baselineText([SERVICE]), "file")).toEqual([SERVICE]);
    expect(findingKey(SERVICE)).not.toBe(findingKey({ ...SERVICE, service: "REDIS_URL in billing" }));
  });

  it("of no findings is one as well", () => {
    expect(parseBaseline(baselineText([]), "file")).toEqual([]);
  });

  it("is the same whatever the order of its entries", () => {
    expect(baselineText([EDGE, ACCEPTED])).toBe(baselineText([ACCEPTED, EDGE]));
  });

  it("gives back its entries with their reasons", () => {
    expect(parseBaseline(baselineText([EDGE, ACCEPTED]), "file")).toEqual([EDGE, ACCEPTED]);
  });
});

describe("the key of a finding", () => {
  it("is the same with and without a reason", () => {
    expect(findingKey({ ...EDGE, why: "" } as FindingIdentity)).toBe(findingKey(EDGE));
  });

  it.each([
    ["rule", { ...EDGE, rule: "max-fan-in" }],
    ["module", { ...EDGE, module: "src/x.ts" }],
    ["imported module", { ...EDGE, imports: "src/x.ts" }],
    ["kind of subject", { rule: "no-cycle", module: "src/a.ts", specifier: "src/b.ts" }],
  ])("is another for another %s", (_, other) => {
    expect(findingKey(other)).not.toBe(findingKey(EDGE));
  });
});

it("a finding in words names its rule and both ends", () => {
  expect(findingText(EDGE)).toBe("no-cycle src/a.ts -> src/b.ts");
});

describe("a text that is no baseline", () => {
  it.each([
    ["<<<<<<< HEAD", "a file of JSON; here: Unexpected token"],
    ["", "a file of JSON; here: Unexpected end of JSON input"],
    ["null", 'a file of { "version": 1, "findings": [...] }'],
    ["[]", 'a file of { "version": 1, "findings": [...] }'],
    [`{ "version": 2, "findings": [] }`, 'a file of { "version": 1, "findings": [...] }'],
    [`{ "version": 1, "findings": {} }`, 'a file of { "version": 1, "findings": [...] }'],
    [withEntry("no-cycle"), 'findings[1] is "no-cycle"'],
    [withEntry(null), "findings[1] is null"],
    [withEntry({ ...EDGE, wyh: "typo" }), 'findings[1] is {"rule":"no-cycle",'],
    [withEntry({ ...EDGE, why: "  " }), '"why", all non-empty strings; here: findings[1] is'],
    [withEntry({ ...EDGE, rule: 1 }), "findings[1] is"],
    [withEntry({ module: "a", imports: "b" }), "findings[1] is"],
    [withEntry({ rule: "no-cycle", imports: "b" }), "findings[1] is"],
    [withEntry({ rule: "no-cycle", module: "a" }), "findings[1] is"],
    [withEntry({ ...EDGE, specifier: "./b" }), "findings[1] is"],
  ])("is told with its file and what is wrong: %s", (text, message) => {
    expect(() => parseBaseline(text, "/repo/b.json")).toThrow(SettingsError);
    expect(() => parseBaseline(text, "/repo/b.json")).toThrow(
      'settings.topology.baseline is "/repo/b.json". Accepted:',
    );
    expect(() => parseBaseline(text, "/repo/b.json")).toThrow(message);
  });
});
