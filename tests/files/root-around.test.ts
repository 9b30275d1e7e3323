/** What made a folder the root of a project. */
import { join } from "node:path";
import { expect, it } from "vitest";
import { rootAround } from "../../src/files/root.js";
import { onDisk, type Files } from "../on-disk.js";

const GIT: Files = { ".git/HEAD": "" };
const PACKAGE: Files = { "packages/a/package.json": { name: "a" } };

it.each<[string, Files, string | undefined]>([
  ["nx.json", { ...GIT, ...PACKAGE, "nx.json": {} }, "nx.json"],
  [
    "a package.json whose workspaces take it in",
    { ...GIT, ...PACKAGE, "package.json": { workspaces: ["packages/*"] } },
    "workspaces of package.json",
  ],
  [
    "a pnpm-workspace.yaml that takes it in",
    { ...GIT, ...PACKAGE, "pnpm-workspace.yaml": "packages: [packages/*]" },
    "pnpm-workspace.yaml",
  ],
  ["the nearest package.json if there is no workspace", { ...GIT, ...PACKAGE }, "nearest package.json"],
  ["nothing", { ...GIT, "packages/a/index.js": "" }, undefined],
])("%s", (_, files, by) => {
  expect(rootAround(join(onDisk(files), "packages/a"))?.by).toBe(by);
});
