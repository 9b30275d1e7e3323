/**
 * The state facts of one text: what it keeps between calls, and which of its routines set, read and hand on what.
 *
 * By syntax and scopes alone, so that a value which travels (an argument, an entry of a map) is out of sight: what is not known
 * is neither set nor read. O(mentions of names of the top level), and the calls among routines.
 */

import type { ScopeManager } from "@typescript-eslint/scope-manager";
import type { Comment, Node, Program } from "oxc-parser";
import { acceptedStates } from "./accepted-states.js";
import { type CallerValues, callerValues } from "./caller-values.js";
import { type ClassShape, classShapes } from "./class-shapes.js";
import { constructionsOf } from "./constructions.js";
import { exportedWays } from "./exported-ways.js";
import { findHolders, mayHold, type PlacedHolder } from "./find-holders.js";
import { followCalls, type RoutineParts } from "./follow-calls.js";
import { type ImportedName, importedNames, type ImportedObject } from "./import-touches.js";
import { resolvedVariables } from "./load-time-code.js";
import {
  addServed,
  directiveOf,
  handedInside,
  isConstantCall,
  type OwnCall,
  requestAccesses,
} from "./request-routines.js";
import { textTouches } from "./text-touches.js";
import { servedCode } from "./served-code.js";
import { type LocalPath, localPathOf } from "./local-paths.js";
import { addMadeObjects } from "./made-objects.js";
import { makersOf } from "./makers.js";
import type { ModuleFacts } from "./module-facts.js";
import { type MadeObject, pathAliases } from "./path-aliases.js";
import { type RoutineDraft, routineTest } from "./routine-drafts.js";
import { routineParts } from "./routine-parts.js";
import { harmlessContext } from "./harmless/context.js";
import { harmlessState } from "./harmless-state.js";
import type { Parser } from "./parse.js";
import type { Instance, Routine, StateFacts, Way } from "./state-facts.js";
import { factsOf, type FactsOf, isWritten } from "./state-lists.js";
import { type Subjects, subjectsOf } from "./state-subjects.js";
import type { Place } from "./syntax-walk.js";
import { type Origin, valueOrigins } from "./value-origins.js";

/** What one walk over the tree finds, of use here. */
export interface StateSurvey {
  readonly program: Program;
  readonly identifiers: ReadonlyMap<Node, Place>;
  /** Calls, `new` expressions and tagged templates. */
  readonly calls: readonly Place[];
  /** Expressions of two operands. */
  readonly comparisons: readonly Place[];
  /** Where async functions give way, each with its function and where it goes on. */
  readonly pauses: readonly { readonly place: Place; readonly home: Node; readonly offset: number }[];
  readonly functions: ReadonlyMap<Node, Place>;
  readonly classes: ReadonlyMap<Node, Place>;
  readonly thises: ReadonlyMap<Node, Place>;
  readonly declarators: readonly Place[];
  readonly assignments: readonly Place[];
  readonly returns: readonly Place[];
  readonly fields: readonly Place[];
  /** `export default …` and `export = …`. */
  readonly defaults: readonly Place[];
}

export interface ExtractStateInput {
  readonly facts: ModuleFacts;
  readonly found: StateSurvey;
  readonly scopes: ScopeManager;
  readonly comments: readonly Comment[];
  readonly visitorKeys: Parser["visitorKeys"];
  /** Where the writes to imported values are. */
  readonly writes: readonly Place[];
  readonly isLoadingOnly: (place: Place) => boolean;
  readonly lineAt: (offset: number) => number;
}

