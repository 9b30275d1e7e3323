/** Small monorepos, one of every common kind: which file a specifier means depends on the package it is written in. */
import { describe, expect, it } from "vitest";
import type { Files } from "../on-disk.js";
import { project } from "./project-on-disk.js";

const packages: Files = {
  "apps/web/package.json": { name: "web", dependencies: { "@shop/ui": "*" } },
  "apps/web/src/page.ts": "",
  "packages/ui/package.json": {
    name: "@shop/ui",
    exports: { ".": "./dist/index.js", "./*": "./dist/*.js" },
    dependencies: { "@shop/core": "*" },
  },
  "packages/ui/src/index.ts": "",
  "packages/ui/src/button.ts": "",
  "packages/core/package.json": { name: "@shop/core", main: "lib/index.js", types: "lib/index.d.ts" },
  "packages/core/src/index.ts": "",
};

const MANAGERS: readonly (readonly [manager: string, files: Files])[] = [
  ["npm", { "package.json": { name: "root", workspaces: ["apps/*", "packages/*"] } }],
  ["pnpm", { "package.json": { name: "root" }, "pnpm-workspace.yaml": "packages:\n  - apps/*\n  - packages/*\n" }],
  ["yarn", { "package.json": { private: true, workspaces: ["apps/*", "packages/**"] } }],
  [
    "classic yarn with nohoist",
    { "package.json": { private: true, workspaces: { packages: ["apps/*", "packages/*"], nohoist: ["**/ui"] } } },
  ],
  [
    "Turborepo",
    { "package.json": { name: "root", workspaces: ["apps/*", "packages/*"] }, "turbo.json": { tasks: { build: {} } } },
  ],
];

describe("packages of a workspace", () => {
  it.each(MANAGERS)("of %s lead to each other's sources, unbuilt and not installed", (_, root) => {
    const { lead } = project({ ...root, ...packages });
    expect([
      lead("apps/web/src/page.ts", "@shop/ui"),
      lead("apps/web/src/page.ts", "@shop/ui/button"),
      lead("packages/ui/src/index.ts", "@shop/core"),
      lead("apps/web/src/page.ts", "react"),
    ]).toEqual(["packages/ui/src/index.ts", "packages/ui/src/button.ts", "packages/core/src/index.ts", "outside"]);
  });
});

describe("an Nx workspace", () => {
  const base = { compilerOptions: { baseUrl: ".", paths: { "@shop/core": ["libs/core/src/index.ts"] } } };

  it("leads by the paths of tsconfig.base.json, which each project inherits", () => {
    const { lead } = project({
      "nx.json": {},
      "package.json": { name: "root" },
      "tsconfig.base.json": base,
      "apps/web/tsconfig.json": {
        extends: "../../tsconfig.base.json",
        files: [],
        references: [{ path: "./tsconfig.app.json" }],
      },
      "apps/web/tsconfig.app.json": { extends: "./tsconfig.json", include: ["src/**/*.ts"] },
      "apps/web/src/main.ts": "",
      "libs/core/tsconfig.json": { extends: "../../tsconfig.base.json" },
      "libs/core/src/index.ts": "",
      "libs/core/src/test.ts": "",
    });
    expect([lead("apps/web/src/main.ts", "@shop/core"), lead("libs/core/src/test.ts", "@shop/core")]).toEqual([
      "libs/core/src/index.ts",
      "libs/core/src/index.ts",
    ]);
  });
});

