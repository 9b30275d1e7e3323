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

/** The same cases with further options, over which those of a case go. */
export function withOptions<Case extends RuleTester.ValidTestCase>(options: object, cases: readonly Case[]): Case[] {
  return cases.map((one) => ({ ...one, options: [{ ...options, ...(one.options?.[0] as object | undefined) }] }));
}
