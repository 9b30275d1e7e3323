import { describe, expect, it } from "vitest";
import { project } from "./project-on-disk.js";

describe("packages of others", () => {
  it.each([
    "react",
    "react/jsx-runtime",
    "@scope/name",
    "fs",
    "node:fs",
    "fs/promises",
    "bun:test",
    "https://a.org/b.js",
    "data:text/javascript,1",
    "file:///a.js",
    "virtual:pages",
    "\0virtual",
    "astro:content",
    "$app/stores",
    "~icons/a/b",
    "/abs",
    "",
  ])("such as %j are outside", (specifier) => {
    expect(project({ "a.ts": "" }).lead("a.ts", specifier)).toBe("outside");
  });

  it("include URLs, even of a file of the project", () => {
    const { lead, root } = project({ "a.ts": "", "b.ts": "" });
    expect(lead("a.ts", `file://${root}/b.ts`)).toBe("outside");
  });

  it("are outside when they are installed", () => {
    const { lead } = project({
      "a.ts": "",
      "node_modules/dep/package.json": { main: "index.js" },
      "node_modules/dep/index.js": "",
    });
    expect(lead("a.ts", "dep")).toBe("outside");
  });

  it("linked into node_modules from the project are the project's", () => {
    const { lead } = project(
      { "a.ts": "", "lib/dep/package.json": { main: "index.js" }, "lib/dep/index.ts": "" },
      { links: { "node_modules/dep": "lib/dep" } },
    );
    expect(lead("a.ts", "dep")).toBe("lib/dep/index.ts");
  });

  it("are those that lie in node_modules themselves, though their entry leads to a module of the project", () => {
    const files = { "a.ts": "", "lib/dep/package.json": { main: "../../b.ts" }, "b.ts": "" };
    const copied = { "a.ts": "", "node_modules/dep/package.json": { main: "../../b.ts" }, "b.ts": "" };
    expect(project(copied).lead("a.ts", "dep")).toBe("outside");
    const inFolder = { ...files, "lib/dep/package.json": { main: "b.ts" }, "lib/dep/b.ts": "" };
    expect(project(inFolder, { links: { "node_modules/dep": "lib/dep" } }).lead("a.ts", "dep")).toBe("lib/dep/b.ts");
  });

  it("are those that are nearer than a link of the same name", () => {
    const files = {
      "a.ts": "",
      "in/package.json": {},
      "in/a.ts": "",
      "in/node_modules/dep/index.js": "",
      "lib/dep/index.ts": "",
    };
    const { lead } = project(files, { links: { "node_modules/dep": "lib/dep" } });
    expect([lead("a.ts", "dep"), lead("in/a.ts", "dep")]).toEqual(["lib/dep/index.ts", "outside"]);
  });

  it("do not include aliases that no package can be", () => {
    const { lead } = project({ "a.ts": "" });
    expect(["@/b", "~/b", "@/b.css"].map((each) => lead("a.ts", each))).toEqual(["missing", "missing", "outside"]);
  });
});
