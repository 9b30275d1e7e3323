/** What stands between a program and a database, most often of several makes: mappers, builders of queries. */
import type { LibraryExport } from "./library.js";

const DATABASE = { kind: "database", scope: "process" } as const;
const POSTGRES = { ...DATABASE, technology: "PostgreSQL" } as const;
const MYSQL = { ...DATABASE, technology: "MySQL" } as const;
const SQLITE = { ...DATABASE, technology: "SQLite" } as const;
const FIRST = { whole: [0] } as const;
const HOST_OF_FIRST = { host: [0, "host"], port: [0, "port"], database: [0, "database"] } as const;
const CONNECTION_STRING = { whole: [0, "connectionString"] } as const;
/** What `drizzle()` is given, whatever the driver. */
const DRIZZLE = {
  names: ["drizzle"],
  by: "call",
  endpoint: [
    FIRST,
    { whole: [0, "connection"] },
    { whole: [0, "connection", "connectionString"] },
    { whole: [0, "connection", "url"] },
    { whole: [0, "connection", "uri"] },
    { whole: [0, "connection", "source"] },
    { host: [0, "connection", "host"], port: [0, "connection", "port"], database: [0, "connection", "database"] },
  ],
  client: [[0], [0, "client"]],
} as const;

const PRISMA = {
  names: ["PrismaClient"],
  by: "new",
  ...DATABASE,
  endpoint: [{ whole: [0, "datasourceUrl"] }, { whole: [0, "datasources", "*", "url"] }],
  client: [[0, "adapter"]],
} as const;

export const DATABASE_LAYERS: readonly LibraryExport[] = [
  {
    packages: ["@prisma/client", "*/generated/prisma/client", "*/generated/prisma", "*/prisma/generated/client"],
    ...PRISMA,
    fallback: { environment: ["DATABASE_URL"] },
  },
  // Several programs of one repository have a client each where their schema has it written, and a variable of their own.
  { packages: ["*/generated-prisma-client", "*/prisma-client"], ...PRISMA },
  {
    packages: ["@prisma/adapter-pg"],
    names: ["PrismaPg"],
    by: "new",
    ...POSTGRES,
    endpoint: [FIRST, CONNECTION_STRING, HOST_OF_FIRST],
    client: [[0]],
    parts: [{ what: "schema", at: [1, "schema"] }],
  },
  {
    packages: ["@prisma/adapter-neon"],
    names: ["PrismaNeon"],
    by: "new",
    ...POSTGRES,
    endpoint: [FIRST, CONNECTION_STRING, HOST_OF_FIRST],
    client: [[0]],
    parts: [{ what: "schema", at: [1, "schema"] }],
  },
  {
    packages: ["typeorm"],
    names: ["DataSource"],
    by: "new",
    ...DATABASE,
    endpoint: [{ whole: [0, "url"] }, HOST_OF_FIRST, { whole: [0, "database"] }],
    parts: [{ what: "schema", at: [0, "schema"] }],
  },
  {
    packages: ["knex"],
    names: ["default", "knex"],
    by: "call",
    ...DATABASE,
    endpoint: [
      FIRST,
      { whole: [0, "connection"] },
      { whole: [0, "connection", "connectionString"] },
      { whole: [0, "connection", "filename"] },
      { host: [0, "connection", "host"], port: [0, "connection", "port"], database: [0, "connection", "database"] },
    ],
    // It then builds queries, and asks nobody.
    fallback: { memory: true },
    parts: [{ what: "schema", at: [0, "searchPath"] }],
  },
  {
    packages: ["node-postgres", "postgres-js", "neon-http", "neon-serverless", "vercel-postgres", "pglite"].map(
      (driver) => `drizzle-orm/${driver}`,
    ),
    ...DRIZZLE,
    ...POSTGRES,
  },
  {
    packages: ["mysql2", "planetscale-serverless", "tidb-serverless"].map((driver) => `drizzle-orm/${driver}`),
    ...DRIZZLE,
    ...MYSQL,
  },
  {
    packages: ["better-sqlite3", "libsql", "bun-sqlite", "d1"].map((driver) => `drizzle-orm/${driver}`),
    ...DRIZZLE,
    ...SQLITE,
  },
  {
    packages: ["sequelize", "sequelize-typescript"],
    names: ["Sequelize"],
    otherNames: ["default"],
    by: "new",
    ...DATABASE,
    endpoint: [
      { host: [3, "host"], port: [3, "port"], database: [0] },
      { whole: [3, "storage"] },
      FIRST,
      HOST_OF_FIRST,
      { whole: [0, "storage"] },
    ],
  },
  { packages: ["kysely"], names: ["Kysely"], by: "new", ...DATABASE, client: [[0, "dialect"]] },
  { packages: ["kysely"], names: ["PostgresDialect"], by: "new", ...POSTGRES, client: [[0, "pool"]] },
  { packages: ["kysely-postgres-js"], names: ["PostgresJSDialect"], by: "new", ...POSTGRES, client: [[0, "postgres"]] },
  { packages: ["kysely"], names: ["MysqlDialect"], by: "new", ...MYSQL, client: [[0, "pool"]] },
  { packages: ["kysely"], names: ["SqliteDialect"], by: "new", ...SQLITE, client: [[0, "database"]] },
  {
    packages: ["core", "postgresql", "mysql", "mariadb", "mongodb", "sqlite"].map((driver) => `@mikro-orm/${driver}`),
    names: ["MikroORM.init"],
    by: "call",
    ...DATABASE,
    endpoint: [
      { whole: [0, "clientUrl"], database: [0, "dbName"] },
      { host: [0, "host"], port: [0, "port"], database: [0, "dbName"] },
      { whole: [0, "dbName"] },
    ],
    parts: [{ what: "schema", at: [0, "schema"] }],
  },
];
