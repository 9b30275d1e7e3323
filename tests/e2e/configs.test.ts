/** Every way a user may write down that the plugin is used. */
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Files } from "../on-disk.js";
import { ESLINT_VERSIONS, installed, link, RECOMMENDED, typescriptConfig } from "./installed.js";
import { placesOf, runEslint } from "./run-eslint.js";

const CYCLE: Files = {
  "src/a.js": `import { b } from "./b.js";\nexport const a = () => b;`,
  "src/b.js": `import { a } from "./a.js";\nexport const b = () => a;`,
};
const FINDINGS = [
  "src/a.js:1:19 topology/no-cycle Import cycle: src/b.js:1 -> here. Easiest to cut: this import (1 name: b)",
  "src/b.js:1:19 topology/no-cycle Import cycle: src/a.js:1 -> here. Easiest to cut: src/a.js:1 (1 name: b)",
];

describe.concurrent.each(ESLINT_VERSIONS)("in ESLint %i", (version) => {
  it.each<[string, string]>([
    ["eslint.config.mjs", RECOMMENDED],
    [
      "eslint.config.ts",
      `
        import { defineConfig } from "eslint/config";
        import type { Linter } from "eslint";
        import topology from "eslint-plugin-topology";
        const configs: Linter.Config[] = defineConfig({ extends: [topology.configs.recommended] });
        export default configs;
      `,
    ],
    [
      "eslint.config.cjs",
      `const topology = require("eslint-plugin-topology"); module.exports = [topology.configs.recommended];`,
    ],
    [
      "eslint.config.js",
      `
        import { defineConfig } from "eslint/config";
        import topology from "eslint-plugin-topology";
        export default defineConfig({ plugins: { topology }, extends: ["topology/recommended"] });
      `,
    ],
  ])("%s reports the cycle", async (name, text) => {
    const { findings, stderr } = await runEslint(installed({ ...CYCLE, [name]: text }, version), ["src"]);
    expect({ findings, stderr }).toEqual({ findings: FINDINGS, stderr: "" });
  });

  it("the plugin under another name reports under that name, and is accepted by it", async () => {
    const config = `
      import { defineConfig } from "eslint/config";
      import topology from "eslint-plugin-topology";
      export default defineConfig({ plugins: { arch: topology }, extends: ["arch/recommended"] });
    `;
    const a = `// eslint-disable-next-line arch/no-cycle -- known\n${String(CYCLE["src/a.js"])}`;
    const { findings } = await runEslint(installed({ ...CYCLE, "src/a.js": a, "eslint.config.js": config }, version), [
      "src",
    ]);
    expect(findings).toEqual([
      "src/b.js:1:19 arch/no-cycle Import cycle: src/a.js:2 -> here. Easiest to cut: src/a.js:2 (1 name: b)",
    ]);
  });

  it("a second config that is loaded for a package sees the same graph of the whole project", async () => {
    const root = installed(
      {
        "package.json": { name: "project", type: "module", workspaces: ["packages/*"] },
        "src/app.js": `import { one } from "../packages/one/index.js";\nexport const app = () => one;`,
        "packages/one/package.json": { name: "one", type: "module" },
        "packages/one/eslint.config.js": RECOMMENDED,
        "packages/one/index.js": `import { app } from "../../src/app.js";\nexport const one = () => app;`,
      },
      version,
    );
    // ESLint 9 looks for one config from the working directory on, unless it is told to look from each file.
    const args = version === 9 ? ["--flag", "v10_config_lookup_from_file"] : [];
    const { findings } = await runEslint(root, [...args, "src", "packages"]);
    expect(findings).toEqual([
      "packages/one/index.js:1:21 topology/no-cycle " +
        "Import cycle: src/app.js:1 -> here. Easiest to cut: this import (1 name: app)",
      "src/app.js:1:21 topology/no-cycle " +
        "Import cycle: packages/one/index.js:1 -> here. Easiest to cut: packages/one/index.js:1 (1 name: app)",
    ]);
  });
});

