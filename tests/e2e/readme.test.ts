/** What the README shows of a run is what a run shows. */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { run } from "./run.js";

const root = fileURLToPath(new URL("../..", import.meta.url));

it("the output on the first screen is that of its command", async () => {
  const readme = readFileSync(new URL("../../README.md", import.meta.url), "utf8");
  const [, folder = "", shown = ""] = /^```\n\$ npx eslint (\S+)\n\n…(.*?)\n```$/ms.exec(readme) ?? [];
  const { stdout } = await run(process.execPath, ["node_modules/eslint/bin/eslint.js", folder], { cwd: root });
  expect(shown.split("\n").length).toBeGreaterThan(3);
  for (const file of shown.split("\n\n…")) expect(stdout).toContain(file);
});
