/** Clients that a container has from functions that do more than make them: connect first, or give nothing if a setting is missing. */
import { noSharedInfrastructure } from "../../src/rules/no-shared-infrastructure.js";
import { linting } from "../linting.js";
import { runRule, withOptions } from "./rule-tester.js";

const asks = `import { Inject, Injectable } from "@nestjs/common";
@Injectable() export class Asking {
  constructor(@Inject("CLIENT") private client: any) {}
  run() { return this.client.get("a"); }
}`;

/** What the functions of a provider do; the module of billing is linted, beside one of auth. */
const provided = (imports: string, factory: string): object =>
  linting(
    "src/billing/asking.ts",
    {
      "src/redis.module.ts": `${imports}\nexport const provider = { provide: "CLIENT", useFactory: ${factory} };`,
      "src/auth/asking.ts": asks,
      "src/billing/asking.ts": asks,
    },
    { domains: "src/{domain}/**" },
  );
const REDIS = 'import { createClient } from "redis";';
const MAKE = "createClient({ url: process.env.REDIS_URL })";
const IOREDIS = 'import Redis from "ioredis";';
const told =
  /^billing uses CLIENT \(Redis client(?:, REDIS_URL)?, src\/redis.module.ts:\d+\), which auth also uses \(src\/auth\/asking.ts:3\)/;

/** A program is put together of `what` is made of a client. */
const put = (what: string): object =>
  linting(
    "src/billing/billing.ts",
    {
      "src/main.ts": `import Redis from "ioredis";
import { createAuth } from "./auth/auth";
import { createBilling } from "./billing/billing";
import { Users, createUsers } from "./shared/users";
export async function main() {
  const users = ${what}(new Redis(process.env.REDIS_URL!));
  createAuth(users);
  createBilling(users);
}`,
      "src/shared/users.ts": `export class Users { constructor(private redis: any) {} get = () => this.redis.get("a"); }
export const createUsers = (redis: any) => redis.get("users");`,
      "src/auth/auth.ts": "export const createAuth = (users: any) => users.get();",
      "src/billing/billing.ts": "export const createBilling = (users: any) => users.get();",
    },
    { domains: "src/{domain}/**" },
  );

/** Two modules of a container that are as near to auth and billing provide one thing each by the same token, which stands on one of their own. */
const twice = (...places: readonly [string, string]): object =>
  linting(
    "src/billing/asking.ts",
    {
      ...Object.fromEntries(
        places.map((place, at) => [
          at === 0 ? "src/app.ts" : "src/deep/app.ts",
          `${REDIS}
export const providers = [
  { provide: "MADE", useFactory: () => createClient({ url: process.env.${place} }) },
  { provide: "CLIENT", useFactory: (made: any) => made, inject: ["MADE"] },
];`,
        ]),
      ),
      "src/auth/asking.ts": asks,
      "src/billing/asking.ts": asks,
    },
    { domains: { auth: "src/auth/**", billing: "src/billing/**" } },
  );

/** Each use is told, so that each can be looked at. */
const EACH_USE = { eachUse: true };

runRule("no-shared-infrastructure, of clients that factories give", noSharedInfrastructure, {
  valid: withOptions(EACH_USE, [
    {
      name: "one that gives something else",
      ...provided(REDIS, `() => { const client = ${MAKE}; return { ttl: 5 }; }`),
    },
    {
      name: "one of which an inner function gives the client",
      ...provided(REDIS, `() => { const make = () => { return ${MAKE}; }; return { size: 5 }; }`),
    },
    { name: "a method that gives something else", ...provided(REDIS, `() => ${MAKE}.isReady()`) },
    { name: "rows that a client is asked for", ...put("await createUsers") },
    { name: "one of two providers, of which nobody knows which is meant", ...twice("REDIS_URL", "OTHER_REDIS_URL") },
    { name: "a parameter that is called", ...provided(REDIS, "(make) => { const client = make(); return client; }") },
  ] as never[]),
  invalid: withOptions(EACH_USE, [
    {
      name: "an object that stands on a client",
      ...put("new Users"),
      errors: [{ message: /^billing uses users \(Redis client, src\/main.ts:6\), which auth also uses/ }],
    },
    {
      name: "either of two providers of one service",
      ...twice("REDIS_URL", "REDIS_URL"),
      errors: [{ message: /^billing uses MADE \(Redis client, src\/app.ts:3\), which auth also uses/ }],
    },
    {
      name: "one that connects first",
      ...provided(REDIS, `async () => { const client = ${MAKE}; await client.connect(); return client; }`),
      errors: [{ message: told }],
    },
    {
      name: "one that connects while it is made",
      ...provided(
        REDIS,
        `async () => { const client = await ${MAKE}.on("error", console.error).connect(); return client; }`,
      ),
      errors: [{ message: told }],
    },
    {
      name: "one that gives what connecting gives",
      ...provided(REDIS, `() => ${MAKE}.connect()`),
      errors: [{ message: told }],
    },
    {
      name: "one that tries, and gives nothing without a setting",
      ...provided(
        REDIS,
        `async () => {
          if (!process.env.REDIS_ENABLED) return null;
          try { const client = ${MAKE}; await client.connect(); return client; } catch { return null; }
        }`,
      ),
      errors: [{ message: told }],
    },
    {
      name: "one that chooses",
      ...provided(
        IOREDIS,
        `(config) => { switch (config.get("MODE")) {
          case "one": return new Redis(process.env.REDIS_URL!);
          default: return undefined; } }`,
      ),
      errors: [{ message: told }],
    },
    {
      name: "one by its name",
      ...provided(
        `${IOREDIS}
        async function makeRedis() { const redis = new Redis(process.env.REDIS_URL!); await redis.ping(); return redis; }`,
        "makeRedis",
      ),
      errors: [{ message: told }],
    },
  ] as never[]),
});

/** The address is asked of an object, in a class of the domain billing that is linted and in one of auth. */
const addressed = (member: string, environment: string): object => {
  const text = `import Redis from "ioredis";
import { Environment } from "../shared/environment";
export class Store {
  private redis: Redis;
  constructor(private readonly env: Environment) { this.redis = new Redis(this.env.${member}); }
  get(id: string) { return this.redis.get(id); }
}`;
  return linting(
    "src/billing/store.ts",
    { "src/shared/environment.ts": environment, "src/auth/store.ts": text, "src/billing/store.ts": text },
    { domains: "src/{domain}/**" },
  );
};
const ENVIRONMENT = `export class Environment {
  constructor(private readonly config: any) {}
  redisUrl() { return this.config.get("REDIS_URL", "redis://localhost:6379"); }
  urlOf(name: string) { return this.config.get("REDIS_URL") + name; }
  anyUrl() { return this.config.read(); }
}`;

runRule("no-shared-infrastructure, of addresses that an object is asked for", noSharedInfrastructure, {
  valid: withOptions(EACH_USE, [
    { name: "an address that depends on what is asked", ...addressed('urlOf("billing")', ENVIRONMENT) },
    { name: "an address of which the class says nothing", ...addressed("anyUrl()", ENVIRONMENT) },
    {
      name: "a method of an interface",
      ...addressed("redisUrl()", "export interface Environment { redisUrl(): string }"),
    },
  ] as never[]),
  invalid: withOptions(EACH_USE, [
    {
      name: "an address that a method of a class reads",
      ...addressed("redisUrl()", ENVIRONMENT),
      errors: [{ message: /^billing connects to REDIS_URL, which auth also connects to/ }],
    },
  ] as never[]),
});
