import { describe, expect, it } from "vitest";
import {
  hasScheme,
  looksLikeAlias,
  meansDirectory,
  packageRequest,
  specifierForms,
} from "../../src/resolve/specifier.js";

describe("the forms of a specifier", () => {
  it("are one for a plain specifier", () => {
    expect(specifierForms("./a.ts")).toEqual(["./a.ts"]);
  });

  it("end without the query", () => {
    expect(specifierForms("./a.svg?raw")).toEqual(["./a.svg?raw", "./a.svg"]);
  });

  it("end without query and hash, in whichever order they come", () => {
    expect([specifierForms("./a?x#y").at(-1), specifierForms("./a#y?x").at(-1)]).toEqual(["./a", "./a"]);
  });

  it("keep the hash that starts a package import", () => {
    expect(specifierForms("#a?raw")).toEqual(["#a?raw", "#a"]);
  });

  it("end without webpack's loaders", () => {
    expect(specifierForms("!!raw-loader?x!./a.ts").at(-1)).toBe("./a.ts");
  });

  it("are empty for nothing but a query", () => {
    expect(specifierForms("")).toEqual([""]);
  });
});

describe("the package of a specifier", () => {
  it.each([
    ["react", "react", ""],
    ["react/jsx-runtime", "react", "jsx-runtime"],
    ["@scope/name", "@scope/name", ""],
    ["@scope/name/lib/a.js", "@scope/name", "lib/a.js"],
    ["name/", "name", ""],
    ["__proto__/a", "__proto__", "a"],
  ])("of %s is %s", (specifier, name, subpath) => {
    expect(packageRequest(specifier)).toEqual({ name, subpath });
  });

  it.each(["@/a", "~/a", "/a", "./a", "#a", "", "@scope", "@scope/", ".hidden"])(
    "does not exist for %j",
    (specifier) => {
      expect(packageRequest(specifier)).toBeUndefined();
    },
  );
});

describe("kinds of specifiers", () => {
  it.each(["node:fs", "https://a.org/b.js", "data:text/javascript,1", "virtual:a", "astro:content", "\0a"])(
    "%j has a scheme",
    (specifier) => expect(hasScheme(specifier)).toBe(true),
  );

  it.each(["fs", "$app/stores", "~icons/a:b", "./a:b", "@a/b:c"])("%j has none", (specifier) => {
    expect(hasScheme(specifier)).toBe(false);
  });

  it.each([".", "..", "./", "./a/", "../..", "./."])("%j can only mean a directory", (specifier) => {
    expect(meansDirectory(specifier)).toBe(true);
  });

  it.each(["./a", "./a.", "../..a"])("%j may mean a file", (specifier) =>
    expect(meansDirectory(specifier)).toBe(false),
  );

  it("an alias by convention is no package", () => {
    expect(["@/a", "~/a", "@a/b", "~icons/a"].map(looksLikeAlias)).toEqual([true, true, false, false]);
  });
});
