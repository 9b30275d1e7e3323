import * as parser from "@typescript-eslint/parser";
import { RuleTester, type Rule } from "eslint";
import { describe, it } from "vitest";

RuleTester.describe = describe;
RuleTester.it = it;
RuleTester.itOnly = it.only;

/** Runs the cases of a rule, whose errors give the whole message: what a user reads is tested. */
export function runRule(
  name: string,
  rule: object,
  cases: { valid: RuleTester.ValidTestCase[]; invalid: RuleTester.InvalidTestCase[] },
): void {
  new RuleTester({ languageOptions: { parser } }).run(name, rule as Rule.RuleModule, cases);
}
