/** What a context of React hands to two domains, of which neither imports the other. */
import { noCrossDomainSharing } from "../../src/rules/no-cross-domain-sharing.js";
import { linting } from "../linting.js";
import { runRule } from "./rule-tester.js";

const ROOT = "src/root.tsx";
const CONTEXT = {
  "src/shared/cache-context.ts": `import { createContext } from "react";\nexport const CacheContext = createContext<any>(null);`,
};
const component = (name: string, code: string): string =>
  `import { useContext } from "react";\nimport { CacheContext } from "../shared/cache-context";\nexport function ${name}() {\n  ${code}\n}`;
const USES = {
  "src/auth/login.tsx": component("Login", `const cache = useContext(CacheContext);\n  return cache.get("a");`),
  "src/billing/plan.tsx": component("Plan", `return useContext(CacheContext).get("b");`),
};
const CACHE = "const cache = new LRUCache({ max: 5 });";

const root = (text: string, files: Readonly<Record<string, string>> = USES, above = ""): ReturnType<typeof linting> =>
  linting(
    ROOT,
    {
      [ROOT]: `import { LRUCache } from "lru-cache";\nimport { CacheContext } from "./shared/cache-context";\n${above}\n${text}`,
      ...CONTEXT,
      ...files,
    },
    { domains: "src/{domain}/**" },
  );
const app = (value: string, code = ""): string =>
  `export const Root = ({ children }: any) => {\n  ${code}\n  return <CacheContext.Provider value={${value}}>{children}</CacheContext.Provider>;\n};`;

/** What reads one part of what the context has. */
const PARTS = {
  "src/auth/login.tsx": component("Login", `const { cache } = useContext(CacheContext);\n  return cache.get("a");`),
  "src/billing/plan.tsx": component("Plan", `return useContext(CacheContext).cache.get("b");`),
};
const BY_HOOK = {
  "src/shared/use-all.ts": `import { useContext } from "react";\nimport { CacheContext } from "./cache-context";\nexport const useAll = () => useContext(CacheContext);`,
  "src/auth/login.tsx": `import { useAll } from "../shared/use-all";\nexport const Login = () => {\n  const { cache } = useAll();\n  return cache.get("a");\n};`,
  "src/billing/plan.tsx": `import { useAll } from "../shared/use-all";\nexport const Plan = () => useAll().cache.get("b");`,
};
const OTHER = "const other = new LRUCache({ max: 5 });";
/** The context's own module is linted, which has a default. */
const withDefault = (value: string, files: Readonly<Record<string, string>> = {}): ReturnType<typeof linting> =>
  linting(
    "src/shared/cache-context.ts",
    {
      "src/shared/cache-context.ts": `import { createContext } from "react";\nimport { LRUCache } from "lru-cache";\n${CACHE}\nexport const CacheContext = createContext<any>(${value});`,
      ...USES,
      ...files,
    },
    { domains: "src/{domain}/**" },
  );

const ROOT_OF_OWN = `import { CacheContext } from "./shared/cache-context";\n${app("made", "const made = useCache();")}`;
const message = (lines: readonly [number, number]): string =>
  `cache (cache) is used by auth (src/auth/login.tsx:${lines[0]}) and billing (src/billing/plan.tsx:${lines[1]}): if auth fills it, ` +
  "entries of billing go. Give each its own, or let one keep it and answer the others";

