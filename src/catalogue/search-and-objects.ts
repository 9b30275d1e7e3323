/** Search engines, and storage of objects, of which a bucket is told by its name. */
import type { LibraryExport } from "./library.js";

const SEARCH = { kind: "search", scope: "process" } as const;
const OBJECTS = { kind: "object storage", scope: "process" } as const;
const S3 = { ...OBJECTS, technology: "S3" } as const;

export const SEARCH_AND_OBJECTS: readonly LibraryExport[] = [
  {
    packages: ["@elastic/elasticsearch"],
    names: ["Client"],
    by: "new",
    ...SEARCH,
    technology: "Elasticsearch",
    endpoint: [{ whole: [0, "node"] }, { whole: [0, "nodes"] }, { whole: [0, "cloud", "id"] }],
  },
  {
    packages: ["@opensearch-project/opensearch"],
    names: ["Client"],
    by: "new",
    ...SEARCH,
    technology: "OpenSearch",
    endpoint: [{ whole: [0, "node"] }, { whole: [0, "nodes"] }],
  },
  {
    packages: ["meilisearch"],
    names: ["Meilisearch"],
    otherNames: ["MeiliSearch"],
    by: "new",
    ...SEARCH,
    technology: "Meilisearch",
    endpoint: [{ whole: [0, "host"] }],
  },
  {
    packages: ["algoliasearch"],
    names: ["algoliasearch"],
    otherNames: ["default"],
    by: "call",
    ...SEARCH,
    technology: "Algolia",
    endpoint: [{ account: [0] }],
  },
  {
    packages: ["typesense"],
    names: ["Client"],
    by: "new",
    ...SEARCH,
    technology: "Typesense",
    endpoint: [
      { whole: [0, "nodes", "*", "url"] },
      { host: [0, "nodes", "*", "host"], port: [0, "nodes", "*", "port"] },
    ],
  },
  {
    packages: ["@aws-sdk/client-s3"],
    names: ["S3Client", "S3"],
    by: "new",
    ...S3,
    endpoint: [{ whole: [0, "endpoint"] }, { host: [0, "region"] }],
  },
  {
    packages: ["@aws-sdk/client-s3"],
    names: [
      ...["GetObject", "PutObject", "HeadObject", "CopyObject", "DeleteObject", "DeleteObjects", "ListObjectsV2"],
      "CreateMultipartUpload",
    ].map((action) => `${action}Command`),
    by: "new",
    ...S3,
    parts: [{ what: "bucket", at: [0, "Bucket"] }],
  },
  {
    packages: ["@aws-sdk/lib-storage"],
    names: ["Upload"],
    by: "new",
    ...S3,
    client: [[0, "client"]],
    parts: [{ what: "bucket", at: [0, "params", "Bucket"] }],
  },
  {
    packages: ["minio"],
    names: ["Client"],
    by: "new",
    ...S3,
    endpoint: [{ host: [0, "endPoint"], port: [0, "port"] }],
  },
  {
    packages: ["@google-cloud/storage"],
    names: ["Storage"],
    by: "new",
    ...OBJECTS,
    technology: "Google Cloud Storage",
    endpoint: [{ whole: [0, "apiEndpoint"] }, { host: [0, "projectId"] }],
    fallback: { environment: ["GOOGLE_CLOUD_PROJECT"] },
  },
  {
    packages: ["@azure/storage-blob"],
    names: ["BlobServiceClient"],
    by: "new",
    ...OBJECTS,
    technology: "Azure Blob Storage",
    endpoint: [{ whole: [0] }],
  },
  {
    packages: ["@azure/storage-blob"],
    names: ["ContainerClient"],
    by: "new",
    ...OBJECTS,
    technology: "Azure Blob Storage",
    endpoint: [{ whole: [0] }],
    parts: [{ what: "bucket", at: [1] }],
  },
  {
    packages: ["@azure/storage-blob"],
    names: ["BlobServiceClient.fromConnectionString"],
    by: "call",
    ...OBJECTS,
    technology: "Azure Blob Storage",
    endpoint: [{ whole: [0] }],
  },
];
