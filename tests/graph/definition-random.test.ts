/** Where names are defined in random projects, against a walk that knows no index. */
import fc from "fast-check";
import { expect, it } from "vitest";
import type { ExportFact, ImportFact, ModuleFacts } from "../../src/facts/module-facts.js";
import { definitionOf } from "../../src/graph/definition.js";
import { linkTopology } from "../../src/graph/link.js";
import type { Topology } from "../../src/graph/topology.js";
import { HEALTHY } from "./draw.js";

const MODULES = ["a.ts", "b.ts", "c.ts", "d.ts", "e.ts"] as const;
const NAMES = ["x", "y", "z", "default"] as const;

/** One statement of a module; the first of several exports of one name counts. */
type Statement =
  | { readonly is: "export"; readonly name: string }
  | {
      readonly is: "pass on" | "import, export";
      readonly name: string;
      readonly imported: string;
      readonly from: string;
    }
  | { readonly is: "star"; readonly from: string };

const from = fc.constantFrom(...MODULES);
const name = fc.constantFrom(...NAMES);
const anyStatement: fc.Arbitrary<Statement> = fc.oneof(
  { weight: 2, arbitrary: fc.record({ is: fc.constant("export" as const), name }) },
  {
    weight: 2,
    arbitrary: fc.record({
      is: fc.constantFrom("pass on" as const, "import, export" as const),
      name,
      imported: fc.constantFrom(...NAMES, "*"),
      from,
    }),
  },
  { weight: 4, arbitrary: fc.record({ is: fc.constant("star" as const), from }) },
);
const anyModules = fc.array(fc.array(anyStatement, { maxLength: 4 }), { minLength: 5, maxLength: 5 });

type Modules = readonly (readonly Statement[])[];

interface Found {
  readonly node: number;
  readonly name: string;
  readonly via: readonly number[];
}

/** Depth first in source order, no name of a module twice. */
function naive(
  modules: Modules,
  node: number,
  name: string,
  via: readonly number[] = [],
  seen = new Set<string>(),
): Found | undefined {
  if (seen.has(`${node} ${name}`)) return undefined;
  seen.add(`${node} ${name}`);
  const statements = modules[node]!;
  const next = (module: string, asked: string): Found | undefined =>
    naive(modules, MODULES.indexOf(module as "a.ts"), asked, [...via, node], seen);
  const own = statements.find((statement) => statement.is !== "star" && statement.name === name);
  if (own?.is === "export" || (own?.is === "import, export" && name === "default")) return { node, name, via };
  if (own !== undefined && own.is !== "star") return own.imported === "*" ? undefined : next(own.from, own.imported);
  if (name === "default") return undefined;
  for (const statement of statements) {
    const found = statement.is === "star" ? next(statement.from, name) : undefined;
    if (found !== undefined) return found;
  }
  return undefined;
}

function factsOf(statements: readonly Statement[]): ModuleFacts {
  const imports: ImportFact[] = [];
  const exports: ExportFact[] = [];
  for (const [at, statement] of statements.entries()) {
    if (statement.is === "export") exports.push({ exported: statement.name, line: at });
    else {
      const passed = statement.is === "import, export" ? `local${at}` : statement.is === "star" ? "*" : statement.name;
      const form = statement.is === "import, export" ? "import" : "export-from";
      const names = [{ imported: statement.is === "star" ? "*" : statement.imported, local: passed }];
      imports.push({ specifier: statement.from, form, label: "eager", names, range: [at, at], line: at });
      const origin = form === "import" ? { local: passed } : { source: imports.length - 1 };
      exports.push({ exported: statement.is === "star" ? "*" : statement.name, ...origin, line: at });
    }
  }
  return { imports, exports };
}

function topologyOf(modules: Modules): Topology {
  const facts = modules.map(factsOf);
  const rows = MODULES.map((id, node) => {
    const targets = facts[node]!.imports.map(({ specifier }) => specifier);
    return { id, key: id, labels: targets.map(() => 4), targets, unresolved: [] };
  });
  return linkTopology(rows, ({ id }) => facts[MODULES.indexOf(id as "a.ts")]!, HEALTHY);
}

it("finds the first definition in source order and the way to it, whatever passes names on to whom", () => {
  let behindStars = 0;
  fc.assert(
    fc.property(anyModules, (modules) => {
      const topology = topologyOf(modules);
      for (const node of MODULES.keys()) {
        for (const name of NAMES) {
          const found = naive(modules, node, name);
          if (found !== undefined && found.via.length > 1) behindStars++;
          expect(definitionOf(topology, node, name)).toEqual(found);
        }
      }
    }),
    { numRuns: 800 },
  );
  expect(behindStars).toBeGreaterThan(100);
});
