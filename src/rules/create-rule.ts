import type { JSONSchema, TSESLint, TSESTree } from "@typescript-eslint/utils";
import { findingReport, type FindingReport } from "./finding-report.js";

/** What the docs of a rule say beside its description. */
export interface RuleDocs {
  readonly description: string;
  /** Whether the preset `recommended` has the rule; `strict` has all. */
  readonly recommended: boolean;
}

type RuleContext<Ids extends string> = Readonly<TSESLint.RuleContext<Ids, [object?]>>;

interface RuleDefinition<Ids extends string, Options extends object> {
  readonly name: string;
  readonly docs: RuleDocs;
  readonly messages: Record<Ids, string>;
  /** Schema of each option. */
  readonly options: { readonly [Key in keyof Options]-?: JSONSchema.JSONSchema4 };
  readonly defaults: Options;
  /** Called once for each linted text, at its root. Findings with an identity go to `report`, as a baseline may have them. */
  readonly check: (
    context: RuleContext<Ids>,
    options: Options,
    program: TSESTree.Program,
    report: FindingReport<Ids>,
  ) => void;
}

const PAGES = "https://github.com/eslint-plugin-topology/eslint-plugin-topology/blob/main/docs/rules";

/**
 * A rule with what all rules of this plugin share: one object of options, its page, and that it reads JavaScript and TypeScript
 * only. ESLint before 10.2 ignores `meta.languages`, so no listener may meet a tree of another language: all ask for `Program`.
 */
export function createRule<Ids extends string, Options extends object>(
  rule: RuleDefinition<Ids, Options>,
): TSESLint.RuleModule<Ids, [object?], RuleDocs> {
  const { name, docs, messages, options: properties, defaults } = rule;
  return {
    meta: {
      type: "problem",
      docs: { ...docs, url: `${PAGES}/${name}.md` },
      languages: ["js/js"],
      messages,
      schema: [{ type: "object", properties, additionalProperties: false }],
      defaultOptions: [defaults],
    },
    create: (context) => ({
      Program: (program) => {
        // ESLint before 9.15 leaves defaults out.
        const options = { ...defaults, ...context.options[0] };
        rule.check(context, options, program, findingReport(name, context));
      },
    }),
    defaultOptions: [defaults],
  };
}
