/**
 * Modules of NestJS that connect to a server when they are put into a program; queues and caches stand with those of their kind.
 * What asks for their connections is in `src/facts/injection/nest-libraries.ts`.
 */
import type { ArgumentPath, EndpointPlace, LibraryExport } from "./library.js";
import { optionsOfFactory } from "./options-of-factory.js";

const DATABASE = { by: "call", kind: "database", scope: "process" } as const;
const MONGO = { packages: ["@nestjs/mongoose"], ...DATABASE, technology: "MongoDB" } as const;
const REDIS = { by: "call", kind: "key-value", scope: "process", technology: "Redis" } as const;
const LOCAL_REDIS = { fallback: { endpoint: "redis://127.0.0.1:6379" } } as const;

/** A server by its parts at a key of the first argument. */
function hostAt(keys: readonly string[], database: string): EndpointPlace {
  return { host: [0, ...keys, "host"], port: [0, ...keys, "port"], database: [0, ...keys, database] };
}

function knex(...keys: readonly string[]): Pick<LibraryExport, "endpoint"> {
  const connection: ArgumentPath = [0, ...keys, "connection"];
  const endpoint = [
    { whole: connection },
    { whole: [...connection, "connectionString"] as const },
    { whole: [...connection, "filename"] as const },
    hostAt([...keys, "connection"], "database"),
  ];
  return { endpoint };
}

const TYPEORM: LibraryExport = {
  packages: ["@nestjs/typeorm"],
  names: ["TypeOrmModule.forRoot"],
  ...DATABASE,
  endpoint: [{ whole: [0, "url"] }, hostAt([], "database"), { whole: [0, "database"] }],
  parts: [
    { what: "connection", at: [0, "name"] },
    { what: "schema", at: [0, "schema"] },
  ],
};
const SEQUELIZE: LibraryExport = {
  packages: ["@nestjs/sequelize"],
  names: ["SequelizeModule.forRoot"],
  ...DATABASE,
  endpoint: [{ whole: [0, "uri"] }, hostAt([], "database"), { whole: [0, "storage"] }],
  parts: [{ what: "schema", at: [0, "schema"] }],
};
const MIKRO: LibraryExport = {
  packages: ["@mikro-orm/nestjs"],
  names: ["MikroOrmModule.forRoot"],
  ...DATABASE,
  endpoint: [{ whole: [0, "clientUrl"], database: [0, "dbName"] }, hostAt([], "dbName"), { whole: [0, "dbName"] }],
  parts: [{ what: "schema", at: [0, "schema"] }],
};
const KYSELY: LibraryExport = {
  packages: ["nestjs-kysely"],
  names: ["KyselyModule.forRoot"],
  ...DATABASE,
  client: [[0, "dialect"]],
};
const KNEX: LibraryExport = {
  packages: ["nest-knexjs", "nestjs-knex"],
  names: ["KnexModule.forRoot"],
  ...DATABASE,
  ...knex("config"),
  // It then builds queries, and asks nobody.
  fallback: { memory: true },
};
/** One client, or a cluster. */
const IOREDIS: LibraryExport = {
  packages: ["@nestjs-modules/ioredis", "@svtslv/nestjs-ioredis"],
  names: ["RedisModule.forRoot"],
  ...REDIS,
  endpoint: [
    { whole: [0, "url"] },
    hostAt(["options"], "db"),
    { whole: [0, "config", "url"] },
    hostAt(["config"], "db"),
    { host: [0, "nodes", "*", "host"], port: [0, "nodes", "*", "port"] },
  ],
  ...LOCAL_REDIS,
  parts: [{ what: "key prefix", at: [0, "options", "keyPrefix"] }],
};
const NEST_REDIS: LibraryExport = {
  packages: ["@liaoliaots/nestjs-redis", "@songkeys/nestjs-redis", "@nestjs-labs/nestjs-ioredis"],
  names: ["RedisModule.forRoot"],
  ...REDIS,
  endpoint: [
    { whole: [0, "config", "url"] },
    { whole: [0, "config", "path"] },
    hostAt(["config"], "db"),
    hostAt(["commonOptions"], "db"),
  ],
  ...LOCAL_REDIS,
  parts: [{ what: "key prefix", at: [0, "config", "keyPrefix"] }],
};
const ELASTIC: LibraryExport = {
  packages: ["@nestjs/elasticsearch"],
  names: ["ElasticsearchModule.register"],
  by: "call",
  kind: "search",
  scope: "process",
  technology: "Elasticsearch",
  endpoint: [{ whole: [0, "node"] }, { whole: [0, "nodes"] }, { whole: [0, "cloud", "id"] }],
};
const RABBIT: LibraryExport = {
  packages: ["@golevelup/nestjs-rabbitmq"],
  names: ["RabbitMQModule.forRoot"],
  by: "call",
  kind: "queue",
  scope: "channel",
  technology: "RabbitMQ",
  endpoint: [{ whole: [0, "uri"] }, { whole: [1, "uri"] }],
};

export const NEST_MODULES: readonly LibraryExport[] = [
  TYPEORM,
  optionsOfFactory(TYPEORM, "TypeOrmModule.forRootAsync"),
  {
    ...MONGO,
    names: ["MongooseModule.forRoot"],
    endpoint: [{ whole: [0], database: [1, "dbName"] }],
    parts: [{ what: "connection", at: [1, "connectionName"] }],
  },
  {
    ...MONGO,
    names: ["MongooseModule.forRootAsync"],
    endpoint: [{ whole: [0, "useFactory", "uri"], database: [0, "useFactory", "dbName"] }],
    parts: [{ what: "connection", at: [0, "connectionName"] }],
  },
  SEQUELIZE,
  optionsOfFactory(SEQUELIZE, "SequelizeModule.forRootAsync"),
  MIKRO,
  optionsOfFactory(MIKRO, "MikroOrmModule.forRootAsync"),
  KYSELY,
  optionsOfFactory(KYSELY, "KyselyModule.forRootAsync"),
  KNEX,
  optionsOfFactory(KNEX, "KnexModule.forRootAsync"),
  IOREDIS,
  optionsOfFactory(IOREDIS, "RedisModule.forRootAsync"),
  NEST_REDIS,
  optionsOfFactory(NEST_REDIS, "RedisModule.forRootAsync"),
  ELASTIC,
  optionsOfFactory(ELASTIC, "ElasticsearchModule.registerAsync"),
  RABBIT,
  optionsOfFactory(RABBIT, "RabbitMQModule.forRootAsync"),
];
