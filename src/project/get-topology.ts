/** The one gateway from a rule to the project-wide graph. What it keeps from question to question is the process's state. */
import { isAbsolute } from "node:path";
import type { GraphSettings, ViewSettings } from "../config/settings.js";
import type { BodyFacts, ImportUses } from "../facts/body-facts.js";
import type { ModuleFacts } from "../facts/module-facts.js";
import type { Topology } from "../graph/topology.js";
import { NO_BASELINE, type Baseline } from "./baselines.js";
import { atLevel, type Level } from "./level.js";
import type { Place } from "./places.js";
import { processState, type ProcessState } from "./process-state.js";
import { strayText, type SeenText } from "./seen-text.js";

/** What the gateway needs of a rule's context; the same in ESLint 9 and 10 and in oxlint. */
export interface LintContext {
  readonly filename: string;
  readonly physicalFilename: string;
  /** Undefined text: as the latest look at the disk found it. */
  readonly sourceCode: { readonly text: string | undefined };
  readonly settings: { readonly [key: string]: unknown };
}

/** The linted module and the graph around it. */
export interface LintedModule {
  readonly topology: Topology;
  /** Node of the linted module; undefined if the graph could not be drawn, which `topology.health` explains. */
  readonly self: number | undefined;
  /** Facts of the linted text itself: positions in it. */
  readonly facts: () => ModuleFacts;
  /** What the linted text does with its imports; undefined if that is not known. Parses it on first use. */
  readonly body: () => BodyFacts | undefined;
  /** The part of that which says what it does with imported names, for who asks for no more. */
  readonly uses: () => ImportUses | undefined;
  readonly view: ViewSettings;
  readonly graph: GraphSettings;
  /** Absolute real path of the project's root; undefined for a file that belongs to no project. */
  readonly root: string | undefined;
  /** Findings of the project that are not told. */
  readonly baseline: Baseline;
}

/**
 * The linted module in the topology of its project; undefined if it is no module of one (a virtual file, an ignored file).
 * Rules of one pass over one file get the same graph.
 * @throws SettingsError if `settings.topology` is wrong
 */
export function getTopology(context: LintContext, level: Level): LintedModule | undefined {
  const state = processState();
  const { filename, settings, sourceCode } = context;
  const seen = state.latest.seenIn({ filename, settings, text: sourceCode.text }, () => seenNow(state, context));
  if (seen === undefined) return undefined;
  const { facts, body, uses, self, view, graph, root, baseline } = seen;
  return {
    topology: atLevel(seen, level, self, view),
    facts,
    body,
    uses,
    self,
    view,
    graph,
    root,
    baseline,
  };
}

function seenNow(state: ProcessState, context: LintContext): SeenText | undefined {
  const settings = state.settings.of(context.settings["topology"]);
  // A block inside another file (Markdown, HTML) and a text without a file are no modules.
  if (context.filename !== context.physicalFilename || !isAbsolute(context.filename)) return undefined;
  if (state.latest.isLongAgo) state.places.forget();
  const isModule = (place: Place) => state.projects.hasModule(place);
  const { root, id } = state.places.of(context.filename, settings.graph.root, isModule);
  if (root === undefined) return strayText(id, settings);
  if (id === "" || id.startsWith("../") || isAbsolute(id)) return undefined;
  const project = state.projects.of(root, settings.graph);
  const seen = project.seenFrom(id, context.sourceCode.text);
  if (seen === undefined) return undefined;
  state.recording?.sees(context.filename, { root, view: settings.view, topology: seen.topology });
  const isIgnored = state.recording?.baseline === "ignored";
  const baseline = isIgnored ? NO_BASELINE : state.baselines.at(root, settings.view.baseline, project.lookedAt);
  return { ...seen, self: seen.topology.nodeOf(id), ...settings, root, baseline };
}
