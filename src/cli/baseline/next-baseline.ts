/**
 * What a baseline becomes after a run: it loses the entries whose findings are gone, and takes new findings only if it may
 * grow. An entry is gone if its rule has read its module and did not find it, or if the module is no more; what the run did
 * not look at stays, so that linting a part of a project takes nothing from the rest. Pure.
 */
import { findingKey, type BaselineEntry, type FindingIdentity } from "../../config/baseline.js";

/** A finding with the line that a reader knows it by. */
interface ShownFinding {
  readonly identity: FindingIdentity;
  readonly text: string;
}

export interface BaselineRun {
  /** Entries so far; undefined if there is no baseline yet, and then it takes what it meets. */
  readonly before: readonly BaselineEntry[] | undefined;
  readonly findings: readonly ShownFinding[];
  readonly mayGrow: boolean;
  /** Whether the run would have come to this finding if it were still there. */
  readonly isLookedAt: (entry: BaselineEntry) => boolean;
}

export interface NextBaseline {
  readonly entries: readonly BaselineEntry[];
  readonly gone: readonly BaselineEntry[];
  readonly unseen: readonly BaselineEntry[];
  readonly taken: readonly ShownFinding[];
  /** New findings that it does not take. */
  readonly refused: readonly ShownFinding[];
}

export function nextBaseline({ before, findings, mayGrow, isLookedAt }: BaselineRun): NextBaseline {
  const known = new Map<string, BaselineEntry>();
  for (const entry of before ?? []) {
    const key = findingKey(entry);
    // A merge can leave two entries of one finding; the one with a reason says more.
    if (known.get(key)?.why === undefined) known.set(key, entry);
  }
  const found = new Map(findings.map((finding) => [findingKey(finding.identity), finding]));
  const absent = [...known].filter(([key]) => !found.has(key)).map(([, entry]) => entry);
  const gone = absent.filter(isLookedAt);
  const newOnes = [...found].filter(([key]) => !known.has(key)).map(([, finding]) => finding);
  const taken = mayGrow || before === undefined ? newOnes : [];
  const isGone = new Set(gone);
  return {
    entries: [...[...known.values()].filter((entry) => !isGone.has(entry)), ...taken.map(({ identity }) => identity)],
    gone,
    unseen: absent.filter((entry) => !isGone.has(entry)),
    taken,
    refused: taken === newOnes ? [] : newOnes,
  };
}
