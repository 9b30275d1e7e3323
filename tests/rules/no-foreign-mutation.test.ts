import { noForeignMutation } from "../../src/rules/no-foreign-mutation.js";
import { linting } from "../linting.js";
import { runRule } from "./rule-tester.js";

const USER = "src/auth/user.ts";
const PLANS = "src/billing/plans.ts";

/** One module that owns `text`, and one that runs `use` later, in a function that anyone may call. */
function using(text: string, use: string, names = "plans"): ReturnType<typeof linting> {
  return linting(USER, {
    [PLANS]: text,
    [USER]: `import { ${names} } from "../billing/plans";\nexport function user(arg: any) {\n  ${use};\n}`,
  });
}

const SORTED =
  "plans belongs to src/billing/plans.ts:1 and .sort() changes it there, for whoever else imports it. " +
  "Sort a copy ([...plans].sort()), or call a function of src/billing/plans.ts";
const ASSIGNED = (name: string, property: string): string =>
  `${name} belongs to src/billing/plans.ts:1 and the assignment to .${property} changes it there, ` +
  "for whoever else imports it. Call a function of src/billing/plans.ts";
const CALLED = (method: string): string =>
  `plans belongs to src/billing/plans.ts:1 and .${method}() changes it there, ` +
  "for whoever else imports it. Call a function of src/billing/plans.ts";

/** The same, with code behind the function. */
function usingAndThen(then: string): ReturnType<typeof linting> {
  return linting(USER, {
    [PLANS]: `export const plans = ["a"];`,
    [USER]: `import { plans } from "../billing/plans";\nexport function user() {\n  plans.sort();\n}\n${then}`,
  });
}

