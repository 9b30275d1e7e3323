/**
 * Which code runs only while the program starts, though it stands in functions: all that is called while modules load, or by other
 * such code.
 *
 *     // main.ts                                           // app.ts
 *     export async function main() { createApp() }        export function createApp() { setPlan("free") }
 *     main()
 *
 * A function that is handed on, kept, imported as a part of something that is, called from a listener, exported by a package for
 * others, or called by nobody that is known may run at any time. Whose calls go through objects of classes is not known either.
 * Breadth first against the direction of calls, from one function, asking for the bodies of those who import it; a function that
 * more than MOST_IMPORTERS modules import is not followed. O(uses of imported names in the modules met).
 */
import type { ImportWrite } from "../../facts/body-facts.js";
import type { ImportTouch, Routine, Way } from "../../facts/state/state-facts.js";
import { exportedNames } from "../exported-names.js";
import { memoised } from "../memo.js";
import { importsOf, isPrefix, type NamedImport, pathOf } from "./name-importers.js";
import { nameLeads } from "./name-leads.js";
import type { NodeSet } from "../node-set.js";
import { isOwnCall } from "./own-call.js";
import { isSameUse } from "./same-use.js";
import { stateBodies, type StateBody } from "./state-bodies.js";
import { nameUsers } from "./state-users.js";
import type { Topology } from "../topology.js";

export interface StartView {
  /** Modules that call nothing. */
  readonly tests: NodeSet;
  /** Modules that start the program, whatever their functions are. */
  readonly entry: NodeSet;
}

const MOST_IMPORTERS = 50;
/** Of a class, of which one member is asked about. */
const MOST_USERS = 500;

/** Whether a module uses an imported name, in this way, only while the program starts. */
export function isTouchedAtStart(topology: Topology, node: number, touch: ImportTouch, view: StartView): boolean {
  const [body] = stateBodies(topology, [node]);
  const index = body === undefined ? -1 : body.state.touches.indexOf(touch);
  const callers = body && index !== -1 ? routinesWith(body, index) : undefined;
  return callers !== undefined && callers.every((routine) => isStartOnly(topology, node, routine, view));
}

/** The same of a write to what is imported. */
export function isWrittenAtStart(topology: Topology, node: number, write: ImportWrite, view: StartView): boolean {
  const [body] = stateBodies(topology, [node]);
  const touches = body?.state.touches.filter((touch) => isSameUse(write, touch)) ?? [];
  return touches.length > 0 && touches.every((touch) => isTouchedAtStart(topology, node, touch, view));
}

/** The routines that do something while they run, by index; undefined if it may be done at another time. */
function routinesWith({ state }: StateBody, touch: number): readonly number[] | undefined {
  if (state.touches[touch]!.handed) return undefined;
  const all = [...state.routines.keys()].filter((at) => state.routines[at]!.touches.includes(touch));
  return all.length === 0 || all.some((at) => state.routines[at]!.later?.includes(touch)) ? undefined : all;
}

/** Whether a routine of a module, by its index, runs only while the program starts. Memoised. */
export const isStartOnly: (topology: Topology, node: number, routine: number, view: StartView) => boolean = memoised(
  (topology, node, routine, view) => {
    const met = new Map([[`${node} ${routine}`, { node, routine }]]);
    let isStarted = false;
    // A map that grows while it is gone through is gone through to its end.
    for (const each of met.values()) {
      const code = stateBodies(topology, [each.node])[0]?.state.routines[each.routine];
      const users = code && startingUsers(topology, each.node, code, view);
      if (users === undefined) return false;
      isStarted ||= users.isStarted;
      for (const caller of users.callers) met.set(`${caller.node} ${caller.routine}`, caller);
    }
    return isStarted;
  },
  (node, routine, { tests, entry }) => [node, routine, tests.key, entry.key].join(),
);

interface Users {
  /** Whether code that runs while a module loads is among them. */
  readonly isStarted: boolean;
  readonly callers: readonly { readonly node: number; readonly routine: number }[];
}

/** Who calls a routine; undefined if nobody is known, or anybody else may. */
function startingUsers(topology: Topology, node: number, code: Routine, view: StartView): Users | undefined {
  if (view.entry.flags[node] === 1) return { isStarted: true, callers: [] };
  const { serves, loading, ways } = code;
  if (serves || loading === "kept" || ways.length === 0 || ways.some((way) => way.some(isUnknownStep)))
    return undefined;
  const { importers, via } = nameUsers(topology, node, view.tests);
  if (isPublished(topology, node, via, ways)) return undefined;
  const all = importers.flatMap((importer) => {
    const imports = view.entry.flags[importer] === 1 ? [] : importsOf(topology, importer, { node, via, ways });
    return imports.length === 0 ? [] : [{ importer, imports }];
  });
  const named = all.length > MOST_IMPORTERS ? thoseWhoMaySay(topology, all, ways) : all;
  if (named === undefined || named.length > MOST_IMPORTERS) return undefined;
  const isByEntry = importers.some((importer) => view.entry.flags[importer] === 1);
  const bodies = stateBodies(
    topology,
    named.map(({ importer }) => importer),
  );
  const users = named.map(({ importer, imports }, at) =>
    callersIn(topology, { node, ways, importer, imports, body: bodies[at] }),
  );
  if (users.includes(undefined)) return undefined;
  const isStarted = loading === "called" || isByEntry || users.some((each) => each!.isStarted);
  const callers = users.flatMap((each) => each!.callers);
  return isStarted || callers.length > 0 ? { isStarted, callers } : undefined;
}

