import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { inferDomains } from "../../src/config/inferred-domains.js";

/** Each domain as `name: folder`, a package as `name: folder (package)`. */
function guessed(paths: string[], packages: string[] = []): string[] {
  const show = ({ name, folder, from }: ReturnType<typeof inferDomains>[number]) =>
    `${name}: ${folder}${from === "package" ? " (package)" : ""}`;
  return inferDomains(paths, packages).map(show).sort();
}

describe("folders with a *.module.ts", () => {
  it("are domains, but not the one that puts them together", () => {
    const paths = ["src/app.module.ts", "src/main.ts", "src/auth/auth.module.ts", "src/users/users.module.ts"];
    expect(guessed(paths)).toEqual(["auth: src/auth", "users: src/users"]);
  });

  it("hold folders with a module of their own", () => {
    const paths = ["src/auth/auth.module.ts", "src/auth/mfa/mfa.module.ts", "src/users/users.module.ts"];
    expect(guessed(paths)).toEqual(["auth: src/auth", "users: src/users"]);
  });

  it.each(["src/app/app.module.ts", "server/app.module.ts", "src/modules/modules.module.ts", "src/root.module.ts"])(
    "are found below %s, which is none",
    (root) => {
      const folder = root.slice(0, root.lastIndexOf("/"));
      expect(guessed([root, `${folder}/auth/auth.module.ts`, `${folder}/users/users.module.ts`])).toEqual([
        `auth: ${folder}/auth`,
        `users: ${folder}/users`,
      ]);
    },
  );

  it("are none if they are shared, or lie in a shared folder", () => {
    const domains = ["src/auth/auth.module.ts", "src/users/users.module.ts"];
    const shared = ["src/shared/shared.module.ts", "src/common/mail/mail.module.ts", "src/core/cache/cache.module.ts"];
    expect(guessed([...domains, ...shared])).toEqual(guessed(domains));
  });

  it.each(["database", "health", "queue", "Cache", "mailer", "storage", "telemetry", "ws", "filters"])(
    "are none if what they hold is technical: %s",
    (name) => {
      const domains = ["src/auth/auth.module.ts", "src/users/users.module.ts"];
      expect(guessed([...domains, `src/${name}/${name}.module.ts`])).toEqual(guessed(domains));
    },
  );

  it.each(["notification", "search", "audit", "environment", "file-queue", "user-health", "logs"])(
    "are domains if their name may be that of a subject: %s",
    (name) => {
      const domains = ["src/auth/auth.module.ts", "src/users/users.module.ts"];
      expect(guessed([...domains, `src/${name}/${name}.module.ts`])).toContain(`${name}: src/${name}`);
    },
  );

  it("are domains beside technical layers alone", () => {
    const layers = ["src/database/database.module.ts", "src/health/health.module.ts"];
    expect(guessed([...layers, "src/auth/auth.module.ts"])).toEqual(["auth: src/auth"]);
    expect(guessed(layers)).toEqual([]);
    expect(guessed(["src/auth/auth.module.ts"])).toEqual([]);
  });

  it("come before other layouts", () => {
    const paths = [
      "src/auth/auth.module.ts",
      "src/users/users.module.ts",
      "src/features/a/a.ts",
      "src/features/b/b.ts",
    ];
    expect(guessed(paths)).toEqual(["auth: src/auth", "users: src/users"]);
    expect(guessed(paths.slice(1))).toEqual(["a: src/features/a", "b: src/features/b"]);
  });

  it("are not made by a file that is called module", () => {
    expect(guessed(["src/auth/module.ts", "src/users/module.ts"])).toEqual([]);
  });
});

describe("folders in src/app", () => {
  it("are domains, in each application of apps", () => {
    const paths = ["apps/web/src/app/cart/a.ts", "apps/web/src/app/search/a.ts", "src/app/a/a.ts", "src/app/b/b.ts"];
    expect(guessed(paths)).toEqual([
      "a: src/app/a",
      "b: src/app/b",
      "cart: apps/web/src/app/cart",
      "search: apps/web/src/app/search",
    ]);
  });

  it("are none if they are the routes of a web site, whose features then count", () => {
    const paths = ["src/app/cart/list.tsx", "src/app/search/a.tsx", "src/features/a/a.ts", "src/features/b/b.ts"];
    expect(guessed([...paths, "src/app/cart/page.tsx"])).toEqual(["a: src/features/a", "b: src/features/b"]);
    expect(guessed(paths)).toEqual(["cart: src/app/cart", "search: src/app/search"]);
  });

  it("are none if they are named for a kind of code, or hidden", () => {
    const kinds = ["components", "services", "Models", "_private", ".hidden", "(group)", "[id]", "@slot", "utils"];
    const paths = kinds.map((kind) => `src/app/${kind}/a.ts`);
    expect(guessed([...paths, "src/app/cart/a.ts", "src/app/search/a.ts"])).toEqual([
      "cart: src/app/cart",
      "search: src/app/search",
    ]);
  });
});