runRule("no-cross-domain-sharing", noCrossDomainSharing, {
  valid: [
    {
      name: "a context that one of them never reads",
      ...root(app("cache"), { "src/auth/login.tsx": USES["src/auth/login.tsx"] }, CACHE),
    },
    { name: "what the component makes each time", ...root(app("cache", CACHE)) },
    {
      name: "what each place of the component keeps",
      ...root(
        app("cache", "const [cache] = useState(() => new LRUCache({ max: 5 }));"),
        USES,
        `import { useState } from "react";`,
      ),
    },
    {
      name: "what it is given itself",
      ...root("export const Root = ({ cache }: any) => <CacheContext.Provider value={cache} />;", USES),
    },
    { name: "what is no cache", ...root(app("cache"), USES, "const cache = { get: (name: string) => name };") },
    {
      name: "another context",
      ...root(
        app("cache"),
        {
          ...USES,
          "src/billing/plan.tsx": `import { createContext, useContext } from "react";\nconst CacheContext = createContext<any>(null);\nexport const Plan = () => useContext(CacheContext).get("b");`,
        },
        CACHE,
      ),
    },
    {
      name: "another part of the object than they read",
      ...root(app("{ cache: none, other: cache }"), PARTS, `${CACHE}\nconst none = null;`),
    },
    {
      name: "parts of the object, of which each reads another",
      ...root(
        app("{ cache, other }"),
        { ...PARTS, "src/billing/plan.tsx": component("Plan", `return useContext(CacheContext).other.get("b");`) },
        `${CACHE}\n${OTHER}`,
      ),
    },
    {
      name: "another part of the object than a hook of shared code gives both",
      ...root(
        app("{ cache, other: null }"),
        { ...BY_HOOK, "src/billing/plan.tsx": BY_HOOK["src/billing/plan.tsx"].replace(".cache", ".other") },
        CACHE,
      ),
    },
    { name: "a part that the component makes each time", ...root(app("{ cache }", CACHE), PARTS) },
    {
      name: "a Map in the object that nobody sets",
      ...root(app("{ cache }"), PARTS, "const cache = new Map();"),
    },
    {
      name: "the default of a context which somebody gives another value",
      ...withDefault("cache", { "src/root.tsx": ROOT_OF_OWN }),
    },
    {
      name: "a part of a default, of a context which somebody gives another value",
      ...withDefault("{ cache }", { ...PARTS, "src/root.tsx": ROOT_OF_OWN }),
    },
    { name: "a default that one of them never reads", ...withDefault("cache", { "src/auth/login.tsx": "export {};" }) },
    { name: "a default that is nothing", ...withDefault("null") },
  ],
  invalid: [
    {
      name: "a cache that a context gives to both",
      ...root(app("cache"), USES, CACHE),
      errors: [{ message: message([4, 4]), line: 3 }],
    },
    {
      name: "by the context itself, as React 19 has it",
      ...root("export const Root = () => <CacheContext value={cache} />;", USES, CACHE),
      errors: [{ message: message([4, 4]), line: 3 }],
    },
    {
      name: "read by use()",
      ...root(
        app("cache"),
        { ...USES, "src/billing/plan.tsx": USES["src/billing/plan.tsx"].replaceAll("useContext", "use") },
        CACHE,
      ),
      errors: [{ message: message([4, 4]), line: 3 }],
    },
    {
      name: "read by a hook of shared code",
      ...root(
        app("cache"),
        {
          "src/shared/use-cache.ts": `import { useContext } from "react";\nimport { CacheContext } from "./cache-context";\nexport const useCache = () => useContext(CacheContext);`,
          "src/auth/login.tsx": `import { useCache } from "../shared/use-cache";\nexport const Login = () => useCache().get("a");`,
          "src/billing/plan.tsx": `import { useCache } from "../shared/use-cache";\nexport const Plan = () => useCache().get("b");`,
        },
        CACHE,
      ),
      errors: [{ message: message([1, 1]), line: 3 }],
    },
    {
      name: "a part of an object that a context gives to both",
      ...root(app("{ cache, other }"), PARTS, `${CACHE}\n${OTHER}`),
      errors: [{ message: message([4, 4]), line: 3 }],
    },
    {
      name: "a part of an object that is kept from one rendering to the next",
      ...root(app("value", "const value = useMemo(() => ({ cache }), []);"), PARTS, CACHE),
      errors: [{ message: message([4, 4]), line: 3 }],
    },
    {
      name: "a part of a variable that has the whole object",
      ...root(
        app("{ cache }"),
        {
          ...PARTS,
          "src/billing/plan.tsx": component(
            "Plan",
            `const all = useContext(CacheContext);\n  return all.cache.get("b");`,
          ),
        },
        CACHE,
      ),
      errors: [{ message: message([4, 4]), line: 3 }],
    },
    {
      name: "a part of an object, which a hook of shared code gives",
      ...root(app("{ cache }"), BY_HOOK, CACHE),
      errors: [{ message: message([1, 1]), line: 3 }],
    },
    {
      name: "a Map in the object that one of them sets",
      ...root(
        app("{ cache }"),
        { ...PARTS, "src/auth/login.tsx": PARTS["src/auth/login.tsx"].replace(`get("a")`, `set("a", 1)`) },
        "const cache = new Map();",
      ),
      errors: [{ message: /^cache \(Map\) is used by auth .*: what auth changes there, billing gets/, line: 3 }],
    },
    {
      name: "the default of a context that nobody gives anything",
      ...withDefault("cache"),
      errors: [{ message: message([4, 4]), line: 3 }],
    },
    {
      name: "what the default is made of there",
      ...withDefault("new LRUCache({ max: 5 })"),
      errors: [{ message: message([4, 4]).replace(/^cache/, "CacheContext"), line: 4 }],
    },
    {
      name: "a part of the default of a context that nobody gives anything",
      ...withDefault("{ cache }", PARTS),
      errors: [{ message: message([4, 4]), line: 3 }],
    },
  ],
});