/**
 * Of a class with many users few call this one member: those whose texts have its name. What one does with the class while loading
 * its body does not tell by names. Undefined if it has too many users to look at.
 */
function thoseWhoMaySay(topology: Topology, all: readonly Named[], ways: readonly Way[]): readonly Named[] | undefined {
  if (all.length > MOST_USERS || ways.some((way) => way.length === 1)) return undefined;
  const words = ways.map((way) => way.at(-1)!);
  const bodies = stateBodies(
    topology,
    all.map(({ importer }) => importer),
  );
  return all.filter(({ importer, imports }, at) => {
    const loaded = bodies[at]?.state.loaded ?? [];
    const isLoaded = loaded.some((one) =>
      imports.some(({ request, name }) => one.request === request && one.name === name),
    );
    return isLoaded || topology.mayMention(importer, words);
  });
}

interface Named {
  readonly importer: number;
  readonly imports: readonly NamedImport[];
}

/** Who holds an object of a class, or what a function returns, is not known. */
function isUnknownStep(step: string): boolean {
  return step === "new" || step === "()" || step === "*";
}

interface Importer {
  readonly node: number;
  readonly ways: readonly Way[];
  readonly importer: number;
  readonly imports: readonly NamedImport[];
  readonly body: StateBody | undefined;
}

const BINDING = new Set(["import", "import-equals", "require"]);

function callersIn(topology: Topology, { node, ways, importer, imports, body }: Importer): Users | undefined {
  // What a module does with what it asks for as it runs is out of sight.
  if (body === undefined || imports.some(({ fact: { form, label } }) => !BINDING.has(form) || label === "deferred"))
    return undefined;
  const loaded = body.state.loaded.filter((one) =>
    imports.some(({ request, name }) => one.request === request && one.name === name),
  );
  if (loaded.some(({ kept }) => kept)) return undefined;
  // Which of the names of a namespace are called is not told.
  const isStarted = loaded.some(({ request, name }) =>
    imports.some((one) => one.request === request && one.name === name && one.fact.names[name]!.imported !== "*"),
  );
  const callers = new Set<number>();
  for (const [index, touch] of body.state.touches.entries()) {
    const use = body.touches.includes(touch) ? useOf(topology, { node, ways, importer }, touch) : "none";
    if (use === "none") continue;
    const routines = use === "call" ? routinesWith(body, index) : undefined;
    if (routines === undefined) return undefined;
    for (const routine of routines) callers.add(routine);
  }
  return { isStarted, callers: [...callers].map((routine) => ({ node: importer, routine })) };
}

/** Whether a touch calls what one of the ways leads to, or takes it, or all that it is a part of, as a value. */
function useOf(
  topology: Topology,
  { node, ways, importer }: Pick<Importer, "node" | "ways" | "importer">,
  touch: ImportTouch,
): "call" | "value" | "none" {
  const target = topology.nodeOf(topology.rows[importer]!.targets[touch.request]!)!;
  const { imported } = topology.factsOf(importer).imports[touch.request]!.names[touch.name]!;
  const leads = nameLeads(topology, target, imported, pathOf(touch));
  // A namespace as a whole, or a computed name of it, leads to none.
  if (leads.length === 0 && imported === "*") return "value";
  let use: "call" | "none" = "none";
  for (const { node: led, way: whole } of leads) {
    for (const way of led === node ? ways : []) {
      if (isPrefix([...way, "()"], whole)) use = isOwnCall(touch, whole, way.length) ? "call" : use;
      else if (isPrefix(way, whole) || isPrefix(whole, way)) return "value";
    }
  }
  return use;
}

/** Whether a package that others may install exports what one of the ways leads to. */
function isPublished(topology: Topology, node: number, via: ReadonlySet<number>, ways: readonly Way[]): boolean {
  return topology.published.some((id) => {
    const entry = topology.nodeOf(id);
    if (entry === undefined || !via.has(entry)) return false;
    const { names, stars } = exportedNames(topology, entry);
    const asked = new Set([...names.keys(), ...(stars.length > 0 ? ways.map(([name]) => name!) : [])]);
    return [...asked].some((name) =>
      nameLeads(topology, entry, name, []).some(
        (lead) => lead.node === node && ways.some((way) => isPrefix(way, lead.way) || isPrefix(lead.way, way)),
      ),
    );
  });
}
