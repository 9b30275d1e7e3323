/** A client that belongs to no domain is told once, where it is made, whoever uses it. */
import type { RuleTester } from "eslint";
import { noSharedInfrastructure } from "../../src/rules/no-shared-infrastructure.js";
import { linting } from "../linting.js";
import { runRule } from "./rule-tester.js";

const SHARED = "src/shared/redis.ts";
const AUTH = "src/auth/login.ts";
const BILLING = "src/billing/plans.ts";

const REDIS = `import Redis from "ioredis";
export const redis = new Redis(process.env.REDIS_URL);`;
const uses = (name = "redis", from = "../shared/redis"): string =>
  `import { ${name} } from "${from}";\nexport const get = () => ${name}.get("a");`;

/** One file of a project is linted; in it, auth and billing import a client of the shared kernel unless it says otherwise. */
function project(linted: string, files: Record<string, string> = {}, settings: object = {}): RuleTester.ValidTestCase {
  const all = { [SHARED]: REDIS, [AUTH]: uses(), [BILLING]: uses(), ...files };
  return linting(linted, all, { domains: "src/{domain}/**", ...settings });
}

const told = (what: string, by: string, outage = "both (3 modules)", instead = ACCEPT): string =>
  `${what} is used by ${by}: one outage stops ${outage}. Give each its own, or ${instead}`;
const ACCEPT = "accept it with @shared-service and a reason";
const CLIENT = "redis (Redis client of REDIS_URL)";
const BOTH = `auth (${AUTH}:1) and billing (${BILLING}:1)`;

const OWNED = { services: { REDIS_URL: { owner: "auth" } } };
const accepted = (why: string, text: string): string => `// @shared-service ${why}\n${text}`;

const DATABASE = `import { Pool } from "pg";
export const redis = new Pool({ connectionString: process.env.DATABASE_URL });`;

/** One function of the shared kernel asks one of two, as the settings say. */
const eitherOf = (first: string, second: string): Record<string, string> => ({
  "src/shared/first.ts": `import Redis from "ioredis";\n${first}\nexport const first = new Redis(process.env.A_URL);`,
  "src/shared/second.ts": `import Redis from "ioredis";\n${second}\nexport const second = new Redis(process.env.B_REDIS_URL);`,
  [SHARED]: `import { first } from "./first";\nimport { second } from "./second";
export const redis = { get: (key: string) => (process.env.IS_B ? second : first).get(key) };`,
});

/** A limiter of the shared kernel that stands on its client. */
const LIMITER = {
  "src/shared/limiter.ts": `import { RateLimiterRedis } from "rate-limiter-flexible";
import { redis } from "./redis";
export const limiter = new RateLimiterRedis({ storeClient: redis, points: 5 });`,
  [BILLING]: uses("limiter", "../shared/limiter"),
};
const NEST = `import { Inject, Injectable } from "@nestjs/common";\n`;
const receives = (parameter: string): string =>
  `${NEST}@Injectable() export class Plans {\n  constructor(${parameter}) {}\n  run() { return this.redis.get("a"); }\n}`;
const CACHE = "src/shared/cache.service.ts";
const asks = `import { CacheService } from "../shared/cache.service";\n${receives("private redis: CacheService")}`;
const TWO = `import Redis from "ioredis";
export const sessions = new Redis(process.env.SESSIONS_URL);
export const prices = new Redis(process.env.PRICES_URL);`;
const USES_TWO = `import { prices, sessions } from "../shared/redis";\nexport const get = () => [sessions.get("a"), prices.get("a")];`;
const QUEUES = "src/shared/queue.module.ts";
const puts = `import { InjectQueue } from "@nestjs/bullmq";\n${receives('@InjectQueue("mails") private redis: any')}`;

