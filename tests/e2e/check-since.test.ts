/** `check --since`: the findings that a change brought, and none of those that were there. */
import { renameSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Files } from "../on-disk.js";
import { command } from "./command.js";
import { repository, type Repository } from "./repository.js";
import type { Ended } from "./run.js";

const CONFIG = `
  import topology from "eslint-plugin-topology";
  export default [topology.configs.recommended, { settings: { topology: { domains: "src/{domain}/**", cache: false } } }];
`;

/** A cycle that was always there, beside two modules without one. */
const PROJECT: Files = {
  "eslint.config.js": CONFIG,
  "src/old/a.js": `import { b } from "./b.js";\nexport const a = () => b;`,
  "src/old/b.js": `import { a } from "./a.js";\nexport const b = () => a;`,
  "src/new/c.js": `import { d } from "./d.js";\nexport const c = () => d;`,
  "src/new/d.js": `export const d = () => 1;`,
};

const BACK = `import { c } from "./c.js";\nexport const d = () => c;`;

async function changed(files: Files, more: Files = {}): Promise<Repository> {
  const repo = await repository({ ...PROJECT, ...more });
  repo.write(files);
  return repo;
}

const since = ({ root }: Repository, ...args: string[]): Promise<Ended> =>
  command(root, "check", "--since", "main", ...args);

/** `file:line rule` of each finding. */
async function found(repo: Repository): Promise<readonly string[]> {
  const { stdout, stderr } = await since(repo, "--format", "json");
  if (stdout === "") throw new Error(stderr);
  const { findings } = JSON.parse(stdout) as { findings: { file: string; line: number; rule: string }[] };
  return findings.map(({ file, line, rule }) => `${file}:${line} ${rule}`);
}

