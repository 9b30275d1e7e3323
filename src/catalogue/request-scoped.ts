/**
 * Constructors of libraries whose objects hold what belongs to one request, so that a server makes one for each, as their
 * documentation says: caches of queries, stores of an application, languages. Found by what is imported, never by the name of a
 * variable.
 */

import type { LibraryExport } from "./library.js";

const QUERY = ["react", "vue", "solid", "svelte"].map((name) => `@tanstack/${name}-query`);
const URQL = ["urql", "@urql/core", "@urql/vue", "@urql/svelte", "@urql/next"];

const REQUEST_SCOPED: readonly LibraryExport[] = [
  {
    packages: [...QUERY, "@tanstack/query-core", "react-query"],
    names: ["QueryClient"],
    by: "new",
    kind: "cache",
    scope: "request",
  },
  {
    packages: ["@apollo/client", "@apollo/client/core"],
    names: ["ApolloClient", "InMemoryCache"],
    by: "new",
    kind: "cache",
    scope: "request",
  },
  { packages: ["@apollo/client/cache"], names: ["InMemoryCache"], by: "new", kind: "cache", scope: "request" },
  { packages: URQL, names: ["createClient", "Client"], by: "call", kind: "http client", scope: "request" },
  { packages: URQL, names: ["Client"], by: "new", kind: "http client", scope: "request" },
  { packages: ["dataloader"], names: ["default"], by: "new", kind: "cache", scope: "request", always: true },
  { packages: ["@reduxjs/toolkit"], names: ["configureStore"], by: "call", kind: "store", scope: "request" },
  {
    packages: ["redux", "vuex"],
    names: ["createStore", "legacy_createStore"],
    by: "call",
    kind: "store",
    scope: "request",
  },
  { packages: ["pinia"], names: ["createPinia"], by: "call", kind: "store", scope: "request" },
  {
    packages: ["i18next"],
    names: ["default.createInstance", "createInstance"],
    by: "call",
    kind: "language",
    scope: "request",
  },
  { packages: ["vue-i18n"], names: ["createI18n"], by: "call", kind: "language", scope: "request" },
  { packages: ["@supabase/ssr"], names: ["createServerClient"], by: "call", kind: "database", scope: "request" },
];

const PACKAGES = new Set(REQUEST_SCOPED.flatMap(({ packages }) => packages));

/** The entry for a construction by an exported name, or a method of one; undefined for one of anything else. */
export function requestScoped(specifier: string, name: string, by: "new" | "call"): LibraryExport | undefined {
  return REQUEST_SCOPED.find(
    (each) => each.by === by && each.packages.includes(specifier) && each.names.includes(name),
  );
}

/** Whether a package has such constructors. */
export function hasRequestScoped(specifier: string): boolean {
  return PACKAGES.has(specifier);
}
