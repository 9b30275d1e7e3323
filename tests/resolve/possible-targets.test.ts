import { describe, expect, it } from "vitest";
import { possibleExports, possibleTargets } from "../../src/resolve/possible-targets.js";

describe("possible targets", () => {
  it("are those of every key that matches, under every condition", () => {
    const map = {
      "#a/*": { node: "./n/*.js", default: ["./d/*/*", null] },
      "#a/b": "./b.js",
      "#*": "./all/*",
      "#c": "./c",
    };
    expect([...possibleTargets(map, "#a/b")].sort()).toEqual(["./all/a/b", "./b.js", "./d/b/b", "./n/b.js"]);
  });

  it("of keys and targets that end in a slash have the rest behind it", () => {
    expect(possibleTargets({ "./lib/": "./src/" }, "./lib/a/b")).toEqual(["./src/a/b"]);
  });

  it("of exports may be those of the package itself", () => {
    expect([...possibleExports({ import: "./a.js", require: "./b.js" }, ".")].sort()).toEqual(["./a.js", "./b.js"]);
    expect(possibleExports("./a.js", "./b")).toEqual([]);
  });

  it.each([null, undefined, 7, "text", [], [["#a"]]])("of %j are none", (map) => {
    expect(possibleTargets(map, "#a")).toEqual([]);
  });
});