export function extractState(input: ExtractStateInput): StateFacts {
  const { facts, found, scopes, isLoadingOnly, lineAt } = input;
  const top = scopes.scopes.find(({ type }) => type === "module") ?? scopes.globalScope!;
  const classes = classShapes([...found.classes.values()]);
  const variableOf = resolvedVariables(scopes);
  const arrows = [...found.functions.values()];
  const isTopLevel = topLevelTest(top, classes);
  const aliases = pathAliases({ ...found, arrows, variableOf, isTopLevel });
  const origins = valueOrigins({ scopes, top, places: found.identifiers, thises: found.thises, aliases, isTopLevel });
  const names = importedNames(facts.imports);
  const codePaths = pathsOfCode(arrows);
  const holding = new Set(top.variables.filter(mayHold).map(({ name }) => name));
  // What a helper keeps is its affair: settings say which of them do.
  const ownObjects = aliases.made.filter(({ helper }) => helper === undefined);
  const subjects = subjectsOf({
    classes,
    made: ownObjects,
    isHolder: (name) => holding.has(name),
    isCode: (path) => codePaths.has(path.join(" ")),
  });
  const served = servedCode({ calls: found.calls, functions: found.functions, variableOf });
  const homes = new Map([...found.functions, ...found.classes]);
  const routineOf = routineTest({ homes, isLoadingOnly, served: served.functions });
  const holders = initialised(findHolders({ top, classes, origins, subjects, isLoadingOnly }), routineOf);
  const waysOf = exportedWays(facts.exports, aliases);
  const context = harmlessContext(scopes, found.identifiers, input.visitorKeys);
  const acceptedAt = acceptedStates(input.comments, lineAt);
  const lists = factsOf({ lineAt, acceptedAt, harmlessOf: (holder) => harmlessState(holder, context) });
  const { objects, instances } = importedObjects(aliases.made, names, (path) => {
    const declared = holders.get(path.join(" "))?.declared ?? found.defaults[0]?.node;
    return { ways: waysOf(path), ...(declared && lists.place(declared)) };
  });
  const values = callerValues({ ...found, top, variableOf, served: served.functions });
  const touches = textTouches({ origins, names, objects, values, isLoadingOnly, lineAt });
  const calls = ownCalls(origins, subjects, values);
  const routines = routineParts({
    routineOf,
    holders,
    calls: [...calls, ...handedInside(found.functions, served, routineOf)],
    touches: touches.places,
    writes: input.writes,
    pauses: found.pauses.map(({ place }) => place),
    ...requestAccesses({ found, holders, values }),
    lineAt,
  });
  addMadeObjects({ holders, routines }, ownObjects, (name) => classes.has(name));
  addServed(routines, { calls, touches: touches.places, isHanded: served.isHanded });
  const followed = followCalls(routines);
  const kept = new Set(instances.flatMap(({ helper, of }) => (helper === undefined ? [] : of)));
  return {
    ...listed({ holders, routines, followed, classes, waysOf, lists, kept }),
    touches: touches.list,
    instances,
    constructions: constructionsOf({ ...found, imports: facts.imports, lineAt, acceptedAt }),
    ...directiveOf(found.program),
  };
}

/** Calls of code of the module itself. */
function ownCalls(
  origins: readonly Origin[],
  subjects: (path: LocalPath) => Subjects,
  values: CallerValues,
): readonly OwnCall[] {
  return origins.flatMap((origin) => {
    const { code } = subjects(origin.steps);
    return code ? [{ place: origin.places[0]!, code, isConstant: isConstantCall(origin, values) }] : [];
  });
}

type Variable = ScopeManager["scopes"][number]["variables"][number];

/** Whether a variable names something of the top level; a class has a second one for the code inside it. */
function topLevelTest(
  top: Variable["scope"],
  classes: ReadonlyMap<string, ClassShape>,
): (variable: Variable) => boolean {
  return ({ scope, name, defs }) => {
    if (scope === top) return true;
    const node = defs[0]?.node as unknown as Node | undefined;
    return scope.type === "class" && node !== undefined && classes.get(name)?.node === node;
  };
}

/** Writes of a constructor to its own object are how that begins. */
function initialised(
  holders: ReadonlyMap<string, PlacedHolder>,
  routineOf: (place: Place) => RoutineDraft | undefined,
): Map<string, PlacedHolder> {
  const known = new Map<string, PlacedHolder>();
  for (const [key, holder] of holders) {
    const [name, second] = holder.path;
    const mentions =
      second !== "new"
        ? holder.mentions
        : holder.mentions.map((one) =>
            !one.isLoadingOnly && routineOf(one.place)?.key === `${name} new` ? { ...one, isLoadingOnly: true } : one,
          );
    known.set(key, { ...holder, mentions });
  }
  return known;
}

