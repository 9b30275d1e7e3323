import { describe, expect, it } from "vitest";
import { LIBRARIES } from "../../../src/catalogue/libraries.js";
import { extractFacts } from "../../../src/facts/extract-facts.js";
import { isServiceKey } from "../../../src/facts/services/service-keys.js";
import { reachesService } from "../../../src/graph/services/made-services.js";
import { drawServices } from "./draw-services.js";

const REDIS = 'import Redis from "ioredis";\n';
const check = (text: string, expected: readonly string[]): void => expect(drawServices(text)).toEqual(expected);

describe("an argument", () => {
  const cases: readonly (readonly [what: string, text: string, drawn: string])[] = [
    ["a literal", "new Redis('redis://a:1')", '"redis://a:1"'],
    ["the environment", "new Redis(process.env.REDIS_URL)", "env REDIS_URL"],
    ["the environment by key", 'new Redis(process.env["REDIS_URL"]!)', "env REDIS_URL"],
    ["the environment of Vite", "new Redis(import.meta.env.REDIS_URL)", "env REDIS_URL"],
    ["the environment of Bun", "new Redis(Bun.env.REDIS_URL)", "env REDIS_URL"],
    ["the environment of Deno", 'new Redis(Deno.env.get("REDIS_URL"))', "env REDIS_URL"],
    ["a variable that a function asks for", 'new Redis(requireEnv("REDIS_URL"))', "env REDIS_URL"],
    ["a setting", 'new Redis(config.get<string>("redis.url"))', "setting redis.url"],
    ["a setting that is a variable", 'new Redis(this.configService.getOrThrow("REDIS_URL"))', "env REDIS_URL"],
    ["a parsed URL", "new Redis(new URL(process.env.REDIS_URL!).toString())", "env REDIS_URL"],
    [
      "the host of a parsed URL",
      "new Redis({ host: new URL(process.env.REDIS_URL!).hostname })",
      "{host: env REDIS_URL}",
    ],
    ["what is no place of one", "new Redis({ path: new URL(process.env.REDIS_URL!).search })", "{path: ?}"],
    ["alternatives", "new Redis(process.env.REDIS_A ?? process.env.REDIS_B)", "env REDIS_A | env REDIS_B"],
    ["a condition", "new Redis(dev ? process.env.REDIS_A : process.env.REDIS_B)", "env REDIS_A | env REDIS_B"],
    ["options", "new Redis({ host: process.env.REDIS_HOST, db: 2 })", '{host: env REDIS_HOST, db: "2"}'],
    ["a list", "new Redis([{ host: process.env.REDIS_HOST }])", "[{host: env REDIS_HOST}]"],
    ["a text of parts", "new Redis(`redis://${process.env.REDIS_HOST}:1`)", '"redis://" + env REDIS_HOST + ":1"'],
  ];
  it.each(cases)("may be %s", (_, text, drawn) => {
    check(`${REDIS}export const redis = ${text};`, [`redis = new ioredis#default(${drawn}) [redis]`]);
  });

  it.each([
    ["a constant", "const url = process.env.REDIS_URL;", "url"],
    ["a destructuring", "const { REDIS_URL } = process.env;", "REDIS_URL"],
    ["a renaming destructuring", "const { REDIS_URL: url } = process.env;", "url"],
    ["an object", "const options = { a: { url: process.env.REDIS_URL } };", "options.a.url"],
    ["a spread", "const base = { url: process.env.REDIS_URL }; const all = { ...base };", "all.url"],
    ["a function", "const url = () => process.env.REDIS_URL;", "url()"],
    ["a late assignment", "let url; url = process.env.REDIS_URL;", "url"],
    ["a parsed environment", "const env = z.object({ REDIS_URL: z.string() }).parse(process.env);", "env.REDIS_URL"],
    ["a safe parse", "const parsed = schema.safeParse(process.env);", "parsed.data.REDIS_URL"],
    ["createEnv", "const env = createEnv({ runtimeEnv: { REDIS_URL: process.env.REDIS_URL } });", "env.REDIS_URL"],
  ])("comes through %s", (_, before, value) => {
    check(`${REDIS}${before}\nexport const redis = new Redis(${value});`, [
      "redis = new ioredis#default(env REDIS_URL) [redis]",
    ]);
  });

  it.each([
    ["useClass", "", "{useClass: ?, useFactory: {url: env REDIS_URL}}"],
    ["useExisting", "async ", "{useExisting: ?, useFactory: {url: env REDIS_URL}}"],
  ])("is what a class of the text gives by %s", (key, before, drawn) => {
    const options = `class Options {\n  ${before}createRedisOptions() { return { url: process.env.REDIS_URL }; }\n}`;
    check(
      `import { RedisModule } from "nestjs-redis";\n${options}\nexport const redis = RedisModule.forRootAsync({ ${key}: Options });`,
      [`redis = nestjs-redis#RedisModule.forRootAsync(${drawn}) [redis]`],
    );
  });

  it("ends in a circle of constants, and is then unknown", () => {
    check(`${REDIS}const a = b; const b = a;\nexport const redis = new Redis(a);`, [
      "redis = new ioredis#default(?) [redis]",
    ]);
  });

  it("that grows without end is cut off", () => {
    const doubled = Array.from({ length: 40 }, (_, at) => `const a${at + 1} = { x: a${at}, y: a${at} };`);
    const text = `${REDIS}const a0 = { u: process.env.REDIS_URL };\n${doubled.join("\n")}\nexport const r = new Redis(a40);`;
    expect(JSON.stringify(drawServices(text)).length).toBeLessThan(2000);
  });
});

