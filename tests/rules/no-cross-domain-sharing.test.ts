import { noCrossDomainSharing } from "../../src/rules/no-cross-domain-sharing.js";
import { linting } from "../linting.js";
import { runRule } from "./rule-tester.js";

const AUTH = "src/auth/sessions.ts";
const BILLING = "src/billing/charge.ts";
const SHARED = "src/shared/store.ts";
const DOMAINS = { domains: "src/{domain}/**" };

type Files = Record<string, string>;

/** The text of billing is linted, beside one of auth and others. */
function billing(text: string, files: Files, settings: object = {}): ReturnType<typeof linting> {
  return linting(BILLING, { ...files, [BILLING]: text }, { ...DOMAINS, ...settings });
}

/** The text of shared code is linted, beside those that use it. */
function shared(text: string, files: Files, settings: object = {}): ReturnType<typeof linting> {
  return linting(SHARED, { ...files, [SHARED]: text }, { ...DOMAINS, ...settings });
}

const LRU = `import { LRUCache } from "lru-cache";\n`;
const PRICES = `${LRU}export class Prices {
  private cache = new LRUCache({ max: 5 });
  get = (id: string) => this.cache.get(id);
}`;
const COMMON = [{ kinds: ["common state"] }];
const SWAP = `let last = "";
export function swap(id: string) {
  const before = last;
  last = id;
  return before;
}`;
const CACHE = `${LRU}export const cache = new LRUCache({ max: 5 });`;
const GETS = `import { cache } from "../auth/sessions";\nexport const priceOf = (id: string) => cache.get(id);`;
const foreign = (name: string, what: string, harm: string, line = 2): string =>
  `billing uses ${name} (${what}, src/auth/sessions.ts:${line}), which is auth's own: ${harm}. ` +
  "Ask auth for the answer, or give billing its own";
const FILLS = "if auth fills it, entries of billing go";
const CHANGES = "what auth changes there, billing gets";
const THREE = "; up to 3 modules hang on it";
const common = (name: string, what: string, harm: string, lines = [2, 2]): string =>
  `${name} (${what}) is used by auth (src/auth/sessions.ts:${lines[0]}) and billing (src/billing/charge.ts:${lines[1]}): ${harm}. ` +
  "Give each its own, or let one keep it and answer the others";

/** Auth's own state, which nobody but auth sets. */
const SESSIONS = `export const sessions = new Map<string, string>();
export const login = (id: string, user: string) => sessions.set(id, user);
export const userOf = (id: string) => sessions.get(id);`;
const LOGIN = {
  "src/auth/login.ts": `import { login } from "./sessions";\nexport const enter = (id: string) => login(id, id);`,
};
const READS = `import { sessions } from "../auth/sessions";\nexport const charge = (id: string) => sessions.get(id);`;

/** What two domains do with shared code. */
function both(name: string, call: string): Files {
  const text = `import { ${name} } from "../shared/store";\nexport const use = (id: string) => ${call};`;
  return { [AUTH]: text, [BILLING]: text };
}

