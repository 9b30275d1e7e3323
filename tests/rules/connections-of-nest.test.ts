/** Connections that modules of NestJS make and hand out: to repositories, models, and whoever asks for the connection itself. */
import { noSharedInfrastructure } from "../../src/rules/no-shared-infrastructure.js";
import { linting } from "../linting.js";
import { runRule, withOptions } from "./rule-tester.js";

const KINDS = [{ kinds: ["database", "key-value", "search", "queue"] }];

/** `Module` imports what `call` gives; all that it names comes from `packages`. */
const module = (imports: string, ...calls: readonly string[]): string => `import { Module } from "@nestjs/common";
${imports}
@Module({ imports: [
${calls.join(",\n")}
] }) export class AppModule {}`;

/** A class that is given something, and uses it. */
const given = (imports: string, parameter: string): string => `import { Injectable } from "@nestjs/common";
${imports}
@Injectable() export class Asking {
  constructor(${parameter}) {}
  run() { return this.it.find("a"); }
}`;

/** The module of billing is linted, beside one of auth. */
const billing = (app: string, [auth, own]: readonly [string, string], others: Record<string, string> = {}): object => ({
  ...linting(
    "src/billing/asking.ts",
    { "src/app.module.ts": app, "src/auth/asking.ts": auth, "src/billing/asking.ts": own, ...others },
    { domains: "src/{domain}/**" },
  ),
  options: KINDS,
});
const both = (text: string): readonly [string, string] => [text, text];

const TYPEORM = 'import { TypeOrmModule } from "@nestjs/typeorm";';
const ROOT = 'TypeOrmModule.forRoot({ type: "postgres", url: process.env.DATABASE_URL })';
const repository = (entity: string, more = ""): string =>
  given(
    `import { InjectRepository } from "@nestjs/typeorm";\nimport { ${entity} } from "./${entity.toLowerCase()}";`,
    `@InjectRepository(${entity}${more}) private it: any`,
  );
const DATABASE_URL =
  /^billing uses TypeOrmModule \(database, src\/app.module.ts:4\), which auth also uses \(src\/auth\/asking.ts:\d\)/;

const REDIS = 'import { RedisModule } from "@nestjs-modules/ioredis";';
const injectRedis = (name: string, from = "@nestjs-modules/ioredis"): string =>
  given(`import { InjectRedis } from "${from}";`, `@InjectRedis(${name}) private it: any`);
const asks = (decorator: string, from: string, argument = ""): readonly [string, string] =>
  both(given(`import { ${decorator} } from "${from}";`, `@${decorator}(${argument}) private it: any`));
const typed = (name: string, from: string): readonly [string, string] =>
  both(given(`import { ${name} } from "${from}";`, `private it: ${name}`));

/** A class that gives options, as `TypeOrmModule.forRootAsync({ useClass })` asks it for them. */
const options = (name: string, url: string): string => `import { Environment } from "../shared/environment";
export class ${name} {
  constructor(private readonly environment: Environment) {}
  createTypeOrmOptions() { return { type: "postgres", url: ${url} }; }
}`;
const ENVIRONMENT = `export class Environment {
  databaseUrl() { return process.env.DATABASE_URL; }
  billingDatabaseUrl() { return process.env.BILLING_DATABASE_URL; }
}`;
/** Two connections, of which each has a class for its options. */
const byClasses = (urlOfA: string, urlOfB: string): object =>
  billing(
    module(
      `${TYPEORM}\nimport { A } from "./shared/a";\nimport { B } from "./shared/b";`,
      'TypeOrmModule.forRootAsync({ name: "a", useClass: A })',
      'TypeOrmModule.forRootAsync({ name: "b", useExisting: B })',
    ),
    [repository("User", ', "a"'), repository("Bill", ', "b"')],
    {
      "src/shared/a.ts": options("A", urlOfA),
      "src/shared/b.ts": options("B", urlOfB),
      "src/shared/environment.ts": ENVIRONMENT,
    },
  );
/** Two clients of Redis, of which one is made of what an address is parsed to. */
const parsed = (address: string): object =>
  billing(
    module(
      `${REDIS}\nimport { parseRedisUrl } from "./shared/address";`,
      'RedisModule.forRoot({ type: "single", url: process.env.REDIS_URL })',
      `RedisModule.forRootAsync({ useFactory: () => {
        const { host, port } = parseRedisUrl(${address});
        return { type: "single", options: { host, port } };
      } }, "b")`,
    ),
    [injectRedis(""), injectRedis('"b"')],
    { "src/shared/address.ts": "export const parseRedisUrl = (url: string) => new URL(url);" },
  );

