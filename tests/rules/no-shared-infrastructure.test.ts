import { noSharedInfrastructure } from "../../src/rules/no-shared-infrastructure.js";
import { linting } from "../linting.js";
import { runRule, withOptions } from "./rule-tester.js";

const AUTH = "src/auth/redis.ts";
const BILLING = "src/billing/cache.ts";
const SHARED = "src/shared/redis.ts";
const DOMAINS = { domains: "src/{domain}/**" };

const REDIS = `import Redis from "ioredis";
export const redis = new Redis(process.env.REDIS_URL);`;
const OTHER_REDIS = `import { createClient } from "redis";
const { REDIS_URL } = process.env;
export const cache = createClient({ url: REDIS_URL });`;

/** The text of billing is linted, beside one of auth and others. */
function billing(text: string, files: Record<string, string> = {}, settings: object = {}): ReturnType<typeof linting> {
  return linting(BILLING, { [AUTH]: REDIS, ...files, [BILLING]: text }, { ...DOMAINS, ...settings });
}

const CONNECTS =
  "billing connects to REDIS_URL, which auth also connects to (src/auth/redis.ts:2): one outage stops both. " +
  "Give billing its own service, or accept it with @shared-service and a reason";
const reaches = (client: string, made: string, place: string, size = ""): string =>
  `billing uses ${client} (Redis client, ${made}), which auth also uses (${place}): if it fails or fills up, both fail${size}. ` +
  "Give billing its own, or ask auth for the answer";

const CLIENT = {
  [SHARED]: REDIS,
  [AUTH]: `import { redis } from "../shared/redis";\nexport const login = () => redis.get("a");`,
};

/** A function of shared code that makes a client for each who calls it. */
const MADE_FOR_EACH = {
  [SHARED]: `import Redis from "ioredis";\nexport function createRedis() {\n  return new Redis(process.env.REDIS_URL);\n}`,
  [AUTH]: `import { createRedis } from "../shared/redis";\nexport const login = () => createRedis().get("a");`,
};

/** A cache of shared code, made of something, that auth uses. */
const keyv = (given: string): Record<string, string> => ({
  [SHARED]: `import Keyv from "keyv";\nimport QuickLRU from "quick-lru";\nexport const cache = new Keyv(${given});`,
  [AUTH]: `import { cache } from "../shared/redis";\nexport const login = () => cache.get("a");`,
});
const KEYV_READS = `import { cache } from "../shared/redis";\nexport const plan = () => cache.get("plan");`;
const NEST = `import { Inject, Injectable } from "@nestjs/common";\n`;
const REDIS_MODULE = {
  "src/shared/redis.module.ts": `import { Module } from "@nestjs/common";\nimport Redis from "ioredis";
@Module({ providers: [{ provide: "REDIS", useFactory: () => new Redis(process.env.REDIS_URL) }] }) export class RedisModule {}`,
};
const receives = (token: string, name = "Login"): string =>
  `${NEST}@Injectable() export class ${name} {\n  constructor(@Inject(${token}) private redis: any) {}\n  run() { return this.redis.get("a"); }\n}`;
/** A class of the shared kernel that has a client and a method which needs none. */
const CACHE_SERVICE = {
  "src/shared/cache.service.ts": `${NEST}import { redis } from "./redis";
@Injectable() export class CacheService {
  get(key: string) { return redis.get(key); }
  keyOf(id: string) { return "user:" + id; }
}`,
  [SHARED]: REDIS,
};
const asks = (method: string, path = "../shared/cache.service"): string =>
  `${NEST}import { CacheService } from "${path}";\n@Injectable() export class Plans {\n  constructor(private cache: CacheService) {}\n  run() { return this.cache.${method}("a"); }\n}`;

/** Shared code that makes one object, of which one method uses a client, and gives it to whoever asks. */
const APP = {
  ...CLIENT,
  "src/shared/app.ts": `import { redis } from "./redis";
class App { fill() { return redis.get("a"); } name() { return "shop"; } }
let app: App;
export function start() { app = new App(); }
export function getApp() { return app; }`,
};

