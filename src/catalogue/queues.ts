/** Queues of jobs, which one part of a program puts there for another on purpose. */
import type { ArgumentPath, EndpointPlace, LibraryExport, NamePlace } from "./library.js";
import { optionsOfFactory } from "./options-of-factory.js";

const QUEUE = { kind: "queue", scope: "channel" } as const;
const REDIS = { ...QUEUE, technology: "Redis" } as const;
const LOCAL_REDIS = { fallback: { endpoint: "redis://127.0.0.1:6379" } } as const;
const POSTGRES = { ...QUEUE, technology: "PostgreSQL" } as const;
const NAMED_QUEUE: readonly NamePlace[] = [{ what: "queue", at: [0] }];
/** A cache drops keys when its memory is full, and these queues lose jobs by that. */
const BULLMQ = { ...REDIS, docs: "https://docs.bullmq.io/guide/going-to-production#max-memory-policy" } as const;

/** A connection to Redis that stands at a key: a URL, parts, or what either is an option of. */
function redisAt(...at: ArgumentPath): readonly EndpointPlace[] {
  return [
    { whole: at },
    { whole: [...at, "url"] },
    { host: [...at, "host"], port: [...at, "port"], database: [...at, "db"] },
  ];
}

const NEST_BULLMQ: LibraryExport = {
  packages: ["@nestjs/bullmq"],
  names: ["BullModule.forRoot"],
  by: "call",
  ...BULLMQ,
  endpoint: [...redisAt(0, "connection"), ...redisAt(1, "connection")],
  client: [
    [0, "connection"],
    [1, "connection"],
  ],
  ...LOCAL_REDIS,
  parts: [
    { what: "key prefix", at: [0, "prefix"] },
    { what: "key prefix", at: [1, "prefix"] },
  ],
};
const NEST_BULL: LibraryExport = {
  packages: ["@nestjs/bull"],
  names: ["BullModule.forRoot"],
  by: "call",
  ...REDIS,
  endpoint: [{ whole: [0, "url"] }, ...redisAt(0, "redis"), ...redisAt(1, "redis")],
  ...LOCAL_REDIS,
  parts: [{ what: "key prefix", at: [0, "prefix"] }],
};

export const QUEUES: readonly LibraryExport[] = [
  {
    packages: ["bullmq"],
    names: ["Queue", "QueueEvents"],
    by: "new",
    ...BULLMQ,
    endpoint: redisAt(1, "connection"),
    client: [[1, "connection"]],
    ...LOCAL_REDIS,
    parts: [...NAMED_QUEUE, { what: "key prefix", at: [1, "prefix"] }],
  },
  {
    packages: ["bullmq"],
    names: ["Worker"],
    by: "new",
    ...BULLMQ,
    endpoint: redisAt(2, "connection"),
    client: [[2, "connection"]],
    ...LOCAL_REDIS,
    parts: [...NAMED_QUEUE, { what: "key prefix", at: [2, "prefix"] }],
  },
  {
    packages: ["bullmq"],
    names: ["FlowProducer"],
    by: "new",
    ...BULLMQ,
    endpoint: redisAt(0, "connection"),
    client: [[0, "connection"]],
    ...LOCAL_REDIS,
    parts: [{ what: "key prefix", at: [0, "prefix"] }],
  },
  NEST_BULLMQ,
  optionsOfFactory(NEST_BULLMQ, "BullModule.forRootAsync"),
  {
    packages: ["@nestjs/bullmq"],
    names: ["BullModule.registerQueue"],
    by: "call",
    ...BULLMQ,
    endpoint: redisAt("*", "connection"),
    client: [["*", "connection"]],
    parts: [
      { what: "queue", at: ["*", "name"] },
      { what: "connection", at: ["*", "configKey"] },
      { what: "key prefix", at: ["*", "prefix"] },
    ],
  },
  {
    packages: ["@nestjs/bullmq", "@nestjs/bull"],
    names: ["Processor", "InjectQueue"],
    by: "call",
    ...REDIS,
    parts: [...NAMED_QUEUE, { what: "queue", at: [0, "name"] }],
  },
  NEST_BULL,
  optionsOfFactory(NEST_BULL, "BullModule.forRootAsync"),
  {
    packages: ["@nestjs/bull"],
    names: ["BullModule.registerQueue"],
    by: "call",
    ...REDIS,
    endpoint: [{ whole: ["*", "url"] }, ...redisAt("*", "redis")],
    parts: [
      { what: "queue", at: ["*", "name"] },
      { what: "connection", at: ["*", "configKey"] },
    ],
  },
  {
    packages: ["bull"],
    names: ["default"],
    by: "new",
    ...REDIS,
    endpoint: [{ whole: [1] }, ...redisAt(1, "redis"), ...redisAt(2, "redis")],
    ...LOCAL_REDIS,
    parts: [...NAMED_QUEUE, { what: "key prefix", at: [1, "prefix"] }, { what: "key prefix", at: [2, "prefix"] }],
  },
  {
    packages: ["bee-queue"],
    names: ["default"],
    by: "new",
    ...REDIS,
    endpoint: redisAt(1, "redis"),
    client: [[1, "redis"]],
    ...LOCAL_REDIS,
    parts: [...NAMED_QUEUE, { what: "key prefix", at: [1, "prefix"] }],
  },
  {
    packages: ["agenda"],
    names: ["Agenda"],
    otherNames: ["default"],
    by: "new",
    ...QUEUE,
    technology: "MongoDB",
    endpoint: [{ whole: [0, "db", "address"] }],
    client: [
      [0, "mongo"],
      [0, "backend"],
    ],
    parts: [{ what: "table", at: [0, "db", "collection"] }],
  },
  {
    packages: ["pg-boss"],
    names: ["default"],
    otherNames: ["PgBoss"],
    by: "new",
    ...POSTGRES,
    endpoint: [
      { whole: [0] },
      { whole: [0, "connectionString"] },
      { host: [0, "host"], port: [0, "port"], database: [0, "database"] },
    ],
    client: [[0, "db"]],
    parts: [{ what: "schema", at: [0, "schema"] }],
  },
  {
    packages: ["graphile-worker"],
    names: ["run", "runOnce", "makeWorkerUtils", "quickAddJob"],
    by: "call",
    ...POSTGRES,
    endpoint: [{ whole: [0, "connectionString"] }],
    client: [[0, "pgPool"]],
    fallback: { environment: ["DATABASE_URL"] },
    parts: [{ what: "schema", at: [0, "schema"] }],
  },
  { packages: ["p-queue"], names: ["default"], by: "new", kind: "queue", scope: "memory" },
  { packages: ["fastq"], names: ["default", "promise"], by: "call", kind: "queue", scope: "memory" },
];