/** Each use is told, so that each can be looked at. */
const EACH_USE = { eachUse: true };

runRule("no-shared-infrastructure, of connections of NestJS", noSharedInfrastructure, {
  valid: withOptions(EACH_USE, [
    {
      name: "two databases, each asked by its name",
      ...billing(
        module(
          TYPEORM,
          'TypeOrmModule.forRoot({ name: "a", url: process.env.DATABASE_URL })',
          'TypeOrmModule.forRootAsync({ name: "b", useFactory: () => ({ url: process.env.BILLING_DATABASE_URL }) })',
        ),
        [repository("User", ', "a"'), repository("Bill", ', "b"')],
      ),
    },
    {
      name: "a database of another name than is asked for",
      ...billing(module(TYPEORM, 'TypeOrmModule.forRoot({ name: "audit", url: process.env.DATABASE_URL })'), [
        repository("User"),
        repository("Bill"),
      ]),
    },
    {
      name: "a database by a name that is not written out",
      ...billing(module(TYPEORM, ROOT), [repository("User", ", nameOf()"), repository("Bill", ", nameOf()")]),
    },
    {
      name: "a decorator of the project's own that is called the same",
      ...billing(
        module(TYPEORM, ROOT),
        both(
          given('import { InjectRepository } from "../shared/inject";', "@InjectRepository(String) private it: any"),
        ),
        { "src/shared/inject.ts": "export const InjectRepository = (of: unknown) => (...at: unknown[]) => {};" },
      ),
    },
    {
      name: "a module of the project's own that is called the same",
      ...billing(
        module('import { TypeOrmModule } from "./shared/typeorm";', ROOT.replace("process.env.DATABASE_URL", '"a"')),
        [repository("User"), repository("Bill")],
        {
          "src/shared/typeorm.ts": "export class TypeOrmModule { static forRoot(options: object) { return options; } }",
        },
      ),
    },
    {
      name: "entities without a connection",
      ...billing(module(TYPEORM, "TypeOrmModule.forFeature([])"), [repository("User"), repository("Bill")]),
    },
    {
      name: "clients in a list, of which each is at a server of its own",
      ...billing(
        module(
          'import { RedisModule } from "@liaoliaots/nestjs-redis";',
          `RedisModule.forRoot({ config: [
            { namespace: "a", url: process.env.REDIS_URL }, { namespace: "b", url: process.env.BILLING_REDIS_URL } ] })`,
        ),
        [injectRedis('"a"', "@liaoliaots/nestjs-redis"), injectRedis('"b"', "@liaoliaots/nestjs-redis")],
      ),
    },
    {
      name: "a builder of queries without a connection",
      ...billing(
        module(
          'import { KnexModule } from "nest-knexjs";',
          `KnexModule.forRootAsync({ useFactory: (config) => {
            const client = config.get("CLIENT");
            return { config: { client, useNullAsDefault: true } };
          } }, "K")`,
        ),
        asks("InjectModel", "nest-knexjs", '"K"'),
      ),
    },
    {
      name: "two databases, of which the addresses stand in the classes of their options",
      ...byClasses("this.environment.databaseUrl()", "this.environment.billingDatabaseUrl()"),
    },
    {
      name: "two clients, of which one is at an address that is parsed",
      ...parsed("process.env.BILLING_REDIS_URL"),
    },
    {
      name: "a class of the package's name from another package",
      ...billing(module(TYPEORM, ROOT), typed("DataSource", "@acme/data")),
    },
  ] as never[]),
  invalid: withOptions(EACH_USE, [
    {
      name: "repositories of one database",
      ...billing(module(TYPEORM, ROOT), [repository("User"), repository("Bill")]),
      errors: [{ message: DATABASE_URL }],
    },
    {
      name: "two databases, of which both ask for one",
      ...billing(
        module(
          TYPEORM,
          'TypeOrmModule.forRoot({ name: "a", url: process.env.DATABASE_URL })',
          'TypeOrmModule.forRoot({ name: "b", url: process.env.BILLING_DATABASE_URL })',
        ),
        both(repository("User", ', "a"')),
      ),
      errors: [{ message: /^billing uses a \(database, src\/app.module.ts:4\)/ }],
    },
    {
      name: "two names of one database, as both options come from one variable",
      ...billing(
        module(
          TYPEORM,
          'TypeOrmModule.forRootAsync({ name: "a", useFactory: () => ({ url: process.env.DATABASE_URL }) })',
          `TypeOrmModule.forRootAsync({ name: "b", useFactory: async (config) => {
            const url = config.get("DATABASE_URL");
            if (!url) { return { url: "x" }; }
            return { url };
          } })`,
        ),
        [repository("User", ', "a"'), repository("Bill", ', "b"')],
      ),
      errors: [{ message: /^billing uses b \(database, DATABASE_URL, src\/app.module.ts:5\), which auth also uses/ }],
    },
    {
      name: "a database of which the options are not known",
      ...billing(module(TYPEORM, "TypeOrmModule.forRootAsync({ useClass: Options })"), both(repository("User"))),
      errors: [{ message: DATABASE_URL }],
    },
    {
      name: "one database under two names, as the classes of their options ask for one address",
      ...byClasses("this.environment.databaseUrl()", "process.env.DATABASE_URL"),
      errors: [{ message: /^billing uses b \(database, DATABASE_URL, src\/app.module.ts:7\), which auth also uses/ }],
    },
    {
      name: "one Redis under two names, of which one is at what its address is parsed to",
      ...parsed("process.env.REDIS_URL"),
      errors: [{ message: /^billing uses b \(Redis client, REDIS_URL, src\/app.module.ts:6\), which auth also uses/ }],
    },
    {
      name: "a module by another name",
      ...billing(
        module('import { TypeOrmModule as Base } from "@nestjs/typeorm";', ROOT.replace("TypeOrmModule", "Base")),
        both(repository("User")),
      ),
      errors: [{ message: DATABASE_URL }],
    },
    {
      name: "a repository, and the connection itself by its class",
      ...billing(module(TYPEORM, ROOT), [repository("User"), typed("DataSource", "typeorm")[1]]),
      errors: [{ message: DATABASE_URL }],
    },
    ...(
      [
        [
          "@nestjs/mongoose",
          "MongooseModule.forRoot(process.env.MONGO_URL)",
          asks("InjectModel", "@nestjs/mongoose", "User"),
        ],
        [
          "@nestjs/mongoose",
          "MongooseModule.forRootAsync({ useFactory: () => ({ uri: process.env.MONGO_URL }) })",
          asks("InjectConnection", "@nestjs/mongoose"),
        ],
        [
          "@nestjs/sequelize",
          "SequelizeModule.forRoot({ host: process.env.DB_HOST })",
          asks("InjectModel", "@nestjs/sequelize", "User"),
        ],
        [
          "@mikro-orm/nestjs",
          "MikroOrmModule.forRoot({ clientUrl: process.env.DATABASE_URL })",
          typed("EntityManager", "@mikro-orm/postgresql"),
        ],
        ["nestjs-kysely", "KyselyModule.forRootAsync({ useFactory })", asks("InjectKysely", "nestjs-kysely")],
        ["nest-knexjs", 'KnexModule.forRootAsync({ useFactory }, "K")', asks("InjectModel", "nest-knexjs", '"K"')],
        [
          "nestjs-knex",
          "KnexModule.forRoot({ config: { connection: process.env.DATABASE_URL } })",
          asks("InjectKnex", "nestjs-knex"),
        ],
        [
          "nest-knexjs",
          "KnexModule.forRoot({ config: { client: options.client, connection: options } })",
          asks("InjectConnection", "nest-knexjs"),
        ],
        [
          "@liaoliaots/nestjs-redis",
          "RedisModule.forRoot({ config: { url: process.env.REDIS_URL } })",
          typed("RedisService", "@liaoliaots/nestjs-redis"),
        ],
        [
          "@nestjs/elasticsearch",
          "ElasticsearchModule.register({ node: process.env.ELASTIC_URL })",
          typed("ElasticsearchService", "@nestjs/elasticsearch"),
        ],
        [
          "@golevelup/nestjs-rabbitmq",
          "RabbitMQModule.forRoot({ uri: process.env.AMQP_URL })",
          typed("AmqpConnection", "@golevelup/nestjs-rabbitmq"),
        ],
      ] as const
    ).map(([from, call, texts]) => {
      const [name = ""] = call.split(".");
      return {
        name: `what ${call.split("(")[0]} of ${from} connects to`,
        ...billing(module(`import { ${name} } from "${from}";`, call), texts),
        errors: [{ message: /^billing uses \w+ \([\w ]+, src\/app.module.ts:4\), which auth also uses/ }],
      };
    }),
    {
      name: "the connection of Redis without a name",
      ...billing(
        module(REDIS, 'RedisModule.forRoot({ type: "single", url: process.env.REDIS_URL })'),
        both(injectRedis("")),
      ),
      errors: [{ message: /^billing uses RedisModule \(Redis client, src\/app.module.ts:4\)/ }],
    },
  ] as never[]),
});
