import { expect, it } from "vitest";
import type { FindingIdentity } from "../../../src/config/baseline.js";
import { renamedFinding } from "../../../src/cli/change/renamed-finding.js";

const RENAMES = new Map([
  ["a.js", "new/a.js"],
  ["b.js", "new/b.js"],
  ["odd#name.js", "even.js"],
]);
const DOMAINS = new Map([["billing", "invoices"]]);

const CASES: readonly [FindingIdentity, FindingIdentity][] = [
  [
    { rule: "no-cycle", module: "a.js", imports: "b.js" },
    { rule: "no-cycle", module: "new/a.js", imports: "new/b.js" },
  ],
  [
    { rule: "no-cycle", module: "a.js", imports: "c.js" },
    { rule: "no-cycle", module: "new/a.js", imports: "c.js" },
  ],
  [
    { rule: "graph-health", module: "a.js", specifier: "./b.js" },
    { rule: "graph-health", module: "new/a.js", specifier: "./b.js" },
  ],
  [
    { rule: "no-foreign-mutation", module: "c.js", state: "b.js#Plans.#all" },
    { rule: "no-foreign-mutation", module: "c.js", state: "new/b.js#Plans.#all" },
  ],
  [
    { rule: "no-foreign-mutation", module: "c.js", state: "odd#name.js#plans" },
    { rule: "no-foreign-mutation", module: "c.js", state: "even.js#plans" },
  ],
  [
    { rule: "no-shared-infrastructure", module: "c.js", service: "b.js#URL in billing" },
    { rule: "no-shared-infrastructure", module: "c.js", service: "new/b.js#URL in invoices" },
  ],
  [
    { rule: "no-shared-infrastructure", module: "c.js", service: "REDIS_URL in auth" },
    { rule: "no-shared-infrastructure", module: "c.js", service: "REDIS_URL in auth" },
  ],
];

it.each(CASES)("%j is %j after the change", (before, after) => {
  expect(renamedFinding(before, RENAMES, DOMAINS)).toEqual(after);
});
