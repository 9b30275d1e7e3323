/**
 * Whether a text may make clients of services or say where one is, so that its body is worth its price: a cheap test, made once
 * for each text and kept with its import facts. By the packages that it imports, by names of variables such as REDIS_URL, by URLs,
 * and by functions and classes that are named for what they make. Names are looked at for 60 characters on either side, so that a
 * long one takes no longer. Linear.
 */

import type { ImportFact } from "../module-facts.js";

const PACKAGE =
  /redis|valkey|dragonfly|upstash|vercel\/kv|memcache|memjs|postgres|\bpg\b|pg-|mysql|mariadb|mssql|mongo|@prisma\/|generated\/prisma|prisma\/generated|drizzle|knex|sequelize|orm\b|kysely|slonik|sql|turso|neon|planetscale|supabase|clickhouse|cassandra|neo4j|dynamo|firestore|firebase|cosmos|level\b|lmdb|kafka|amqp|rabbit|nats|mqtt|bull|queue|agenda|graphile|sqs|sns|kinesis|eventbridge|pubsub|service-bus|qstash|inngest|temporal|microservices|elastic|opensearch|meili|algolia|typesense|client-s3|lib-storage|lib-dynamodb|minio|storage|cache|keyv|redlock|rate-?limit|session|bottleneck/;

/** Names of clients, alone or in a longer name: `createRedisClient`, `new QueueStore`. */
const CLIENT =
  "Redis|Cache|Queue|Database|Db|DB|Mongo|Postgres|Kafka|Rabbit|Nats|Pool|Connection|Session|Limiter|Elastic";
const MADE = new RegExp(
  [
    `\\bnew\\s+[\\w.]{0,60}(?:${CLIENT})[\\w.]{0,60}\\s*[<(]`,
    `\\b(?:create|make|connect|init|build|open|get|setup|new)\\w{0,60}(?:${CLIENT})\\w{0,60}\\s*[<(=]`,
  ].join("|"),
);
const KEY =
  /\b\w{0,60}(?:REDIS|VALKEY|MEMCACHE|UPSTASH|CACHE|DATABASE|POSTGRES|PG|MYSQL|MARIADB|MONGO|CLICKHOUSE|CASSANDRA|NEO4J|LIBSQL|TURSO|KAFKA|AMQP|RABBIT|MQTT|NATS|QUEUE|SQS|SNS|S3|ELASTIC|OPENSEARCH|MEILI|TYPESENSE|MINIO|DYNAMO|DB_)\w{0,60}(?:UR[LI]S?|HOST\w{0,60}|ENDPOINT|DSN|BROKERS?|SERVERS?|NODES?|ADDRESS|CONNECTION\w{0,60}|BUCKET|TABLE|FILE)\b/;
const SETTING =
  /\b(?:redis|database|db|mongo|postgres|kafka|queue|cache)\s*(?:\??\.\s*\w|:\s*[{\w])|["'](?:redis|database|db|mongo|postgres|kafka|queue|cache)\./;
const URL_OF_SERVICE =
  /\b(?:rediss?|valkeys?|memcached|postgres(?:ql)?|mysql|mongodb(?:\+srv)?|amqps?|kafka|nats|mqtts?):\/\//;

/** @param imports Import facts of the same text. */
export function mayUseServices(text: string, imports: readonly ImportFact[]): boolean {
  if (imports.some(({ specifier }) => isPackage(specifier) && PACKAGE.test(specifier))) return true;
  return KEY.test(text) || URL_OF_SERVICE.test(text) || MADE.test(text) || SETTING.test(text);
}

/** A generated client is one, wherever it lies. */
function isPackage(specifier: string): boolean {
  return !/^(?:\.|\/|@\/|~|#)/.test(specifier) || /generated\/prisma|prisma\/generated/.test(specifier);
}
