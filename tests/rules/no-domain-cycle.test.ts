import { noDomainCycle } from "../../src/rules/no-domain-cycle.js";
import { linting } from "../linting.js";
import { runRule } from "./rule-tester.js";

const PLANS = "src/modules/billing/plans.ts";
const SESSION = "src/modules/auth/session.ts";

/** billing imports auth once, auth imports billing twice, and no module imports itself back. */
const TANGLED = {
  [PLANS]: `import { userOf } from "../auth/user";\nexport const planOf = () => userOf;`,
  "src/modules/auth/user.ts": `export const userOf = () => 1;`,
  [SESSION]: `\nimport { planOf } from "../billing/plans";\nexport const session = () => planOf;`,
  "src/modules/auth/login.ts": `import { planOf } from "../billing/plans";\nexport const login = () => planOf;`,
};
const MESSAGE =
  "billing imports auth here (1 import), and auth imports billing in 2 places (src/modules/auth/login.ts:1 …): " +
  "neither can change or fail alone. Move what billing needs into shared code, or pass it in";

/** Two packages of a workspace, of which one imports the other from a file at its own top. */
const PACKAGES = (importer: string): Record<string, string> => ({
  "package.json": JSON.stringify({ workspaces: ["packages/*"] }),
  "packages/ui/package.json": JSON.stringify({ name: "ui", main: "index.ts" }),
  "packages/ui/index.ts": `export const ui = 1;`,
  [importer]: `import { runner } from "runner";\nexport default runner;`,
  "packages/runner/package.json": JSON.stringify({ name: "runner", main: "index.ts" }),
  "packages/runner/index.ts": `import { ui } from "ui";\nexport const runner = ui;`,
});

/** A folder whose path fills a line. */
const DEEP = Array.from({ length: 6 }, () => "deep-folder").join("/");

/** The same files, with folders renamed in paths and texts. */
function renamed(files: Record<string, string>, from: string, to: string): Record<string, string> {
  const rename = (text: string): string => text.replaceAll(from, to);
  return Object.fromEntries(Object.entries(files).map(([path, code]) => [rename(path), rename(code)]));
}

/** Domains that each import the next, and the last one the first. */
function ring(names: readonly string[], folder = "src/modules"): Record<string, string> {
  const files = names.flatMap((name, at) => {
    const next = names[(at + 1) % names.length]!;
    const request = `import { ${next} } from "../${next}/index";\nexport const own = ${next};`;
    return [
      [`${folder}/${name}/index.ts`, `export const ${name} = 1;`],
      [`${folder}/${name}/own.ts`, request],
    ];
  });
  return Object.fromEntries(files) as Record<string, string>;
}

