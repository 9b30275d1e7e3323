import { describe, expect, it } from "vitest";
import { parseDomains } from "../../src/config/domain-settings.js";

describe("the setting domains", () => {
  it("is no list at all if it is not set, which is not the same as a list of none", () => {
    expect([parseDomains(undefined), parseDomains({})]).toEqual([undefined, []]);
  });

  it("is a list of names with their globs, in the order written", () => {
    expect(parseDomains({ billing: ["src/billing/**", "src/plans/**"], auth: "src/auth/**" })).toEqual([
      { name: "billing", patterns: ["src/billing/**", "src/plans/**"] },
      { name: "auth", patterns: ["src/auth/**"] },
    ]);
  });

  it.each(["src/{domain}/**", ["src/{domain}/**", "lib/{domain}.ts"]])("may be globs alone: %j", (globs) => {
    expect(parseDomains(globs)).toEqual(parseDomains({ "{domain}": globs }));
  });
});
