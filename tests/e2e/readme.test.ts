/** What the README shows of the demo is what the demo prints, on one screen. */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { run } from "./run.js";

const root = fileURLToPath(new URL("../..", import.meta.url));
/** Lines that npm prints before a script's own. */
const NPM_HEADER = 4;

it("the output on the first screen is that of its command", async () => {
  const readme = readFileSync(new URL("../../README.md", import.meta.url), "utf8");
  const [, shown] = /^```\n\$ npm run demo\n\n(.*?)^```$/ms.exec(readme) ?? [];
  const { stdout, stderr } = await run(process.execPath, ["examples/demo.js"], { cwd: root });
  expect(stderr).toBe("");
  expect(stdout).toBe(shown);

  const lines = stdout.trimEnd().split("\n");
  expect(lines.length + NPM_HEADER).toBeLessThanOrEqual(40);
  expect(lines.filter((line) => line.length > 100)).toEqual([]);
  expect(lines.filter((line) => /^ {4}src\/[\w/-]+\.js:\d+ \w/.test(line)).length).toBeGreaterThan(4);
  expect(lines.at(-1)).toMatch(/^The findings predicted it: /);
});

it.each(["check", "diff"])("what it shows of %s is in the guide of that, line by line and in this order", (name) => {
  const text = (path: string): string => readFileSync(new URL(`../../${path}`, import.meta.url), "utf8");
  const [, shown = ""] =
    new RegExp(`^\`\`\`\\n\\$ npx eslint-plugin-topology ${name}[^\\n]*\\n(.*?)^\`\`\`$`, "ms").exec(
      text("README.md"),
    ) ?? [];
  const inGuide = text(`docs/guides/${name}.md`).split("\n");
  const lines = shown.split("\n").filter((line) => line !== "" && line !== "…");
  expect(lines.length).toBeGreaterThan(4);
  let from = 0;
  for (const line of lines) {
    const at = inGuide.indexOf(line, from);
    expect(at, line).toBeGreaterThanOrEqual(from);
    from = at + 1;
  }
});
