import { describe, expect, it } from "vitest";
import { parseText } from "../../src/facts/parse.js";
import { nativeParser } from "../../src/facts/native-parser.js";

const answer = () => nativeParser().parseSync("", "import a from './a';", { lang: "ts", sourceType: "module" });

/** Getters of the object itself: each object that has one is kept until the next full collection. */
function ownGetters(object: object): readonly string[] {
  const properties = Object.entries(Object.getOwnPropertyDescriptors(object));
  return properties.filter(([, { get }]) => get !== undefined).map(([name]) => name);
}

describe("the parser's answer", () => {
  it("has the module record and the tree", () => {
    const { module, program, errors } = answer();
    expect(module.staticImports.map(({ moduleRequest }) => moduleRequest.value)).toEqual(["./a"]);
    expect(program.body.map(({ type }) => type)).toEqual(["ImportDeclaration"]);
    expect(errors).toEqual([]);
  });

  it("has one tree, whoever asks", () => {
    const { parseSync } = nativeParser();
    const parsed = parseSync("", "a;", { lang: "ts" });
    expect(parsed.program).toBe(parsed.program);
  });

  it("dies young", () => {
    expect(ownGetters(answer())).toEqual([]);
    expect(ownGetters(parseText("a;", "ts"))).toEqual([]);
    expect(
      ownGetters({
        get program() {
          return 1;
        },
      }),
    ).toEqual(["program"]);
  });
});