runRule("no-cross-domain-sharing", noCrossDomainSharing, {
  valid: [
    {
      name: "another domain that is asked for the answer",
      ...billing(`import { priceOf } from "../auth/sessions";\nexport const charge = (id: string) => priceOf(id);`, {
        [AUTH]: `${CACHE}\nexport const priceOf = (id: string) => cache.get(id);`,
      }),
    },
    {
      name: "another domain that is asked to set its own state",
      ...billing(`import { login } from "../auth/sessions";\nexport const charge = (id: string) => login(id, "a");`, {
        [AUTH]: SESSIONS,
      }),
    },
    {
      name: "something else of the module that keeps a cache",
      ...billing(`import { max } from "../auth/sessions";\nexport const charge = () => max;`, {
        [AUTH]: `${CACHE}\nexport const max = 5;`,
      }),
    },
    {
      name: "a type of a cache",
      ...billing(`import type { cache } from "../auth/sessions";\nexport type Cache = typeof cache;`, {
        [AUTH]: CACHE,
      }),
    },
    {
      name: "a cache of one's own domain",
      ...linting(
        "src/auth/login.ts",
        { [AUTH]: CACHE, [BILLING]: "export {};", "src/auth/login.ts": GETS.replace("../auth/", "./") },
        DOMAINS,
      ),
    },
    { name: "an unsaved text that drops the use", ...billing(GETS, { [AUTH]: CACHE }), code: "export {};" },
    {
      name: "an unsaved text of shared code that drops the cache",
      ...shared(CACHE, both("cache", "cache.get(id)")),
      code: "export const cache = { get: (id: string) => id };",
    },
    { name: "one domain alone", ...billing(GETS, { [AUTH]: CACHE }, { domains: { all: "src/**" } }) },
    { name: "no domains", ...linting(BILLING, { [AUTH]: CACHE, [BILLING]: GETS }) },
    { name: "a test", ...billing(GETS, { [AUTH]: CACHE }, { tests: [BILLING] }) },
    {
      name: "a cache for each object of a class",
      ...billing(
        `import { Prices } from "../auth/sessions";\nexport const charge = () => new Prices().cache.get("a");`,
        {
          [AUTH]: `${LRU}export class Prices {\n  cache = new LRUCache({ max: 5 });\n}`,
        },
      ),
    },
    {
      name: "an object of another domain that has a cache, and is asked for the answer",
      ...billing(`import { prices } from "../auth/sessions";\nexport const charge = () => prices.get("a");`, {
        [AUTH]: `${PRICES}\nexport const prices = new Prices();`,
      }),
    },
    {
      name: "an object of shared code that has none",
      ...shared(
        `${PRICES.replace("new LRUCache({ max: 5 })", "{ get: (id: string) => id }")}\nexport const prices = new Prices();`,
        both("prices", "prices.get(id)"),
      ),
    },
    {
      name: "a cache for each call",
      ...billing(
        `import { makeCache } from "../auth/sessions";\nconst own = makeCache();\nexport const charge = () => own.get("a");`,
        {
          [AUTH]: `${LRU}export const makeCache = () => new LRUCache({ max: 5 });`,
        },
      ),
    },
    {
      name: "a cache that connects to something, which no-shared-infrastructure tells",
      ...billing(GETS, {
        [AUTH]: `import Keyv from "keyv";\nexport const cache = new Keyv(process.env.REDIS_URL);`,
      }),
    },
    {
      name: "a client of a service in a variable",
      ...billing(`import { client } from "../auth/sessions";\nexport const charge = () => client.get("a");`, {
        [AUTH]: `import Redis from "ioredis";\nexport let client: Redis;\nexport function connect(url: string) {\n  client = new Redis(url, process.env.REDIS_URL);\n}`,
      }),
    },
    {
      name: "a function that remembers its results",
      ...shared(
        `import memoize from "memoizee";\nexport const rateOf = memoize((id: string) => id);`,
        both("rateOf", "rateOf(id)"),
      ),
    },
    {
      name: "an emitter, by default",
      ...billing(`import { bus } from "../auth/sessions";\nbus.on("login", () => {});`, {
        [AUTH]: `import mitt from "mitt";\nexport const bus = mitt();`,
      }),
    },
    {
      name: "a store of the client, by default",
      ...billing(`import { useUser } from "../auth/sessions";\nexport const Charge = () => useUser();`, {
        [AUTH]: `import { create } from "zustand";\nexport const useUser = create(() => ({ name: "" }));`,
      }),
    },
    {
      name: "what is accepted with a reason",
      ...billing(GETS, {
        [AUTH]: CACHE.replace("export const", "/** @shared-state few entries, the same for all */\nexport const"),
      }),
    },
    {
      name: "a constant of another domain",
      ...billing(READS, { [AUTH]: `export const sessions = new Map([["a", "b"]]);` }),
    },
    {
      name: "a state of another domain that is set while it loads only",
      ...billing(READS, { [AUTH]: `export const sessions = new Map<string, string>();\nsessions.set("a", "b");` }),
    },
    {
      name: "the value of a variable of another domain, from a getter",
      ...billing(`import { planOf } from "../auth/sessions";\nexport const charge = () => planOf();`, {
        [AUTH]: `let plan = "";\nexport const setPlan = (to: string) => {\n  plan = to;\n};\nexport const planOf = () => plan;`,
        "src/auth/login.ts": `import { setPlan } from "./sessions";\nexport const enter = (id: string) => setPlan(id);`,
      }),
    },
    {
      name: "likewise from a static one",
      ...billing(`import { Plans } from "../auth/sessions";\nexport const charge = () => Plans.current;`, {
        [AUTH]: `export class Plans {\n  private static readonly one = new Plans();\n  private plan = "";\n  static get current() {\n    return Plans.one.plan;\n  }\n  static set(to: string) {\n    Plans.one.plan = to;\n  }\n}`,
        "src/auth/login.ts": `import { Plans } from "./sessions";\nexport const enter = (id: string) => Plans.set(id);`,
      }),
    },
    {
      name: "likewise of a private static field",
      ...billing(`import { Plans } from "../auth/sessions";\nexport const charge = () => Plans.current;`, {
        [AUTH]: `export class Plans {\n  private static plan = "";\n  static get current() {\n    return Plans.plan;\n  }\n  static set(to: string) {\n    Plans.plan = to;\n  }\n}`,
        "src/auth/login.ts": `import { Plans } from "./sessions";\nexport const enter = (id: string) => Plans.set(id);`,
      }),
    },
    { name: "a state of another domain that nobody sets", ...billing(READS, { [AUTH]: SESSIONS }) },
    {
      name: "settings of another domain that the start of the program sets",
      ...billing(`import { Context } from "../auth/sessions";\nexport const charge = () => Context.shared.plan;`, {
        [AUTH]: `export class Context {\n  static shared = new Context();\n  plan?: string;\n  async load() {\n    this.plan = await read();\n  }\n}`,
        "src/main.ts": `import { Context } from "./auth/sessions";\nawait Context.shared.load();`,
      }),
    },
    {
      name: "a member of another domain's object that nobody changes",
      ...billing(`import { limits } from "../auth/sessions";\nexport const charge = () => limits.max;`, {
        [AUTH]: `export const limits = { max: 5, used: 0 };\nsetInterval(() => {\n  limits.used = Math.random();\n}, 1000);`,
      }),
    },
    {
      name: "a write to another domain's state, which no-foreign-mutation tells",
      ...billing(READS.replace(".get(id)", ".delete(id)"), { ...LOGIN, [AUTH]: SESSIONS }),
    },
    {
      name: "shared state that one domain alone uses",
      ...shared(CACHE, { ...both("cache", "cache.get(id)"), [BILLING]: "export {};" }),
    },
    {
      name: "a function of shared code that more shared code names and nobody calls",
      ...shared(`${LRU}const cache = new LRUCache({ max: 5 });\nexport const get = (id: string) => cache.get(id);`, {
        [AUTH]: `import { get } from "../shared/store";\nexport const use = (id: string) => get(id);`,
        "src/shared/plans.ts": `import { get } from "./store";\nexport const planOf = (id: string) => ({ id, get });`,
        [BILLING]: `import { planOf } from "../shared/plans";\nexport const use = (id: string) => planOf(id);`,
      }),
    },
    {
      name: "a state that one module sets and another reads, which no-shared-mutable-singleton tells",
      ...shared(SESSIONS, {
        [AUTH]: `import { login } from "../shared/store";\nexport const use = (id: string) => login(id, id);`,
        [BILLING]: `import { userOf } from "../shared/store";\nexport const use = (id: string) => userOf(id);`,
      }),
      options: COMMON,
    },
    { name: "a state of shared code, by default", ...shared(SWAP, both("swap", "swap(id)")) },
    {
      name: "a state of shared code that two domains only read",
      ...shared(`${SWAP}\nexport const lastOf = (_: string) => last;`, both("lastOf", "lastOf(id)")),
      options: COMMON,
    },
    {
      name: "a memo of shared code",
      ...shared(
        `const rates = new Map<string, number>();
export function rateOf(id: string) {
  if (!rates.has(id)) rates.set(id, id.length);
  return rates.get(id);
}`,
        both("rateOf", "rateOf(id)"),
      ),
      options: COMMON,
    },
    {
      name: "shared state that is made once",
      ...shared(
        `let table: string[] | undefined;\nexport const tableOf = (_: string) => (table ??= ["a"]);`,
        both("tableOf", "tableOf(id)"),
      ),
      options: COMMON,
    },
    {
      name: "what holds things for keys that may be forgotten",
      ...shared(
        `const known = new WeakMap<object, string>();\nexport const remember = (id: string) => known.set({}, id);`,
        both("remember", "remember(id)"),
      ),
      options: COMMON,
    },
  ],
  invalid: [
    {
      name: "a cache that another domain keeps",
      ...billing(GETS, { [AUTH]: CACHE }),
      errors: [{ message: foreign("cache", "cache", FILLS), line: 1, column: 23, endColumn: 41 }],
    },
    {
      name: "an unsaved text that adds the import",
      ...billing("export {};", { [AUTH]: CACHE }),
      code: `\n${GETS}`,
      errors: [{ message: foreign("cache", "cache", FILLS), line: 2, column: 23 }],
    },
    {
      name: "an unsaved text that adds no more than the use",
      ...billing(`import { cache } from "../auth/sessions";\nexport type Cache = typeof cache;`, { [AUTH]: CACHE }),
      code: GETS,
      errors: [{ message: foreign("cache", "cache", FILLS) }],
    },
    {
      name: "an unsaved text of shared code that adds the cache, where that text has it",
      ...shared("export const cache = { get: (id: string) => id };", both("cache", "cache.get(id)")),
      code: `${LRU}// all of us\nexport const cache = new LRUCache({ max: 5 });`,
      errors: [
        { message: common("cache", "cache", "if auth fills it, entries of billing go", [1, 1]), line: 3, column: 22 },
      ],
    },
    {
      name: "one that another domain makes on first use and hands out",
      ...billing(`import { getCache } from "../auth/sessions";\nexport const charge = () => getCache().get("a");`, {
        [AUTH]: `${LRU}let cache: LRUCache<string, string>;\nexport const getCache = () => (cache ??= new LRUCache({ max: 5 }));`,
      }),
      errors: [{ message: foreign("cache", "cache", FILLS, 3) }],
    },
    {
      name: "one in a static field",
      ...billing(`import { Prices } from "../auth/sessions";\nexport const charge = () => Prices.cache.get("a");`, {
        [AUTH]: `${LRU}export class Prices {\n  static cache = new LRUCache({ max: 5 });\n}`,
      }),
      errors: [{ message: foreign("Prices.cache", "cache", FILLS, 3) }],
    },
    {
      name: "one through barrels, a namespace and a renaming",
      ...billing(`import * as auth from "../auth";\nexport const charge = () => auth.prices.get("a");`, {
        [AUTH]: CACHE,
        "src/auth/index.ts": `export { cache as prices } from "./sessions";`,
      }),
      errors: [{ message: foreign("cache", "cache", FILLS + THREE) }],
    },
    {
      name: "one with a domain that depends on it and does not use it",
      ...billing(GETS, {
        [AUTH]: CACHE,
        "src/web/page.ts": `import { priceOf } from "../billing/charge";\nexport const page = () => priceOf("a");`,
      }),
      errors: [{ message: foreign("cache", "cache", `${FILLS}${THREE}, also in web`) }],
    },
    {
      name: "one that is handed on",
      ...billing(`import { cache } from "../auth/sessions";\nexport const charge = (plan: any) => plan(cache);`, {
        [AUTH]: CACHE,
      }),
      errors: [{ message: foreign("cache", "cache", FILLS) }],
    },
    {
      name: "one that a function of the project makes of its parameter",
      ...billing(GETS, {
        [AUTH]: `import { createCache } from "../shared/store";\nexport const cache = createCache(5);`,
        [SHARED]: `${LRU}export const createCache = (max: number) => new LRUCache({ max });`,
      }),
      errors: [{ message: foreign("cache", "cache", FILLS) }],
    },
    {
      name: "a cache that connects to nothing, as it is given nothing",
      ...billing(GETS, { [AUTH]: `import Keyv from "keyv";\nexport const cache = new Keyv({ namespace: "a" });` }),
      errors: [{ message: foreign("cache", "cache", FILLS) }],
    },
    {
      name: "a lock",
      ...billing(GETS, { [AUTH]: `import { Mutex } from "async-mutex";\nexport const cache = new Mutex();` }),
      errors: [{ message: foreign("cache", "lock", "while auth holds it, billing waits") }],
    },
    {
      name: "a limiter",
      ...billing(GETS.replace("cache.get(id)", "cache(() => id)"), {
        [AUTH]: `import pLimit from "p-limit";\nexport const cache = pLimit(5);`,
      }),
      errors: [{ message: foreign("cache", "limiter", "what auth uses up, billing lacks") }],
    },
    {
      name: "an emitter, if emitters count",
      ...billing(`import { bus } from "../auth/sessions";\nbus.on("login", () => {});`, {
        [AUTH]: `import mitt from "mitt";\nexport const bus = mitt();`,
      }),
      options: [{ kinds: ["emitter"] }],
      errors: [{ message: foreign("bus", "emitter", "what auth sends, billing gets") }],
    },
    {
      name: "a store, if stores count",
      ...billing(`import { useUser } from "../auth/sessions";\nexport const Charge = () => useUser();`, {
        [AUTH]: `import { create } from "zustand";\nexport const useUser = create(() => ({ name: "" }));`,
      }),
      options: [{ kinds: ["store"] }],
      errors: [{ message: foreign("useUser", "store", CHANGES) }],
    },
    {
      name: "a library of the settings",
      ...billing(
        GETS,
        { [AUTH]: `import { Cache } from "@acme/cache";\nexport const cache = new Cache();` },
        {
          libraries: [{ packages: ["@acme/cache"], names: ["Cache"], by: "new", kind: "cache", scope: "memory" }],
        },
      ),
      errors: [{ message: foreign("cache", "cache", FILLS) }],
    },
    {
      name: "an empty reason",
      ...billing(GETS, { [AUTH]: CACHE.replace("export const", "/** @shared-state */\nexport const") }),
      errors: [
        {
          message: foreign("cache", "cache", FILLS, 3).replace(
            "or give billing its own",
            "or give @shared-state a reason",
          ),
        },
      ],
    },
    {
      name: "a state of another domain that is read by itself",
      ...billing(READS, { ...LOGIN, [AUTH]: SESSIONS }),
      errors: [{ message: foreign("sessions", "Map", CHANGES + THREE, 1), line: 1, column: 26 }],
    },
    {
      name: "a field of another domain's object that a request sets",
      ...billing(`import { Context } from "../auth/sessions";\nexport const charge = () => Context.shared.plan;`, {
        [AUTH]: `export class Context {\n  static shared = new Context();\n  plan?: string;\n  async load() {\n    this.plan = await read();\n  }\n}`,
        "src/auth/login.ts": `import { Context } from "./sessions";\nexport const enter = () => Context.shared.load();`,
      }),
      errors: [{ message: foreign("Context.shared.plan", "variable", CHANGES + THREE, 3) }],
    },
    {
      name: "a variable of another domain",
      ...billing(`import { plan } from "../auth/sessions";\nexport const charge = () => plan;`, {
        [AUTH]: `export let plan = "";\nexport const setPlan = (to: string) => {\n  plan = to;\n};`,
        "src/auth/login.ts": `import { setPlan } from "./sessions";\nexport const enter = (id: string) => setPlan(id);`,
      }),
      errors: [{ message: foreign("plan", "variable", CHANGES + THREE, 1) }],
    },
    {
      name: "a public static field of another domain",
      ...billing(`import { Plans } from "../auth/sessions";\nexport const charge = () => Plans.plan;`, {
        [AUTH]: `export class Plans {\n  static plan = "";\n  static set(to: string) {\n    Plans.plan = to;\n  }\n}`,
        "src/auth/login.ts": `import { Plans } from "./sessions";\nexport const enter = (id: string) => Plans.set(id);`,
      }),
      errors: [{ message: foreign("Plans.plan", "variable", CHANGES + THREE, 2) }],
    },
    {
      name: "one that a getter hands out",
      ...billing(`import { all } from "../auth/sessions";\nexport const charge = (id: string) => all().get(id);`, {
        ...LOGIN,
        [AUTH]: `${SESSIONS}\nexport const all = () => sessions;`,
      }),
      errors: [{ message: foreign("sessions", "Map", CHANGES + THREE, 1) }],
    },
    {
      name: "a member of another domain's object that changes",
      ...billing(`import { limits } from "../auth/sessions";\nexport const charge = () => limits.used;`, {
        [AUTH]: `export const limits = { max: 5, used: 0 };\nsetInterval(() => {\n  limits.used = Math.random();\n}, 1000);`,
      }),
      errors: [{ message: foreign("limits", "object", CHANGES, 1) }],
    },
    {
      name: "a cache of shared code",
      ...shared(CACHE, both("cache", "cache.get(id)")),
      errors: [
        { message: common("cache", "cache", "if auth fills it, entries of billing go", [1, 1]), line: 2, column: 22 },
      ],
    },
    {
      name: "an object of shared code that has a cache",
      ...shared(`${PRICES}\nexport const prices = new Prices();`, both("prices", "prices.get(id)")),
      errors: [
        {
          message: common("prices", "has a cache", "if auth fills it, entries of billing go", [1, 1]),
          line: 6,
          column: 23,
        },
      ],
    },
    {
      name: "an object of shared code that has a lock",
      ...shared(
        `import { Mutex } from "async-mutex";\nclass Ledger {\n  mutex = new Mutex();\n  add = (id: string) => this.mutex.runExclusive(() => id);\n}\nexport const ledger = new Ledger();`,
        both("ledger", "ledger.add(id)"),
      ),
      errors: [{ message: common("ledger", "has a lock", "while auth holds it, billing waits", [1, 1]) }],
    },
    {
      name: "one of a class of another module",
      ...shared(`import { PriceCache } from "./prices";\nexport const prices = new PriceCache(5);`, {
        ...both("prices", "prices.get(id)"),
        "src/shared/prices.ts": PRICES.replaceAll("Prices", "PriceCache"),
      }),
      errors: [
        {
          message: common("prices", "has a cache", "if auth fills it, entries of billing go", [1, 1]),
          line: 2,
          column: 23,
        },
      ],
    },
    {
      name: "a cache of shared code behind its functions, two modules away",
      ...shared(`${LRU}const cache = new LRUCache({ max: 5 });\nexport const get = (id: string) => cache.get(id);`, {
        [AUTH]: `import { get } from "../shared/store";\nexport const use = (id: string) => get(id);`,
        "src/shared/plans.ts": `import { get } from "./store";\nexport const planOf = (id: string) => get(id);`,
        [BILLING]: `import { planOf } from "../shared/plans";\nexport const use = (id: string) => planOf(id);`,
      }),
      errors: [{ message: common("cache", "cache", "if auth fills it, entries of billing go", [1, 1]) }],
    },
    {
      name: "a state of shared code that two domains use by one function",
      ...shared(SWAP, both("swap", "swap(id)")),
      options: COMMON,
      errors: [{ message: common("last", "variable", "what auth changes there, billing gets"), line: 1, column: 5 }],
    },
    {
      name: "a state of shared code, by shared code of another module",
      ...shared(SWAP, {
        [AUTH]: `import { swap } from "../shared/store";\nexport const use = (id: string) => swap(id);`,
        "src/shared/plans.ts": `import { swap } from "./store";\nexport const planOf = (id: string) => swap(id);`,
        [BILLING]: `import { planOf } from "../shared/plans";\nexport const use = (id: string) => planOf(id);`,
      }),
      options: COMMON,
      errors: [{ message: common("last", "variable", "what auth changes there, billing gets", [2, 1]) }],
    },
    {
      name: "names that are too long to be said whole",
      ...linting(
        `src/${"billing".repeat(8)}/charge.ts`,
        {
          [`src/${"auth".repeat(15)}/sessions.ts`]: CACHE.replace("cache =", `${"long".repeat(20)} =`),
          [`src/${"billing".repeat(8)}/charge.ts`]: GETS.replaceAll("cache", "long".repeat(20)).replace(
            "../auth/",
            `../${"auth".repeat(15)}/`,
          ),
        },
        DOMAINS,
      ),
      errors: [{ message: /^.{1,240}$/ as unknown as string }],
    },
  ],
});
