/** Databases of cloud vendors: most are told apart by the names of tables, not by where they are. */
import type { LibraryExport } from "./library.js";

const DYNAMO = { kind: "database", scope: "process", technology: "DynamoDB" } as const;
const TABLE = { parts: [{ what: "table", at: [0, "TableName"] }] } as const;
const PROJECT = { fallback: { environment: ["GOOGLE_CLOUD_PROJECT"] } } as const;

export const CLOUD_DATABASES: readonly LibraryExport[] = [
  {
    packages: ["@google-cloud/firestore"],
    names: ["Firestore"],
    by: "new",
    kind: "database",
    scope: "process",
    technology: "Firestore",
    endpoint: [{ host: [0, "projectId"], database: [0, "databaseId"] }],
    ...PROJECT,
  },
  {
    packages: ["firebase-admin", "firebase-admin/app"],
    names: ["initializeApp"],
    by: "call",
    kind: "database",
    scope: "process",
    technology: "Firebase",
    endpoint: [{ whole: [0, "databaseURL"] }, { host: [0, "projectId"] }],
    ...PROJECT,
    parts: [{ what: "connection", at: [1] }],
  },
  {
    packages: ["@aws-sdk/client-dynamodb"],
    names: ["DynamoDBClient", "DynamoDB"],
    by: "new",
    ...DYNAMO,
    endpoint: [{ whole: [0, "endpoint"] }, { host: [0, "region"] }],
  },
  {
    packages: ["@aws-sdk/client-dynamodb"],
    names: ["Get", "Put", "Update", "Delete"].map((verb) => `${verb}ItemCommand`),
    by: "new",
    ...DYNAMO,
    ...TABLE,
  },
  {
    packages: ["@aws-sdk/client-dynamodb", "@aws-sdk/lib-dynamodb"],
    names: ["QueryCommand", "ScanCommand"],
    by: "new",
    ...DYNAMO,
    ...TABLE,
  },
  {
    packages: ["@aws-sdk/lib-dynamodb"],
    names: ["DynamoDBDocumentClient.from", "DynamoDBDocument.from"],
    by: "call",
    ...DYNAMO,
    client: [[0]],
  },
  {
    packages: ["@aws-sdk/lib-dynamodb"],
    names: ["Get", "Put", "Update", "Delete"].map((verb) => `${verb}Command`),
    by: "new",
    ...DYNAMO,
    ...TABLE,
  },
  {
    packages: ["@azure/cosmos"],
    names: ["CosmosClient"],
    by: "new",
    kind: "database",
    scope: "process",
    technology: "Cosmos DB",
    endpoint: [{ whole: [0] }, { whole: [0, "endpoint"] }, { whole: [0, "connectionString"] }],
  },
];
