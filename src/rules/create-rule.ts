import type { JSONSchema, TSESLint, TSESTree } from "@typescript-eslint/utils";
import { SettingsError } from "../config/settings-error.js";
import { distrustStores } from "../project/distrust-stores.js";
import { findingReport, type FindingReport } from "./finding-report.js";

/** What the docs of a rule say beside its description. */
export interface RuleDocs {
  readonly description: string;
  /** Whether the preset `recommended` has the rule; `strict` has more of them, and stricter options. */
  readonly recommended: boolean;
}

type RuleContext<Ids extends string> = Readonly<TSESLint.RuleContext<Ids, [object?]>>;

/** Reports what has no identity. */
type Report<Ids extends string> = (report: TSESLint.ReportDescriptor<Ids>) => void;

interface RuleDefinition<Ids extends string, Options extends object> {
  readonly name: string;
  readonly docs: RuleDocs;
  readonly messages: Record<Ids, string>;
  readonly hasSuggestions?: true;
  /** Schema of each option. */
  readonly options: { readonly [Key in keyof Options]-?: JSONSchema.JSONSchema4 };
  readonly defaults: Options;
  /**
   * Called for each linted text. Findings with an identity go to `report`, as a baseline may have them, others to `tell`;
   * neither is sent before the check is done. Only a check that finds something asks for the tree.
   */
  readonly check: (
    context: RuleContext<Ids>,
    options: Options,
    program: () => TSESTree.Program,
    report: FindingReport<Ids>,
    tell: Report<Ids>,
  ) => void;
}

const PAGES = "https://github.com/eslint-plugin-topology/eslint-plugin-topology/blob/main/docs/rules";

/**
 * A rule with what all rules of this plugin share: one object of options, its page, and that it reads JavaScript and TypeScript
 * only. ESLint before 10.2 ignores `meta.languages`, so no listener may meet a tree of another language: all ask for `Program`.
 *
 * The check runs before the tree is walked, as it turns on no node: where there is nothing to send, as in most files, the rule
 * listens to nothing, and what ESLint does for a listener is saved.
 */
export function createRule<Ids extends string, Options extends object>(
  rule: RuleDefinition<Ids, Options>,
): TSESLint.RuleModule<Ids, [object?], RuleDocs> {
  const { name, docs, messages, hasSuggestions, options: properties, defaults } = rule;
  return {
    meta: {
      type: "problem",
      docs: { ...docs, url: `${PAGES}/${name}.md` },
      languages: ["js/js"],
      messages,
      ...(hasSuggestions && { hasSuggestions }),
      schema: [{ type: "object", properties, additionalProperties: false }],
      defaultOptions: [defaults],
    },
    create(context) {
      // ESLint before 9.15 leaves defaults out.
      const options = { ...defaults, ...context.options[0] };
      const check = (send: (act: () => void) => void): void => {
        const tell: Report<Ids> = (report) => send(() => context.report(report));
        rule.check(context, options, () => context.sourceCode.ast, findingReport(name, context, options, send), tell);
      };
      const acts = checkedWithoutHarm(check);
      return acts.length === 0 ? {} : { Program: () => acts.forEach((act) => act()) };
    },
    defaultOptions: [defaults],
  };
}

/**
 * What a check sends. One that fails is repeated without what stores say, as somebody may have written one to that end; if
 * that changes nothing, the error is ours. It is thrown where reports are sent, so never at a file of another language.
 */
function checkedWithoutHarm(check: (send: (act: () => void) => void) => void): readonly (() => void)[] {
  const acts: (() => void)[] = [];
  try {
    check((act) => acts.push(act));
  } catch (error) {
    acts.length = 0;
    if (error instanceof SettingsError || !distrustStores()) return [() => rethrow(error)];
    return checkedWithoutHarm(check);
  }
  return acts;
}

function rethrow(error: unknown): never {
  throw error;
}
