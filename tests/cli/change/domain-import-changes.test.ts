/** Imports from one domain to another that a change draws and erases. */
import { expect, it } from "vitest";
import { arrows, drawnChange } from "./drawn-summary.js";

function imports(before: readonly string[], after: readonly string[]): string[] {
  return drawnChange(before, after).domainImports.map(
    ({ from, to, before: was, after: is, added, removed }) =>
      `${from} -> ${to} ${was} to ${is}: ${[...arrows(added).map((one) => `+${one}`), ...arrows(removed).map((one) => `-${one}`)].join(", ")}`,
  );
}

it("are told with their numbers", () => {
  expect(imports(["auth/a -> billing/b", "auth/c"], ["auth/a -> billing/b", "auth/c -> billing/b"])).toEqual([
    "auth -> billing 1 to 2: +auth/c -> billing/b",
  ]);
});

it("are told of two domains that knew nothing of each other", () => {
  expect(imports(["auth/a", "billing/b"], ["auth/a -> billing/b"])).toEqual([
    "auth -> billing 0 to 1: +auth/a -> billing/b",
  ]);
});

it("are told when the last one goes", () => {
  expect(imports(["auth/a -> billing/b"], ["auth/a", "billing/b"])).toEqual([
    "auth -> billing 1 to 0: -auth/a -> billing/b",
  ]);
});

it("are told if they run later", () => {
  expect(imports(["auth/a", "billing/b"], ["auth/a ~> billing/b"])).toHaveLength(1);
});

it("are none if they are dropped when the program is built", () => {
  expect(imports(["auth/a", "billing/b"], ["auth/a -.-> billing/b"])).toEqual([]);
});

it("are none inside a domain, nor of modules in none", () => {
  expect(imports(["auth/a", "auth/b", "c"], ["auth/a -> auth/b -> c -> auth/a"])).toEqual([]);
});

it("are none to what all domains share", () => {
  expect(imports(["auth/a", "shared/b"], ["auth/a -> shared/b"])).toEqual([]);
});

it("are none of tests, which may know everything", () => {
  expect(imports(["auth/a.test.ts", "billing/b"], ["auth/a.test.ts -> billing/b"])).toEqual([]);
});
