import { maxFanIn } from "../../src/rules/max-fan-in.js";
import { linting } from "../linting.js";
import { runRule } from "./rule-tester.js";

/** `src/hub.ts` and modules `src/1.ts`, `src/2.ts`, … that import it. */
function hub(
  importers: number,
  request = `import { hub } from "./hub"; export const own = hub;`,
): Record<string, string> {
  const files = Array.from({ length: importers }, (_, index) => [`src/${index + 1}.ts`, request]);
  return { "src/hub.ts": "export const hub = 1;", ...(Object.fromEntries(files) as Record<string, string>) };
}

/** `src/auth.ts` keeps sessions; `src/1.ts` sets them, `src/2.ts`, … read them. */
function stateful(users: number, holder = "const sessions = new Map();"): Record<string, string> {
  const user = (name: string): string =>
    `import { ${name} } from "./auth"; export const own = (id: string) => ${name}(id);`;
  const files = Array.from({ length: users }, (_, at) => [`src/${at + 1}.ts`, user(at === 0 ? "start" : "current")]);
  return {
    "src/auth.ts": `${holder}
export const start = (id: string) => { sessions.set(id, id); };
export const current = (id: string) => sessions.get(id);
export const other = 1;`,
    ...(Object.fromEntries(files) as Record<string, string>),
  };
}

const IN_BASELINE = {
  "topology-baseline.json": {
    version: 1,
    findings: [{ rule: "max-fan-in", module: "src/1.ts", imports: "src/hub.ts" }],
  },
};