describe.concurrent("check --since", () => {
  it("tells the cycle that a change ties, and not the one that was there", async () => {
    const repo = await changed({ "src/new/d.js": BACK });
    const { status, stdout } = await since(repo);
    expect(stdout).toBe(`src/new/c.js
  1:19  error  Import cycle: src/new/d.js:1 -> here. Easiest to cut: this import (1 name: d)  topology/no-cycle

src/new/d.js
  1:19  error  Import cycle: src/new/c.js:1 -> here. Easiest to cut: src/new/c.js:1 (1 name: d)  topology/no-cycle

2 findings since main, 2 older ones not shown: 2 errors, 0 warnings

All evidence for one, and the ways out: npx eslint-plugin-topology explain src/new/c.js:1
`);
    expect(status).toBe(1);
  });

  it("ends well where a change brings none", async () => {
    const { status, stdout } = await since(await changed({ "src/new/d.js": "export const d = () => 2;" }));
    expect({ status, stdout }).toEqual({ status: 0, stdout: "No findings since main, 2 older ones not shown\n" });
  });

  it("ends well where a change brings warnings alone", async () => {
    const warns = CONFIG.replace("export default [", "export default [...[").replace(
      /\];\s*$/,
      `], { rules: { "topology/no-cycle": "warn" } }];`,
    );
    const { status, stdout } = await since(await changed({ "src/new/d.js": BACK, "eslint.config.js": warns }));
    expect(stdout).toContain("2 findings since main, 2 older ones not shown: 0 errors, 2 warnings\n");
    expect(status).toBe(0);
  });

  it("takes a finding for older that moved with its lines", async () => {
    const repo = await changed({ "src/old/b.js": `// One.\n// Two.\n${String(PROJECT["src/old/b.js"])}` });
    expect(await found(repo)).toEqual([]);
  });

  it("tells what is new in a file that has an older finding", async () => {
    const repo = await changed({
      "src/old/b.js": `import { a } from "./a.js";\nimport { c } from "../new/c.js";\nexport const b = () => [a, c];`,
      "src/new/d.js": `import { b } from "../old/b.js";\nexport const d = () => b;`,
    });
    expect(await found(repo)).toEqual([
      "src/new/c.js:1 topology/no-cycle",
      "src/new/d.js:1 topology/no-cycle",
      "src/new/d.js:1 topology/no-domain-cycle",
      "src/old/b.js:2 topology/no-cycle",
      "src/old/b.js:2 topology/no-domain-cycle",
    ]);
  });

  it("follows a file that has another path", async () => {
    const repo = await changed({});
    renameSync(join(repo.root, "src/old/b.js"), join(repo.root, "src/old/moved.js"));
    repo.write({ "src/old/a.js": `import { b } from "./moved.js";\nexport const a = () => b;` });
    expect(await found(repo)).toEqual([]);
  });

  it("follows a domain that has another name, with the services it shares", async () => {
    const redis = `import Redis from "ioredis";\nexport const redis = new Redis(process.env.REDIS_URL);\n`;
    const repo = await changed(
      {},
      { "src/auth/redis.js": redis, "src/billing/redis.js": `${redis}export const at = 1;` },
    );
    renameSync(join(repo.root, "src/auth"), join(repo.root, "src/identity"));
    expect(await found(repo)).toEqual([]);
    repo.write({ "src/new/redis.js": redis });
    expect(await found(repo)).toEqual(["src/new/redis.js:2 topology/no-shared-infrastructure"]);
  });

  it("looks at what was there by the options of today, those of comments too", async () => {
    const limited = (text: string): string => `/* eslint topology/max-fan-in: ["error", { max: 1 }] */\n${text}`;
    const user = `import { d } from "./d.js";\nexport const one = d;`;
    const repo = await changed({ "src/new/e.js": limited(user) }, { "src/new/e.js": user });
    expect((await since(repo)).stdout).toBe("No findings since main, 3 older ones not shown\n");
    repo.write({ "src/new/f.js": limited(user) });
    expect(await found(repo)).toEqual(["src/new/f.js:2 topology/max-fan-in"]);
  });

  it("keeps quiet about what the baseline has", async () => {
    const finding = (module: string, imports: string): object => ({ rule: "no-cycle", module, imports });
    const findings = [finding("src/new/c.js", "src/new/d.js"), finding("src/new/d.js", "src/new/c.js")];
    const repo = await changed({ "src/new/d.js": BACK });
    expect(await found(repo)).toHaveLength(2);
    repo.write({ "topology-baseline.json": JSON.stringify({ version: 1, findings }) });
    expect(await found(repo)).toEqual([]);
  });

  it("takes a finding for older that a comment or the baseline silenced", async () => {
    const repo = await changed(
      { "src/old/a.js": PROJECT["src/old/a.js"]!, "topology-baseline.json": `{ "version": 1, "findings": [] }` },
      {
        "src/old/a.js": `// eslint-disable-next-line\n${String(PROJECT["src/old/a.js"])}`,
        "topology-baseline.json": `{ "version": 1, "findings": [{ "rule": "no-cycle", "module": "src/old/b.js", "imports": "src/old/a.js" }] }`,
      },
    );
    expect(await found(repo)).toEqual([]);
  });

  it("tells a gap of the graph that came, and none that was there, though another file tells it", async () => {
    const broken = `{ "extends": "not-installed" }`;
    const repo = await changed({ "src/aaa/first.js": "export {};" }, { "tsconfig.json": broken });
    expect((await since(repo)).stdout).toBe("No findings since main, 3 older ones not shown\n");
    repo.write({ "src/new/tsconfig.json": broken });
    expect(await found(repo)).toEqual(["src/new/c.js:1 topology/graph-health"]);
  });

  it("says to programs what it is about", async () => {
    const repo = await changed({ "src/new/d.js": BACK });
    const { stdout } = await since(repo, "--format", "json");
    const commit = (await repo.git("rev-parse", "main")).stdout.trim();
    expect(JSON.parse(stdout)).toMatchObject({ since: { ref: "main", commit, older: 2 }, projects: [{ root: "." }] });
  });

  it("says that a ref names no commit", async () => {
    const { root } = await changed({});
    const { status, stdout, stderr } = await command(root, "check", "--since", "nowhere");
    const error = `nowhere names no commit of the repository at ${root}\n`;
    expect({ status, stdout, stderr }).toEqual({ status: 2, stdout: "", stderr: error });
  });
});
