/** What a module's tsconfig says about its emit. */
import { describe, expect, it } from "vitest";
import { project } from "./project-on-disk.js";

const options = (compilerOptions: object): object => ({ compilerOptions });

/** The emit of `src/a.ts` in a project of these tsconfigs. */
function emit(files: Readonly<Record<string, object>>) {
  const { resolver } = project({ "src/a.ts": "", ...files });
  return resolver.emitOf("src/a.ts");
}

describe("the emit of a module", () => {
  it("without a tsconfig drops what is not used, and calls React for JSX", () => {
    expect(emit({})).toEqual({
      verbatim: false,
      decoratorMetadata: false,
      strictNullChecks: false,
      jsxFactory: "React",
      jsxFragmentFactory: "React",
    });
  });

  it("is that of the nearest tsconfig", () => {
    const files = { "tsconfig.json": options({ verbatimModuleSyntax: true }), "src/tsconfig.json": options({}) };
    expect(emit(files).verbatim).toBe(false);
  });

  it("is inherited, and the tsconfig itself wins", () => {
    const base = options({ verbatimModuleSyntax: true, emitDecoratorMetadata: true });
    const own = { extends: "./base.json", compilerOptions: { verbatimModuleSyntax: false } };
    expect(emit({ "tsconfig.json": own, "base.json": base })).toMatchObject({ verbatim: false });
    expect(emit({ "tsconfig.json": own, "tsconfig.base.json": base })).toMatchObject({ decoratorMetadata: false });
    const named = { ...own, extends: "./tsconfig.base.json" };
    expect(emit({ "tsconfig.json": named, "tsconfig.base.json": base })).toMatchObject({ decoratorMetadata: true });
  });

  const referencing = (...names: string[]): object => ({
    references: names.map((name) => ({ path: `./tsconfig.${name}.json` })),
  });
  const verbatim = options({ verbatimModuleSyntax: true });

  it("is that of the project of a solution that takes the module in, and of no other", () => {
    const files = {
      "tsconfig.json": { files: [], ...referencing("app", "spec") },
      "tsconfig.app.json": { include: ["src"], compilerOptions: { emitDecoratorMetadata: true } },
      "tsconfig.spec.json": { include: ["test"], ...verbatim },
    };
    expect(emit(files)).toMatchObject({ verbatim: false, decoratorMetadata: true });
    const swapped = { ...files, "tsconfig.json": { files: [], ...referencing("spec", "app") } };
    expect(emit(swapped)).toMatchObject({ verbatim: false, decoratorMetadata: true });
  });

  it("is that of the first of several projects that take it in", () => {
    const files = { "tsconfig.one.json": options({}), "tsconfig.two.json": verbatim };
    expect(emit({ "tsconfig.json": { files: [], ...referencing("one", "two") }, ...files }).verbatim).toBe(false);
    expect(emit({ "tsconfig.json": { files: [], ...referencing("two", "one") }, ...files }).verbatim).toBe(true);
  });

  it("is not that of the solution, which compiles nothing itself", () => {
    const files = { "tsconfig.json": { files: [], ...referencing("app"), ...verbatim }, "tsconfig.app.json": {} };
    expect(emit(files).verbatim).toBe(false);
  });

  it("is that of a referenced project if the nearest tsconfig leaves the module out", () => {
    const files = { "tsconfig.json": { include: ["tools"], ...referencing("app") }, "tsconfig.app.json": verbatim };
    expect(emit(files).verbatim).toBe(true);
  });

  it("is that of the nearest tsconfig if none takes the module in", () => {
    const outside = { include: ["test"] };
    const files = { "tsconfig.json": { ...outside, ...referencing("app"), ...verbatim }, "tsconfig.app.json": outside };
    expect(emit(files).verbatim).toBe(true);
  });

  it("is Angular's if the tsconfig or one that it extends has options for it", () => {
    const base = { angularCompilerOptions: {} };
    expect(emit({ "tsconfig.json": base }).angular).toBe(true);
    expect(emit({ "tsconfig.json": { extends: "./tsconfig.base.json" }, "tsconfig.base.json": base }).angular).toBe(
      true,
    );
  });

  it("is Angular's if the nearest package depends on it", () => {
    const angular = { dependencies: { "@angular/core": "^20.0.0" } };
    expect(emit({ "package.json": angular }).angular).toBe(true);
    expect(emit({ "package.json": angular, "src/package.json": {} }).angular).toBeUndefined();
  });

  it("is not that of a project that is merely referenced", () => {
    const own = { include: ["src"], references: [{ path: "./tsconfig.other.json" }] };
    expect(emit({ "tsconfig.json": own, "tsconfig.other.json": verbatim }).verbatim).toBe(false);
  });

  it.each<[object, boolean]>([
    [{ preserveValueImports: true }, true],
    [{ importsNotUsedAsValues: "preserve" }, true],
    [{ importsNotUsedAsValues: "Error" }, true],
    [{ importsNotUsedAsValues: "remove" }, false],
    [{ verbatimModuleSyntax: "true" }, false],
  ])("with %j keeps unused imports: %s", (given, expected) => {
    expect(emit({ "tsconfig.json": options(given) }).verbatim).toBe(expected);
  });

  it.each<[object, boolean]>([
    [{ strict: true }, true],
    [{ strict: true, strictNullChecks: false }, false],
    [{ strictNullChecks: true }, true],
  ])("with %j tells null apart: %s", (given, expected) => {
    expect(emit({ "tsconfig.json": options(given) }).strictNullChecks).toBe(expected);
  });

  it.each<[object, string | undefined, string | undefined]>([
    [{ jsx: "react" }, "React", "React"],
    [{ jsx: "preserve" }, "React", "React"],
    [{ jsx: "react-jsx" }, undefined, undefined],
    [{ jsx: "React-JSXDev" }, undefined, undefined],
    [{ jsx: "react", jsxFactory: "h", jsxFragmentFactory: "Fragment" }, "h", "Fragment"],
    [{ jsx: "react", jsxFactory: "Preact.h" }, "Preact", "Preact"],
    [{ jsx: "react", reactNamespace: "R" }, "R", "R"],
    [{ jsx: "react", jsxFactory: 1 }, "React", "React"],
  ])("with %j calls %s for elements and %s for fragments", (given, factory, fragmentFactory) => {
    const { jsxFactory, jsxFragmentFactory } = emit({ "tsconfig.json": options(given) });
    expect([jsxFactory, jsxFragmentFactory]).toEqual([factory, fragmentFactory]);
  });
});
