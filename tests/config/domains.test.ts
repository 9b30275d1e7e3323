import { describe, expect, it } from "vitest";
import { parseDomains } from "../../src/config/domain-settings.js";
import { domainsOf } from "../../src/config/domains.js";

/** Where the settings put each path: a name, `(shared)` or `-`. */
function placed(
  settings: { domains?: string | object; shared?: string[] },
  paths: string[],
  packages: string[] = [],
  wholePackages = true,
) {
  const read = { domains: parseDomains(settings.domains), shared: settings.shared ?? [] };
  const domainOf = domainsOf(read, paths, packages, wholePackages);
  return paths.map((path) => {
    const domain = domainOf(path);
    return typeof domain === "object" ? domain.name : domain === "shared" ? "(shared)" : "-";
  });
}

describe("domains by name", () => {
  it.each([
    ["src/auth/**", "src/auth/session.ts", "auth"],
    ["src/auth", "src/auth/session.ts", "auth"],
    ["src/auth/**", "src/authority/session.ts", "-"],
    [["src/login/**", "src/auth/**"], "src/auth/a.ts", "auth"],
  ])("auth: %j puts %s into %s", (globs, path, expected) => {
    expect(placed({ domains: { auth: globs } }, [path])).toEqual([expected]);
  });

  it("go by the first entry that matches", () => {
    const domains = { sessions: "src/auth/session*", auth: "src/auth/**" };
    expect(placed({ domains }, ["src/auth/session.ts", "src/auth/login.ts"])).toEqual(["sessions", "auth"]);
  });

  it("may be named like a shared folder", () => {
    expect(placed({ domains: { core: "src/core/**" } }, ["src/core/a.ts", "src/utils/a.ts"])).toEqual([
      "core",
      "(shared)",
    ]);
  });
});

describe("domains by template", () => {
  it.each([
    ["src/{domain}/**", "src/auth/session.ts", "auth"],
    ["src/{domain}/**", "src/auth/oauth/google.ts", "auth"],
    ["./src/{domain}/", "src/auth/session.ts", "auth"],
    ["src/{domain}", "src/auth/session.ts", "auth"],
    ["apps/*/src/{domain}/**", "apps/api/src/auth/session.ts", "auth"],
    ["libs/{domain}-api/**", "libs/auth-api/index.ts", "auth"],
    ["src/{domain}.service.ts", "src/auth.service.ts", "auth"],
    ["src/{domain}/index.ts", "src/auth/index.ts", "auth"],
    ["src/{domain}/api", "src/auth/api/routes.ts", "auth"],
    ["{src,lib}/{domain}/**", "lib/auth/session.ts", "auth"],
    ["src/{domain}/**", "src/main.ts", "-"],
    ["src/{domain}", "src/main.ts", "-"],
    ["src/{domain}/index.ts", "src/auth/session.ts", "-"],
    ["src/{domain}/**", "tools/auth/session.ts", "-"],
  ])("%s puts %s into %s", (domains, path, expected) => {
    expect(placed({ domains }, [path])).toEqual([expected]);
  });

  it("take the name's place in a longer name", () => {
    const domains = { "api/{domain}": "apps/api/src/{domain}/**", "web/{domain}": "apps/web/src/{domain}/**" };
    expect(placed({ domains }, ["apps/api/src/auth/a.ts", "apps/web/src/auth/a.ts"])).toEqual(["api/auth", "web/auth"]);
  });

  it("leave out shared folders, in any letter case and in longer names too", () => {
    const paths = ["src/Utils/a.ts", "src/shared/a.ts", "src/auth/a.ts"];
    expect(placed({ domains: "src/{domain}/**" }, paths)).toEqual(["(shared)", "(shared)", "auth"]);
    expect(placed({ domains: { "api/{domain}": "src/{domain}/**" } }, paths)).toEqual([
      "(shared)",
      "(shared)",
      "api/auth",
    ]);
  });

  it("keep a shared name inside a domain with the domain", () => {
    expect(placed({ domains: "src/{domain}/**" }, ["src/auth/utils/hash.ts"])).toEqual(["auth"]);
  });

  it("come with exceptions by name before them", () => {
    const domains = { money: "src/{billing,plans}/**", "{domain}": "src/{domain}/**" };
    expect(placed({ domains }, ["src/billing/a.ts", "src/plans/a.ts", "src/auth/a.ts"])).toEqual([
      "money",
      "money",
      "auth",
    ]);
  });
});

describe("what is shared", () => {
  it("is named by the setting, also where a domain matches", () => {
    const settings = { domains: "src/{domain}/**", shared: ["src/platform/**"] };
    expect(placed(settings, ["src/platform/log.ts", "src/auth/a.ts"])).toEqual(["(shared)", "auth"]);
    expect(placed({ ...settings, shared: [] }, ["src/platform/log.ts"])).toEqual(["platform"]);
  });

  it("is what lies in a folder of such a name, if it is in no domain", () => {
    const domains = { auth: "src/auth/**" };
    expect(placed({ domains }, ["src/common/a.ts", "common/x/a.ts", "src/b.ts"])).toEqual([
      "(shared)",
      "(shared)",
      "-",
    ]);
  });

  it("is not a file of such a name", () => {
    expect(placed({ domains: { auth: "src/auth/**" } }, ["src/utils.ts"])).toEqual(["-"]);
  });
});

describe("domains that are guessed", () => {
  const paths = ["src/modules/auth/a.ts", "src/modules/billing/b.ts", "src/modules/shared/c.ts", "src/main.ts"];

  it("hold all that is in their folders", () => {
    expect(placed({}, paths)).toEqual(["auth", "billing", "(shared)", "-"]);
  });

  it("are not guessed if the settings name any, or none", () => {
    expect(placed({ domains: { auth: "src/modules/auth/**" } }, paths)).toEqual(["auth", "-", "(shared)", "-"]);
    expect(placed({ domains: {} }, paths)).toEqual(["-", "-", "(shared)", "-"]);
  });

  it("give way to the setting shared", () => {
    expect(placed({ shared: ["src/modules/billing/**"] }, paths)).toEqual(["auth", "(shared)", "(shared)", "-"]);
  });

  it("do not reach into a package inside a package", () => {
    const files = [
      "packages/a/x/b.ts",
      "packages/a/examples/next/src/features/c/c.ts",
      "packages/a/examples/next/d.ts",
    ];
    const features = [...files, "packages/a/examples/next/src/features/e/e.ts"];
    const packages = ["packages/a", "packages/a/examples/next"];
    expect(placed({}, features, packages)).toEqual(["a", "c", "-", "e"]);
    expect(placed({}, files, packages)).toEqual(["a", "next", "next"]);
  });

  it("are whole packages only where these are asked for; else their names count as those of folders", () => {
    const files = ["packages/auth/a.ts", "packages/utils/b.ts"];
    const packages = ["packages/auth", "packages/utils"];
    expect(placed({}, files, packages)).toEqual(["auth", "utils"]);
    expect(placed({}, files, packages, false)).toEqual(["-", "(shared)"]);
  });
});
