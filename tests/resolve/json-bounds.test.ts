import { describe, expect, it } from "vitest";
import { excessIn } from "../../src/resolve/json-bounds.js";

const nested = (depth: number, open = "[", close = "]"): string => `{"x":${open.repeat(depth)}${close.repeat(depth)}}`;

describe("the bounds of a JSON text", () => {
  it.each<[string, string, string]>([
    ["nesting", nested(400), nested(500)],
    ["nesting of objects", nested(200, `{"a":[`, "]}").replace("[]", "[1]"), nested(300, `{"a":[`, "]}")],
    ["nesting that does not end", "[".repeat(500), "[".repeat(501)],
    ["nesting after too many ends", `${"]".repeat(600)}${"[".repeat(500)}`, `${"]".repeat(600)}${"[".repeat(501)}`],
    ["the parts of a path", JSON.stringify({ main: "a/".repeat(500) }), JSON.stringify({ main: "a/".repeat(501) })],
    ["slashes that are escaped", `"${"\\/".repeat(500)}"`, `"${"\\u002f".repeat(501)}"`],
    ["backslashes", JSON.stringify("a\\".repeat(500)), JSON.stringify("a\\".repeat(501))],
    ["stars", JSON.stringify("*".repeat(64)), JSON.stringify("*".repeat(65))],
    ["stars that are escaped", `"${"\\u002A".repeat(64)}"`, `"${"\\u002A".repeat(65)}"`],
  ])("hold for %s", (_, within, beyond) => {
    expect([excessIn(within), typeof excessIn(beyond)]).toEqual([undefined, "string"]);
  });

  it("are those of one text: many texts of a few parts are within them", () => {
    expect(excessIn(JSON.stringify({ files: Array.from({ length: 1000 }, () => "a/**/*.js") }))).toBeUndefined();
  });

  it("do not take brackets, stars and slashes for more than the text or comment that they are in", () => {
    expect(excessIn(JSON.stringify({ a: "[".repeat(1000), b: `"${"{".repeat(1000)}` }))).toBeUndefined();
  });
});