function pathsOfCode(functions: readonly Place[]): ReadonlySet<string> {
  const paths = new Set<string>();
  for (const place of functions) {
    const path = localPathOf(place);
    if (path !== undefined) paths.add(path.join(" "));
  }
  return paths;
}

interface Made {
  readonly objects: readonly ImportedObject[];
  readonly instances: readonly Instance[];
}

/**
 * Objects that are made by what is imported, and those that a helper keeps; of what functions return those that others can come
 * to are told.
 */
function importedObjects(
  made: readonly MadeObject[],
  names: ReadonlyMap<string, ImportedName>,
  placed: (path: LocalPath) => Pick<Instance, "ways"> & Partial<Pick<Instance, "range" | "line" | "accepted">>,
): Made {
  const objects: ImportedObject[] = [];
  const instances: Instance[] = [];
  for (const { path, maker, helper } of made) {
    const [of = "", step, ...rest] = maker;
    const isImported = names.has(of);
    if (rest.length > 0 || !(isImported || helper !== undefined)) continue;
    const { range, line, ways, accepted } = placed(path);
    const by = step === "new" ? "class" : "function";
    const isTold = range !== undefined && line !== undefined && (by === "class" || ways.length > 0);
    if (isImported)
      objects.push(by === "class" && isTold ? { path, maker, instance: instances.length } : { path, maker });
    if (!isTold) continue;
    const name = path.join(".");
    const kept = { ...(helper !== undefined && { helper }), ...(accepted !== undefined && { accepted }) };
    instances.push({ name, of, by, ways, methods: [], range, line, ...kept });
  }
  return { objects, instances };
}

interface ListedInput {
  readonly holders: ReadonlyMap<string, PlacedHolder>;
  readonly routines: ReadonlyMap<string, RoutineParts>;
  readonly followed: readonly RoutineParts[];
  readonly classes: ReadonlyMap<string, ClassShape>;
  readonly waysOf: (path: LocalPath) => readonly Way[];
  readonly lists: FactsOf;
  readonly kept: ReadonlySet<string>;
}

function listed(input: ListedInput): Pick<StateFacts, "states" | "routines" | "makers"> {
  const { holders, followed, waysOf, lists } = input;
  const kept = [...holders].flatMap(([key, holder]) => {
    if (holder.path[1] === "new") return [];
    const ways = waysOf(holder.path);
    return isWritten(holder) || (ways.length > 0 && mayBeWrittenElsewhere(holder)) ? [{ key, holder, ways }] : [];
  });
  kept.sort((a, b) => a.holder.declared.start - b.holder.declared.start);
  const indices = new Map(kept.map(({ key }, index) => [key, index]));
  const called = new Set(followed.flatMap(({ calls }) => [...calls.keys()]));
  const routines = followed.flatMap((routine): Routine[] => {
    const ways = routine.path ? waysOf(routine.path) : [];
    const { serves, pauses } = routine;
    if (ways.length === 0 && serves === undefined && called.has(routine.key)) return [];
    const sets = lists.accesses(routine.sets, indices);
    const reads = lists.accesses(routine.reads, indices);
    const touches = [...routine.touches].sort((a, b) => a - b);
    const writes = [...routine.writes].sort((a, b) => a - b);
    const isIdle = sets.length + reads.length + touches.length + writes.length === 0;
    return isIdle
      ? []
      : [
          {
            ...{ name: nameOf(routine), ways, sets, reads, touches, writes },
            ...(serves && { serves }),
            ...(pauses && { pauses }),
          },
        ];
  });
  const states = kept.map(({ holder, ways }) => lists.state(holder, ways));
  return { states, routines, makers: makersOf({ ...input, routines: followed, factsOf: lists }) };
}

/** What has contents, and static fields, which anyone may assign. */
function mayBeWrittenElsewhere({ kind, path }: PlacedHolder): boolean {
  if (path[0] === "globalThis") return false;
  return path.length > 1 || (kind !== "variable" && kind !== "value" && kind !== "instance");
}

function nameOf({ path }: RoutineParts): string {
  return (path ?? []).filter((step) => step !== "new" && step !== "()").join(".");
}
