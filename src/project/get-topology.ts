/**
 * The one gateway from a rule to the project-wide graph, and the only place where this package keeps state in a process.
 *
 * The state lies under a key of the exact version on `globalThis`: an ESLint config that is loaded twice, or a plugin that is
 * evaluated twice, finds the same projects, and two versions do not meet.
 */
import { isAbsolute } from "node:path";
import { SettingsError } from "../config/settings-error.js";
import { parseSettings, type GraphSettings, type Settings, type ViewSettings } from "../config/settings.js";
import type { BodyFacts, ImportUses } from "../facts/body-facts.js";
import type { ModuleFacts } from "../facts/module-facts.js";
import { findRoot } from "../files/root.js";
import { linkTopology } from "../graph/link.js";
import { leafRow } from "../graph/resolved-module.js";
import type { Topology } from "../graph/topology.js";
import { Baselines, NO_BASELINE, type Baseline } from "./baselines.js";
import { NO_FACTS } from "./facts-shelf.js";
import { atLevel, type Level } from "./level.js";
import { onDisk, type Overlaid } from "./overlay.js";
import { Places, type Place } from "./places.js";
import { Projects } from "./projects.js";
import { Recording, type BaselineUse } from "./recording.js";
import { PLUGIN_VERSION, readVersions } from "./versions.js";

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
 * One pass over one text. Told apart by its values, since a host may use one SourceCode object for all files, or lint one
 * SourceCode object again after the disk has changed.
 */
interface Pass {
  readonly filename: string;
  readonly text: string | undefined;
  readonly settings: unknown;
  readonly at: number;
  readonly seen: Seen | undefined;
}

/** A linted text in its project, before a level is asked for. */
interface Seen extends Overlaid, Settings {
  readonly self: number | undefined;
  readonly root: string | undefined;
  readonly baseline: Baseline;
}

interface State {
  readonly projects: Projects;
  /** Forgotten after a second without questions. */
  readonly places: Places;
  readonly settings: WeakMap<object, Settings>;
  /** Of projects that set nothing: one object, so that what is known of it is found by identity. */
  defaults: Settings | undefined;
  readonly baselines: Baselines;
  /** Present while a command collects what the rules find. */
  recording: Recording | undefined;
  /** The latest answer: all rules of one pass ask the same. */
  latest: Pass | undefined;
  askedAt: number;
}

const IDLE_MS = 1000;
const STATE = Symbol.for(`eslint-plugin-topology@${PLUGIN_VERSION}`);
/** @shared-state all rules and threads of a process look at the same projects: this is the gateway to them */
const holder = globalThis as { [STATE]?: State };

/**
 * The linted module in the topology of its project; undefined if it is no module of one (a virtual file, an ignored file).
 * Rules of one pass over one file get the same graph.
 * @throws SettingsError if `settings.topology` is wrong
 */
