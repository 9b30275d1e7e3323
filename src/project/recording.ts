/**
 * What the rules of this plugin do in one run, for the commands that lint: which rule read which file, and which
 * findings it came to, with the places where they are reported. Whether ESLint then shows a report is for ESLint to say: a
 * comment may silence it.
 */
import { join } from "node:path";
import type { FindingIdentity } from "../config/baseline.js";
import type { ViewSettings } from "../config/settings.js";
import { realPath } from "../files/real-path.js";
import type { Topology } from "../graph/topology.js";

/** The project around a linted file. */
interface Surroundings {
  readonly root: string;
  readonly view: ViewSettings;
  readonly topology: Topology;
}

/** A report as ESLint names it: its file, the rule with its prefix, line and column from 1. */
export interface ReportPlace {
  readonly filename: string;
  readonly ruleId: string;
  readonly line: number;
  readonly column: number;
}

export interface FoundFinding {
  readonly finding: FindingIdentity;
  readonly place: ReportPlace;
  /** Of the rule, defaults included. */
  readonly options: object;
}

export interface RecordedFinding extends Surroundings, FoundFinding {}

/** Whether rules tell what is in the baseline of its project. */
export type BaselineUse = "honoured" | "ignored";

export class Recording {
  readonly baseline: BaselineUse;
  readonly #surroundings = new Map<string, Surroundings>();
  readonly #readers = new Set<string>();
  readonly #findings: FoundFinding[] = [];

  constructor(baseline: BaselineUse) {
    this.baseline = baseline;
  }

  /** A rule reads a file, whether or not it then finds anything. */
  reads(rule: string, filename: string): void {
    this.#readers.add(readerKey(rule, realPath(filename)));
  }

  sees(filename: string, surroundings: Surroundings): void {
    this.#surroundings.set(filename, surroundings);
  }

  finds(found: FoundFinding): void {
    this.#findings.push(found);
  }

  /** Whether a rule has read a module, so that it would have come to its findings if there were any. */
  hasRead(rule: string, root: string, module: string): boolean {
    return this.#readers.has(readerKey(rule, join(root, module)));
  }

  get isEmpty(): boolean {
    return this.#readers.size === 0;
  }

  get projects(): readonly Surroundings[] {
    return [...this.#surroundings.values()];
  }

  get findings(): readonly RecordedFinding[] {
    return this.#findings.map((found) => ({ ...found, ...this.#surroundings.get(found.place.filename)! }));
  }

  /**
   * Which finding a report is of, for reports in the order in which rules came to them: rule and place tell findings apart, and those
   * at one place come in that order. Each is answered once.
   */
  inTurn(): (place: ReportPlace) => RecordedFinding | undefined {
    const pending = new Map<string, RecordedFinding[]>();
    for (const finding of this.findings) {
      const key = placeKey(finding.place);
      const known = pending.get(key);
      if (known === undefined) pending.set(key, [finding]);
      else known.push(finding);
    }
    return (place) => pending.get(placeKey(place))?.shift();
  }
}

function placeKey({ filename, ruleId, line, column }: ReportPlace): string {
  return [filename, ruleId, line, column].join("\0");
}

function readerKey(rule: string, path: string): string {
  return `${rule}\0${path}`;
}