describe("what is made", () => {
  it("is had from a function that returns it, through a variable too", () => {
    check(
      `${REDIS}export function createRedis(url: string) {\n  const client = new Redis(url);\n  client.on("error", () => {});\n  return client;\n}`,
      [
        "createRedis = new ioredis#default(parameter 0) [createRedis ()]",
        "  used by [createRedis]",
        "  takes parameters of [createRedis]",
      ],
    );
  });

  it("is had from a variable that is set on first use", () => {
    check(
      `${REDIS}let client: Redis | undefined;\nexport function getRedis() {\n  return (client ??= new Redis(process.env.REDIS_URL));\n}`,
      ["client = new ioredis#default(env REDIS_URL) [getRedis ()]", "  used by [getRedis]"],
    );
  });

  it("is a field of a class, with what its constructor is given", () => {
    check(
      `${REDIS}export class Cache {\n  private client: Redis;\n  constructor(private readonly options: { url: string }) {\n    this.client = new Redis(this.options.url);\n  }\n  get() { return this.client.get("a"); }\n}`,
      [
        "Cache.client = new ioredis#default(parameter 0.url) [Cache new client]",
        "  used by [Cache new] [Cache new get]",
        "  takes parameters of [Cache new]",
      ],
    );
  });

  it("is a member of an object", () => {
    check(`${REDIS}export const clients = { redis: new Redis(process.env.REDIS_URL) };`, [
      "clients.redis = new ioredis#default(env REDIS_URL) [clients redis]",
    ]);
  });

  it("is private, and reached by exported functions that use it, through others too", () => {
    check(
      `${REDIS}const redis = new Redis(process.env.REDIS_URL);\nconst read = (key: string) => redis.get(key);\nexport const plan = (id: string) => read(id);\nexport const title = "none";`,
      ["redis = new ioredis#default(env REDIS_URL)", "  used by [plan]", '[title] is "none"'],
    );
  });

  it("is the function around a context of another kind than React's", () =>
    check(
      `${REDIS}const redis = new Redis(process.env.REDIS_URL);
export const handle = (request) => createContext({ request, redis });
export const Cache = createContext(redis);`,
      ["redis = new ioredis#default(env REDIS_URL)", "  used by [handle]"],
    ));

  it("is given to another", () => {
    check(
      `${REDIS}import { Queue } from "bullmq";\nconst connection = new Redis(process.env.REDIS_URL);\nexport const mails = new Queue("mails", { connection });`,
      [
        "connection = new ioredis#default(env REDIS_URL)",
        "  used by [mails]",
        'mails = new bullmq#Queue("mails", {connection: @connection}) [mails]',
      ],
    );
  });

  it("is given to a function that nobody knows", () => {
    check(`export function plugin(app: any, redis: any) {\n  app.register(redis, { url: process.env.REDIS_URL });\n}`, [
      "app.register = ?app.register(parameter 0, {url: env REDIS_URL})".replace("parameter 0", "parameter 1"),
      "  used by [plugin]",
      "  takes parameters of [plugin]",
    ]);
  });

  it("stands in a decorator", () => {
    check(
      `import { BullModule } from "@nestjs/bullmq";\n@Module({ imports: [BullModule.forRoot({ connection: { host: process.env.REDIS_HOST } })] })\nexport class AppModule {}`,
      ["forRoot = @nestjs/bullmq#BullModule.forRoot({connection: {host: env REDIS_HOST}})", "  used by [AppModule]"],
    );
  });

  it("may be accepted with a reason", () => {
    expect(
      drawServices(`${REDIS}/** @shared-service one for all, it holds nothing */\nexport const redis = new Redis();`),
    ).toContain("line 3 accepted: one for all, it holds nothing");
  });
});

