/** Several threads or processes on one cold project: each gives the same findings, and one of them does the work once. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import type { Files } from "../on-disk.js";
import { installed, typescriptConfig, type EslintVersion } from "./installed.js";
import { parseLog } from "./parse-log.js";
import { ring } from "./ring.js";
import { runEslint, type EslintRun } from "./run-eslint.js";

const MODULES = 220;
const STORE = "node_modules/.cache/eslint-plugin-topology";
const STORE_FILES = ["bodies", "facts", "rows.json", "stamps.json"];

/** What each text takes, once: imports of the modules and of eslint.config.js, bodies of the modules. */
const WORK = { imports: MODULES + 1, bodies: MODULES };
const NO_WORK = { imports: 0, bodies: 0 };

/** A ring of values, each module of it with a chord of types: who does not look at the bodies finds twice as much. */
function typescriptRing(): Files {
  const textOf = (at: number): string => {
    const [next, far] = [(at + 1) % MODULES, (at + 7) % MODULES];
    const imports = `import { n${next} } from "./${next}.js";\nimport { n${far} } from "./${far}.js";`;
    return `${imports}\nexport const n${at} = () => n${next};\nexport let far: typeof n${far};`;
  };
  return Object.fromEntries(Array.from({ length: MODULES }, (_, at) => [`src/${at}.ts`, textOf(at)]));
}

/** A project large enough that one builder is worth waiting for, without a store, and what is parsed in it. */
function coldProject(version: EslintVersion = 10, language: "js" | "ts" = "ts") {
  const root =
    language === "js"
      ? installed(ring(MODULES, 1), version)
      : installed({ "eslint.config.js": typescriptConfig(), ...typescriptRing() }, version);
  const { env, parsed } = parseLog();
  const folder = join(root, STORE);
  return {
    lint: (...args: string[]): Promise<EslintRun> => runEslint(root, args.length === 0 ? ["src"] : args, { env }),
    parsed,
    files: () => readdirSync(folder).sort(),
    content: () => readdirSync(folder).map((name) => readFileSync(join(folder, name), "utf8")),
  };
}

/** What one thread finds, in any version of ESLint. */
let alone: readonly string[];
beforeAll(async () => {
  const root = installed({ "eslint.config.js": typescriptConfig(), ...typescriptRing() });
  alone = (await runEslint(root, ["src"])).findings;
});

describe.each<[EslintVersion, number]>([
  [10, 2],
  [10, 4],
  [9, 3],
])("eslint %i --concurrency %i", (version, threads) => {
  it("finds what one thread finds, parses each text once, and leaves one store and no lock", async () => {
    const { lint, parsed, files } = coldProject(version);
    const run = await lint("--concurrency", `${threads}`, "src");
    expect(parsed()).toEqual(WORK);
    expect(files()).toEqual(STORE_FILES);
    expect(alone).toHaveLength(MODULES);
    expect(run.findings).toEqual(alone);
    expect(run.status).toBe(1);
  });
});

describe.each(["js", "ts"] as const)("four eslint processes at once on a project in %s", (language) => {
  it("find the same, parse each text once, and leave a store that the next run takes as it is", async () => {
    const { lint, parsed, files, content } = coldProject(10, language);
    const runs = await Promise.all([1, 2, 3, 4].map(() => lint()));
    for (const { findings, stderr, status } of runs) {
      expect(findings).toEqual(runs[0]!.findings);
      expect({ status, stderr }).toEqual({ status: 1, stderr: "" });
    }
    expect(runs[0]!.findings).toHaveLength(MODULES);
    expect(parsed()).toEqual(WORK);
    expect(files()).toEqual(STORE_FILES);
    const before = content();
    expect((await lint()).findings).toEqual(runs[0]!.findings);
    expect(parsed()).toEqual(NO_WORK);
    expect(content()).toEqual(before);
  });
});

describe("staged files in chunks, as lint-staged hands them over", () => {
  const files = Array.from({ length: 40 }, (_, at) => `src/${at * 5}.ts`);
  const chunks = [0, 1, 2, 3].map((chunk) => files.filter((_, at) => at % 4 === chunk));

  it("find side by side what one process finds, and parse each text once", async () => {
    const { lint, parsed } = coldProject();
    const runs = await Promise.all(chunks.map((chunk) => lint(...chunk)));
    expect(parsed()).toEqual(WORK);
    const together = await lint(...files);
    expect(parsed()).toEqual(NO_WORK);
    expect(together.findings).toHaveLength(files.length);
    expect(runs.flatMap(({ findings }) => findings).sort()).toEqual(together.findings);
  });

  it("parse nothing after the first, one after the other", async () => {
    const { lint, parsed } = coldProject();
    await lint(...chunks[0]!);
    expect(parsed()).toEqual(WORK);
    await lint(...chunks[1]!);
    expect(parsed()).toEqual(NO_WORK);
  });
});
