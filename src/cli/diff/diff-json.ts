/** The answer of `diff` for programs, as docs/schemas/diff.json describes it. What is new in it is added; else `version` is raised. */
import type { Arrow } from "../summary/summary.js";
import type { DiffReport } from "./diff-report.js";

const VERSION = 1;

export function diffJson(report: DiffReport): string {
  const { base, head, change, moved, lineOf, loosened, failed } = report;
  const withLine = ({ from, to }: Arrow): object => {
    const line = lineOf({ from, to });
    return { from, to, ...(line !== undefined && { line }) };
  };
  const answer = {
    version: VERSION,
    base: { commit: base.id, name: base.name },
    head: head === undefined ? null : { commit: head.id, name: head.name },
    modules: { ...change.modules, moved },
    domains: {
      ...change.domains,
      renamed: change.domains.renamed.map(([before, after]) => ({ before, after })),
    },
    knots: change.knots.map((knot) => ({ ...knot, causes: knot.causes.map(withLine) })),
    hiddenCycles: change.hiddenCycles.map((one) => ({ ...withLine(one), cycle: one.cycle, knot: one.knot })),
    domainImports: change.domainImports.map((one) => ({ ...one, added: one.added.map(withLine) })),
    states: change.states.map(({ is, state }) => ({ is, ...state })),
    services: change.services.map(({ is, domains, service: { key, kinds, domains: users, modules } }) => ({
      ...{ is, key, kinds, domains },
      usedBy: { domains: users, modules },
    })),
    blastRadius: change.radius,
    propagationCost: change.propagationCost,
    loosened: loosened.found,
    notes: loosened.notes,
    failed: failed.map(([kind, count]) => ({ kind, count })),
  };
  return `${JSON.stringify(answer, undefined, 2)}\n`;
}
