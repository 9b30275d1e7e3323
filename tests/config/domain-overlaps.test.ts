import { describe, expect, it } from "vitest";
import { domainOverlaps } from "../../src/config/domain-overlaps.js";
import { parseDomains } from "../../src/config/domain-settings.js";

const overlaps = (domains: object, ...paths: string[]) =>
  domainOverlaps(parseDomains(domains)!, paths).map(({ path, first, second }) => `${path}: ${first}, ${second}`);

describe("domains that overlap", () => {
  it("are told by the first path that both match", () => {
    const domains = { auth: "src/auth/**", money: "src/**/billing/**" };
    expect(overlaps(domains, "src/auth/a.ts", "src/auth/billing/a.ts", "src/auth/billing/b.ts")).toEqual([
      "src/auth/billing/a.ts: auth, money",
    ]);
    expect(overlaps(domains, "src/auth/a.ts", "src/users/billing/a.ts")).toEqual([]);
  });

  it("are told for each two", () => {
    expect(overlaps({ a: "src/**", b: "src/x/**", c: "src/y/**" }, "src/x/1.ts", "src/y/1.ts")).toEqual([
      "src/x/1.ts: a, b",
      "src/y/1.ts: a, c",
    ]);
  });

  it("are meant if a name comes before a template, and a mistake the other way round", () => {
    const money = { money: "src/billing/**" };
    const all = { "{domain}": "src/{domain}/**" };
    expect(overlaps({ ...money, ...all }, "src/billing/a.ts")).toEqual([]);
    expect(overlaps({ ...all, ...money }, "src/billing/a.ts")).toEqual(["src/billing/a.ts: billing, money"]);
  });

  it("do not if both give the same name", () => {
    expect(overlaps({ "{domain}": "src/{domain}/**", auth: "src/auth/**" }, "src/auth/a.ts")).toEqual([]);
  });
});
