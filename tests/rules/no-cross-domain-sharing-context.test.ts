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
  ],
});
