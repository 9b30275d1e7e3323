/** Databases by the clients of their own. */
import type { LibraryExport } from "./library.js";

const DATABASE = { kind: "database", scope: "process" } as const;
const POSTGRES = { ...DATABASE, technology: "PostgreSQL" } as const;
const MYSQL = { ...DATABASE, technology: "MySQL" } as const;
const SQLITE = { ...DATABASE, technology: "SQLite" } as const;
const MONGO = { ...DATABASE, technology: "MongoDB" } as const;
const PG_ENVIRONMENT = { fallback: { environment: ["PGHOST", "PGPORT", "PGDATABASE"] } } as const;
const LOCAL_MYSQL = { fallback: { endpoint: "mysql://localhost:3306" } } as const;
const FIRST = { whole: [0] } as const;
const HOST_OF_FIRST = { host: [0, "host"], port: [0, "port"], database: [0, "database"] } as const;
const CONNECTION_STRING = { whole: [0, "connectionString"] } as const;
export const DATABASES: readonly LibraryExport[] = [
  {
    packages: ["pg"],
    names: ["Pool", "Client"],
    by: "new",
    ...POSTGRES,
    endpoint: [FIRST, CONNECTION_STRING, HOST_OF_FIRST],
    ...PG_ENVIRONMENT,
  },
  {
    packages: ["pg-pool"],
    names: ["default"],
    by: "new",
    ...POSTGRES,
    endpoint: [CONNECTION_STRING, HOST_OF_FIRST],
    ...PG_ENVIRONMENT,
  },
  {
    packages: ["postgres"],
    names: ["default"],
    by: "call",
    ...POSTGRES,
    endpoint: [FIRST, HOST_OF_FIRST, { host: [1, "host"], port: [1, "port"], database: [1, "database"] }],
    ...PG_ENVIRONMENT,
  },
  {
    packages: ["mysql2", "mysql2/promise", "mysql"],
    names: ["createPool", "createConnection"],
    by: "call",
    ...MYSQL,
    endpoint: [FIRST, { whole: [0, "uri"] }, { whole: [0, "socketPath"], database: [0, "database"] }, HOST_OF_FIRST],
    ...LOCAL_MYSQL,
  },
  { packages: ["mysql2", "mysql2/promise", "mysql"], names: ["createPoolCluster"], by: "call", ...MYSQL },
  {
    packages: ["mariadb", "mariadb/callback"],
    names: ["createPool", "createConnection"],
    by: "call",
    ...DATABASE,
    technology: "MariaDB",
    endpoint: [FIRST, HOST_OF_FIRST],
    ...LOCAL_MYSQL,
  },
  {
    packages: ["mssql"],
    names: ["ConnectionPool"],
    by: "new",
    ...DATABASE,
    technology: "SQL Server",
    endpoint: [FIRST, { host: [0, "server"], port: [0, "port"], database: [0, "database"] }],
  },
  {
    packages: ["mssql"],
    names: ["connect"],
    by: "call",
    ...DATABASE,
    technology: "SQL Server",
    endpoint: [FIRST, { host: [0, "server"], port: [0, "port"], database: [0, "database"] }],
  },
  {
    packages: ["mongoose"],
    names: ["connect", "createConnection"],
    by: "call",
    ...MONGO,
    endpoint: [{ whole: [0], database: [1, "dbName"] }],
  },
  { packages: ["mongodb"], names: ["MongoClient"], by: "new", ...MONGO, endpoint: [FIRST] },
  { packages: ["mongodb"], names: ["MongoClient.connect"], by: "call", ...MONGO, endpoint: [FIRST] },
  { packages: ["slonik"], names: ["createPool"], by: "call", ...POSTGRES, endpoint: [FIRST] },
  {
    packages: ["pg-promise"],
    names: ["()"],
    by: "call",
    ...POSTGRES,
    endpoint: [FIRST, CONNECTION_STRING, HOST_OF_FIRST],
  },
  { packages: ["@neondatabase/serverless"], names: ["neon"], by: "call", ...POSTGRES, endpoint: [FIRST] },
  {
    packages: ["@neondatabase/serverless"],
    names: ["Pool", "Client"],
    by: "new",
    ...POSTGRES,
    endpoint: [FIRST, CONNECTION_STRING, HOST_OF_FIRST],
  },
  {
    packages: ["@planetscale/database"],
    names: ["connect"],
    by: "call",
    ...MYSQL,
    endpoint: [{ whole: [0, "url"] }, { host: [0, "host"] }],
  },
  {
    packages: ["@planetscale/database"],
    names: ["Client"],
    by: "new",
    ...MYSQL,
    endpoint: [{ whole: [0, "url"] }, { host: [0, "host"] }],
  },
  {
    packages: ["@libsql/client", "@libsql/client/web", "@libsql/client/http", "@libsql/client/node"],
    names: ["createClient"],
    by: "call",
    ...SQLITE,
    endpoint: [{ whole: [0, "url"] }],
  },
  {
    packages: ["@supabase/supabase-js"],
    names: ["createClient"],
    by: "call",
    ...DATABASE,
    technology: "Supabase",
    endpoint: [FIRST],
    parts: [{ what: "schema", at: [2, "db", "schema"] }],
  },
  {
    packages: ["@supabase/ssr"],
    names: ["createServerClient"],
    by: "call",
    kind: "database",
    scope: "request",
    technology: "Supabase",
    endpoint: [FIRST],
  },
  { packages: ["better-sqlite3"], names: ["default"], by: "new", ...SQLITE, endpoint: [FIRST] },
  { packages: ["better-sqlite3"], names: ["default"], by: "call", ...SQLITE, endpoint: [FIRST] },
  { packages: ["sqlite3", "bun:sqlite"], names: ["Database"], by: "new", ...SQLITE, endpoint: [FIRST] },
  { packages: ["node:sqlite"], names: ["DatabaseSync"], by: "new", ...SQLITE, endpoint: [FIRST] },
  { packages: ["level"], names: ["Level"], by: "new", ...DATABASE, technology: "LevelDB", endpoint: [FIRST] },
  {
    packages: ["lmdb"],
    names: ["open"],
    by: "call",
    ...DATABASE,
    technology: "LMDB",
    endpoint: [FIRST, { whole: [0, "path"] }],
    parts: [{ what: "database", at: [0, "name"] }],
  },
  {
    packages: ["cassandra-driver"],
    names: ["Client"],
    by: "new",
    ...DATABASE,
    technology: "Cassandra",
    endpoint: [{ host: [0, "contactPoints"], database: [0, "keyspace"] }],
  },
  { packages: ["neo4j-driver"], names: ["driver"], by: "call", ...DATABASE, technology: "Neo4j", endpoint: [FIRST] },
  {
    packages: ["@clickhouse/client", "@clickhouse/client-web"],
    names: ["createClient"],
    by: "call",
    ...DATABASE,
    technology: "ClickHouse",
    endpoint: [
      { whole: [0, "url"], database: [0, "database"] },
      { whole: [0, "host"], database: [0, "database"] },
    ],
    fallback: { endpoint: "http://localhost:8123" },
  },
];
