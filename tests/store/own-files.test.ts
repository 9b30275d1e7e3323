/** The folder of a store: made with those above it, or refused at once. */
import { existsSync, lstatSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { makeOwnFolder } from "../../src/store/own-files.js";
import { writeProject } from "../on-disk.js";

it("is made with the folders above it, and stays if it is there", () => {
  const folder = join(writeProject({}), "node_modules/.cache/own");
  makeOwnFolder(folder);
  makeOwnFolder(folder);
  expect(lstatSync(folder).isDirectory()).toBe(true);
});

it("is refused where something else is in its place or above it", () => {
  const root = writeProject({});
  writeFileSync(join(root, "file"), "");
  symlinkSync(join(root, "nowhere"), join(root, "link"));
  for (const path of ["file", "file/own", "link"]) {
    expect(() => makeOwnFolder(join(root, path)), path).toThrow();
  }
});

// Node.js itself never returns from making such a folder with those above it.
it.skipIf(!existsSync("/proc/self"))("is refused where the system makes none", () => {
  expect(() => makeOwnFolder("/proc/eslint-plugin-topology/own")).toThrow("ENOENT");
});