runRule("no-shared-infrastructure, of clients of no domain", noSharedInfrastructure, {
  valid: [
    { name: "at the uses", ...project(BILLING) },
    { name: "one domain alone", ...project(SHARED, { [BILLING]: "" }) },
    { name: "with an owner, at the making", ...project(SHARED, {}, OWNED) },
    { name: "with an owner, at its own use", ...project(AUTH, {}, OWNED) },
    { name: "told at each use, at the making", ...project(SHARED), options: [{ eachUse: true }] },
    {
      name: "accepted where it is made",
      ...project(SHARED, { [SHARED]: REDIS.replace("export", "// @shared-service one for all of us\nexport") }),
    },
    {
      name: "accepted at all of its uses",
      ...project(SHARED, { [AUTH]: accepted("a", uses()), [BILLING]: accepted("b", uses()) }),
    },
    {
      name: "the second of two to which one name leads",
      ...project("src/shared/second.ts", eitherOf("", "")),
    },
    {
      name: "the second of two to which one name leads, of which the first is accepted",
      ...project("src/shared/second.ts", eitherOf("// @shared-service one for all of us", "")),
    },
    { name: "what stands on a client of the shared kernel", ...project("src/shared/limiter.ts", LIMITER) },
    {
      name: "what a domain builds on a client of the shared kernel",
      ...project(BILLING, { [BILLING]: LIMITER["src/shared/limiter.ts"].replace("./redis", "../shared/redis") }),
    },
    {
      name: "a limiter on a client that is accepted",
      ...project(SHARED, { ...LIMITER, [SHARED]: REDIS.replace("export", "// @shared-service one for all\nexport") }),
    },
    { name: "a client that a buffer no longer makes", ...project(SHARED), code: "export const redis = new Map();" },
    { name: "databases, by default", ...project(SHARED, { [SHARED]: DATABASE }) },
  ],
  invalid: [
    {
      name: "where it is made, with a use by each of two domains",
      ...project(SHARED),
      errors: [{ message: told(CLIENT, BOTH), line: 2, column: 22, endColumn: 54 }],
    },
    {
      name: "where it is made, with the number of further domains",
      ...project(SHARED, { "src/jobs/run.ts": uses(), "src/search/find.ts": uses(), "src/web/page.ts": uses() }),
      errors: [
        {
          message: told(CLIENT, `auth (${AUTH}:1), billing (${BILLING}:1) and 3 more`, "all (6 modules in 5 domains)"),
        },
      ],
    },
    {
      name: "with a domain that only depends on those",
      ...project(SHARED, {
        "src/web/page.ts": `import { get } from "../auth/login";\nexport const page = () => get();`,
      }),
      errors: [{ message: told(CLIENT, BOTH, "both (up to 4 modules, also in web)") }],
    },
    {
      name: "outside of any folder of a domain",
      ...project("src/redis.ts", {
        "src/redis.ts": REDIS,
        [SHARED]: "",
        [AUTH]: uses("redis", "../redis"),
        [BILLING]: uses("redis", "../redis"),
      }),
      errors: [{ message: told(CLIENT, BOTH) }],
    },
    {
      name: "where a buffer makes it, further down than on disk",
      ...project(SHARED),
      code: `// The one Redis.\n\n${REDIS}`,
      errors: [{ message: told(CLIENT, BOTH), line: 4, column: 22 }],
    },
    {
      name: "with an owner, at the uses of others",
      ...project(BILLING, {}, OWNED),
      errors: [
        {
          message:
            `billing uses redis (Redis client, ${SHARED}:2), which auth also uses (${AUTH}:1): if it fails or fills up, both fail ` +
            "(3 modules). Give billing its own, or ask auth, which owns it",
        },
      ],
    },
    {
      name: "an empty reason where it is made",
      ...project(SHARED, { [SHARED]: REDIS.replace("export", "// @shared-service\nexport") }),
      errors: [{ message: told(CLIENT, BOTH, undefined, "give @shared-service a reason") }],
    },
    {
      name: "accepted at one of two uses",
      ...project(SHARED, { [AUTH]: accepted("sessions only", uses()) }),
      errors: [{ message: told(CLIENT, `billing (${BILLING}:1) and auth (${AUTH}:2)`) }],
    },
    {
      name: "the first of two to which one name leads, though the second is accepted",
      ...project("src/shared/first.ts", eitherOf("", "// @shared-service one for all of us")),
      errors: [{ message: told("first (Redis client of A_URL)", BOTH, "both (4 modules)") }],
    },
    {
      name: "a client without a name, by the service",
      ...project(SHARED, {
        [SHARED]: `import Redis from "ioredis";\nexport default () => new Redis(process.env.REDIS_URL);`,
        [AUTH]: `import redis from "../shared/redis";\nexport const get = () => redis().get("a");`,
        [BILLING]: `import redis from "../shared/redis";\nexport const get = () => redis().get("a");`,
      }),
      errors: [{ message: told("REDIS_URL (Redis client)", BOTH) }],
    },
    {
      name: "a client of which nobody knows where it connects",
      ...project(SHARED, { [SHARED]: REDIS.replace("process.env.REDIS_URL", "options()") }),
      errors: [{ message: told("redis (Redis client)", BOTH) }],
    },
    {
      name: "two clients of one module, each, though one import leads to both",
      ...project(SHARED, { [SHARED]: TWO, [AUTH]: USES_TWO, [BILLING]: USES_TWO }),
      errors: [
        { message: told("sessions (Redis client of SESSIONS_URL)", BOTH), line: 2 },
        { message: told("prices (Redis client of PRICES_URL)", BOTH), line: 3 },
      ],
    },
    {
      name: "two clients of one service, each with one domain",
      ...project(SHARED, {
        "src/shared/cache.ts": REDIS.replace("redis =", "cache ="),
        [BILLING]: uses("cache", "../shared/cache"),
      }),
      errors: [{ message: told("REDIS_URL (Redis client)", BOTH, "both (4 modules)") }],
    },
    {
      name: "a client that one domain uses, where another connects by itself",
      ...project(SHARED, { [AUTH]: REDIS }),
      errors: [{ message: told("REDIS_URL (Redis client)", `billing (${BILLING}:1) and auth (${AUTH}:2)`) }],
    },
    {
      name: "at the domain that connects by itself, too",
      ...project(AUTH, { [AUTH]: REDIS }),
      errors: [
        {
          message:
            `auth connects to REDIS_URL, which billing also uses (${BILLING}:1): one outage stops both (3 modules). ` +
            "Give auth its own service, or accept it with @shared-service and a reason",
        },
      ],
    },
    {
      name: "a client of another domain, at the import",
      ...project(BILLING, { [AUTH]: REDIS, [BILLING]: uses("redis", "../auth/login") }),
      errors: [
        { message: /^billing uses redis \(Redis client, src\/auth\/login.ts:2\)/ as unknown as string, line: 1 },
      ],
    },
    {
      name: "a client by which one domain's limiter of the shared kernel stands",
      ...project(SHARED, LIMITER),
      errors: [{ message: told(CLIENT, BOTH, "both (4 modules)") }],
    },
    {
      name: "a client on which a domain builds",
      ...project(SHARED, { [BILLING]: LIMITER["src/shared/limiter.ts"].replace("./redis", "../shared/redis") }),
      errors: [{ message: told(CLIENT, `auth (${AUTH}:1) and billing (${BILLING}:3)`) }],
    },
    {
      name: "a limiter of the shared kernel that stands on a client of a domain",
      ...project("src/shared/limiter.ts", {
        ...LIMITER,
        "src/shared/limiter.ts": LIMITER["src/shared/limiter.ts"].replace("./redis", "../auth/login"),
        [AUTH]: REDIS,
        [SHARED]: "",
      }),
      errors: [
        {
          message: told(
            "REDIS_URL (Redis rate limiter)",
            `billing (${BILLING}:1) and auth (${AUTH}:2)`,
            "both (3 modules)",
          ),
        },
      ],
    },
    {
      name: "a client in a class of the shared kernel that two domains have injected",
      ...project(CACHE, {
        [CACHE]: `${NEST}import Redis from "ioredis";
@Injectable() export class CacheService {
  private client = new Redis(process.env.REDIS_URL);
  get(key: string) { return this.client.get(key); }
}`,
        [AUTH]: asks,
        [BILLING]: asks,
        [SHARED]: "",
      }),
      errors: [
        {
          message: told(
            "CacheService.client (Redis client of REDIS_URL)",
            `auth (${AUTH}:4) and billing (${BILLING}:4)`,
          ),
          line: 4,
        },
      ],
    },
    {
      name: "a client behind a token",
      ...project(SHARED, {
        [SHARED]: `import { Module } from "@nestjs/common";\nimport Redis from "ioredis";
@Module({ providers: [{ provide: "REDIS", useFactory: () => new Redis(process.env.REDIS_URL) }] }) export class RedisModule {}`,
        [AUTH]: receives('@Inject("REDIS") private redis: any'),
        [BILLING]: receives('@Inject("REDIS") private redis: any'),
      }),
      errors: [
        {
          message: told("REDIS (Redis client of REDIS_URL)", `auth (${AUTH}:3) and billing (${BILLING}:3)`),
          line: 3,
          column: 61,
        },
      ],
    },
    {
      name: "a queue of a container, at the line that registers it",
      ...project(QUEUES, {
        [QUEUES]: `import { BullModule } from "@nestjs/bullmq";\nimport { Module } from "@nestjs/common";
@Module({ imports: [
  BullModule.forRoot({ connection: { host: process.env.REDIS_HOST } }),
  BullModule.registerQueue({ name: "mails" }),
] }) export class QueueModule {}`,
        [AUTH]: puts,
        [BILLING]: puts,
      }),
      options: [{ kinds: ["queue"] }],
      errors: [
        {
          message: told("mails (Redis queue of REDIS_HOST)", `auth (${AUTH}:4) and billing (${BILLING}:4)`),
          line: 5,
          column: 3,
        },
      ],
    },
    {
      name: "one client that is passed to makers of two domains",
      ...project("src/app.ts", {
        "src/app.ts": `import Redis from "ioredis";\nimport { Plans } from "./billing/plans";\nimport { createAuth } from "./auth/login";
const redis = new Redis(process.env.REDIS_URL);\nnew Plans(redis); createAuth({ redis });`,
        [BILLING]: "export class Plans {\n  constructor(private redis: any) {}\n}",
        [AUTH]: "export const createAuth = ({ redis }: any) => redis;",
        [SHARED]: "",
      }),
      errors: [{ message: told(CLIENT, `auth (${AUTH}:1) and billing (${BILLING}:2)`), line: 4, column: 15 }],
    },
    {
      name: "databases, if they count",
      ...project(SHARED, { [SHARED]: DATABASE }),
      options: [{ kinds: ["database"] }],
      errors: [{ message: told("redis (PostgreSQL database of DATABASE_URL)", BOTH) }],
    },
    {
      name: "names that are too long to be said whole",
      ...project(`src/shared/${"redis".repeat(12)}.ts`, {
        [`src/shared/${"redis".repeat(12)}.ts`]: REDIS.replace("REDIS_URL", `${"LONG_".repeat(20)}REDIS_URL`),
        ...Object.fromEntries(
          ["auth", "billing", "search", "web"].map((name) => [
            `src/${name.repeat(8)}/cache.ts`,
            uses("redis", `../shared/${"redis".repeat(12)}`),
          ]),
        ),
      }),
      errors: [{ message: /^.{200,240}$/ as unknown as string }],
    },
  ],
});