export function getTopology(context: LintContext, level: Level): LintedModule | undefined {
  const seen = see(context);
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

function see(context: LintContext): Seen | undefined {
  const state = processState();
  const { filename, settings, sourceCode } = context;
  const { text } = sourceCode;
  const at = performance.now();
  const { latest } = state;
  if (
    latest?.filename === filename &&
    latest.settings === settings &&
    latest.text === text &&
    at - latest.at < IDLE_MS
  ) {
    return latest.seen;
  }
  const seen = find(state, context);
  const now = performance.now();
  if (seen !== undefined) state.askedAt = now;
  state.latest = { filename, settings, text, at: now, seen };
  return seen;
}

/**
 * What collects the findings of this process; undefined as long as nobody has asked for it, as in every lint.
 * @internal
 */
export function currentRecording(): Recording | undefined {
  return processState().recording;
}

/**
 * Collects the findings from now on, in place of an earlier recording.
 * @internal
 */
export function startRecording(baseline: BaselineUse): Recording {
  const state = processState();
  state.latest = undefined;
  return (state.recording = new Recording(baseline));
}

/** A project as the disk has it. */
export interface ProjectNow {
  readonly root: string;
  readonly topology: Topology;
  readonly baseline: Baseline;
  /** The graph of a copy of it, which has the files of another commit in a folder: with the same settings, and nothing is written. */
  readonly topologyOfCopy: (folder: string) => Topology;
}

/**
 * The project whose root is `settings.topology.root`, looked at anew; findings of its modules are asked for without a text.
 * @throws SettingsError if `settings.topology` is wrong or has no root
 * @internal
 */
export function projectNow(given: unknown): ProjectNow {
  const state = processState();
  const settings = settingsOf(state, given);
  if (settings.graph.root === undefined) {
    throw new SettingsError(
      "topology.root",
      settings.graph.root,
      "the absolute path of a folder, for instance import.meta.dirname",
    );
  }
  state.places.forget();
  return lookedAt(state, state.places.given(settings.graph.root), settings);
}

/**
 * The project of the files in a folder, with settings as their config has them, looked at anew; undefined for a folder without one.
 * @throws SettingsError if `settings.topology` is wrong
 * @internal
 */
export function projectAround(folder: string, given: unknown): ProjectNow | undefined {
  const state = processState();
  const settings = settingsOf(state, given);
  state.places.forget();
  const root = settings.graph.root === undefined ? findRoot(folder) : state.places.given(settings.graph.root);
  return root === undefined ? undefined : lookedAt(state, root, settings);
}

function lookedAt(state: State, root: string, { graph, view }: Settings): ProjectNow {
  const project = state.projects.of(root, graph);
  const topology = project.topologyNow();
  state.latest = undefined;
  const topologyOfCopy = (folder: string): Topology => state.projects.copyOf(root, graph, folder).topologyNow();
  return { root, topology, baseline: state.baselines.at(root, view.baseline, project.lookedAt), topologyOfCopy };
}

/**
 * The graph of a copy of a project in a folder, which rules find from now on for files there, by the same graph settings with that
 * folder for a root. Nothing is written.
 * @param root absolute real path, as that of the folder
 * @throws SettingsError if `settings.topology` is wrong
 * @internal
 */
export function openCopy(root: string, given: unknown, folder: string): Topology {
  const state = processState();
  state.latest = undefined;
  return state.projects.openCopy(root, settingsOf(state, given).graph, folder).topologyNow();
}

/**
 * From now on no project of this process believes its store: what is in one made something fail.
 * @returns whether one did so far
 * @internal
 */
export function distrustStores(): boolean {
  const state = processState();
  state.latest = undefined;
  return state.projects.all().filter((project) => project.distrustStore()).length > 0;
}

function find(state: State, context: LintContext): Seen | undefined {
  const settings = settingsOf(state, context.settings["topology"]);
  // A block inside another file (Markdown, HTML) and a text without a file are no modules.
  if (context.filename !== context.physicalFilename || !isAbsolute(context.filename)) return undefined;
  if (performance.now() - state.askedAt > IDLE_MS) state.places.forget();
  const isModule = (place: Place) => state.projects.hasModule(place);
  const { root, id } = state.places.of(context.filename, settings.graph.root, isModule);
  if (root === undefined) return stray(id, settings);
  if (id === "" || id.startsWith("../") || isAbsolute(id)) return undefined;
  const project = state.projects.of(root, settings.graph);
  const seen = project.seenFrom(id, context.sourceCode.text);
  if (seen === undefined) return undefined;
  state.recording?.sees(context.filename, { root, view: settings.view, topology: seen.topology });
  const isIgnored = state.recording?.baseline === "ignored";
  const baseline = isIgnored ? NO_BASELINE : state.baselines.at(root, settings.view.baseline, project.lookedAt);
  return { ...seen, self: seen.topology.nodeOf(id), ...settings, root, baseline };
}

/** A file that belongs to no project: nobody knows what is around it. */
function stray(id: string, settings: Settings): Seen {
  const note = "no package.json is above this file. Set settings.topology.root";
  const topology = linkTopology([leafRow(id)], () => NO_FACTS, {
    unparsed: [],
    tsconfigs: [],
    manifests: [],
    notes: [note],
  });
  return {
    ...onDisk(topology, id, () => NO_FACTS),
    self: 0,
    ...settings,
    root: undefined,
    baseline: NO_BASELINE,
  };
}

function settingsOf(state: State, given: unknown): Settings {
  if (given === undefined) return (state.defaults ??= parseSettings(given));
  if (typeof given !== "object" || given === null) return parseSettings(given);
  let settings = state.settings.get(given);
  if (settings === undefined) state.settings.set(given, (settings = parseSettings(given)));
  return settings;
}

function processState(): State {
  return (holder[STATE] ??= {
    projects: new Projects(readVersions()),
    places: new Places(),
    settings: new WeakMap(),
    defaults: undefined,
    baselines: new Baselines(),
    recording: undefined,
    latest: undefined,
    askedAt: 0,
  });
}
