import { describe, expect, it } from "vitest";
import { mentionsAny } from "../../src/project/changed-names.js";
import { packFacts } from "../../src/project/packed-facts.js";

/** Whether a module that imports `specifier` is resolved again when the files `ids` came or went. */
function isConcerned(specifier: string, ids: string[], configTexts: string[] = []): boolean {
  const fact = { specifier, form: "import", label: "eager", names: [], range: [0, 1], line: 1 } as const;
  return mentionsAny({ ids, configTexts: () => configTexts })(packFacts({ imports: [fact], exports: [] }));
}

describe("a module is resolved again", () => {
  it.each([
    ["./user", ["src/user.ts"]],
    ["./user.js", ["src/user.ts"]],
    ["@/models/user", ["src/models/user.tsx"]],
    ["pkg/lib/user.mjs", ["packages/pkg/src/user.mts"]],
    ["./user", ["src/user.d.ts"]],
    ["./user.controller", ["src/user.controller.ts"]],
    ['./us"er', ['src/us"er.ts']],
  ])("if its %s says the name of %j", (specifier, ids) => {
    expect(isConcerned(specifier, ids)).toBe(true);
  });

  it.each([
    ["./other", ["src/user/index.ts"]],
    ["pkg", ["packages/pkg/src/main.ts"]],
    ["..", ["index.js"]],
  ])("if %s may lead to an entry such as %j, whose name it need not say", (specifier, ids) => {
    expect(isConcerned(specifier, ids)).toBe(true);
  });

  it("if a configuration file says the name", () => {
    expect(isConcerned("pkg/feature", ["src/entry-server.ts"], ['{"./feature":"./src/entry-server.ts"}'])).toBe(true);
  });

  it("if many files came or went", () => {
    expect(
      isConcerned(
        "./other",
        Array.from({ length: 40 }, (_, index) => `src/user${index}.ts`),
      ),
    ).toBe(true);
  });
});

describe("a module is not resolved again", () => {
  it("if no file came or went", () => expect(isConcerned("./user", [])).toBe(false));
  it("if it says none of the names", () => expect(isConcerned("./other", ["src/user.ts"])).toBe(false));
});
