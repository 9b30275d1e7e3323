/** The package as it is published: what is in it, how it installs, and its types. */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { writeFiles, writeProject } from "../on-disk.js";
import { RECOMMENDED, REPOSITORY } from "./installed.js";
import { placesOf, runEslint } from "./run-eslint.js";
import { run, runNode } from "./run.js";

const home = writeProject({});
afterAll(() => rmSync(home, { recursive: true, force: true }));

const tool = (path: string): string => join(REPOSITORY, "node_modules", path);

let tarball: string;

beforeAll(async () => {
  // Without scripts: the build that comes before a pack would take dist/ away from tests that run now.
  await run("npm", ["pack", "--ignore-scripts", "--pack-destination", home], { cwd: REPOSITORY });
  tarball = join(
    home,
    readdirSync(home).find((name) => name.endsWith(".tgz"))!,
  );
});

describe.concurrent("the tarball", () => {
  it("is well-formed in the eyes of publint", async () => {
    const { status, stdout } = await runNode(tool("publint/src/cli.js"), ["--strict", tarball], { cwd: home });
    expect(stdout).toContain("All good!");
    expect(status).toBe(0);
  });

  it("has types that every way of resolving an ES module finds", async () => {
    const args = ["--profile", "esm-only", "--format", "json", tarball];
    const { status, stdout } = await runNode(tool("@arethetypeswrong/cli/dist/index.js"), args, { cwd: home });
    expect(status, stdout).toBe(0);
  });

  it("holds what is built and what is said about it, and no source, test or map", async () => {
    const { stdout } = await run("tar", ["-tzf", tarball], { cwd: home });
    const files = stdout.trim().split("\n");
    expect(files).toEqual(expect.arrayContaining(["package/package.json", "package/LICENSE", "package/dist/index.js"]));
    expect(
      files.filter((file) => !/^package\/(?:package\.json|LICENSE|README\.md|dist\/.*(?:\.js|\.d\.ts))$/.test(file)),
    ).toEqual([]);
  });
});

describe("loading the plugin", () => {
  it("loads no package that a run may do without", async () => {
    const list = "import(process.argv[1]).then(() => console.log(JSON.stringify(Object.keys(require.cache))))";
    const { stdout } = await run(process.execPath, ["-e", list, join(REPOSITORY, "dist/index.js")], { cwd: home });
    const names = (JSON.parse(stdout) as string[]).flatMap(
      (path) => /node_modules[\\/]([^\\/]+)/.exec(path)?.[1] ?? [],
    );
    expect([...new Set(names)].sort()).toEqual(["ignore", "picomatch"]);
  });
});

describe("what is installed with the package", () => {
  it("runs no script of its own", () => {
    interface Locked {
      readonly dev?: boolean;
      readonly hasInstallScript?: boolean;
    }
    const lock = JSON.parse(readFileSync(join(REPOSITORY, "package-lock.json"), "utf8")) as {
      packages: Record<string, Locked>;
    };
    const production = Object.entries(lock.packages).filter(([, { dev }]) => dev !== true);
    expect(production.filter(([, { hasInstallScript }]) => hasInstallScript === true).map(([path]) => path)).toEqual(
      [],
    );
    expect(production.length).toBeGreaterThan(5);
  });
});

describe.concurrent.each<[string, string[]]>([
  ["eslint", ["eslint@10"]],
  ["eslint and TypeScript 7", ["eslint@10", "typescript@7"]],
])("an empty project that installs the tarball beside %s", (_, packages) => {
  it("has no conflict of versions, finds a cycle, and checks the types of its config", async () => {
    const root = mkdtempSync(join(home, "user-"));
    writeFiles(root, {
      "package.json": { name: "user", private: true, type: "module" },
      "eslint.config.js": RECOMMENDED,
      "src/a.js": `import { b } from "./b.js";\nexport const a = () => b;`,
      "src/b.js": `import { a } from "./a.js";\nexport const b = () => a;`,
      "types/eslint.config.ts": `
        import { defineConfig } from "eslint/config";
        import topology from "eslint-plugin-topology";
        import { cacheDigest } from "eslint-plugin-topology/cache-digest";
        import parser from "eslint-plugin-topology/parser";
        const configs = defineConfig(
          { plugins: { topology }, extends: ["topology/recommended"] },
          {
            files: ["src/**"],
            extends: [topology.configs.strict],
            languageOptions: { parser },
            rules: { "topology/max-fan-in": ["error", { max: 40 }] },
          },
          topology.configs.recommended,
          { settings: { topology: { root: "/user" } } },
        );
        export default defineConfig(configs, cacheDigest(configs));
      `,
      "types/tsconfig.json": {
        compilerOptions: {
          ...{ module: "nodenext", target: "es2023", lib: ["es2023"], types: [], noEmit: true },
          ...{ strict: true, exactOptionalPropertyTypes: true, skipLibCheck: false },
        },
        include: ["eslint.config.ts"],
      },
    });
    const args = ["install", "--ignore-scripts", "--prefer-offline", "--no-audit", "--no-fund", tarball, ...packages];
    const install = await run("npm", args, { cwd: root });
    expect(install.status, install.stderr).toBe(0);
    expect(install.stderr).not.toMatch(/ERESOLVE|peer/i);

    const own = join(root, "node_modules/typescript/bin/tsc");
    const [lint, types] = await Promise.all([
      runEslint(root, ["src"]),
      runNode(existsSync(own) ? own : tool("typescript/bin/tsc"), ["-p", "types"], { cwd: root }),
    ]);
    expect(placesOf(lint.findings)).toEqual(["src/a.js:1:19 topology/no-cycle", "src/b.js:1:19 topology/no-cycle"]);
    expect(lint.stderr).toBe("");
    expect(types).toEqual({ status: 0, stdout: "", stderr: "" });
  });
});
