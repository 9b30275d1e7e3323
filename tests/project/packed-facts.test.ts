import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ModuleFacts } from "../../src/facts/module-facts.js";
import { hasFailure, hintsIn, packFacts, unpackFacts } from "../../src/project/packed-facts.js";

const FORMS = [
  "import",
  "export-from",
  "import-equals",
  "import-call",
  "require",
  "import-type",
  "jsdoc",
  "worker",
  "resolve",
  "mock",
  "import-resolve",
  "import-mock",
  "asset",
] as const;

const name = fc.oneof(fc.string(), fc.constantFrom("*", "default", "__proto__", "}]"));
const optional = <T extends object>(shape: { [K in keyof T]: fc.Arbitrary<T[K]> }, required: (keyof T)[]) =>
  fc.record(shape, { requiredKeys: required }) as unknown as fc.Arbitrary<T>;

const ending = fc.oneof(
  fc.constant({}),
  fc.constantFrom<object>(
    { mayHoldState: "here" },
    { mayWriteNames: ["config", "ns"] },
    { mayHoldState: "elsewhere", mayWriteNames: ["config", "ns"] },
    { mayUseServices: "by text" },
    { mayHoldState: "elsewhere", mayUseServices: "by imports" },
    { mayInject: "provides" },
    { mayHoldState: "here", mayInject: "receives" },
    { mayUseServices: "by text", mayInject: "receives" },
    { mayHoldState: "elsewhere", mayUseServices: "by text", mayInject: "lists" },
  ),
  fc.record({ failure: fc.record({ message: name, line: fc.nat() }) }),
);

const lists = optional(
  {
    imports: fc.array(
      fc.record({
        specifier: name,
        form: fc.constantFrom(...FORMS),
        label: fc.constantFrom("eager", "deferred", "erased"),
        names: fc.array(optional({ imported: name, local: name, type: fc.constant(true) }, ["imported", "local"])),
        range: fc.tuple(fc.nat(), fc.nat()),
        line: fc.nat(),
      }),
    ),
    exports: fc.array(
      optional({ exported: name, local: name, source: fc.nat(), type: fc.constant(true), line: fc.nat() }, [
        "exported",
        "line",
      ]),
    ),
  },
  ["imports", "exports"],
);

const facts = fc.tuple(lists, ending).map(([own, rest]) => ({ ...own, ...rest })) as fc.Arbitrary<ModuleFacts>;

describe("packed facts", () => {
  it("give back every fact, and tell hints and whether the text failed to parse without the rest", () => {
    fc.assert(
      fc.property(facts, (given) => {
        const packed = packFacts(given);
        expect(unpackFacts(packed)).toEqual(given);
        expect(hasFailure(packed)).toBe(given.failure !== undefined);
        expect({ ...given, ...hintsIn(packed) }).toEqual(given);
        expect(Object.keys(hintsIn(packed)).length).toBe(
          Object.keys(given).filter((key) => key.startsWith("may")).length,
        );
      }),
      { numRuns: 500 },
    );
  });

  it("are one line", () => {
    const failure = { message: "two\nlines\r\n", line: 1 };
    expect(packFacts({ imports: [], exports: [], failure })).not.toMatch(/[\n\r\t]/);
  });

  it("leave out what goes without saying", () => {
    const { imports, exports } = {
      imports: [
        {
          specifier: "./b",
          form: "import",
          label: "eager",
          names: [{ imported: "b", local: "b" }],
          range: [18, 23],
          line: 1,
        },
      ],
      exports: [{ exported: "a", local: "a", line: 2 }],
    } as const;
    expect(packFacts({ imports, exports })).toBe('[0,[["./b",0,0,18,5,1,"b"]],[["a",2]]]');
  });
});
