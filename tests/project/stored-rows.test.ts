import { expect, it } from "vitest";
import { rowsFrom } from "../../src/project/stored-rows.js";

const rowsWith = (labels: unknown): string =>
  JSON.stringify({
    digest: "",
    failures: [],
    unread: [],
    packages: [],
    ids: ["a.ts"],
    rows: [[0, "", labels, [], []]],
    emits: [],
  });

it("stored rows are those of their text", () => {
  expect(rowsFrom(rowsWith("41"))?.rows.get("a.ts")?.labels).toEqual([4, 1]);
});

it("stored rows whose labels say to be a billion are none", () => {
  expect(rowsFrom(rowsWith({ length: 1e9 }))).toBeUndefined();
});