/** Shared code of which one function asks two clients. */
const lookUp = (other: string): Record<string, string> => ({
  [SHARED]: `import Redis from "ioredis";\n${other}\nconst redis = new Redis(process.env.REDIS_URL);
export const lookUp = async (id: string) => [await redis.get(id), await other.get(id)];`,
  [AUTH]: LOOKS_UP,
});
const LOOKS_UP = `import { lookUp } from "../shared/redis";\nexport const find = (id: string) => lookUp(id);`;

/** Each use is told, so that each can be looked at. */
const EACH_USE = { eachUse: true };

runRule("no-shared-infrastructure", noSharedInfrastructure, {
  valid: withOptions(EACH_USE, [
    {
      name: "a token of which there is no client",
      ...billing(receives('"OTHER"', "Plans"), { ...REDIS_MODULE, [AUTH]: receives('"REDIS"') }),
    },
    {
      name: "a token that one domain alone receives",
      ...billing("export const a = 1;", { ...REDIS_MODULE, [AUTH]: receives('"REDIS"') }),
    },
    {
      name: "a client for each domain behind one token",
      ...billing(receives('"REDIS"', "Plans"), {
        "src/billing/redis.module.ts": REDIS_MODULE["src/shared/redis.module.ts"].replace(
          "REDIS_URL",
          "BILLING_REDIS_URL",
        ),
        "src/auth/redis.module.ts": REDIS_MODULE["src/shared/redis.module.ts"],
        [AUTH]: receives('"REDIS"'),
      }),
    },
    {
      name: "an object that a function of shared code gives, of which another method uses a client",
      ...billing(`import { getApp } from "../shared/app";\nexport const plan = () => getApp().name();`, APP),
    },
    {
      name: "code of shared code that only looks whether there is such an object",
      ...billing(`import { runningApp } from "../shared/running";\nexport const plan = () => runningApp().name();`, {
        ...APP,
        "src/shared/running.ts": `import { getApp } from "./app";\nexport function runningApp() { const app = getApp(); if (!app) throw new Error(); return app; }`,
      }),
    },
    {
      name: "a method of an injected class that needs no client",
      ...billing(asks("keyOf"), { ...CACHE_SERVICE, [AUTH]: asks("get") }),
    },
    {
      name: "an injected class of another domain, which is asked for the answer",
      ...billing(asks("get", "../auth/cache.service"), {
        "src/auth/cache.service.ts": CACHE_SERVICE["src/shared/cache.service.ts"].replace("./redis", "../shared/redis"),
        [SHARED]: REDIS,
      }),
    },
    {
      name: "a client behind a token that a buffer no longer receives",
      ...billing(receives('"REDIS"', "Plans"), { ...REDIS_MODULE, [AUTH]: receives('"REDIS"') }),
      code: "export const a = 1;",
    },
    {
      name: "a class that is named in a list of what a module provides",
      ...billing(
        `import { Module } from "@nestjs/common";\nimport { CacheService } from "../shared/cache.service";\n@Module({ providers: [CacheService] }) export class BillingModule {}`,
        { ...CACHE_SERVICE, [AUTH]: asks("get") },
      ),
    },
    {
      name: "an injected client that is accepted where it is received",
      ...billing(
        receives('"REDIS"', "Plans").replace("\n  constructor", "\n  // @shared-service prices only\n  constructor"),
        {
          ...REDIS_MODULE,
          [AUTH]: receives('"REDIS"'),
        },
      ),
    },
    {
      name: "one client that is passed to makers of one domain",
      ...linting(
        "src/billing/plans.ts",
        {
          "src/app.ts": `import Redis from "ioredis";\nimport { Plans } from "./billing/plans";\nimport { createPrices } from "./billing/prices";\nconst redis = new Redis(process.env.REDIS_URL);\nnew Plans(redis); createPrices(redis);`,
          "src/billing/plans.ts": "export class Plans { constructor(private redis: any) {} }",
          "src/billing/prices.ts": "export const createPrices = (redis: any) => redis;",
          [AUTH]: "export const a = 1;",
        },
        { domains: { auth: "src/auth/**", billing: "src/billing/**" } },
      ),
    },
    { name: "another variable", ...billing(OTHER_REDIS.replaceAll("REDIS_URL", "BILLING_REDIS_URL")) },
    { name: "a test", ...billing(OTHER_REDIS, {}, { tests: [BILLING] }) },
    { name: "a test of the other domain", ...billing(OTHER_REDIS, {}, { tests: [AUTH] }) },
    {
      name: "one domain alone",
      ...linting(BILLING, { [AUTH]: REDIS, [BILLING]: OTHER_REDIS }, { domains: { all: "src/**" } }),
    },
    { name: "no domains", ...linting(BILLING, { [AUTH]: REDIS, [BILLING]: OTHER_REDIS }) },
    { name: "the owner", ...billing(OTHER_REDIS, {}, { services: { REDIS_URL: { owner: "billing" } } }) },
    {
      name: "what is accepted with a reason",
      ...billing(OTHER_REDIS.replace("export const", "// @shared-service sessions only\nexport const")),
    },
    {
      name: "a client that is accepted where it is made",
      ...billing(`import { redis } from "../shared/redis";\nredis.get("a");`, {
        ...CLIENT,
        [SHARED]: REDIS.replace("export", "/** @shared-service one for all of us */\nexport"),
      }),
    },
    { name: "a guard", ...billing(`if (!process.env.REDIS_URL) throw new Error("REDIS_URL");`) },
    { name: "a log", ...billing(`console.log(process.env.REDIS_URL);`) },
    {
      name: "a type of a client",
      ...billing(`import type { redis } from "../shared/redis";\nexport type Client = typeof redis;`, CLIENT),
    },
    {
      name: "something else of the client's module",
      ...billing(`import { ttl } from "../shared/redis";\nexport const later = () => ttl;`, {
        ...CLIENT,
        [SHARED]: `${REDIS}\nexport const ttl = 60;`,
      }),
    },
    {
      name: "another domain that is asked for the answer",
      ...billing(`import { session } from "../auth/redis";\nexport const who = () => session("a");`, {
        [AUTH]: `${REDIS}\nexport const session = (id: string) => redis.get(id);`,
      }),
    },
    {
      name: "a client of an account",
      ...billing(`import Stripe from "stripe";\nexport const stripe = new Stripe(process.env.STRIPE_KEY);`, {
        [AUTH]: `import Stripe from "stripe";\nexport const stripe = new Stripe(process.env.STRIPE_KEY);`,
      }),
    },
    {
      name: "a cache in memory",
      ...billing(`import { LRUCache } from "lru-cache";\nexport const cache = new LRUCache({ max: 1 });`, {
        [AUTH]: `import { LRUCache } from "lru-cache";\nexport const cache = new LRUCache({ max: 1 });`,
      }),
    },
    {
      name: "a cache in memory that a server makes for each request",
      ...billing(`import { queries } from "../shared/queries";\nqueries.clear();`, {
        "src/shared/queries.ts": `import { QueryClient } from "@tanstack/query-core";\n// redis://a\nexport const queries = new QueryClient();`,
        [AUTH]: `import { queries } from "../shared/queries";\nqueries.clear();`,
      }),
    },
    {
      name: "a cache that reaches nothing, which no-cross-domain-sharing tells",
      ...billing(KEYV_READS, keyv("")),
    },
    {
      name: "a cache that stands on one in memory, likewise",
      ...billing(KEYV_READS, keyv("{ store: new QuickLRU({ maxSize: 5 }) }")),
    },
    {
      name: "one database, by default",
      ...billing(
        `import { Pool } from "pg";\nexport const pool = new Pool({ connectionString: process.env.DATABASE_URL });`,
        {
          [AUTH]: `import { Pool } from "pg";\nexport const pool = new Pool({ connectionString: process.env.DATABASE_URL });`,
        },
      ),
    },
    {
      name: "two ends of one queue, by default",
      ...billing(
        `import { Worker } from "bullmq";\nexport const worker = new Worker("mails", work, { connection: { url: process.env.REDIS_URL } });`,
        {
          [AUTH]: `import { Queue } from "bullmq";\nexport const queue = new Queue("mails", { connection: { url: process.env.REDIS_URL } });`,
        },
      ),
    },
    {
      name: "two variables with one default",
      ...billing(
        `import Redis from "ioredis";\nexport const redis = new Redis(process.env.B_REDIS_URL ?? "redis://localhost");`,
        {
          [AUTH]: `import Redis from "ioredis";\nexport const redis = new Redis(process.env.A_REDIS_URL ?? "redis://localhost");`,
        },
      ),
    },
    {
      name: "a queue and a cache on two endpoints",
      ...linting("src/queue.ts", {
        "src/queue.ts": `import { Queue } from "bullmq";\nexport const mails = new Queue("mails", { connection: { url: process.env.QUEUE_REDIS_URL } });`,
        "src/cache.ts": `import KeyvRedis from "@keyv/redis";\nexport const store = new KeyvRedis(process.env.REDIS_URL);`,
      }),
    },
    {
      name: "services without a client anywhere",
      ...billing("export const a = 1;", { [AUTH]: "export const b = 1;" }),
    },
  ]),
  invalid: withOptions(EACH_USE, [
    {
      name: "what a function makes, which is named as its call is written",
      ...billing(
        `import { createRedis } from "../shared/redis";\nexport const plan = () => createRedis().get("plan");`,
        MADE_FOR_EACH,
      ),
      errors: [{ message: reaches("createRedis()", "src/shared/redis.ts:3", "src/auth/redis.ts:1", " (3 modules)") }],
    },
    {
      name: "a client behind a token, at the parameter that receives it",
      ...billing(receives('"REDIS"', "Plans"), { ...REDIS_MODULE, [AUTH]: receives('"REDIS"') }),
      errors: [
        {
          message: reaches("REDIS", "src/shared/redis.module.ts:3", "src/auth/redis.ts:3", " (3 modules)"),
          line: 3,
          column: 40,
          endColumn: 45,
        },
      ],
    },
    {
      name: "a client behind a token that a buffer begins to receive",
      ...billing("export const a = 1;", { ...REDIS_MODULE, [AUTH]: receives('"REDIS"') }),
      code: receives('"REDIS"', "Plans"),
      errors: [{ message: reaches("REDIS", "src/shared/redis.module.ts:3", "src/auth/redis.ts:3", " (3 modules)") }],
    },
    {
      name: "a client behind a token that stands on another token",
      ...billing(receives('"CACHE"', "Plans"), {
        "src/shared/redis.module.ts": `import { Redis } from "ioredis";\nimport { Cache } from "./cache";
export const redis = { provide: Redis, useFactory: () => new Redis(process.env.REDIS_URL) };
export const cache = { provide: "CACHE", useFactory: (client: Redis) => new Cache(client), inject: [Redis] };`,
        "src/shared/cache.ts": "export class Cache { constructor(private client: any) {} }",
        [AUTH]: `${NEST}import { Redis } from "ioredis";\n@Injectable() export class Login { constructor(private redis: Redis) {} }`,
      }),
      errors: [
        {
          message:
            /^billing uses .* \(Redis client, .*src\/shared\/redis.module.ts:3\), which auth also uses/ as unknown as string,
          line: 3,
        },
      ],
    },
    {
      name: "a method of an injected class of the shared kernel that uses a client",
      ...billing(asks("get"), { ...CACHE_SERVICE, [AUTH]: asks("get") }),
      errors: [
        {
          message: reaches("redis by get()", "src/shared/redis.ts:2", "src/auth/redis.ts:4", " (4 modules)"),
          line: 4,
          column: 23,
        },
      ],
    },
    {
      name: "the client of an injected class of another domain, taken out of it",
      ...billing(
        `${NEST}import { Store } from "../auth/store";\n@Injectable() export class Plans { constructor(private store: Store) {} run() { return this.store.client.get("a"); } }`,
        {
          "src/auth/store.ts": `${NEST}import Redis from "ioredis";\n@Injectable() export class Store { client = new Redis(process.env.REDIS_URL); }`,
        },
      ),
      errors: [
        { message: reaches("Store.client", "REDIS_URL, src/auth/store.ts:3", "src/auth/redis.ts:2", " (3 modules)") },
      ],
    },
    {
      name: "an injected class that extends one of the shared kernel",
      ...billing(asks("get", "../shared/plan-cache").replaceAll("CacheService", "PlanCache"), {
        ...CACHE_SERVICE,
        "src/shared/plan-cache.ts": `${NEST}import { CacheService } from "./cache.service";\n@Injectable() export class PlanCache extends CacheService {}`,
        [AUTH]: asks("get"),
      }),
      errors: [
        { message: reaches("redis by get()", "src/shared/redis.ts:2", "src/auth/redis.ts:4", " (up to 5 modules)") },
      ],
    },
    {
      name: "a decorator of the shared kernel that has a class injected",
      ...billing(`import { Cached } from "../shared/cached";\nexport class Plans { @Cached() all() {} }`, {
        ...CACHE_SERVICE,
        "src/shared/cached.ts": `${NEST}import { CacheService } from "./cache.service";\nexport function Cached() { const put = Inject(CacheService); return (target: object) => put(target, "cache"); }`,
        [AUTH]: asks("get"),
      }),
      errors: [
        {
          message: reaches("redis by Cached()", "src/shared/redis.ts:2", "src/auth/redis.ts:4", " (5 modules)"),
          line: 1,
        },
      ],
    },
    {
      name: "one client that is passed to makers of two domains",
      ...linting(
        "src/billing/plans.ts",
        {
          "src/app.ts": `import Redis from "ioredis";\nimport { Plans } from "./billing/plans";\nimport { createAuth } from "./auth/auth";\nconst redis = new Redis(process.env.REDIS_URL);\nnew Plans(redis); createAuth({ redis });`,
          "src/billing/plans.ts": "export class Plans {\n  constructor(private redis: any) {}\n}",
          "src/auth/auth.ts": "export const createAuth = ({ redis }: any) => redis;",
        },
        { domains: { auth: "src/auth/**", billing: "src/billing/**" } },
      ),
      errors: [
        {
          message: reaches("redis", "src/app.ts:4", "src/auth/auth.ts:1", " (3 modules)"),
          line: 2,
          column: 23,
          endColumn: 28,
        },
      ],
    },
    {
      name: "a client that is put on an app",
      ...billing("export const plan = (req: any) => req.app.locals.redis.get();", {
        "src/shared/app.ts": `import Redis from "ioredis";\nexport const start = (app: any) => { app.locals.redis = new Redis(process.env.REDIS_URL); };`,
        [AUTH]: "export const login = (req: any) => req.app.locals.redis.get();",
      }),
      errors: [
        {
          message: reaches("redis", "src/shared/app.ts:2", "src/auth/redis.ts:1", " (3 modules)"),
          line: 1,
          column: 35,
        },
      ],
    },
    {
      name: "one REDIS_URL, by two libraries and two spellings",
      ...billing(OTHER_REDIS),
      errors: [{ message: CONNECTS, line: 3, column: 22, endLine: 3 }],
    },
    {
      name: "one service, with all that fails with it",
      ...billing(OTHER_REDIS, {
        "src/billing/charge.ts": `import { cache } from "./cache";\nexport const charge = () => cache;`,
        "src/app.ts": `import { charge } from "./billing/charge";\ncharge();`,
      }),
      errors: [{ message: CONNECTS.replace("stops both", "stops both (up to 4 modules)") }],
    },
    {
      name: "one service with a domain that fails with it though it does not use it",
      ...billing(
        OTHER_REDIS,
        {
          "src/web/page.ts": `import { redis } from "../auth/redis";\nexport const page = () => redis;`,
        },
        { services: { REDIS_URL: { owner: "auth" } } },
      ),
      errors: [
        {
          message:
            "billing connects to REDIS_URL, which auth also connects to (src/auth/redis.ts:2): one outage stops both (3 modules, also in web). " +
            "Give billing its own service, or ask auth, which owns it",
        },
      ],
    },
    {
      name: "one service that more domains use",
      ...billing(OTHER_REDIS, {
        "src/jobs/redis.ts": REDIS,
        "src/search/redis.ts": REDIS,
        "src/web/page.ts": `import { find } from "../search/redis";\nexport const page = () => find;`,
      }),
      errors: [{ message: CONNECTS.replace("stops both", "stops both (up to 5 modules in 5 domains)") }],
    },
    {
      name: "an empty reason",
      ...billing(OTHER_REDIS.replace("export const", "// @shared-service\nexport const")),
      errors: [
        {
          message:
            "billing connects to REDIS_URL, which auth also connects to (src/auth/redis.ts:2): one outage stops both. " +
            "Give billing its own service, or give @shared-service a reason",
        },
      ],
    },
    {
      name: "a service that another domain owns",
      ...billing(OTHER_REDIS, {}, { services: { REDIS_URL: { owner: "auth" } } }),
      errors: [
        {
          message:
            "billing connects to REDIS_URL, which auth also connects to (src/auth/redis.ts:2): one outage stops both. " +
            "Give billing its own service, or ask auth, which owns it",
        },
      ],
    },
    {
      name: "a variable through a module of settings",
      ...billing(
        `import Redis from "ioredis";\nimport { env } from "../shared/env";\nexport const cache = new Redis(env.redis.url);`,
        {
          "src/shared/env.ts": "export const env = { redis: { url: process.env.REDIS_URL! } };",
        },
      ),
      errors: [{ message: CONNECTS }],
    },
    {
      name: "a variable through a parsed environment, a barrel and a renaming",
      ...billing(
        `import Redis from "ioredis";\nimport { settings } from "../shared";\nexport const cache = new Redis(settings.REDIS_URL);`,
        {
          "src/shared/index.ts": `export { env as settings } from "./env";`,
          "src/shared/env.ts": `import { z } from "zod";\nexport const env = z.object({ REDIS_URL: z.string() }).parse(process.env);`,
        },
      ),
      errors: [{ message: CONNECTS }],
    },
    {
      name: "a wrapper, two hops away",
      ...billing(
        `import { cacheOf } from "../shared/cache";\nexport const cache = cacheOf({ url: process.env.REDIS_URL });`,
        {
          "src/shared/cache.ts": `import { createRedis } from "./make";\nexport const cacheOf = (options: { url: string }) => createRedis(options.url);`,
          "src/shared/make.ts": `import Redis from "ioredis";\nexport function createRedis(url: string) {\n  const client = new Redis(url);\n  return client;\n}`,
        },
      ),
      errors: [{ message: CONNECTS }],
    },
    {
      name: "a class that makes a client of what it is given",
      ...billing(`import { Cache } from "../shared/cache";\nexport const cache = new Cache(process.env.REDIS_URL);`, {
        "src/shared/cache.ts": `import Redis from "ioredis";\nexport class Cache {\n  client: Redis;\n  constructor(private url: string) { this.client = new Redis(this.url); }\n}`,
      }),
      errors: [{ message: CONNECTS }],
    },
    {
      name: "a wrapper that nobody can follow",
      ...billing(`export const plugin = (app: any, made: any) => app.register(made, { url: process.env.REDIS_URL });`),
      errors: [{ message: CONNECTS }],
    },
    {
      name: "one client in shared code",
      ...billing(`import { redis } from "../shared/redis";\nexport const plan = () => redis.get("plan");`, CLIENT),
      errors: [
        {
          message: reaches("redis", "src/shared/redis.ts:2", "src/auth/redis.ts:1", " (3 modules)"),
          line: 1,
          column: 23,
        },
      ],
    },
    {
      name: "a cache that reaches something",
      ...billing(KEYV_READS, keyv("process.env.REDIS_URL")),
      errors: [
        {
          message:
            "billing uses cache (cache, src/shared/redis.ts:3), which auth also uses (src/auth/redis.ts:1): if it fails or " +
            "fills up, both fail (3 modules). Give billing its own, or ask auth for the answer",
        },
      ],
    },
    {
      name: "one client through a namespace and export *",
      ...billing(`import * as shared from "../shared";\nexport const plan = () => shared.redis.get("plan");`, {
        ...CLIENT,
        "src/shared/index.ts": `export * from "./redis";`,
      }),
      errors: [{ message: reaches("redis", "src/shared/redis.ts:2", "src/auth/redis.ts:1", " (up to 4 modules)") }],
    },
    {
      name: "functions of shared code that use a client of their own, two modules away",
      ...billing(`import { get } from "../shared/store";\nexport const plan = () => get("plan");`, {
        ...CLIENT,
        "src/shared/store.ts": `import { redis } from "./redis";\nexport const get = (key: string) => redis.get(key);`,
      }),
      errors: [{ message: reaches("redis by get()", "src/shared/redis.ts:2", "src/auth/redis.ts:1", " (4 modules)") }],
    },
    {
      name: "an object of shared code, of which a function deep inside uses a client, by the name of the object",
      ...billing(`import { config } from "../shared/config";\nexport const start = () => listen(config);`, {
        ...CLIENT,
        "src/shared/config.ts": `import { redis } from "./redis";
export const config = { hooks: { user: { after: () => redis.get("a") } } };`,
      }),
      errors: [{ message: reaches("redis by config", "src/shared/redis.ts:2", "src/auth/redis.ts:1", " (4 modules)") }],
    },
    {
      name: "a method of such an object that is called, by its own name",
      ...billing(`import { config } from "../shared/config";\nexport const start = () => config.hooks.user.after();`, {
        ...CLIENT,
        "src/shared/config.ts": `import { redis } from "./redis";
export const config = { hooks: { user: { after: () => redis.get("a") } } };`,
      }),
      errors: [
        { message: reaches("redis by after()", "src/shared/redis.ts:2", "src/auth/redis.ts:1", " (4 modules)") },
      ],
    },
    {
      name: "a method of an object that a function of shared code gives",
      ...billing(`import { getApp } from "../shared/app";\nexport const plan = () => getApp().fill();`, APP),
      errors: [{ message: reaches("redis by fill()", "src/shared/redis.ts:2", "src/auth/redis.ts:1", " (4 modules)") }],
    },
    {
      name: "services of two kinds behind one import, each",
      ...billing(
        LOOKS_UP,
        lookUp(`import { Client } from "@elastic/elasticsearch";
const other = new Client({ node: process.env.ELASTIC_URL });`),
      ),
      errors: [{ message: /^billing uses redis / }, { message: /^billing uses other / }],
    },
    {
      name: "services of one kind behind one import, once",
      ...billing(LOOKS_UP, lookUp("const other = new Redis(process.env.OTHER_URL);")),
      errors: 1,
    },
    {
      name: "a client that another domain hands out",
      ...billing(`import { redis } from "../auth/redis";\nexport const plan = () => redis.get("plan");`),
      errors: [{ message: reaches("redis", "src/auth/redis.ts:2", "src/auth/redis.ts:2") }],
    },
    {
      name: "a literal endpoint, with and without port and credentials",
      ...billing(
        `import { createClient } from "redis";\nexport const cache = createClient({ url: "redis://me:secret@cache.internal" });`,
        {
          [AUTH]: `import Redis from "ioredis";\nexport const redis = new Redis({ host: "cache.internal", port: 6379 });`,
        },
      ),
      errors: [{ message: CONNECTS.replace("REDIS_URL", "redis://cache.internal:6379") }],
    },
    {
      name: "the default of the library",
      ...billing(`import Redis from "ioredis";\nexport const redis = new Redis();`, {
        [AUTH]: `import Redis from "ioredis";\nexport const redis = new Redis();`,
      }),
      errors: [{ message: CONNECTS.replace("REDIS_URL", "redis://127.0.0.1:6379") }],
    },
    {
      name: "different key prefixes: one service still",
      ...billing(
        `import Redis from "ioredis";\nexport const redis = new Redis({ host: process.env.REDIS_HOST, keyPrefix: "billing:" });`,
        {
          [AUTH]: `import Redis from "ioredis";\nexport const redis = new Redis({ host: process.env.REDIS_HOST, keyPrefix: "auth:" });`,
        },
      ),
      errors: [
        {
          message:
            "billing connects to REDIS_HOST, which auth also connects to (src/auth/redis.ts:2): their names differ, but one outage stops " +
            "both. Give billing its own service, or accept it with @shared-service and a reason",
        },
      ],
    },
    {
      name: "one database, if databases count",
      ...billing(
        `import { Pool } from "pg";\nexport const pool = new Pool({ connectionString: process.env.DATABASE_URL });`,
        {
          [AUTH]: `import { PrismaClient } from "@prisma/client";\nexport const db = new PrismaClient({ log: ["query"] });`,
        },
      ),
      options: [{ kinds: ["database"] }],
      errors: [{ message: CONNECTS.replace("REDIS_URL", "DATABASE_URL") }],
    },
    {
      name: "a queue in one domain and a client in another",
      ...billing(
        `import { Worker } from "bullmq";\nimport { redis } from "../auth/redis";\nexport const worker = new Worker("mails", work, { connection: redis });`,
      ),
      errors: [{ message: CONNECTS, line: 3 }],
    },
    {
      name: "a queue and a cache on one endpoint, whatever the domains",
      ...linting("src/queue.ts", {
        "src/queue.ts": `import { Queue } from "bullmq";\nexport const mails = new Queue("mails", { connection: { url: process.env.REDIS_URL } });`,
        "src/cache.ts": `import KeyvRedis from "@keyv/redis";\nexport const store = new KeyvRedis(process.env.REDIS_URL);`,
      }),
      errors: [
        {
          message:
            "mails keeps jobs in REDIS_URL, which store (src/cache.ts:2) fills as a cache: a full cache drops keys, and a queue must lose " +
            "none. Give each its own Redis",
          line: 2,
        },
      ],
    },
    {
      name: "a queue that has no name of its own, and a cache",
      ...linting("src/queue.ts", {
        "src/queue.ts": `import { Queue } from "bullmq";\nadd(new Queue("mails", { connection: { url: process.env.REDIS_URL } }));`,
        "src/cache.ts": `import KeyvRedis from "@keyv/redis";\nfill(new KeyvRedis(process.env.REDIS_URL));`,
      }),
      errors: [
        {
          message:
            "This keeps jobs in REDIS_URL, which a cache (src/cache.ts:2) fills as a cache: a full cache drops keys, and a queue must lose " +
            "none. Give each its own Redis",
          line: 2,
        },
      ],
    },
    {
      name: "likewise at the cache",
      ...linting("src/cache.ts", {
        "src/queue.ts": `import { Queue } from "bullmq";\nexport const mails = new Queue("mails", { connection: { url: process.env.REDIS_URL } });`,
        "src/cache.ts": `import KeyvRedis from "@keyv/redis";\nexport const store = new KeyvRedis(process.env.REDIS_URL);`,
      }),
      errors: [
        {
          message:
            "store caches in REDIS_URL, where mails (src/queue.ts:2) keeps jobs: a full cache drops keys, and a queue must lose none. " +
            "Give each its own Redis",
        },
      ],
    },
    {
      name: "names that are too long to be said whole, of many domains at one client",
      ...linting(
        `src/${"billing".repeat(8)}/cache.ts`,
        {
          [`src/shared/${"redis".repeat(12)}.ts`]: REDIS.replace("redis =", `${"redis".repeat(12)} =`),
          ...Object.fromEntries(
            ["auth", "billing", "search", "web"].map((name) => [
              `src/${name.repeat(8)}/cache.ts`,
              `import { ${"redis".repeat(12)} as redis } from "../shared/${"redis".repeat(12)}";\nexport const get = () => redis.get("a");`,
            ]),
          ),
        },
        DOMAINS,
      ),
      errors: [{ message: /^.{1,240}$/ as unknown as string }],
    },
    {
      name: "names that are too long to be said whole",
      ...linting(
        `src/${"billing".repeat(8)}/cache.ts`,
        {
          [`src/${"auth".repeat(15)}/redis.ts`]: REDIS.replaceAll("REDIS_URL", `${"LONG_".repeat(20)}REDIS_URL`),
          [`src/${"billing".repeat(8)}/cache.ts`]: OTHER_REDIS.replaceAll(
            "REDIS_URL",
            `${"LONG_".repeat(20)}REDIS_URL`,
          ),
        },
        DOMAINS,
      ),
      errors: [{ message: /^.{1,240}$/ as unknown as string }],
    },
  ]),
});
