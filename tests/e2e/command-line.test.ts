/** What all commands do alike: what is on stdout, how they end, and how they say that something is wrong. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Files } from "../on-disk.js";
import { command } from "./command.js";
import { installed, RECOMMENDED } from "./installed.js";
import { repository } from "./repository.js";

const PAIR: Files = {
  "src/a.js": `import { b } from "./b.js";\nexport const a = () => b;`,
  "src/b.js": `import { a } from "./a.js";\nexport const b = () => a;`,
};
const COMMANDS = [["check"], ["doctor"], ["explain", "src/a.js:1"], ["impact", "src/a.js"]];

describe.concurrent("a command", () => {
  it.each(COMMANDS)("answers programs with JSON alone, whatever the config prints: %s", async (...args) => {
    const root = installed({ ...PAIR, "eslint.config.js": `console.log("a config");\n${RECOMMENDED}` });
    const { stdout, stderr } = await command(root, ...args, "--format", "json");
    expect(JSON.parse(stdout)).toMatchObject({ version: 1 });
    expect(stderr).toContain("a config");
  });

  it.each(COMMANDS)("names a config that cannot be loaded: %s", async (...args) => {
    const root = installed({ ...PAIR, "eslint.config.js": "export default [] error" });
    const { status, stdout, stderr } = await command(root, ...args);
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
    expect(stderr).toContain(`${join(root, "eslint.config.js")} cannot be loaded: `);
  });

  it("ends quietly and as it would if nobody reads its answer to the end", async () => {
    const many = Object.fromEntries(
      Array.from({ length: 400 }, (_, at) => [`src/m${at}.js`, `import "./m${(at + 1) % 400}.js";`]),
    );
    const root = installed({
      ...many,
      "eslint.config.js": `import topology from "eslint-plugin-topology";
        export default [{ plugins: { topology }, rules: { "topology/no-cycle": "warn" } }];`,
    });
    const main = join(root, "node_modules/eslint-plugin-topology/dist/cli/main.js");
    const child = spawn(process.execPath, [main, "check", "--all"], { cwd: root, stdio: ["ignore", "pipe", "pipe"] });
    let stderr = "";
    child.stderr.on("data", (chunk: Buffer) => (stderr += chunk.toString()));
    child.stdout.once("data", () => child.stdout.destroy());
    const [status] = (await once(child, "close")) as [number];
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  });
});

describe.concurrent("explain says what is wrong", () => {
  it.each([
    ["a line that is not there", "src/a.js:3", "src/a.js has 2 lines, and no line 3"],
    ["a file that does not parse", "src/broken.js", "ESLint cannot read src/broken.js: 1:7 "],
    ["a file that ESLint ignores", "src/ignored.js", "ESLint ignores "],
  ])("with %s", async (_, place, message) => {
    const config = RECOMMENDED.replace("[topology", `[{ ignores: ["src/ignored.js"] }, topology`);
    const root = installed({
      ...PAIR,
      "src/broken.js": "const = 1;",
      "src/ignored.js": "",
      "eslint.config.js": config.replace("defineConfig({ extends: [", "defineConfig([").replace("] })", "])"),
    });
    const { status, stderr } = await command(root, "explain", place);
    expect(status).toBe(2);
    expect(stderr).toContain(message);
  });
});

it("compare takes folders for what they are, without a package.json too", async () => {
  const root = installed({
    "one/a.js": `import { b } from "./b.js";\nexport const a = () => b;`,
    "one/b.js": `import { a } from "./a.js";\nexport const b = () => a;`,
    "two/a.js": "export const a = 1;",
  });
  const { stdout } = await command(root, "compare", "one", "two");
  expect(stdout).toMatch(/^modules +2 +1$/m);
  expect(stdout).toMatch(/^modules in import cycles +2 +0$/m);
});

describe.concurrent("a branch", () => {
  it("is not blamed for what the other one has mended since", async () => {
    const repo = await repository(PAIR);
    await repo.git("checkout", "-b", "feature");
    await repo.stage({ "src/c.js": "export const c = 1;" });
    await repo.commit(["--no-verify"]);
    await repo.git("checkout", "main");
    await repo.stage({ "src/b.js": "export const b = () => 1;" });
    await repo.commit(["--no-verify"]);
    await repo.git("checkout", "feature");
    expect(await command(repo.root, "diff", "main", "--fail-on", "any")).toMatchObject({ status: 0 });
    const { status, stdout } = await command(repo.root, "check", "--since", "main", "--format", "json");
    const left = (await repo.git("rev-parse", "main~1")).stdout.trim();
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ since: { ref: "main", commit: left, older: 2 } });
  });

  it("may say why something is shared: that fails on nothing but its own word", async () => {
    const repo = await repository({ "src/a.js": "export const a = 1;" });
    repo.write({ "src/a.js": "/** @shared-state one for all */\nlet a;\nexport const set = (to) => (a = to);" });
    expect(await command(repo.root, "diff", "HEAD", "--fail-on", "loosened")).toMatchObject({ status: 0 });
    expect(await command(repo.root, "diff", "HEAD", "--fail-on", "accepted")).toMatchObject({ status: 1 });
  });
});
