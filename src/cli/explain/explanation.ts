/** What is told of a finding: the evidence, for people and for programs, and what can be done, the best first. */
import type { FindingIdentity } from "../../config/baseline.js";
import type { ViewSettings } from "../../config/settings.js";
import type { Topology } from "../../graph/topology.js";

/** A finding of one module in its project. */
export interface Question {
  /** Absolute. */
  readonly root: string;
  readonly topology: Topology;
  readonly view: ViewSettings;
  /** Node of the module. */
  readonly self: number;
  readonly finding: FindingIdentity;
  /** Of the rule, defaults included. */
  readonly options: object;
}

export interface Section {
  readonly title: string;
  readonly lines: readonly string[];
}

export interface Explanation {
  readonly sections: readonly Section[];
  readonly ways: readonly string[];
  /** The same as data. */
  readonly evidence: object;
}

/** Of what has no more to it than its message. */
export const NOTHING_MORE: Explanation = { sections: [], ways: [], evidence: {} };

/** The first of some names, and how many more there are. */
export function listed(names: readonly string[], atMost = 6): string {
  if (names.length <= atMost) return names.join(", ");
  return `${names.slice(0, atMost - 1).join(", ")} and ${names.length - atMost + 1} more`;
}
