import { describe, expect, it } from "vitest";
import { LIBRARIES } from "../../src/catalogue/libraries.js";
import type { LibraryExport } from "../../src/catalogue/library.js";
import { KNOWN_LIBRARIES, librariesFrom, librariesWith, libraryOf } from "../../src/catalogue/lookup.js";

type Made = readonly [specifier: string, steps: readonly string[], by: LibraryExport["by"]];

const kindOf = (...made: Made): string | undefined => libraryOf(KNOWN_LIBRARIES, ...made)?.kind;

/** What stands in a text, as specifier, steps from the exported name, and the way it is made. */
const SAME: Readonly<Record<string, Made>> = {
  'import { Cluster } from "ioredis"; new Cluster()': ["ioredis", ["Cluster"], "new"],
  'import Redis from "ioredis"; new Redis.Cluster()': ["ioredis", ["default", "Cluster"], "new"],
  'import * as redis from "ioredis"; new redis.Cluster()': ["ioredis", ["*", "Cluster"], "new"],
  'new (require("ioredis").default).Cluster()': ["ioredis", ["*", "default", "Cluster"], "new"],
  'import { Redis } from "ioredis"; new Redis.Cluster()': ["ioredis", ["Redis", "Cluster"], "new"],
};

describe("a construction of a known library", () => {
  it.each(Object.entries(SAME))("is found however it is imported: %s", (_, made) => {
    expect(kindOf(...made)).toBe("key-value");
  });

  it("is none if the name is called that is made by new, or the other way", () => {
    expect(kindOf("ioredis", ["Cluster"], "call")).toBeUndefined();
    expect(kindOf("pg", ["Pool"], "new")).toBe("database");
    expect(kindOf("pg", ["Pool"], "call")).toBeUndefined();
  });

  it("is none of another name, and none of another package", () => {
    expect(kindOf("pg", ["Result"], "new")).toBeUndefined();
    expect(kindOf("./pg", ["Pool"], "new")).toBeUndefined();
    expect(kindOf("pg/lib/pool", ["Pool"], "new")).toBeUndefined();
  });

  it("is the default export by require(), by import, and by its namespace", () => {
    expect(kindOf("bull", ["default"], "new")).toBe("queue");
    expect(kindOf("bull", ["*"], "new")).toBe("queue");
    expect(kindOf("bull", ["*", "default"], "new")).toBe("queue");
  });

  it("is what a call of a call returns", () => {
    expect(kindOf("pg-promise", ["default", "()"], "call")).toBe("database");
    expect(kindOf("pg-promise", ["default"], "call")).toBeUndefined();
  });

  it("is an import that needs no construction", () => {
    expect(kindOf("@vercel/kv", ["kv"], "import")).toBe("key-value");
    expect(kindOf("@vercel/kv", ["kv"], "call")).toBeUndefined();
  });

  it("is found by the name that another version exports", () => {
    expect(kindOf("pg-boss", ["default"], "new")).toBe("queue");
    expect(kindOf("pg-boss", ["PgBoss"], "new")).toBe("queue");
  });
});

describe("a generated client", () => {
  it.each([
    "@/generated/prisma/client",
    "../generated/prisma/client.js",
    "../generated/prisma/client.ts",
    "../generated/prisma",
    "../generated/prisma/index.js",
    "@prisma/client",
  ])("is known by the end of %s", (specifier) => {
    expect(kindOf(specifier, ["PrismaClient"], "new")).toBe("database");
  });

  it.each(["../generated/prisma/clients", "../ungenerated/prisma/client", "../generated/prisma/client/runtime"])(
    "is not %s",
    (specifier) => {
      expect(kindOf(specifier, ["PrismaClient"], "new")).toBeUndefined();
    },
  );
});

describe("libraries that a project adds", () => {
  const own: LibraryExport = {
    packages: ["@acme/redis"],
    names: ["connect"],
    by: "call",
    kind: "key-value",
    scope: "process",
  };

  it("are known beside those of the catalogue", () => {
    const libraries = librariesWith([own]);
    expect(libraryOf(libraries, "@acme/redis", ["connect"], "call")).toBe(own);
    expect(libraryOf(libraries, "pg", ["Pool"], "new")?.kind).toBe("database");
  });

  it("say what a known library is, in its place", () => {
    const otherwise: LibraryExport = { ...own, packages: ["pg"], names: ["Pool"], by: "new", kind: "queue" };
    expect(libraryOf(librariesWith([otherwise]), "pg", ["Pool"], "new")).toBe(otherwise);
    expect(libraryOf(librariesWith([otherwise]), "pg", ["Client"], "new")?.kind).toBe("database");
  });

  it("are found by their package", () => {
    expect(librariesFrom(librariesWith([own]), "@acme/redis")).toEqual([own]);
    expect(librariesFrom(KNOWN_LIBRARIES, "@acme/redis")).toEqual([]);
  });
});

describe("the catalogue", () => {
  const keys = LIBRARIES.flatMap(({ packages, names, otherNames = [], by }) =>
    packages.flatMap((specifier) => [...names, ...otherNames].map((name) => `${specifier} ${by} ${name}`)),
  );

  it("says one thing of each export", () => {
    expect(keys.filter((key, at) => keys.indexOf(key) !== at)).toEqual([]);
  });

  it("writes members of a default export without it, as the lookup does", () => {
    expect(keys.filter((key) => / default\./.test(key))).toEqual([]);
  });

  it("is found by each of its names", () => {
    const lost = LIBRARIES.flatMap((library) =>
      library.packages.flatMap((specifier) =>
        library.names.filter((name) => libraryOf(KNOWN_LIBRARIES, specifier, name.split("."), library.by) !== library),
      ),
    );
    expect(lost).toEqual([]);
  });

  it("tells where an endpoint is of all that reaches one and may stand at several", () => {
    const reaching = ["key-value", "database", "object storage", "search"];
    const blind = LIBRARIES.filter(
      ({ kind, endpoint, client, fallback, parts }) =>
        reaching.includes(kind) && !endpoint && !client && !fallback && !parts,
    ).flatMap(({ names }) => names);
    // It is given one server after another.
    expect(blind).toEqual(["createPoolCluster"]);
  });
});
