import type { TSESLint, TSESTree } from "@typescript-eslint/utils";
import { findingKey, type FindingSubject } from "../config/baseline.js";
import { currentRecording } from "../project/current-recording.js";
import type { LintedModule } from "../project/get-topology.js";

/** Reports a finding of the linted module, unless the baseline of its project has it. */
export type FindingReport<Ids extends string> = (
  linted: LintedModule,
  subject: FindingSubject,
  report: TSESLint.ReportDescriptor<Ids> & { readonly loc: TSESTree.SourceLocation },
) => void;

/**
 * The one way in which a rule reports what has an identity. What blinds the graph has none: a baseline that kept it quiet
 * would keep every other finding quiet as well, so a rule does not tell that in this way.
 * @param options of the rule, defaults included
 * @param send does something once the check is done
 */
export function findingReport<Ids extends string>(
  rule: string,
  context: Readonly<TSESLint.RuleContext<Ids, [object?]>>,
  options: object,
  send: (act: () => void) => void,
): FindingReport<Ids> {
  const { id: ruleId, filename } = context;
  const recording = currentRecording();
  recording?.reads(rule, filename);
  return ({ topology, self, baseline }, subject, report) => {
    const finding = { rule, module: topology.modules[self!]!, ...subject };
    if (baseline.has(findingKey(finding))) return;
    const { line, column } = report.loc.start;
    send(() => {
      recording?.finds({ finding, place: { filename, ruleId, line, column: column + 1 }, options });
      context.report(report);
    });
  };
}

/** An import of the linted module as what a finding is about. */
export function importSubject({ topology }: LintedModule, edge: number): FindingSubject {
  return { imports: topology.modules[topology.targets[edge]!]! };
}