runRule("no-foreign-mutation", noForeignMutation, {
  valid: [
    { name: "a write of a function that only the start of the program calls", ...usingAndThen(`user();`) },
    { name: "a sort of a copy", ...using(`export const plans = ["a"];`, `[...plans].sort()`) },
    { name: "a look into a map", ...using(`export const plans = new Map();`, `plans.get(arg)`) },
    { name: "a method of a map, called on a set", ...using(`export const plans = new Set();`, `plans.set(arg)`) },
    { name: "a method of an object of its own", ...using(`export const plans = { add() {} };`, `plans.add(arg)`) },
    { name: "a method of what a call made", ...using(`export const plans = cacheOf();`, `plans.delete(arg)`) },
    { name: "a property of what a call made", ...using(`export const plans = ref();`, `plans.value = arg`) },
    { name: "a map whose keys are whoever's", ...using(`export const plans = new WeakMap();`, `plans.delete(arg)`) },
    {
      name: "an instance of a package's class",
      ...using(`import { Plans } from "plans"; export const plans = new Plans();`, `plans.all = arg`),
    },
    {
      name: "a property that is a setter of the owner",
      ...using(`class Plans { set all(value) {} } export const plans = new Plans();`, `plans.all = arg`),
    },
    {
      name: "a setter of an object",
      ...using(`export const plans = { set all(value) {} };`, `plans.all = arg`),
    },
    { name: "a static setter", ...using(`export class Plans { static set all(v) {} }`, `Plans.all = arg`, "Plans") },
    { name: "a name for tools", ...using(`export class Plans {}`, `Plans.displayName = "Plans"`, "Plans") },
    {
      name: "what the types keep others from writing",
      ...using(`export const plans: readonly string[] = ["a"];`, `(plans as string[]).sort()`),
    },
    { name: "what is frozen", ...using(`export const plans = Object.freeze(["a"]);`, `(plans as any).sort()`) },
    {
      name: "a write while the module loads",
      ...linting(USER, {
        [PLANS]: `export const plans = ["a"];`,
        [USER]: `import { plans } from "../billing/plans";\nplans.push("b");`,
      }),
    },
    {
      name: "a write of the owner itself",
      ...linting(PLANS, {
        [PLANS]: `import { plans as own } from "./plans";\nexport const plans = ["a"];\nexport const f = () => own.sort();`,
      }),
    },
    {
      name: "a write in a test",
      ...linting("src/auth/user.test.ts", {
        [PLANS]: `export const plans = ["a"];`,
        "src/auth/user.test.ts": `import { plans } from "../billing/plans";\nit("a", () => { plans.push("b"); });`,
      }),
    },
    {
      name: "a write in a module that starts the program, by its name",
      ...linting("src/vitest.setup.ts", {
        [PLANS]: `export const plans = ["a"];`,
        "src/vitest.setup.ts": `import { plans } from "./billing/plans";\nexport function run() { plans.push("b"); }`,
      }),
    },
    {
      name: "a write in a module that starts the program, by the settings",
      ...linting(
        "src/main.ts",
        {
          [PLANS]: `export const plans = ["a"];`,
          "src/main.ts": `import { plans } from "./billing/plans";\nexport function run() { plans.push("b"); }`,
        },
        { entry: ["src/main.ts"] },
      ),
    },
    {
      name: "Node.js itself",
      ...linting(USER, {
        [USER]: `import process from "node:process";\nexport const f = () => { process.exitCode = 1; };`,
      }),
    },
    {
      name: "a host's own settings, as there is one host",
      ...linting(USER, {
        [USER]: `import { nativeTheme } from "electron";\nexport const f = () => { nativeTheme.themeSource = "dark"; };`,
      }),
    },
    {
      name: "a package in a module that starts a part of the program, by its name",
      ...linting("src/auth/bootstrap.ts", {
        "src/auth/bootstrap.ts": `import { request } from "express";\nexport default () => { request.login = 1; };`,
      }),
    },
    {
      name: "a cell of a package",
      ...linting(USER, { [USER]: `import { page } from "router";\nexport const f = () => { page.value = 1; };` }),
    },
    {
      name: "a call of a package's method",
      ...linting(USER, { [USER]: `import { list } from "package";\nexport const f = () => { list.push(1); };` }),
    },
    {
      name: "a package, if the options leave packages out",
      options: [{ packages: false }],
      ...linting(USER, {
        [USER]: `import axios from "axios";\nexport const f = () => { axios.defaults.timeout = 1; };`,
      }),
    },
    {
      name: "an alias of the project that leads nowhere, which is no package",
      ...linting(USER, {
        "tsconfig.json": `{ "compilerOptions": { "paths": { "app/*": ["./src/*"] } } }`,
        [USER]: `import { plans } from "app/gone";\nexport const f = () => { plans.limit = 1; };`,
      }),
    },
    {
      name: "a module that is not known",
      ...linting(USER, { [USER]: `import { plans } from "./gone";\nexport const f = () => { plans.x = 1; };` }),
    },
  ],
  invalid: [
    {
      name: "a write of a function that the start calls and a listener, too",
      ...usingAndThen(`user(); process.on("SIGHUP", user);`),
      errors: [{ message: SORTED }],
    },
    {
      name: "a sort in place",
      ...using(`export const plans = ["a"];`, `plans.sort()`),
      errors: [{ message: SORTED, line: 3, column: 3, endColumn: 13 }],
    },
    {
      name: "an assignment to a property of an object",
      ...using(`export const plans = { limit: 1 };`, `plans.limit = 2`),
      errors: [{ message: ASSIGNED("plans", "limit") }],
    },
    {
      name: "one to a part of it that is an object too",
      ...using(`export const plans = { free: { limit: 1 } };`, `plans.free.limit = 2`),
      errors: [{ message: ASSIGNED("plans.free", "limit") }],
    },
    {
      name: "one to an element",
      ...using(`export const plans = ["a"];`, `plans[0] = arg`),
      errors: [
        {
          message:
            "plans belongs to src/billing/plans.ts:1 and this assignment changes it there, for whoever else imports it. " +
            "Call a function of src/billing/plans.ts",
        },
      ],
    },
    {
      name: "a map that is filled",
      ...using(`export const plans = new Map();`, `plans.set(arg, 1)`),
      errors: [{ message: CALLED("set") }],
    },
    {
      name: "a set that is emptied",
      ...using(`export const plans = new Set();`, `plans.clear()`),
      errors: [{ message: CALLED("clear") }],
    },
    {
      name: "a list in an object",
      ...using(`export const plans = { all: [] };`, `plans.all.push(arg)`),
      errors: [{ message: CALLED("push").replace("plans ", "plans.all ") }],
    },
    {
      name: "a static field",
      ...using(`export class Plans { static limit = 1 }`, `Plans.limit = 2`, "Plans"),
      errors: [{ message: ASSIGNED("Plans", "limit") }],
    },
    {
      name: "a static list",
      ...using(`export class Plans { static all = [] }`, `Plans.all.push(arg)`, "Plans"),
      errors: [{ message: CALLED("push").replace("plans ", "Plans.all ") }],
    },
    {
      name: "a field of an instance of the owner's class",
      ...using(`class Plans { limit = 1 } export const plans = new Plans();`, `plans.limit = 2`),
      errors: [{ message: ASSIGNED("plans", "limit") }],
    },
    {
      name: "a field of an instance of another module's class",
      ...linting(USER, {
        "src/billing/class.ts": `export class Plans { limit = 1 }`,
        [PLANS]: `import { Plans } from "./class"; export const plans = new Plans();`,
        [USER]: `import { plans } from "../billing/plans";\nexport const f = () => { plans.limit = 2; };`,
      }),
      errors: [{ message: ASSIGNED("plans", "limit") }],
    },
    {
      name: "Object.assign",
      ...using(`export const plans = {};`, `Object.assign(plans, arg)`),
      errors: [
        {
          message:
            "plans belongs to src/billing/plans.ts:1 and Object.assign() changes it there, for whoever else imports it. " +
            "Call a function of src/billing/plans.ts",
        },
      ],
    },
    {
      name: "through a module that passes the name on, and the owner is named",
      ...linting(USER, {
        "src/billing/index.ts": `export * from "./plans";`,
        [PLANS]: `const all = ["a"]; export { all as plans };`,
        [USER]: `import { plans } from "../billing";\nexport const f = () => plans.sort();`,
      }),
      errors: [{ message: SORTED }],
    },
    {
      name: "through a namespace",
      ...linting(USER, {
        [PLANS]: `export const plans = ["a"];`,
        [USER]: `import * as billing from "../billing/plans";\nexport const f = () => billing.plans.sort();`,
      }),
      errors: [{ message: SORTED.replace("plans ", "billing.plans ").replace("...plans", "...billing.plans") }],
    },
    {
      name: "a default export",
      ...linting(USER, {
        [PLANS]: `export default { limit: 1 };`,
        [USER]: `import plans from "../billing/plans";\nexport const f = () => { plans.limit = 2; };`,
      }),
      errors: [{ message: ASSIGNED("plans", "limit") }],
    },
    {
      name: "CommonJS",
      ...linting("src/user.js", {
        "src/plans.js": `module.exports = { limit: 1 };`,
        "src/user.js": `const plans = require("./plans");\nexports.f = () => { plans.limit = 2; };`,
      }),
      errors: [
        {
          message:
            "plans belongs to src/plans.js:1 and the assignment to .limit changes it there, for whoever else imports it. " +
            "Call a function of src/plans.js",
        },
      ],
    },
    {
      name: "several modules that import it are counted, neither tests nor those that import another name",
      ...linting(USER, {
        [PLANS]: `export const plans = ["a"]; export const names = ["a"];`,
        "src/other.ts": `import { plans } from "./billing/plans"; export const n = plans.length;`,
        "src/other.test.ts": `import { plans } from "./billing/plans"; export const n = plans.length;`,
        "src/aside.ts": `import { names } from "./billing/plans"; export const n = names.length;`,
        [USER]: `import { plans } from "../billing/plans";\nexport const f = () => plans.sort();`,
      }),
      errors: [{ message: SORTED.replace("whoever else imports it", "all 2 modules that import it") }],
    },
    {
      name: "two writes to one name are one finding",
      ...using(`export const plans = ["a"];`, `plans.sort(); plans.push(arg)`),
      errors: [{ message: SORTED }],
    },
    {
      name: "a package's settings",
      ...linting(USER, {
        [USER]: `import axios from "axios";\nexport const f = () => { axios.defaults.timeout = 1; };`,
      }),
      errors: [
        {
          message:
            "axios.defaults belongs to the package axios and the assignment to .timeout changes it for all code that uses " +
            "the package. Set it once, in the module that starts the program",
        },
      ],
    },
    {
      name: "long names are shortened",
      ...linting(USER, {
        [`src/${"deep-folder/".repeat(6)}plans.ts`]: `export const ${"plans".repeat(20)} = { ${"limit".repeat(20)}: 1 };`,
        [USER]: `import { ${"plans".repeat(20)} } from "../${"deep-folder/".repeat(6)}plans";\nexport const f = () => { ${"plans".repeat(20)}.${"limit".repeat(20)} = 1; };`,
      }),
      errors: [
        {
          message:
            "plansplansplansplansplansplan… belongs to …/deep-folder/deep-folder/plans.ts:1 and the assignment to " +
            ".limitlimitlimitlimitlimitlimi… changes it there, for whoever else imports it. " +
            "Call a function of …/deep-folder/deep-folder/plans.ts",
        },
      ],
    },
  ],
});