describe("folders in src/modules, src/features and src/domains", () => {
  it.each(["modules", "features", "domains"])("are domains: %s", (folder) => {
    expect(guessed([`src/${folder}/a/x/a.ts`, `src/${folder}/b/b.ts`, "src/main.ts", "src/other/a.ts"])).toEqual([
      `a: src/${folder}/a`,
      `b: src/${folder}/b`,
    ]);
  });

  it("are domains together", () => {
    expect(guessed(["src/features/a/a.ts", "src/domains/b/b.ts"])).toEqual(["a: src/features/a", "b: src/domains/b"]);
  });

  it("are no domains if there is only one", () => {
    expect(guessed(["src/features/a/a.ts", "src/features/b.ts"])).toEqual([]);
  });

  it("are looked for at the root of a package only", () => {
    expect(guessed(["lib/src/features/a/a.ts", "lib/src/features/b/b.ts"])).toEqual([]);
    expect(guessed(["lib/src/features/a/a.ts", "lib/src/features/b/b.ts"], ["lib"])).toEqual([
      "a: lib/src/features/a",
      "b: lib/src/features/b",
    ]);
  });
});

describe("packages of a workspace", () => {
  const packages = ["packages/auth", "packages/billing", "packages/utils"];

  it("are domains, whatever their name", () => {
    const paths = packages.map((folder) => `${folder}/src/index.ts`);
    expect(guessed([...paths, "scripts/build.ts"], packages)).toEqual([
      "auth: packages/auth (package)",
      "billing: packages/billing (package)",
      "utils: packages/utils (package)",
    ]);
  });

  it("have domains of their own if they are laid out so", () => {
    const paths = [
      "packages/auth/src/features/a/a.ts",
      "packages/auth/src/features/b/b.ts",
      "packages/billing/index.ts",
    ];
    expect(guessed(paths, packages)).toEqual([
      "a: packages/auth/src/features/a",
      "b: packages/auth/src/features/b",
      "billing: packages/billing (package)",
    ]);
  });

  it("are one domain if what looks like domains is a small part of them", () => {
    const small = ["packages/auth/src/tokens/tokens.module.ts", "packages/auth/src/mfa/mfa.module.ts"];
    const rest = Array.from({ length: 7 }, (_, index) => `packages/auth/src/usecases/${index}.ts`);
    expect(guessed([...small, ...rest], packages)).toEqual(["auth: packages/auth (package)"]);
    expect(guessed([...small, ...rest.slice(1)], packages)).toEqual([
      "mfa: packages/auth/src/mfa",
      "tokens: packages/auth/src/tokens",
    ]);
  });

  it("are one domain if they show nothing but technical layers", () => {
    const layers = ["packages/auth/src/queue/queue.module.ts", "packages/auth/src/health/health.module.ts"];
    expect(guessed(layers, packages)).toEqual(["auth: packages/auth (package)"]);
    expect(guessed([...layers, "packages/auth/src/mfa/mfa.module.ts"], packages)).toEqual([
      "mfa: packages/auth/src/mfa",
    ]);
  });

  it("are none without modules", () => {
    expect(guessed(["src/a.ts"], packages)).toEqual([]);
  });
});

describe("the names of guessed domains", () => {
  it("tell where a domain is if two have the same", () => {
    const paths = ["api", "worker"].flatMap((app) => ["auth", app].map((name) => `apps/${app}/src/app/${name}/a.ts`));
    expect(guessed(paths)).toEqual([
      "api/auth: apps/api/src/app/auth",
      "api: apps/api/src/app/api",
      "worker/auth: apps/worker/src/app/auth",
      "worker: apps/worker/src/app/worker",
    ]);
  });

  it("are the whole path if nothing less tells two apart", () => {
    const paths = ["a", "b"].map((folder) => `src/${folder}/api/auth/auth.module.ts`);
    expect(guessed(paths)).toEqual(["src/a/api/auth: src/a/api/auth", "src/b/api/auth: src/b/api/auth"]);
  });

  it("are distinct, and do not depend on the order of the paths", () => {
    const part = fc.constantFrom("src", "app", "apps", "features", "modules", "auth", "billing", "api", "utils", "x");
    const path = fc
      .tuple(fc.array(part, { minLength: 1, maxLength: 6 }), fc.constantFrom("a.ts", "x.module.ts", "app.module.ts"))
      .map(([folders, file]) => [...folders, file].join("/"));
    const packages = fc.subarray(["apps/api", "auth", "modules/auth", "x"]);
    fc.assert(
      fc.property(fc.uniqueArray(path, { maxLength: 20 }), packages, (paths, folders) => {
        const found = inferDomains(paths, folders);
        expect(new Set(found.map(({ name }) => name)).size).toBe(found.length);
        expect(guessed(paths.toReversed(), folders)).toEqual(guessed(paths, folders));
      }),
    );
  });
});
