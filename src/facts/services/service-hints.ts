/**
 * Why a text may make clients of services or say where one is, so that its body may be worth its price: a cheap test, made once
 * for each text and kept with its import facts. By names of variables such as REDIS_URL, by URLs, by functions and classes that are
 * named for what they make, by methods that give options; and by the packages that it imports, if it does something with what it imports that could make a client.
 * Which exports do, the graph asks the catalogue (`src/graph/services/client-makers.ts`). Names are looked at for 60 characters on
 * either side, so that a long one takes no longer. Linear.
 */

import type { ImportFact, ServiceHint } from "../module-facts.js";
import { DECLARES_OPTIONS } from "./options-classes.js";

const PACKAGE =
  /redis|valkey|dragonfly|upstash|vercel\/kv|memcache|memjs|postgres|\bpg\b|pg-|mysql|mariadb|mssql|mongo|@prisma\/|generated\/prisma|prisma\/generated|drizzle|knex|sequelize|typeorm|mikro-orm|\borm\b|kysely|slonik|sql|turso|neon|planetscale|supabase|clickhouse|cassandra|neo4j|dynamo|firestore|firebase|cosmos|^(?:classic-|browser-|memory-|abstract-)?level$|leveldb|lmdb|kafka|amqp|rabbit|nats|mqtt|bull|queue|agenda|graphile|sqs|sns|kinesis|eventbridge|pubsub|service-bus|qstash|inngest|temporal|microservices|elastic|opensearch|meili|algolia|typesense|client-s3|lib-storage|lib-dynamodb|minio|storage|cache|keyv|redlock|rate-?limit|session|bottleneck/;

/** Names of clients, alone or in a longer name: `createRedisClient`, `new QueueStore`. */
const CLIENT =
  "Redis|Cache(?!d)|Queue|Database|Db|DB|Mongo|Postgres|Kafka|Rabbit|Nats|Pool|Connection|SessionStor|Limiter|Elastic";
const MADE = new RegExp(
  [
    `\\bnew\\s+[\\w.]{0,60}(?:${CLIENT})[\\w.]{0,60}\\s*[<(]`,
    `\\b(?:create|make|connect|init|build|open|get|setup|new)\\w{0,60}(?:${CLIENT})\\w{0,60}\\s*[<(=]`,
  ].join("|"),
);
/** Without the beginning of the name: that it may have one makes this search seven times slower. */
const KEY =
  /(?:REDIS|VALKEY|MEMCACHE|UPSTASH|CACHE|DATABASE|POSTGRES|PG|MYSQL|MARIADB|MONGO|CLICKHOUSE|CASSANDRA|NEO4J|LIBSQL|TURSO|KAFKA|AMQP|RABBIT|MQTT|NATS|QUEUE|SQS|SNS|S3|ELASTIC|OPENSEARCH|MEILI|TYPESENSE|MINIO|DYNAMO|DB_)\w{0,60}(?:UR[LI]S?|HOST\w{0,60}|ENDPOINT|DSN|BROKERS?|SERVERS?|NODES?|ADDRESS|CONNECTION\w{0,60}|BUCKET|TABLE|FILE)\b/;
/** Settings that say where a service is (`config.redis.url`, `redis: { host }`, `"redis.url"`), or are handed on as a whole. */
const SETTINGS = "(?:redis|database|db|mongo|postgres|kafka|queue|cache)";
const PLACE =
  "(?:ur[li]s?|hosts?|hostname|endpoint|dsn|brokers?|servers?|nodes?|address|connection\\w{0,20}|bucket|table|file)\\b";
const SETTING = new RegExp(
  [
    `\\b${SETTINGS}\\s*\\??\\.\\s*${PLACE}`,
    `\\b${SETTINGS}\\s*:\\s*\\{[^{}]{0,200}\\b${PLACE}`,
    `\\.\\s*${SETTINGS}\\s*[,)]`,
    `["']${SETTINGS}\\.`,
  ].join("|"),
);
const URL_OF_SERVICE =
  /\b(?:rediss?|valkeys?|memcached|postgres(?:ql)?|mysql|mongodb(?:\+srv)?|amqps?|kafka|nats|mqtts?):\/\//;

/** @param imports Import facts of the same text. */
export function serviceHint(text: string, imports: readonly ImportFact[]): ServiceHint | undefined {
  if (
    KEY.test(text) ||
    (text.includes("://") && URL_OF_SERVICE.test(text)) ||
    MADE.test(text) ||
    SETTING.test(text) ||
    DECLARES_OPTIONS.test(text) ||
    imports.some(importsPrisma)
  )
    return "by text";
  return imports.some((fact) => mayConnect(text, fact)) ? "by imports" : undefined;
}

/** Prisma writes its client wherever it is told to. */
function importsPrisma({ label, names }: ImportFact): boolean {
  return label !== "erased" && names.some(({ imported, type }) => imported === "PrismaClient" && !type);
}

/** Types connect to nothing. */
function mayConnect(text: string, { specifier, label, names }: ImportFact): boolean {
  if (label === "erased" || !isPackage(specifier) || !PACKAGE.test(specifier)) return false;
  return names.length === 0 || names.some(({ local, type }) => !type && mayMake(text, local));
}

/** A generated client is one, wherever it lies. */
function isPackage(specifier: string): boolean {
  return !/^(?:\.|\/|@\/|~|#)/.test(specifier) || /generated\/prisma|prisma\/generated/.test(specifier);
}

/**
 * Whether something may be made of an imported name: if it begins with a capital, where it is constructed, extended, called other than
 * as a decorator, or a member of it is; not where it is only a type, or lists the entities of a database (`TypeOrmModule.forFeature`).
 */
function mayMake(text: string, name: string): boolean {
  if (!/^[A-Z]/.test(name)) return true;
  const escaped = name.replaceAll("$", "\\$");
  return new RegExp(
    `\\b(?:new|extends)\\s+${escaped}(?![\\w$])|(?<![@\\w$.])${escaped}\\s*(?:\\(|\\??\\.\\s*(?!forFeature\\b))`,
  ).test(text);
}
