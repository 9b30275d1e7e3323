/** Clients of HTTP services, caches of what they answered, and languages of whoever asks. */
import type { LibraryExport } from "./library.js";

const CLIENT = { kind: "http client", scope: "process" } as const;
const REQUEST = { scope: "request" } as const;
const BASE_URL = { endpoint: [{ whole: [0, "baseURL"] }] } as const;
const PREFIX_URL = { endpoint: [{ whole: [0, "prefixUrl"] }] } as const;
const QUERY = ["react", "vue", "solid", "svelte"].map((name) => `@tanstack/${name}-query`);
const URQL = ["urql", "@urql/core", "@urql/vue", "@urql/svelte", "@urql/next"];

export const HTTP_CLIENTS: readonly LibraryExport[] = [
  { packages: ["axios"], names: ["create"], by: "call", ...CLIENT, ...BASE_URL },
  { packages: ["got"], names: ["extend", "got.extend"], by: "call", ...CLIENT, ...PREFIX_URL },
  { packages: ["ky"], names: ["create", "extend"], by: "call", ...CLIENT, ...PREFIX_URL },
  { packages: ["ofetch"], names: ["ofetch.create", "$fetch.create"], by: "call", ...CLIENT, ...BASE_URL },
  { packages: ["undici"], names: ["Pool", "Client"], by: "new", ...CLIENT, endpoint: [{ whole: [0] }] },
  { packages: ["undici"], names: ["Agent"], by: "new", ...CLIENT },
  { packages: ["graphql-request"], names: ["GraphQLClient"], by: "new", ...CLIENT, endpoint: [{ whole: [0] }] },
  {
    packages: ["@apollo/client", "@apollo/client/core"],
    names: ["ApolloClient", "InMemoryCache"],
    by: "new",
    kind: "cache",
    ...REQUEST,
    endpoint: [{ whole: [0, "uri"] }],
    client: [[0, "link"]],
  },
  { packages: ["@apollo/client/cache"], names: ["InMemoryCache"], by: "new", kind: "cache", ...REQUEST },
  {
    packages: ["@apollo/client", "@apollo/client/core", "@apollo/client/link/http"],
    names: ["HttpLink"],
    by: "new",
    ...CLIENT,
    endpoint: [{ whole: [0, "uri"] }],
  },
  {
    packages: URQL,
    names: ["createClient"],
    by: "call",
    kind: "http client",
    ...REQUEST,
    endpoint: [{ whole: [0, "url"] }],
  },
  { packages: URQL, names: ["Client"], by: "new", kind: "http client", ...REQUEST, endpoint: [{ whole: [0, "url"] }] },
  {
    packages: [...QUERY, "@tanstack/query-core", "react-query"],
    names: ["QueryClient"],
    by: "new",
    kind: "cache",
    ...REQUEST,
  },
  {
    packages: ["@trpc/client"],
    names: ["createTRPCClient", "createTRPCProxyClient"],
    by: "call",
    ...CLIENT,
    client: [[0, "links", "*"]],
  },
  {
    packages: ["@trpc/client"],
    names: ["httpLink", "httpBatchLink", "httpBatchStreamLink"],
    by: "call",
    ...CLIENT,
    endpoint: [{ whole: [0, "url"] }],
  },
  { packages: ["i18next"], names: ["createInstance"], by: "call", kind: "language", ...REQUEST },
  { packages: ["vue-i18n"], names: ["createI18n"], by: "call", kind: "language", ...REQUEST },
];
