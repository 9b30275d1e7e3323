/**
 * What a rule of this plugin reports of a module without ESLint, which would parse the text and walk its tree: rules turn on the graph,
 * and ask a text for little. All they ask of it is listed here.
 */
import type { AST, Rule } from "eslint";
import type { LintContext } from "../project/get-topology.js";

export interface AskedRule {
  /** As configs have it, with its prefix. */
  readonly id: string;
  readonly options: readonly unknown[];
  readonly rule: Rule.RuleModule;
}

export interface AskedModule extends LintContext {
  readonly sourceCode: AskedText;
}

export interface AskedText {
  /** Undefined: as on disk, so that it need not be compared. */
  readonly text: string | undefined;
  readonly lines: readonly string[];
  readonly ast: Pick<AST.Program, "body" | "loc">;
  readonly getLocFromIndex: (offset: number) => Place;
}

interface Place {
  readonly line: number;
  readonly column: number;
}

export interface Report {
  readonly messageId: string;
  readonly data?: Readonly<Record<string, unknown>>;
  readonly loc: { readonly start: Place };
}

/** In the order of the rule; what it throws, as at wrong settings, is thrown. */
export function reportsOf({ id, options, rule }: AskedRule, module: AskedModule): readonly Report[] {
  const reports: Report[] = [];
  const context = { ...module, id, options, report: (one: Report): void => void reports.push(one) };
  // Our rules listen to nothing but the program.
  const { Program: visit } = rule.create(context as unknown as Rule.RuleContext);
  visit?.(module.sourceCode.ast as AST.Program);
  return reports;
}
