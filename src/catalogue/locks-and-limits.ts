/** Locks, limits of rates and of how much runs at once, circuit breakers, sessions. */
import type { LibraryExport } from "./library.js";

const LOCK = { kind: "lock", scope: "memory" } as const;
const LIMITER = { kind: "limiter", scope: "process" } as const;
const BREAKER = { kind: "breaker", scope: "memory" } as const;
const SESSION = { kind: "session", scope: "process" } as const;
const IN_MEMORY = { fallback: { memory: true } } as const;
const LIMITER_PREFIX = { parts: [{ what: "key prefix", at: [0, "keyPrefix"] }] } as const;

/** A limiter that counts in what stands at `storeClient`. */
function limiterIn(technology: string, ...names: readonly string[]): LibraryExport {
  const packages = ["rate-limiter-flexible"];
  return { packages, names, by: "new", ...LIMITER, technology, client: [[0, "storeClient"]], ...LIMITER_PREFIX };
}

export const LOCKS_AND_LIMITS: readonly LibraryExport[] = [
  {
    packages: ["redlock"],
    names: ["default"],
    otherNames: ["Redlock"],
    by: "new",
    kind: "lock",
    scope: "process",
    technology: "Redis",
    client: [[0, "*"]],
  },
  {
    packages: ["@nest-lab/throttler-storage-redis", "nestjs-throttler-storage-redis"],
    names: ["ThrottlerStorageRedisService"],
    by: "new",
    ...LIMITER,
    technology: "Redis",
    endpoint: [{ whole: [0] }, { host: [0, "host"], port: [0, "port"], database: [0, "db"] }],
    client: [[0]],
    fallback: { endpoint: "redis://127.0.0.1:6379" },
  },
  { packages: ["async-mutex"], names: ["Mutex", "Semaphore"], by: "new", ...LOCK },
  { packages: ["async-lock"], names: ["default"], by: "new", ...LOCK },
  { packages: ["p-limit"], names: ["default"], by: "call", kind: "limiter", scope: "memory" },
  {
    packages: ["bottleneck"],
    names: ["default"],
    by: "new",
    ...LIMITER,
    endpoint: [
      { whole: [0, "clientOptions", "url"] },
      { host: [0, "clientOptions", "host"], port: [0, "clientOptions", "port"] },
    ],
    client: [[0, "connection"]],
    ...IN_MEMORY,
    parts: [{ what: "namespace", at: [0, "id"] }],
  },
  { packages: ["rate-limiter-flexible"], names: ["RateLimiterMemory"], by: "new", kind: "limiter", scope: "memory" },
  limiterIn("Redis", "RateLimiterRedis", "RateLimiterValkey", "RateLimiterValkeyGlide"),
  limiterIn("PostgreSQL", "RateLimiterPostgres"),
  limiterIn("MySQL", "RateLimiterMySQL"),
  limiterIn("MongoDB", "RateLimiterMongo"),
  limiterIn("Memcached", "RateLimiterMemcache"),
  {
    packages: ["express-rate-limit"],
    names: ["default", "rateLimit"],
    by: "call",
    ...LIMITER,
    client: [[0, "store"]],
    ...IN_MEMORY,
  },
  {
    packages: ["@upstash/ratelimit"],
    names: ["Ratelimit"],
    by: "new",
    ...LIMITER,
    technology: "Redis",
    client: [[0, "redis"]],
    parts: [{ what: "key prefix", at: [0, "prefix"] }],
  },
  { packages: ["opossum"], names: ["default"], by: "new", ...BREAKER, parts: [{ what: "namespace", at: [1, "name"] }] },
  { packages: ["cockatiel"], names: ["circuitBreaker"], by: "call", ...BREAKER },
  { packages: ["express-session"], names: ["default"], by: "call", ...SESSION, client: [[0, "store"]], ...IN_MEMORY },
  {
    packages: ["connect-redis"],
    names: ["RedisStore"],
    otherNames: ["default"],
    by: "new",
    ...SESSION,
    technology: "Redis",
    client: [[0, "client"]],
    parts: [{ what: "key prefix", at: [0, "prefix"] }],
  },
];