runRule("no-domain-cycle", noDomainCycle, {
  valid: [
    {
      name: "a configuration of one package that imports another",
      ...linting("packages/ui/vitest.config.ts", PACKAGES("packages/ui/vitest.config.ts")),
    },
    { name: "the direction with more imports", ...linting(SESSION, TANGLED) },
    {
      name: "imports in one direction",
      ...linting(PLANS, { ...TANGLED, [SESSION]: "", "src/modules/auth/login.ts": "" }),
    },
    {
      name: "a way back that is type-only",
      ...linting(PLANS, {
        ...TANGLED,
        [SESSION]: `import type { planOf } from "../billing/plans"; export type Plan = typeof planOf;`,
        "src/modules/auth/login.ts": "",
      }),
    },
    {
      name: "a way back whose names are used as types only, so that the compiler drops it",
      ...linting(PLANS, {
        ...TANGLED,
        [SESSION]: `import { planOf } from "../billing/plans"; export type Plan = typeof planOf;`,
        "src/modules/auth/login.ts": "",
      }),
    },
    {
      name: "a way back that runs later",
      ...linting(PLANS, {
        ...TANGLED,
        [SESSION]: `export const session = () => import("../billing/plans");`,
        "src/modules/auth/login.ts": "",
      }),
    },
    {
      name: "a way back in a test",
      ...linting(PLANS, {
        ...TANGLED,
        [SESSION]: "",
        "src/modules/auth/login.ts": "",
        "src/modules/auth/session.test.ts": `import { planOf } from "../billing/plans"; planOf();`,
      }),
    },
    {
      name: "tests of two domains that import each other",
      ...linting("src/modules/billing/a.test.ts", {
        "src/modules/billing/a.test.ts": `import "../auth/a.test";`,
        "src/modules/auth/a.test.ts": `import "../billing/a.test";`,
      }),
    },
    {
      name: "a way back through shared code",
      ...linting(PLANS, {
        [PLANS]: `import "../auth/session";`,
        [SESSION]: `import "../../shared/registry";`,
        "src/shared/registry.ts": `import "../modules/billing/plans";`,
      }),
    },
    {
      name: "a way back through what puts the domains together",
      ...linting(PLANS, {
        [PLANS]: `import "../auth/session";`,
        [SESSION]: `import "../../app";`,
        "src/app.ts": `import "./modules/billing/plans";`,
      }),
    },
    {
      name: "modules of one domain that import each other",
      ...linting(PLANS, {
        [PLANS]: `import "./price";`,
        "src/modules/billing/price.ts": `import "./plans";`,
        [SESSION]: "",
      }),
    },
    {
      name: "folders that nothing tells to be domains",
      ...linting("src/billing/plans.ts", renamed(TANGLED, "src/modules/", "src/")),
    },
    { name: "domains if the settings name none", ...linting(PLANS, TANGLED, { domains: {} }) },
    {
      name: "a domain that the settings make shared",
      ...linting(PLANS, TANGLED, { shared: ["src/modules/auth/**"] }),
    },
    {
      name: "two folders that the settings make one domain",
      ...linting(PLANS, TANGLED, { domains: { accounts: "src/modules/{auth,billing}/**", rest: "src/*" } }),
    },
    {
      name: "a test, whatever it imports",
      ...linting("src/modules/billing/plans.test.ts", {
        ...TANGLED,
        "src/modules/billing/plans.test.ts": `import { session } from "../auth/session"; session();`,
      }),
    },
  ],
  invalid: [
    {
      name: "a configuration in a folder that is a domain",
      ...linting("src/auth/auth.module.config.ts", {
        "src/auth/auth.module.ts": `import { auth } from "./auth.module.config";\nexport const module = auth;`,
        "src/auth/auth.module.config.ts": `import { user } from "../user/user.module";\nexport const auth = user;`,
        "src/user/user.module.ts": `import { module } from "../auth/auth.module";\nexport const user = () => module;`,
      }),
      errors: 1,
    },
    {
      name: "a module of one package that imports another",
      ...linting("packages/ui/run.ts", PACKAGES("packages/ui/run.ts")),
      errors: 1,
    },
    {
      name: "a way back of which the compiler leaves one import of two, so that either direction is reported",
      ...linting(PLANS, {
        ...TANGLED,
        [SESSION]: `import { planOf } from "../billing/plans"; export type Plan = typeof planOf;`,
      }),
      errors: [
        {
          message:
            "billing imports auth here (1 import), and auth imports billing in 1 place (src/modules/auth/login.ts:1): " +
            "neither can change or fail alone. Move what billing needs into shared code, or pass it in",
        },
      ],
    },
    {
      name: "the other direction, if the compiler leaves as many of its imports",
      ...linting("src/modules/auth/login.ts", {
        ...TANGLED,
        [SESSION]: `import { planOf } from "../billing/plans"; export type Plan = typeof planOf;`,
      }),
      errors: [{ messageId: "cycle" }],
    },
    {
      name: "the direction with fewer imports, at the specifier",
      ...linting(PLANS, TANGLED),
      errors: [{ message: MESSAGE, line: 1, column: 24, endColumn: 38 }],
    },
    {
      name: "each import of this direction",
      ...linting(PLANS, {
        ...TANGLED,
        [PLANS]: `import "../auth/user";\nimport "../auth/session";\nexport const planOf = 1;`,
        "src/modules/auth/logout.ts": `import "../billing/plans";`,
      }),
      errors: [
        {
          message:
            "billing imports auth here (2 imports), and auth imports billing in 3 places (src/modules/auth/login.ts:1 …): " +
            "neither can change or fail alone. Move what billing needs into shared code, or pass it in",
          line: 1,
        },
        { messageId: "cycle", line: 2 },
      ],
    },
    {
      name: "both directions if each has as many imports",
      ...linting(SESSION, { ...TANGLED, "src/modules/auth/login.ts": "" }),
      errors: [
        {
          message:
            "auth imports billing here (1 import), and billing imports auth in 1 place (src/modules/billing/plans.ts:1): " +
            "neither can change or fail alone. Move what auth needs into shared code, or pass it in",
        },
      ],
    },
    {
      name: "a longer way back, domain by domain",
      ...linting("src/modules/billing/own.ts", ring(["billing", "auth", "users"])),
      errors: [
        {
          message:
            "billing imports auth here (1 import), and auth imports users (src/modules/auth/own.ts:1), " +
            "which imports billing (src/modules/users/own.ts:1): none of the 3 can change or fail alone. " +
            "Move what billing needs into shared code, or pass it in",
        },
      ],
    },
    {
      name: "a way back through more domains than have room with their imports",
      ...linting("src/a/own.ts", ring(["a", "b", "c", "d", "e", "f"], "src"), { domains: "src/{domain}/**" }),
      errors: [
        {
          message:
            "a imports b here (1 import), and b leads back (src/b/own.ts:1) through c, d, e, f: " +
            "none of the 6 can change or fail alone. Move what is needed into shared code, or pass it in",
        },
      ],
    },
    {
      name: "a way back through many domains, by the first three and the last",
      ...linting("src/modules/billing/own.ts", ring(["billing", "auth", "users", "teams", "plans", "search", "files"])),
      errors: [
        {
          message:
            "billing imports auth here (1 import), and auth leads back (src/modules/auth/own.ts:1) through " +
            "users, teams, plans, … 1 more …, files: none of the 7 can change or fail alone. " +
            "Move what is needed into shared code, or pass it in",
        },
      ],
    },
    {
      name: "names and paths that would make the line too long, cut to their ends",
      ...linting(
        `src/${DEEP}/customer_subscriptions_and_plans/own.ts`,
        ring(["customer_subscriptions_and_plans", "authentication_and_authorization"], `src/${DEEP}`),
        { domains: { [`${DEEP}/{domain}`]: `src/${DEEP}/{domain}/**` } },
      ),
      errors: [
        {
          message:
            "…subscriptions_and_plans imports …ation_and_authorization here (1 import), " +
            "and is imported back in 1 place (…/own.ts:1): neither can change or fail alone. " +
            "Move what is needed into shared code, or pass it in",
        },
      ],
    },
    {
      name: "many long names, of which the way back is left out",
      ...linting(
        `src/${DEEP}/customer_subscriptions_and_plans/own.ts`,
        ring(["customer_subscriptions_and_plans", "authentication_and_authorization", "z"], `src/${DEEP}`),
        { domains: { [`${DEEP}/{domain}`]: `src/${DEEP}/{domain}/**` } },
      ),
      errors: [
        {
          message:
            "…subscriptions_and_plans imports …ation_and_authorization here (1 import), " +
            "and …ation_and_authorization leads back through 1 domain: none of the 3 can change or fail alone. " +
            "Move what is needed into shared code, or pass it in",
        },
      ],
    },
    {
      name: "folders that the settings tell to be domains",
      ...linting("src/billing/plans.ts", renamed(TANGLED, "src/modules/", "src/"), { domains: "src/{domain}/**" }),
      errors: [{ message: MESSAGE.replace("src/modules/", "src/") }],
    },
    {
      name: "a way back through a folder that the settings make a domain",
      ...linting(
        PLANS,
        {
          [PLANS]: `import "../auth/session";`,
          [SESSION]: `import "../../shared/registry";`,
          "src/shared/registry.ts": `import "../modules/billing/plans";`,
        },
        { domains: { registry: "src/shared/**", "{domain}": "src/modules/{domain}/**" } },
      ),
      errors: [{ messageId: "cycle" }],
    },
    {
      name: "a way back that runs later, if deferred imports count",
      options: [{ deferred: true }],
      ...linting(PLANS, {
        ...TANGLED,
        [SESSION]: `export const session = () => import("../billing/plans");`,
        "src/modules/auth/login.ts": "",
      }),
      errors: [{ messageId: "cycle" }],
    },
    {
      name: "a way back that is type-only, if types count",
      options: [{ types: true }],
      ...linting(PLANS, {
        ...TANGLED,
        [SESSION]: `import type { planOf } from "../billing/plans"; export type Plan = typeof planOf;`,
        "src/modules/auth/login.ts": "",
      }),
      errors: [{ messageId: "cycle" }],
    },
    {
      name: "a way back in a module that the settings take for no test",
      ...linting(
        PLANS,
        {
          ...TANGLED,
          [SESSION]: "",
          "src/modules/auth/login.ts": "",
          "src/modules/auth/session.test.ts": `import { planOf } from "../billing/plans"; planOf();`,
        },
        { tests: ["spec/**"] },
      ),
      errors: [{ messageId: "cycle" }],
    },
    {
      name: "Nest modules that hold each other",
      ...linting("src/billing/billing.module.ts", {
        "src/app.module.ts": `import "./auth/auth.module"; import "./billing/billing.module";`,
        "src/auth/auth.module.ts": `import { BillingModule } from "../billing/billing.module"; export const AuthModule = () => BillingModule;`,
        "src/billing/billing.module.ts": `import { AuthModule } from "../auth/auth.module"; export const BillingModule = () => AuthModule;`,
      }),
      errors: [{ messageId: "cycle" }],
    },
    {
      name: "packages of a workspace that import each other",
      ...linting("packages/billing/index.ts", {
        "package.json": { name: "root", workspaces: ["packages/*"] },
        "packages/auth/package.json": { name: "@p/auth", main: "./index.ts" },
        "packages/auth/index.ts": `import "@p/billing/plans.ts";`,
        "packages/billing/package.json": { name: "@p/billing", main: "./index.ts" },
        "packages/billing/index.ts": `import "@p/auth";`,
        "packages/billing/plans.ts": "",
      }),
      errors: [
        {
          message:
            "billing imports auth here (1 import), and auth imports billing in 1 place (packages/auth/index.ts:1): " +
            "neither can change or fail alone. Move what billing needs into shared code, or pass it in",
        },
      ],
    },
  ],
});
