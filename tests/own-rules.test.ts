/**
 * The guide to own rules, run: its code is taken from the page.
 */
import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { Linter, type ESLint } from "eslint";
import { expect, it } from "vitest";
import type { Topology } from "../src/graph/topology.js";
import { onDisk, writeProject } from "./on-disk.js";
import { topologyOf } from "./topology-of.js";

const page = readFileSync(new URL("../docs/guides/own-rules.md", import.meta.url), "utf8");
const [rule, graph] = [...page.matchAll(/^```js\n(.*?)^```$/gms)].map(([, code]) => code!);

/** The code as a module; it finds this package under its name because it lies in it. */
async function load<T>(code: string): Promise<T> {
  const folder = writeProject({ "code.mjs": sourceImports(code) });
  try {
    return (await import(/* @vite-ignore */ pathToFileURL(join(folder, "code.mjs")).href)) as T;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function sourceImports(code: string): string {
  return code.replaceAll(/"(eslint-plugin-topology\/[\w-]+)"/g, (_, name: string) =>
    JSON.stringify(import.meta.resolve(name)),
  );
}

it("the rule of the guide reports what it says", async () => {
  const plugin = (await load<{ default: ESLint.Plugin }>(rule!)).default;
  const code = `import { button } from "../ui/button";\nbutton();`;
  const root = onDisk({
    "package.json": { name: "p" },
    "src/auth/login.js": code,
    "src/ui/button.js": "export const button = () => {};",
  });
  const config = {
    plugins: { own: plugin },
    rules: { "own/no-ui-outside": "error" },
    settings: { topology: { cache: false } },
  } as Linter.Config;
  const found = new Linter({ cwd: root }).verify(code, config, join(root, "src/auth/login.js"));
  expect(found.map(({ line, column, message }) => `${line}:${column} ${message}`)).toEqual([
    "1:24 src/ui/button.js belongs to src/ui",
  ]);
});

it("the graph of the guide is a graphology graph", async () => {
  const { alone } = await load<{ alone: (topology: Topology) => string[] }>(graph!);
  const root = onDisk({ "package.json": {}, "a.js": `import "./b";`, "b.js": "", "c.js": "" });
  expect(alone(topologyOf(root))).toEqual(["c.js"]);
});
