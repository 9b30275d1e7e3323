import { noSharedInfrastructure } from "../../src/rules/no-shared-infrastructure.js";
import { linting } from "../linting.js";
import { runRule, withOptions } from "./rule-tester.js";

const asks = (name: string): string => `import { CACHE_MANAGER } from "@nestjs/cache-manager";
import { Inject, Injectable } from "@nestjs/common";
@Injectable() export class ${name} {
  constructor(@Inject(CACHE_MANAGER) private cache: any) {}
  run() { return this.cache.get("a"); }
}`;

/** A cache that the shared kernel registers and two domains have injected. */
const billing = (given: string): object =>
  linting(
    "src/billing/plans.ts",
    {
      "src/shared/cache.module.ts": `import { CacheModule } from "@nestjs/cache-manager";
import { Module } from "@nestjs/common";
import KeyvRedis from "@keyv/redis";
@Module({ imports: [CacheModule.register(${given})] }) export class SharedModule {}`,
      "src/auth/login.ts": asks("Login"),
      "src/billing/plans.ts": asks("Plans"),
    },
    { domains: "src/{domain}/**" },
  );

/** Each use is told, so that each can be looked at. */
const EACH_USE = { eachUse: true };

runRule("no-shared-infrastructure, of the cache of NestJS", noSharedInfrastructure, {
  valid: withOptions(EACH_USE, [{ name: "a cache in memory", ...billing("") }] as never[]),
  invalid: withOptions(EACH_USE, [
    {
      name: "a cache at a Redis",
      ...billing("{ stores: [new KeyvRedis(process.env.REDIS_URL)] }"),
      errors: [
        {
          message:
            "billing uses CACHE_MANAGER (Redis cache, src/shared/cache.module.ts:4), which auth also uses (src/auth/login.ts:4): " +
            "if it fails or fills up, both fail (3 modules). Give billing its own, or ask auth for the answer",
        },
      ],
    },
  ] as never[]),
});
