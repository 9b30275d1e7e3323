/** Which evidence there is for the findings of which rule. */
import { cycleEvidence } from "./cycle-evidence.js";
import { domainCycleEvidence } from "./domain-cycle-evidence.js";
import { NOTHING_MORE, type Explanation, type Question } from "./explanation.js";
import { foreignWriteEvidence } from "./foreign-write-evidence.js";
import { importerEvidence } from "./importer-evidence.js";
import { radiusEvidence } from "./radius-evidence.js";
import { requestStateEvidence } from "./request-state-evidence.js";
import { serviceEvidence } from "./service-evidence.js";
import { sharingEvidence } from "./sharing-evidence.js";
import { sharedStateEvidence } from "./state-evidence.js";
import { unresolvedEvidence } from "./unresolved-evidence.js";

const EVIDENCE: Readonly<Record<string, (question: Question) => Explanation>> = {
  "graph-health": unresolvedEvidence,
  "max-blast-radius": radiusEvidence,
  "max-fan-in": importerEvidence,
  "no-cross-domain-sharing": sharingEvidence,
  "no-cross-request-state": requestStateEvidence,
  "no-cycle": cycleEvidence,
  "no-domain-cycle": domainCycleEvidence,
  "no-foreign-mutation": foreignWriteEvidence,
  "no-shared-infrastructure": serviceEvidence,
  "no-shared-mutable-singleton": sharedStateEvidence,
};

export function evidenceOf(question: Question): Explanation {
  const { rule } = question.finding;
  return Object.hasOwn(EVIDENCE, rule) ? EVIDENCE[rule]!(question) : NOTHING_MORE;
}
