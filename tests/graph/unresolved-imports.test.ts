import { describe, expect, it } from "vitest";
import { unresolvedImports, unresolvedSpecifiers } from "../../src/graph/unresolved-imports.js";
import { onDisk } from "../on-disk.js";
import { topologyOf } from "../topology-of.js";

describe("imports that lead nowhere", () => {
  const found = () =>
    unresolvedImports(
      topologyOf(
        onDisk({
          "package.json": {},
          "a.ts": `import "./gone";\nimport "./b";\nimport "a-package";`,
          "b.ts": `\nimport "./gone";\nimport "./away";`,
        }),
      ),
    );

  it("are those of own modules, with their lines", () => {
    expect(found()).toEqual([
      { module: "a.ts", line: 1, specifier: "./gone" },
      { module: "b.ts", line: 2, specifier: "./gone" },
      { module: "b.ts", line: 3, specifier: "./away" },
    ]);
  });

  it("ask for something, which the most of them do first", () => {
    expect(unresolvedSpecifiers(found())).toEqual([
      { specifier: "./gone", imports: 2, module: "a.ts" },
      { specifier: "./away", imports: 1, module: "b.ts" },
    ]);
  });
});
