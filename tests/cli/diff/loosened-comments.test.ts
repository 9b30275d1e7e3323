/** Comments that a change adds and that keep findings of ours quiet. */
import { describe, expect, it } from "vitest";
import { loosenedComments } from "../../../src/cli/diff/loosened-comments.js";

const isOwn = (rule: string): boolean => rule.startsWith("topology/");

function added(after: string, before = ""): string[] {
  return loosenedComments(before, after, { isOwn }).map(({ line, what }) => `${line} ${what}`);
}

describe("comments of ESLint", () => {
  it.each([
    ["// eslint-disable-next-line topology/no-cycle", "1 eslint-disable-next-line topology/no-cycle"],
    ["import './b.js'; // eslint-disable-line topology/no-cycle -- old", "1 eslint-disable-line topology/no-cycle"],
    ["/* eslint-disable topology/no-cycle, no-undef */", "1 eslint-disable topology/no-cycle"],
    ["\n/* eslint-disable\n  topology/no-cycle\n*/", "2 eslint-disable topology/no-cycle"],
    ["/* eslint-disable */", "1 eslint-disable of all rules"],
    ["/* eslint-disable -- generated */", "1 eslint-disable of all rules"],
    ["// oxlint-disable-next-line topology/no-cycle", "1 oxlint-disable-next-line topology/no-cycle"],
    ["/* eslint topology/no-cycle: off, no-undef: 2 */", "1 eslint topology/no-cycle: off"],
    ['/* eslint "topology/no-cycle": ["off"] */', "1 eslint topology/no-cycle: off"],
  ])("%j", (text, found) => {
    expect(added(text)).toEqual([found]);
  });

  it.each([
    ["// eslint-disable-next-line no-undef"],
    ["// eslint-disable-next-line import/no-cycle"],
    ["/* eslint-enable topology/no-cycle */"],
    ["/* eslint topology/no-cycle: error */"],
    ["// how eslint-disable works"],
    ["// eslint-disabled"],
  ])("none: %j", (text) => {
    expect(added(text)).toEqual([]);
  });
});

describe("reasons", () => {
  it("are told with what they say", () => {
    expect(added("let a;\n/** @shared-state one login at a time */\nlet b;")).toEqual([
      "2 @shared-state one login at a time",
    ]);
    expect(added("// @shared-service cheap")).toEqual(["1 @shared-service cheap"]);
  });

  it("are none under another name", () => {
    expect(added("// @shared-stateful x")).toEqual([]);
  });
});

describe("what was there before", () => {
  const one = "// eslint-disable-next-line topology/no-cycle\nimport './b.js';\n";

  it("is none that is added, wherever it stands now", () => {
    expect(added(`const a = 1;\n${one}`, one)).toEqual([]);
  });

  it("does not speak for another one of its kind", () => {
    expect(added(one + one, one)).toEqual(["3 eslint-disable-next-line topology/no-cycle"]);
  });

  it("may go", () => {
    expect(added("", one)).toEqual([]);
  });
});
