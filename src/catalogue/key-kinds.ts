/** What a variable of the environment or a setting leads to, by its name: for what is made by functions that nobody knows. */
import type { LibraryKind } from "./library.js";

interface NamedService {
  readonly kind: LibraryKind;
  readonly technology?: string;
}

const NAMED: readonly (readonly [RegExp, NamedService])[] = [
  [/REDIS|ELASTICACHE|VALKEY|DRAGONFLY|UPSTASH/, { kind: "key-value", technology: "Redis" }],
  [/MEMCACHE/, { kind: "cache", technology: "Memcached" }],
  [/KAFKA|AMQP|RABBIT|MQTT|NATS|SQS|SNS|QUEUE/, { kind: "queue" }],
  [/ELASTIC|OPENSEARCH|MEILI|TYPESENSE/, { kind: "search" }],
  [/S3|MINIO|BUCKET/, { kind: "object storage" }],
  [/CACHE/, { kind: "cache" }],
];

/** A database, if nothing in the name says otherwise. */
export function kindOfKey(key: string): NamedService {
  const name = key.toUpperCase();
  return NAMED.find(([words]) => words.test(name))?.[1] ?? { kind: "database" };
}