describe("a constant", () => {
  it("says where a service is", () => {
    check("export const env = { redis: { url: process.env.REDIS_URL } };\nexport enum Name { Mail = 'mail' }", [
      "[env] is {redis: {url: env REDIS_URL}}",
      '[Name] is {Mail: "mail"}',
    ]);
  });

  it("may be what a function returns", () => {
    check("export const config = () => ({ redis: { url: process.env.REDIS_URL } });", [
      "[config ()] is {redis: {url: env REDIS_URL}}",
    ]);
  });
});

describe("nothing is kept of", () => {
  it.each([
    ["a guard", "if (!process.env.REDIS_URL) throw new Error('REDIS_URL');"],
    ["a log", "console.log(process.env.REDIS_URL);"],
    ["an assertion", "assert(process.env.REDIS_URL);"],
    [
      "a hook",
      "import { useCache } from './cache';\nexport const Page = () => { const cache = useCache(process.env.NODE_ENV); return cache; };",
    ],
    ["a schema", "import { z } from 'zod';\nconst cacheKey = z.object({ REDIS_URL: z.string() });"],
  ])("%s", (_, text) => check(`${text}\nconst hint = "redis://a";`, []));

  it("a text without a hint of a service", () => {
    expect(
      extractFacts("import React from 'react';\nexport const a = React.memo(() => null);", "tsx").mayUseServices,
    ).toBeUndefined();
    expect(extractFacts("export const a = process.env.REDIS_URL;", "ts").mayUseServices).toBe("by text");
  });
});

it.each([
  ["REDIS_URL", true],
  ["PGHOST", true],
  ["S3_BUCKET", true],
  ["redis.url", true],
  ["CACHE_REDIS_HOST", true],
  ["REDIS_PASSWORD", false],
  ["SENTRY_DSN", false],
  ["API_URL", false],
])("%s names a place of a service: %s", (key, is) => expect(isServiceKey(key)).toBe(is));

it.each([
  ["a client of Prisma", 'import { PrismaClient } from "@prisma/client";', "by text"],
  ["an enum of Prisma", 'import { Role } from "@prisma/client";', undefined],
  ["the type of a client", 'import type { Redis } from "ioredis";', undefined],
  ["a type of a client", 'import { Redis } from "ioredis";\nexport interface Context { redis: Redis }', undefined],
  ["a client", 'import { S3Client } from "@aws-sdk/client-s3";\nexport const files = new S3Client({});', "by imports"],
  ["a class of a client", 'import { Redis } from "ioredis";\nclass Own extends Redis {}', "by imports"],
  ["what a static method makes", 'import { Redis } from "@upstash/redis";\nRedis.fromEnv();', "by imports"],
  [
    "a connection of a module",
    'import { TypeOrmModule } from "@nestjs/typeorm";\nTypeOrmModule.forRoot({});',
    "by imports",
  ],
  [
    "entities of a module",
    'import { TypeOrmModule } from "@nestjs/typeorm";\nTypeOrmModule.forFeature([A]);',
    undefined,
  ],
  ["an entity", 'import { Column, Entity } from "typeorm";\n@Entity() class A { @Column() id = 1 }', undefined],
  ["a function", 'import { createClient } from "redis";\nexport default createClient;', "by imports"],
  ["a form", 'import { useForm } from "react-hook-form";', undefined],
  ["a setting", "connect(config.redis.url);", "by text"],
  ["settings as a whole", "connect(config.redis);", "by text"],
  ["settings that are written out", "export const config = { redis: { host: read() } };", "by text"],
  ["a call of something that is named so", "queue.add(job); db.user.find(); cache.get(key);", undefined],
  ["a type that is named so", "export interface Context { db: Client; cache: Cache }", undefined],
  ["a class of a test", "const session = new UserSession();", undefined],
])("a text may use a service: %s", (_, text, is) => expect(extractFacts(text, "ts").mayUseServices).toBe(is));

it("no package that reaches a service is passed over by the hint", () => {
  const packages = [...new Set(LIBRARIES.filter(reachesService).flatMap(({ packages }) => packages))];
  const hinted = (name: string): boolean =>
    extractFacts(`import { make, PrismaClient } from "${name.replace("*", "./x")}";`, "ts").mayUseServices !==
    undefined;
  expect(packages.filter((name) => !hinted(name))).toEqual([]);
});