describe.concurrent.each(["npm", "pnpm"])("in a workspace of %s", (manager) => {
  const workspace = (): string => {
    const root = installed({
      "package.json": {
        name: "root",
        type: "module",
        private: true,
        ...(manager === "npm" && { workspaces: ["packages/*"] }),
      },
      ...(manager === "pnpm" && { "pnpm-workspace.yaml": "packages:\n  - packages/*\n" }),
      "packages/auth/package.json": { name: "@shop/auth", type: "module", exports: "./src/index.js" },
      "packages/auth/src/index.js": `import { plan } from "@shop/billing";\nexport const user = () => plan;`,
      "packages/billing/package.json": { name: "@shop/billing", type: "module", exports: "./src/index.js" },
      "packages/billing/src/index.js": `export { plan } from "./plan.js";`,
      "packages/billing/src/plan.js": `import { user } from "@shop/auth";\nexport const plan = () => user;`,
    });
    if (manager === "npm") {
      link(join(root, "packages/auth"), join(root, "node_modules/@shop/auth"));
      link(join(root, "packages/billing"), join(root, "node_modules/@shop/billing"));
    } else {
      link(join(root, "packages/auth"), join(root, "packages/billing/node_modules/@shop/auth"));
      link(join(root, "packages/billing"), join(root, "packages/auth/node_modules/@shop/billing"));
    }
    return root;
  };

  it("ESLint finds the same cycles between packages when it is started in the root or in each package", async () => {
    const root = workspace();
    const [whole, auth, billing] = await Promise.all([
      runEslint(root, ["packages"]),
      runEslint(root, ["src"], { from: "packages/auth" }),
      runEslint(root, ["src"], { from: "packages/billing" }),
    ]);
    expect(placesOf(whole.findings)).toEqual([
      "packages/auth/src/index.js:1:22 topology/no-cycle",
      "packages/auth/src/index.js:1:22 topology/no-domain-cycle",
      "packages/billing/src/index.js:1:22 topology/no-cycle",
      "packages/billing/src/plan.js:1:22 topology/no-cycle",
      "packages/billing/src/plan.js:1:22 topology/no-domain-cycle",
    ]);
    expect([...auth.findings, ...billing.findings]).toEqual(whole.findings);
  });
});

describe.concurrent.each<[string, Files]>([
  [
    "yarn and Turborepo, whose packages extend a tsconfig of one of them",
    {
      "package.json": {
        name: "root",
        type: "module",
        private: true,
        workspaces: { packages: ["apps/*", "packages/*"] },
      },
      "turbo.json": { tasks: {} },
      "packages/typescript-config/package.json": { name: "@repo/typescript-config" },
      "packages/typescript-config/app.json": { compilerOptions: { paths: { "@/*": ["${configDir}/src/*"] } } },
      "apps/web/tsconfig.json": { extends: "@repo/typescript-config/app.json" },
      "apps/admin/tsconfig.json": { extends: "@repo/typescript-config/app.json" },
    },
  ],
  [
    "pnpm, one of whose packages has pnpm settings of its own",
    {
      "package.json": { name: "root", type: "module", private: true },
      "pnpm-workspace.yaml": "packages:\n  - apps/*\n",
      "apps/web/tsconfig.json": { files: [], references: [{ path: "./tsconfig.app.json" }] },
      "apps/web/tsconfig.app.json": { include: ["src"], compilerOptions: { paths: { "@/*": ["./src/*"] } } },
      "apps/admin/tsconfig.json": { compilerOptions: { paths: { "@/*": ["./src/*"] } } },
      "apps/admin/pnpm-workspace.yaml": "overrides: {}\n",
    },
  ],
])("with one alias in two packages of %s", (_, workspace) => {
  it("ESLint finds the same cycles when it is started in the root or in each package", async () => {
    const root = installed({
      ...workspace,
      "apps/web/package.json": { name: "web", type: "module" },
      "apps/web/src/page.ts": `import { title } from "@/title";\nexport const page = title;`,
      "apps/web/src/title.ts": `import { page } from "./page.ts";\nexport const title = page;`,
      "apps/admin/package.json": { name: "admin", type: "module" },
      "apps/admin/src/page.ts": `import { title } from "@/title";\nimport "web/src/admin";\nexport const page = title;`,
      "apps/admin/src/title.ts": `export const title = "admin";`,
      "apps/web/src/admin.ts": `import { page } from "../../admin/src/page.ts";\nexport { page };`,
      "eslint.config.js": typescriptConfig(),
    });
    const shared = "packages/typescript-config";
    if (`${shared}/app.json` in workspace) link(join(root, shared), join(root, "node_modules/@repo/typescript-config"));
    const [whole, web, admin] = await Promise.all([
      runEslint(root, ["apps"]),
      runEslint(root, ["src"], { from: "apps/web" }),
      runEslint(root, ["src"], { from: "apps/admin" }),
    ]);
    expect(placesOf(whole.findings)).toEqual([
      "apps/admin/src/page.ts:2:8 topology/no-cycle",
      "apps/admin/src/page.ts:2:8 topology/no-domain-cycle",
      "apps/web/src/admin.ts:1:22 topology/no-cycle",
      "apps/web/src/admin.ts:1:22 topology/no-domain-cycle",
      "apps/web/src/page.ts:1:23 topology/no-cycle",
      "apps/web/src/title.ts:1:22 topology/no-cycle",
    ]);
    expect([...admin.findings, ...web.findings].sort()).toEqual(whole.findings);
  });
});
