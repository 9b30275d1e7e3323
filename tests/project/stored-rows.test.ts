import { expect, it } from "vitest";
import { rowsFrom } from "../../src/project/stored-rows.js";

const rowsWith = (labels: unknown): string =>
  JSON.stringify({
    digest: "",
    failures: [],
    unread: [],
    packages: [],
    frameworks: [],
    published: [],
    ids: ["a.ts", "b.ts"],
    rows: [0],
    keys: [""],
    requests: [2],
    labels,
    targets: [1, -1],
    unresolved: [],
    emit: [-1],
    emits: [],
  });

it("stored rows are those of their text", () => {
  expect(rowsFrom(rowsWith("41"))?.rows.get("a.ts")).toMatchObject({ labels: [4, 1], targets: ["b.ts", null] });
});

it("stored rows whose labels say to be a billion are none", () => {
  expect(rowsFrom(rowsWith({ length: 1e9 }))).toBeUndefined();
});
