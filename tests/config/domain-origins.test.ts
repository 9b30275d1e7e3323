import { describe, expect, it } from "vitest";
import { domainOrigins } from "../../src/config/domain-origins.js";
import { parseDomains } from "../../src/config/domain-settings.js";

interface Given {
  readonly domains?: string | object;
  readonly shared?: string[];
  readonly packages?: string[];
  readonly wholePackages?: boolean;
}

/** Each domain as `name: what made it, where`. */
function originsOf(
  paths: string[],
  { domains, shared = [], packages = [], wholePackages = true }: Given = {},
): string[] {
  const settings = { domains: parseDomains(domains), shared };
  return domainOrigins(settings, paths, packages, wholePackages).map(
    ({ name, from, at }) => `${name}: ${from}, ${at.join(" ")}`,
  );
}

describe("a domain comes about", () => {
  it("by the folder that holds a *.module.ts", () => {
    expect(originsOf(["src/users/users.module.ts", "src/auth/auth.module.ts"])).toEqual([
      "auth: module files, src/auth",
      "users: module files, src/users",
    ]);
  });

  it("by a folder in src/app", () => {
    expect(originsOf(["apps/web/src/app/cart/a.ts", "apps/web/src/app/search/a.ts"])).toEqual([
      "cart: src/app, apps/web/src/app/cart",
      "search: src/app, apps/web/src/app/search",
    ]);
  });

  it("by a folder in src/modules, src/features or src/domains", () => {
    expect(originsOf(["src/features/a/a.ts", "src/domains/b/b.ts"])).toEqual([
      "a: src/modules, src/features/a",
      "b: src/modules, src/domains/b",
    ]);
  });

  it("by a package, where whole packages are asked for", () => {
    const packages = ["packages/auth", "packages/mail"];
    const paths = ["packages/auth/a.ts", "packages/mail/a.ts"];
    expect(originsOf(paths, { packages })).toEqual(["auth: package, packages/auth", "mail: package, packages/mail"]);
    expect(originsOf(paths, { packages, wholePackages: false })).toEqual([]);
  });

  it("by the entries of the settings that have a path, and then by no layout", () => {
    const domains = {
      auth: ["src/login/**", "src/auth/**"],
      "mod-{domain}": "src/modules/{domain}/**",
      none: "lib/**",
    };
    const paths = ["src/auth/a.ts", "src/modules/a/a.ts", "src/modules/b/b.ts", "src/features/c/c.ts"];
    expect(originsOf(paths, { domains })).toEqual([
      "auth: settings, src/login/** src/auth/**",
      "mod-a: settings, src/modules/{domain}/**",
      "mod-b: settings, src/modules/{domain}/**",
    ]);
  });

  it("by several entries if they give the same name", () => {
    const domains = { a: "src/a/**", "{domain}": "src/modules/{domain}/**" };
    expect(originsOf(["src/a/x.ts", "src/modules/a/y.ts"], { domains })).toEqual([
      "a: settings, src/a/** src/modules/{domain}/**",
    ]);
  });

  it("not where all of its paths are shared", () => {
    expect(originsOf(["src/a/x.ts", "src/b/x.ts"], { domains: "src/{domain}/**", shared: ["src/b/**"] })).toEqual([
      "a: settings, src/{domain}/**",
    ]);
  });
});
