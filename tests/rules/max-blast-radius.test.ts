import { maxBlastRadius } from "../../src/rules/max-blast-radius.js";
import { linting } from "../linting.js";
import type { Files } from "../on-disk.js";
import { runRule } from "./rule-tester.js";

const DB = "src/db.ts";
/** `src/session.ts` imports the database, `src/auth.ts` the session, `src/page.ts` both of these. */
const SHOP: Files = {
  [DB]: "export const query = () => 1;",
  "src/session.ts": `import { query } from "./db"; export const session = () => query();`,
  "src/auth.ts": `import { session } from "./session"; export const auth = () => session();`,
  "src/page.ts": `import { auth } from "./auth";\nimport { session } from "./session";\nauth(); session();`,
};
const OVER = [{ limits: { [DB]: 2 } }];
const IN_BASELINE: Files = {
  "topology-baseline.json": {
    version: 1,
    findings: [{ rule: "max-blast-radius", module: "src/auth.ts", imports: "src/session.ts" }],
  },
};

function message(ways: string, module = DB, count = "3 modules", limit = 2): string {
  return (
    `If ${module} fails, ${count} fail with it (limit ${limit}); ${ways} of them. ` +
    "Do without it, or raise the limit in the max-blast-radius options"
  );
}

runRule("max-blast-radius", maxBlastRadius, {
  valid: [
    { name: "any number of dependents, if no limit is set", ...linting("src/auth.ts", SHOP) },
    { name: "as many dependents as the limit", options: [{ limits: { [DB]: 3 } }], ...linting("src/auth.ts", SHOP) },
    { name: "a limit of other modules", options: [{ limits: { "lib/**": 1 } }], ...linting("src/auth.ts", SHOP) },
    {
      name: "a higher limit of the module's own",
      options: [{ max: 2, limits: { [DB]: 3 } }],
      ...linting("src/session.ts", SHOP),
    },
    {
      name: "an import of types, which depends on nothing",
      options: OVER,
      ...linting("src/types.ts", {
        ...SHOP,
        "src/types.ts": `import type { session } from "./session"; export type Session = typeof session;`,
      }),
    },
    {
      name: "dependents by imports that the compiler drops, however far away",
      options: OVER,
      ...linting("src/session.ts", {
        ...SHOP,
        "src/auth.ts": `import { session } from "./session"; export type Auth = typeof session;`,
        "src/page.ts": "",
      }),
    },
    {
      name: "dependents that are tests, and the import of a test",
      options: [{ limits: { [DB]: 1 } }],
      ...linting("src/a.test.ts", {
        [DB]: SHOP[DB]!,
        "src/session.ts": SHOP["src/session.ts"]!,
        "src/a.test.ts": `import { session } from "./session"; session();`,
      }),
    },
    {
      name: "an import that leads elsewhere",
      options: OVER,
      ...linting("src/page.ts", {
        ...SHOP,
        "src/log.ts": "export const log = () => {};",
        "src/page.ts": `import { log } from "./log"; log();`,
        "src/other.ts": `import { auth } from "./auth"; auth();`,
      }),
    },
    { name: "an import that the baseline has", options: OVER, ...linting("src/auth.ts", { ...SHOP, ...IN_BASELINE }) },
    {
      name: "what a module over its limit imports itself",
      options: [{ limits: { "src/session.ts": 1 } }],
      ...linting("src/session.ts", SHOP),
    },
  ],
  invalid: [
    {
      name: "the import of the module over its limit, with all that depend on it through this one",
      options: OVER,
      ...linting("src/session.ts", SHOP),
      errors: [{ message: message("this import adds 3"), line: 1, column: 23, endColumn: 29 }],
    },
    {
      name: "an import through which another module comes to depend on it",
      options: OVER,
      ...linting("src/auth.ts", SHOP),
      errors: [{ message: message("this import, 2 steps away, adds 1"), line: 1 }],
    },
    {
      name: "each of several imports that lead there",
      options: OVER,
      ...linting("src/page.ts", SHOP),
      errors: [
        { message: message("this import, 3 steps away, and 1 more here add 1"), line: 1 },
        { message: message("this import, 2 steps away, and 1 more here add 1"), line: 2 },
      ],
    },
    {
      name: "an import that runs later",
      options: OVER,
      ...linting("src/page.ts", {
        ...SHOP,
        "src/page.ts": `export const open = () => import("./auth");`,
      }),
      errors: [{ message: message("this import, 3 steps away, adds 1"), line: 1 }],
    },
    {
      name: "values, of which as many more count as the limit is lower",
      options: [{ limits: { [DB]: 1 } }],
      ...linting("src/auth.ts", { ...SHOP, "src/page.ts": "" }),
      errors: [{ message: message("this import, 2 steps away, adds 1", DB, "2 modules", 1), line: 1 }],
    },
    {
      name: "two imports of one module once",
      options: OVER,
      ...linting("src/auth.ts", {
        ...SHOP,
        "src/session.ts": `import { query } from "./db"; export const session = () => query(); export const end = 1;`,
        "src/auth.ts": `import { session } from "./session"; import { end } from "./session"; export const auth = () => session(end);`,
      }),
      errors: [{ message: message("this import, 2 steps away, adds 1"), line: 1, column: 25 }],
    },
    {
      name: "the nearest of several modules over their limits",
      options: [{ max: 1 }],
      ...linting("src/auth.ts", SHOP),
      errors: [{ message: message("this import adds 1", "src/session.ts", "2 modules", 1), line: 1 }],
    },
    {
      name: "an import that the baseline does not have",
      options: OVER,
      ...linting("src/session.ts", { ...SHOP, ...IN_BASELINE }),
      errors: [{ message: message("this import adds 3"), line: 1 }],
    },
    {
      name: "the number of domains, if there are several",
      options: [{ limits: { "src/db/**": 1 } }],
      ...linting(
        "src/billing/charge.ts",
        {
          "src/db/client.ts": "export const query = () => 1;",
          "src/auth/session.ts": `import { query } from "../db/client"; export const session = () => query();`,
          "src/billing/charge.ts": `import { query } from "../db/client"; query();`,
        },
        { domains: "src/{domain}/**" },
      ),
      errors: [{ message: message("this import adds 1", "src/db/client.ts", "2 modules in 2 domains", 1), line: 1 }],
    },
    {
      name: "a module in deep folders, by the end of its path, in 240 characters",
      options: [{ max: 1 }],
      ...linting(`src/a.ts`, {
        [`src/${"folder/".repeat(20)}db.ts`]: "export const query = () => 1;",
        "src/a.ts": `import { query } from "./${"folder/".repeat(20)}db"; query();`,
        "src/b.ts": `import { query } from "./${"folder/".repeat(20)}db"; query();`,
      }),
      errors: [{ message: message("this import adds 1", `…${"/folder".repeat(5)}/db.ts`, "2 modules", 1), line: 1 }],
    },
  ],
});
