import { expect, it } from "vitest";
import { domainOriginText } from "../../src/cli/domain-origin-text.js";
import type { DomainOrigin } from "../../src/config/domain-origins.js";

it.each<[DomainOrigin["from"], string[], string]>([
  ["settings", ["src/login/**", "src/auth/**"], "src/login/**, src/auth/** (settings)"],
  ["package", ["packages/auth"], "packages/auth (guessed: a package of the workspace)"],
  ["module files", ["src/auth"], "src/auth (guessed: it holds a *.module.ts)"],
  ["src/app", ["apps/web/src/app/cart"], "apps/web/src/app/cart (guessed: a folder in src/app)"],
  ["src/modules", ["src/features/cart"], "src/features/cart (guessed: a folder in src/features)"],
])("says how a domain came about by %s", (from, at, text) => {
  expect(domainOriginText({ name: "cart", from, at })).toBe(text);
});
