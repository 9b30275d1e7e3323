/** Checks that a change makes weaker, as `diff` tells them in a repository. */
import { rmSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Files } from "../on-disk.js";
import { command } from "./command.js";
import { repository } from "./repository.js";

const config = (settings: object, rules: object): string => `
  import topology from "eslint-plugin-topology";
  export default [{
    plugins: { topology },
    settings: { topology: ${JSON.stringify({ cache: false, ...settings })} },
    rules: ${JSON.stringify(rules)},
  }];
`;
const RULES = { "topology/no-cycle": "error", "topology/max-fan-in": ["error", { max: 3 }] };
const PROJECT: Files = {
  "eslint.config.js": config({ domains: "src/{domain}/**" }, RULES),
  "src/a/a.js": `import "../b/b.js";\n`,
  "src/b/b.js": "export {};\n",
};

async function loosened(change: Files, ...args: string[]): Promise<{ status: number; said: string }> {
  const repo = await repository(PROJECT);
  repo.write(change);
  const { status, stdout, stderr } = await command(repo.root, "diff", ...args);
  expect(stderr).toBe("");
  return { status, said: stdout.slice(stdout.indexOf("Checks that are weaker")) };
}

describe.concurrent("diff tells", () => {
  it("a comment that keeps a rule of ours quiet", async () => {
    const { said } = await loosened({
      "src/a/a.js": `// eslint-disable-next-line topology/no-cycle -- later\nimport "../b/b.js";\n`,
    });
    expect(said).toBe(`Checks that are weaker than before
  + src/a/a.js:1 eslint-disable-next-line topology/no-cycle
`);
  });

  it("none in a test, which may do as it likes", async () => {
    const { status } = await loosened(
      { "src/a/a.test.js": `// eslint-disable-next-line topology/no-cycle\nimport "../b/b.js";\n` },
      "--fail-on",
      "loosened",
    );
    expect(status).toBe(0);
  });

  it("rules that are off, limits that are raised, and settings that take in more", async () => {
    const { status, said } = await loosened(
      {
        "eslint.config.js": config(
          { domains: "src/{domain}/**", ignore: ["src/old/**"] },
          { "topology/no-cycle": "off", "topology/max-fan-in": ["error", { max: 30 }] },
        ),
      },
      "--fail-on",
      "loosened",
    );
    expect(said).toBe(`Checks that are weaker than before
  + eslint.config.js ignore also takes in src/old/**
  + eslint.config.js no-cycle: error -> off
  + eslint.config.js max-fan-in: max 3 -> 30

Failed on loosened (3)
`);
    expect(status).toBe(1);
  });

  it("entries that are new in the baseline", async () => {
    const finding = { rule: "no-cycle", module: "src/a/a.js", imports: "src/b/b.js" };
    const { said } = await loosened({ "topology-baseline.json": { version: 1, findings: [finding] } });
    expect(said).toContain("+ topology-baseline.json also has no-cycle src/a/a.js -> src/b/b.js");
  });

  it("nothing of a config that is stricter", async () => {
    const { status } = await loosened(
      {
        "eslint.config.js": config(
          { domains: "src/{domain}/**" },
          { ...RULES, "topology/max-fan-in": ["error", { max: 2 }] },
        ),
      },
      "--fail-on",
      "loosened",
    );
    expect(status).toBe(0);
  });

  it("that a config of before cannot be evaluated", async () => {
    const repo = await repository({ ...PROJECT, "eslint.config.js": `throw new Error("no luck");` });
    repo.write(PROJECT);
    const { status, stdout } = await command(repo.root, "diff");
    expect(status).toBe(0);
    expect(stdout).toContain(
      "Note: The ESLint config of before cannot be evaluated, so rules and settings are not compared: no luck\n" +
        "Note: eslint.config.js changed\n",
    );
  });
});

it("asks the config about the files of the commit that is the head, not of the work tree", async () => {
  const own = (severity: string): string =>
    config({}, RULES).replace("}];", `}, { files: ["src/late/**"], rules: { "topology/no-cycle": "${severity}" } }];`);
  const repo = await repository({ ...PROJECT, "eslint.config.js": own("error"), "src/late/c.js": "export {};" });
  await repo.stage({ "eslint.config.js": own("off") });
  await repo.commit(["--no-verify"]);
  rmSync(join(repo.root, "src/late"), { recursive: true });
  const { stdout } = await command(repo.root, "diff", "HEAD~1", "--head", "HEAD");
  expect(stdout).toContain("no-cycle: error -> off (for 1 of 4 files");
});
