/**
 * Constructors of libraries whose objects hold what belongs to one request, so that a server makes one for each, as their
 * documentation says: caches of queries, stores of an application, languages. Found by what is imported, never by the name of a
 * variable.
 */

export interface RequestScoped {
  readonly from: readonly string[];
  /** The exported name, or a method of it: `default.createInstance`. */
  readonly names: readonly string[];
  readonly by: "new" | "call";
  /** Also on a server that renders no pages. */
  readonly always?: true;
}

const QUERY = ["react", "vue", "solid", "svelte"].map((name) => `@tanstack/${name}-query`);
const URQL = ["urql", "@urql/core", "@urql/vue", "@urql/svelte", "@urql/next"];

const REQUEST_SCOPED: readonly RequestScoped[] = [
  { from: [...QUERY, "@tanstack/query-core", "react-query"], names: ["QueryClient"], by: "new" },
  { from: ["@apollo/client", "@apollo/client/core"], names: ["ApolloClient", "InMemoryCache"], by: "new" },
  { from: ["@apollo/client/cache"], names: ["InMemoryCache"], by: "new" },
  { from: URQL, names: ["createClient", "Client"], by: "call" },
  { from: URQL, names: ["Client"], by: "new" },
  { from: ["dataloader"], names: ["default"], by: "new", always: true },
  { from: ["@reduxjs/toolkit"], names: ["configureStore"], by: "call" },
  { from: ["redux", "vuex"], names: ["createStore", "legacy_createStore"], by: "call" },
  { from: ["pinia"], names: ["createPinia"], by: "call" },
  { from: ["i18next"], names: ["default.createInstance", "createInstance"], by: "call" },
  { from: ["vue-i18n"], names: ["createI18n"], by: "call" },
  { from: ["@supabase/ssr"], names: ["createServerClient"], by: "call" },
];

const PACKAGES = new Set(REQUEST_SCOPED.flatMap(({ from }) => from));

/** The entry for a construction by an exported name, or a method of one; undefined for one of anything else. */
export function requestScoped(specifier: string, name: string, by: "new" | "call"): RequestScoped | undefined {
  return REQUEST_SCOPED.find((each) => each.by === by && each.from.includes(specifier) && each.names.includes(name));
}

/** Whether a package has such constructors. */
export function hasRequestScoped(specifier: string): boolean {
  return PACKAGES.has(specifier);
}
