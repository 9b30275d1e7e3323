/**
 * Whether a text may make clients of services or say where one is, so that its body is worth its price: a cheap test, made once
 * for each text and kept with its import facts. By the packages that it imports, by names of variables such as REDIS_URL, by URLs,
 * and by functions and classes that are named for what they make. Names are looked at for 60 characters on either side, so that a
 * long one takes no longer. Linear.
 */

import type { ImportFact } from "../module-facts.js";

const PACKAGE =
  /redis|valkey|dragonfly|upstash|vercel\/kv|memcache|memjs|postgres|\bpg\b|pg-|mysql|mariadb|mssql|mongo|@prisma\/|generated\/prisma|prisma\/generated|drizzle|knex|sequelize|typeorm|mikro-orm|\borm\b|kysely|slonik|sql|turso|neon|planetscale|supabase|clickhouse|cassandra|neo4j|dynamo|firestore|firebase|cosmos|^(?:classic-|browser-|memory-|abstract-)?level$|leveldb|lmdb|kafka|amqp|rabbit|nats|mqtt|bull|queue|agenda|graphile|sqs|sns|kinesis|eventbridge|pubsub|service-bus|qstash|inngest|temporal|microservices|elastic|opensearch|meili|algolia|typesense|client-s3|lib-storage|lib-dynamodb|minio|storage|cache|keyv|redlock|rate-?limit|session|bottleneck/;

/** Of Prisma's package most modules take enums and types of rows. */
const PRISMA = /@prisma\/client|generated\/prisma|prisma\/generated/;

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
export function mayUseServices(text: string, imports: readonly ImportFact[]): boolean {
  if (imports.some(mayConnect)) return true;
  return KEY.test(text) || (text.includes("://") && URL_OF_SERVICE.test(text)) || MADE.test(text) || SETTING.test(text);
}

/** Types connect to nothing. */
function mayConnect({ specifier, label, form, names }: ImportFact): boolean {
  if (label === "erased") return false;
  // Prisma writes its client wherever it is told to.
  if (names.some(({ imported, type }) => imported === "PrismaClient" && !type)) return true;
  if (!isPackage(specifier) || !PACKAGE.test(specifier)) return false;
  const values = names.filter(({ type }) => !type);
  if (names.length > 0 && values.length === 0) return false;
  if (form !== "import" || !PRISMA.test(specifier)) return true;
  return values.some(({ imported }) => imported === "*" || imported === "default" || /Client$/.test(imported));
}

/** A generated client is one, wherever it lies. */
function isPackage(specifier: string): boolean {
  return !/^(?:\.|\/|@\/|~|#)/.test(specifier) || /generated\/prisma|prisma\/generated/.test(specifier);
}
