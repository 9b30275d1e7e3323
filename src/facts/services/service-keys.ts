/** Names of variables and settings that lead to a service: `REDIS_URL`, `PGHOST`, `redis.host`. */

const SERVICES = [
  ...["REDIS", "VALKEY", "DRAGONFLY", "MEMCACHE", "UPSTASH", "CACHE", "DATABASE", "POSTGRES", "PG(?=HOST$)", "MYSQL"],
  ...["MARIADB", "MONGO", "CLICKHOUSE", "CASSANDRA", "NEO4J", "LIBSQL", "TURSO", "KAFKA", "AMQP", "RABBIT", "MQTT"],
  ...["QUEUE", "ELASTIC", "OPENSEARCH", "MEILI", "TYPESENSE", "MINIO", "DYNAMO"],
].join("|");
/** Too short to be told inside a word. */
const SHORT = "(?:^|_)(?:PG|DB|S3|SQS|SNS|NATS)(?=_)";
const PLACES = [
  ...["URLS?", "URI", "HOSTS?", "HOSTNAME", "ENDPOINT", "DSN", "BROKERS?", "SERVERS?", "NODES?", "ADDRESS"],
  ...["CONNECTION(?:_?STRING)?", "BUCKET", "TABLE", "FILE"],
].join("|");

const KEY = new RegExp(`(?:(?:${SERVICES})|${SHORT})\\w*?(?:${PLACES})$`);

/** Whether a variable of the environment, or the key of a setting with dots, says where a service is. */
export function isServiceKey(key: string): boolean {
  return key.length <= 100 && KEY.test(key.replaceAll(/[.-]/g, "_").toUpperCase());
}

/** A variable of the environment by how it is written. */
export function isVariableName(name: string): boolean {
  return /^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+$/.test(name) || /^[A-Z]{5,}$/.test(name);
}

/** A URL with the scheme of a service. */
export function isServiceUrl(text: string): boolean {
  return SERVICE_URL.test(text);
}

const SERVICE_URL =
  /^(?:rediss?|valkeys?|memcached|postgres(?:ql)?|mysql|mariadb|mssql|sqlserver|mongodb(?:\+srv)?|libsql|clickhouse|neo4j|bolt|amqps?|kafka|nats|mqtts?):\/\//;

/** In a way, any method of a class that gives options to a module of NestJS. */
export const OPTIONS_METHOD = "create*Options";

/** Whether a method is such a one: `createTypeOrmOptions`, `createSharedConfiguration`. */
export function isOptionsMethod(name: string): boolean {
  return /^create\w{0,40}(?:Options|Configuration)$/.test(name);
}

/** Whether a member of a parsed address says where it is. */
export function isPlaceOfAddress(member: string): boolean {
  return member === "host" || member === "hostname" || member === "href" || member === "origin";
}