describe("one alias in several packages", () => {
  const tsconfig = { compilerOptions: { paths: { "@/*": ["./src/*"] } } };
  const files: Files = {
    "package.json": { workspaces: ["apps/*"] },
    "tsconfig.json": { compilerOptions: { paths: { "@/*": ["./shared/*"] } } },
    "shared/config.ts": "",
    "scripts/run.ts": "",
    ...Object.fromEntries(
      ["web", "admin"].flatMap((name) => [
        [`apps/${name}/package.json`, { name }],
        [`apps/${name}/tsconfig.json`, tsconfig],
        [`apps/${name}/src/page.ts`, ""],
        [`apps/${name}/src/config.ts`, ""],
      ]),
    ),
    "apps/bare/package.json": { name: "bare" },
    "apps/bare/src/page.ts": "",
  };

  it("leads to a file of the package it is written in", () => {
    const { lead } = project(files);
    expect(["apps/web/src/page.ts", "apps/admin/src/page.ts"].map((page) => lead(page, "@/config"))).toEqual([
      "apps/web/src/config.ts",
      "apps/admin/src/config.ts",
    ]);
  });

  it("leads where the tsconfig above says if the package has none", () => {
    const { lead } = project(files);
    expect(["apps/bare/src/page.ts", "scripts/run.ts"].map((module) => lead(module, "@/config"))).toEqual([
      "shared/config.ts",
      "shared/config.ts",
    ]);
  });

  it("stays missing in one package though another has the file", () => {
    const { lead } = project({ ...files, "apps/admin/src/users.ts": "" });
    expect([lead("apps/admin/src/page.ts", "@/users"), lead("apps/web/src/page.ts", "@/users")]).toEqual([
      "apps/admin/src/users.ts",
      "missing",
    ]);
  });
});

describe("a solution-style tsconfig in a package", () => {
  const alias = (target: string): object => ({ compilerOptions: { composite: true, paths: { "@/*": [target] } } });

  it("leads by the referenced project that includes the module, whatever its neighbours have", () => {
    const { lead } = project({
      "package.json": { workspaces: ["apps/*"] },
      "apps/web/package.json": { name: "web" },
      "apps/web/tsconfig.json": { files: [], references: [{ path: "./tsconfig.app.json" }, { path: "./server" }] },
      "apps/web/tsconfig.app.json": { ...alias("./src/*"), include: ["src"] },
      "apps/web/src/page.ts": "",
      "apps/web/src/config.ts": "",
      "apps/web/server/tsconfig.json": { ...alias("./*"), include: ["."] },
      "apps/web/server/main.ts": "",
      "apps/web/server/config.ts": "",
      "apps/admin/package.json": { name: "admin" },
      "apps/admin/tsconfig.json": { files: [], references: [{ path: "./tsconfig.app.json" }] },
      "apps/admin/tsconfig.app.json": { ...alias("./app/*"), include: ["app"] },
      "apps/admin/app/page.ts": "",
      "apps/admin/app/config.ts": "",
    });
    const modules = ["apps/web/src/page.ts", "apps/web/server/main.ts", "apps/admin/app/page.ts"];
    expect(modules.map((module) => lead(module, "@/config"))).toEqual([
      "apps/web/src/config.ts",
      "apps/web/server/config.ts",
      "apps/admin/app/config.ts",
    ]);
  });
});

describe("a workspace inside another", () => {
  const nested: Files = {
    "package.json": { name: "root" },
    "pnpm-workspace.yaml": "packages: ['packages/*']",
    "packages/app/package.json": { name: "app" },
    "packages/app/index.ts": "",
    ...Object.fromEntries(
      ["astro", "remix"].flatMap((name) => [
        [`examples/${name}/pnpm-workspace.yaml`, "packages: ['*']"],
        [`examples/${name}/site/package.json`, { name: "site", dependencies: { server: "workspace:*" } }],
        [`examples/${name}/site/a.ts`, ""],
        [`examples/${name}/server/package.json`, { name: "server" }],
        [`examples/${name}/server/index.ts`, ""],
      ]),
    ),
  };

  it("of pnpm has its own packages", () => {
    const { lead } = project(nested);
    expect(["astro", "remix"].map((name) => lead(`examples/${name}/site/a.ts`, "server"))).toEqual([
      "examples/astro/server/index.ts",
      "examples/remix/server/index.ts",
    ]);
  });

  it("has tsconfigs that extend each other by the names of its packages", () => {
    const { lead } = project({
      ...nested,
      "examples/remix/presets/package.json": { name: "presets" },
      "examples/remix/presets/tsconfig.site.json": { compilerOptions: { paths: { "@/*": ["${configDir}/*"] } } },
      "examples/remix/site/tsconfig.json": { extends: "presets/tsconfig.site.json" },
      "examples/remix/site/b.ts": "",
    });
    expect(lead("examples/remix/site/a.ts", "@/b")).toBe("examples/remix/site/b.ts");
  });
});