runRule("max-fan-in", maxFanIn, {
  valid: [
    {
      name: "as many modules at one state as the limit",
      options: [{ stateful: 3 }],
      ...linting("src/2.ts", stateful(3)),
    },
    {
      name: "importers of a module with state that do not reach the state",
      options: [{ stateful: 2 }],
      ...linting("src/2.ts", {
        ...stateful(2),
        "src/3.ts": `import { other } from "./auth"; export const own = () => other;`,
      }),
    },
    {
      name: "a module that does not reach the state itself",
      options: [{ stateful: 2 }],
      ...linting("src/4.ts", {
        ...stateful(3),
        "src/4.ts": `import { other } from "./auth"; export const own = () => other;`,
      }),
    },
    {
      name: "a state that belongs to its keys",
      options: [{ stateful: 2 }],
      ...linting("src/2.ts", stateful(3, "const sessions = new WeakMap();")),
    },
    {
      name: "modules at one state of which one is a test",
      options: [{ stateful: 2 }],
      ...linting("src/2.ts", {
        ...stateful(2),
        "src/3.test.ts": `import { current } from "./auth"; it("is", () => current("a"));`,
      }),
    },
    { name: "any number of importers, if no limit is set", ...linting("src/1.ts", hub(5)) },
    { name: "as many importers as the limit", options: [{ max: 3 }], ...linting("src/1.ts", hub(3)) },
    {
      name: "type-only importers, which run nothing",
      options: [{ max: 1 }],
      ...linting("src/1.ts", hub(3, `import type { hub } from "./hub"; export type Own = typeof hub;`)),
    },
    {
      name: "importers that use types only, whose imports the compiler drops",
      options: [{ max: 1 }],
      ...linting("src/1.ts", {
        ...hub(3, `import { Hub } from "./hub"; export let own: Hub;`),
        "src/hub.ts": "export class Hub {}",
      }),
    },
    {
      name: "importers that are tests",
      options: [{ max: 1 }],
      ...linting("src/1.ts", { ...hub(1), "src/a.test.ts": `import "./hub";`, "src/b.test.ts": `import "./hub";` }),
    },
    {
      name: "the import of a test",
      options: [{ max: 1 }],
      ...linting("src/a.test.ts", { ...hub(3), "src/a.test.ts": `import "./hub";` }),
    },
    {
      name: "two imports of one importer, which is one importer",
      options: [{ max: 1 }],
      ...linting("src/1.ts", {
        "src/hub.ts": "export const a = 1, b = 2;",
        "src/1.ts": `import { a } from "./hub"; import { b } from "./hub"; [a, b];`,
      }),
    },
    {
      name: "a module with a higher limit of its own",
      options: [{ max: 1, limits: { "src/hub.ts": 3 } }],
      ...linting("src/1.ts", hub(3)),
    },
    {
      name: "an import of a crowded module that the baseline has",
      options: [{ max: 2 }],
      ...linting("src/1.ts", { ...hub(3), ...IN_BASELINE }),
    },
    { name: "a limit for other modules", options: [{ limits: { "lib/**": 1 } }], ...linting("src/1.ts", hub(3)) },
    {
      name: "a package, which is no module of the project",
      options: [{ max: 1 }],
      ...linting("src/1.ts", { "src/1.ts": `import "react";`, "src/2.ts": `import "react";` }),
    },
  ],
  invalid: [
    {
      name: "a state that more modules reach than the limit, at each import",
      options: [{ stateful: 2 }],
      ...linting("src/2.ts", stateful(3)),
      errors: [
        {
          message:
            "sessions of src/auth.ts:1 changes as the program runs, and 3 modules reach it (limit 2). " +
            "Pass it as an argument, or raise stateful in the max-fan-in options",
          line: 1,
          column: 25,
          endColumn: 33,
        },
      ],
    },
    {
      name: "a module over both limits once",
      options: [{ max: 2, stateful: 2 }],
      ...linting("src/2.ts", stateful(3)),
      errors: [{ messageId: "crowded" }],
    },
    {
      name: "one more importer of a crowded module whose other importers the baseline has",
      options: [{ max: 2 }],
      ...linting("src/2.ts", { ...hub(3), ...IN_BASELINE }),
      errors: [{ messageId: "crowded" }],
    },
    {
      name: "a module over its limit because of an import that is cut, which is one all the same",
      options: [{ max: 2 }],
      ...linting("src/1.ts", hub(3), { cut: [{ from: "src/2.ts", to: "src/hub.ts", why: "a reason" }] }),
      errors: [{ messageId: "crowded" }],
    },
    {
      name: "importers that use a class as more than a type",
      options: [{ max: 1 }],
      ...linting("src/1.ts", {
        ...hub(3, `import { Hub } from "./hub"; export const own = () => new Hub();`),
        "src/hub.ts": "export class Hub {}",
      }),
      errors: [{ messageId: "crowded" }],
    },
    {
      name: "an import of a module over the limit, at the specifier",
      options: [{ max: 2 }],
      ...linting("src/1.ts", hub(3)),
      errors: [
        {
          message:
            "src/hub.ts now has 3 importing modules (limit 2). Split it, or raise its limit in the max-fan-in options",
          line: 1,
          column: 21,
          endColumn: 28,
        },
      ],
    },
    {
      name: "each importer alike, since none of them is the one too many",
      options: [{ max: 2 }],
      ...linting("src/3.ts", hub(3)),
      errors: [{ messageId: "crowded" }],
    },
    {
      name: "with all that fails with the module, if that is more",
      options: [{ max: 1 }],
      ...linting("src/1.ts", { ...hub(2), "src/app.ts": `import "./1";`, "src/main.ts": `import "./app";` }),
      errors: [
        {
          message:
            "src/hub.ts now has 2 importing modules (limit 1); up to 4 modules fail with it. " +
            "Split it, or raise its limit in the max-fan-in options",
        },
      ],
    },
    {
      name: "with the domains of all that fails with the module",
      options: [{ max: 1 }],
      ...linting(
        "src/auth/a.ts",
        {
          "src/shared/hub.ts": "export const hub = 1;",
          "src/auth/a.ts": `import { hub } from "../shared/hub"; export const own = hub;`,
          "src/billing/a.ts": `import { hub } from "../shared/hub"; export const own = hub;`,
          "src/web/a.ts": `import { own } from "../billing/a"; export const page = own;`,
          "src/app.ts": `import "./web/a";`,
        },
        { domains: "src/{domain}/**" },
      ),
      errors: [
        {
          message:
            "src/shared/hub.ts now has 2 importing modules (limit 1); up to 4 modules in 3 domains fail with it. " +
            "Split it, or raise its limit in the max-fan-in options",
        },
      ],
    },
    {
      name: "with their names, if there are two",
      options: [{ max: 1 }],
      ...linting(
        "src/auth/a.ts",
        {
          "src/shared/hub.ts": "export const hub = 1;",
          "src/auth/a.ts": `import { hub } from "../shared/hub"; export const own = hub;`,
          "src/auth/b.ts": `import { hub } from "../shared/hub"; export const own = hub;`,
          "src/billing/a.ts": `import { own } from "../auth/b"; export const page = own;`,
        },
        { domains: "src/{domain}/**" },
      ),
      errors: [
        {
          message:
            "src/shared/hub.ts now has 2 importing modules (limit 1); up to 3 modules in auth and billing fail with it. " +
            "Split it, or raise its limit in the max-fan-in options",
        },
      ],
    },
    {
      name: "a state with all that fails with it, if that is more than reaches it",
      options: [{ stateful: 2 }],
      ...linting("src/2.ts", { ...stateful(3), "src/app.ts": `import { own } from "./3"; own("a");` }),
      errors: [
        {
          message:
            "sessions of src/auth.ts:1 changes as the program runs, and 3 modules reach it (limit 2); up to 4 modules fail with it. " +
            "Pass it as an argument, or raise stateful in the max-fan-in options",
        },
      ],
    },
    {
      name: "names that are too long to be said whole",
      options: [{ max: 1 }],
      ...linting(
        `src/${"auth".repeat(15)}/a.ts`,
        {
          [`src/shared/${"hub".repeat(40)}.ts`]: "export const hub = 1;",
          ...Object.fromEntries(
            ["auth", "billing", "web"].map((name) => [
              `src/${name.repeat(15)}/a.ts`,
              `import { hub } from "../shared/${"hub".repeat(40)}"; export const own = hub;`,
            ]),
          ),
          "src/app.ts": `import "./${"web".repeat(15)}/a";`,
        },
        { domains: "src/{domain}/**" },
      ),
      errors: [{ message: /^.{1,240}$/ as unknown as string }],
    },
    {
      name: "importers that load the module later, since they fail with it as well",
      options: [{ max: 2 }],
      ...linting("src/1.ts", hub(3, `export const own = () => import("./hub");`)),
      errors: [{ messageId: "crowded" }],
    },
    {
      name: "a module whose own limit is lower",
      options: [{ max: 10, limits: { "src/hub.ts": 2, "src/**": 10 } }],
      ...linting("src/1.ts", hub(3)),
      errors: [{ messageId: "crowded" }],
    },
  ],
});
