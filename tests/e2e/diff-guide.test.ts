/** The guide of `diff`: its example gives what it shows, its workflow runs, and its forms are what they are said to be. */
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import Ajv from "ajv";
import { afterAll, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { command } from "./command.js";
import { linkPackages, REPOSITORY } from "./installed.js";
import { opened, repository, type Repository } from "./repository.js";
import { run, runNode } from "./run.js";

const guide = readFileSync(join(REPOSITORY, "docs/guides/diff.md"), "utf8");
const blocks = (language: string): string[] =>
  Array.from(guide.matchAll(/^```(\w*)\n(.*?)^```$/gms))
    .filter((block) => block[1] === language)
    .map((block) => block[2]!);
const [before = {}, after = {}] = blocks("js").map((block) => {
  const parts = block.split(/^\/\/ file: (.*)\n/m).slice(1);
  return Object.fromEntries(parts.flatMap((part, at) => (at % 2 === 0 ? [[part, parts[at + 1]!]] : [])));
});
const [shown = "", compared = ""] = blocks("");

const CONFIG = `
  import topology from "eslint-plugin-topology";
  export default [{
    plugins: { topology },
    settings: { topology: { domains: "src/{domain}/**", cache: false } },
  }];
`;

const home = realpathSync(mkdtempSync(join(tmpdir(), "topology-guide-")));
afterAll(() => rmSync(home, { recursive: true }));

function example(): Promise<Repository> {
  return repository({ "eslint.config.js": CONFIG, ...before });
}

const withoutHashes = (text: string): string => text.replaceAll(/\b[0-9a-f]{8}\b/g, "");

describe.concurrent("the example", () => {
  it("gives what the guide shows", async () => {
    const repo = await example();
    repo.write(after);
    const { stdout, stderr } = await command(repo.root, "diff");
    expect(stderr).toBe("");
    expect(withoutHashes(stdout)).toBe(withoutHashes(shown));
  });

  it("gives JSON of its schema, before and after the change", async () => {
    const schema = JSON.parse(readFileSync(join(REPOSITORY, "docs/schemas/diff.json"), "utf8")) as object;
    const validate = new Ajv({ allErrors: true }).compile(schema);
    const repo = await example();
    for (const files of [{}, after]) {
      repo.write(files);
      const { stdout } = await command(repo.root, "diff", "--format", "json", "--fail-on", "any");
      const answer = JSON.parse(stdout) as Record<string, unknown>;
      expect({ isValid: validate(answer), errors: validate.errors }).toEqual({ isValid: true, errors: null });
      expect(validate({ ...answer, knots: [{}] })).toBe(false);
    }
  });

  it("gives Markdown with a picture, in which nobody is called by a name", async () => {
    const repo = await example();
    repo.write({ ...after, "src/billing/@team/it.js": `import "../../auth/key.js";` });
    const { stdout } = await command(repo.root, "diff", "--format", "markdown");
    const [, picture = ""] = /^```mermaid\n(.*?)^```$/ms.exec(stdout) ?? [];
    expect(picture).toMatch(/^flowchart LR\n {2}subgraph d0\["auth"\]\n {4}n0\["src\/auth\/key\.js"\]\n/);
    expect(picture).toContain(`(["src/shared/plan.js#35;plan"])`);
    const said = stdout.replace(picture, "");
    expect(said).toContain("### Knots of modules that lead to one another\n\n- 🔴 this import puts 3 modules");
    expect(said).not.toMatch(/@(?!<!-- -->)/);
    expect(said).toContain("src/billing/@<!-- -->team/it.js");
  });
});

describe.concurrent("the command compare", () => {
  const main = join(REPOSITORY, "dist/cli/main.js");

  it("prints for the examples what the guide shows", async () => {
    const args = ["compare", "examples/shared-cache", "examples/stateless"];
    const { stdout, stderr } = await runNode(main, args, { cwd: REPOSITORY });
    expect(stderr).toBe("");
    expect(stdout).toBe(compared);
  });

  it("sets two commits side by side", async () => {
    const repo = await example();
    await repo.stage(after);
    await repo.commit(["--no-verify"]);
    const { stdout } = await command(repo.root, "compare", "HEAD~1", "HEAD", "--format", "markdown");
    expect(stdout).toBe(`|  | HEAD~1 | HEAD |
|---|---|---|
| modules | 4 | 5 |
| modules in import cycles | 0 | 3 |
| imports between domains | 1 | 2 in 2 directions |
| states that modules share | 0 | 1 |
| services that domains share | 0 | 0 |
| propagation cost | 43.8 % | 56.0 % |
`);
  });

  it("answers programs", async () => {
    const repo = await example();
    const { stdout } = await command(repo.root, "compare", ".", "HEAD", "--format", "json");
    const { version, sides } = JSON.parse(stdout) as { version: number; sides: Record<string, unknown>[] };
    expect(version).toBe(1);
    expect(sides.map(({ name }) => name)).toEqual([".", "HEAD"]);
    expect({ ...sides[0], name: "" }).toEqual({ ...sides[1], name: "" });
  });

  it.each([
    [["a"], "compare takes two folders or commits"],
    [["HEAD", "nowhere"], "nowhere names no commit of the repository at "],
    [["HEAD", "nowhere"], "nowhere is no folder in "],
  ])("refuses %j", async (args, message) => {
    const repo = await example();
    const { status, stderr } = await command(repo.root, "compare", ...args);
    expect(status).toBe(2);
    expect(stderr).toContain(message);
  });
});

function executable(path: string, script: string): void {
  writeFileSync(path, `#!/bin/sh\n${script}\n`);
  chmodSync(path, 0o755);
}

interface Step {
  readonly uses?: string;
  readonly with?: Readonly<Record<string, unknown>>;
  readonly run?: string;
  readonly env?: Readonly<Record<string, string>>;
}

describe.concurrent("the workflow", () => {
  const [text = ""] = blocks("yaml");
  const { steps } = (parse(text) as { jobs: { diff: { steps: Step[] } } }).jobs.diff;

  /** What GitHub has checked out: the merge of a branch with the change into main, with as many commits as the workflow says. */
  async function checkout(change: Record<string, string>): Promise<string> {
    const repo = await example();
    await repo.git("switch", "--quiet", "--create", "work");
    await repo.stage({ ...change, "work.txt": "" });
    await repo.commit(["--no-verify"]);
    await repo.git("switch", "--quiet", "main");
    await repo.stage({ "main.txt": "" });
    await repo.commit(["--no-verify"]);
    await repo.git("merge", "--no-ff", "--no-verify", "--message", "merge", "work");
    const depth = steps.find(({ uses }) => uses?.startsWith("actions/checkout@"))?.with?.["fetch-depth"];
    const folder = mkdtempSync(join(home, "checkout-"));
    await run("git", ["clone", "--quiet", `--depth=${String(depth)}`, `file://${repo.root}`, folder], { cwd: home });
    linkPackages(folder);
    mkdirSync(join(folder, "node_modules/.bin"), { recursive: true });
    executable(
      join(folder, "node_modules/.bin/eslint-plugin-topology"),
      `exec "${process.execPath}" "${join(REPOSITORY, "dist/cli/main.js")}" "$@"`,
    );
    return opened(folder).root;
  }

  /** Status of each command, the summary, and what `gh` was asked. */
  async function runs(root: string): Promise<{ statuses: number[]; summary: string; asked: string }> {
    const place = mkdtempSync(join(home, "run-"));
    executable(join(place, "npm"), "exit 0");
    executable(join(place, "gh"), `echo "$@" > ${join(place, "asked")}`);
    const given: Record<string, string> = { "github.token": "token", "github.event.pull_request.number": "7" };
    const statuses: number[] = [];
    const errors: string[] = [];
    for (const { run: script, env = {} } of steps) {
      if (script === undefined) continue;
      const own = Object.entries(env).map(([name, value]) => {
        const [, expression] = /^\$\{\{ (.*) \}\}$/.exec(value) ?? [];
        const meant = expression === undefined ? value : given[expression];
        if (meant === undefined) throw new Error(`Nobody gives ${value}`);
        return [name, meant] as const;
      });
      const surroundings = {
        ...process.env,
        ...Object.fromEntries(own),
        PATH: [place, dirname(process.execPath), process.env["PATH"]].join(delimiter),
        GITHUB_STEP_SUMMARY: join(place, "summary"),
      };
      const { status, stderr } = await run("bash", ["-e", "-c", script], { cwd: root, env: surroundings });
      statuses.push(status);
      errors.push(stderr);
    }
    expect(errors.join("")).toBe("");
    const read = (name: string): string => readFileSync(join(place, name), "utf8");
    return { statuses, summary: read("summary"), asked: read("asked") };
  }

  it("comments, and fails on a change that nobody wants", async () => {
    const { statuses, summary, asked } = await runs(await checkout(after));
    expect(statuses).toEqual([0, 0, 0, 1]);
    expect(summary).toContain("this import puts 3 modules of auth and billing into one knot");
    expect(asked).toBe("pr comment 7 --body-file topology.md --edit-last --create-if-none\n");
  });

  it("passes on one that draws nothing", async () => {
    const { statuses, summary } = await runs(await checkout({}));
    expect(statuses).toEqual([0, 0, 0, 0]);
    expect(summary).toContain("Nothing that couples modules");
  });
});
