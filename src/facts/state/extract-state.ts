/**
 * The state facts of one text: what it keeps between calls, and which of its routines set, read and hand on what.
 *
 * By syntax and scopes alone, so that a value which travels (an argument, an entry of a map) is out of sight: what is not known
 * is neither set nor read. O(mentions of names of the top level), and the calls among routines.
 */

import type { ScopeManager } from "@typescript-eslint/scope-manager";
import type { Comment, Node } from "oxc-parser";
import { acceptingComments } from "../accepting-comments.js";
import { calledAt } from "../called-at.js";
import type { ModuleFacts } from "../module-facts.js";
import type { Parser } from "../native-parser.js";
import type { Place } from "../syntax-walk.js";
import type { TreeSurvey } from "../tree-survey.js";
import { type CallerValues, callerValues } from "./caller-values.js";
import { constructionsOf } from "./constructions.js";
import { findHolders, mayHold, type PlacedHolder } from "./find-holders.js";
import { followCalls } from "./follow-calls.js";
import { harmlessContext } from "./harmless/context.js";
import { harmlessState } from "./harmless-state.js";
import { importedNames } from "./import-touches.js";
import { importedObjects } from "./imported-objects.js";
import { loadedCode, loadedNames } from "./loading-mentions.js";
import { listedStates } from "./listed-states.js";
import { type LocalPath, localPathOf } from "./local-paths.js";
import { addMadeObjects } from "./made-objects.js";
import {
  addServed,
  directiveOf,
  handedInside,
  isConstantCall,
  type OwnCall,
  requestAccesses,
} from "./request-routines.js";
import { isRoutine, type RoutineDraft, routineTest } from "./routine-drafts.js";
import { routineParts } from "./routine-parts.js";
import { servedCode } from "./served-code.js";
import type { StateFacts } from "./state-facts.js";
import { factsOf } from "./state-lists.js";
import { type Subjects, subjectsOf } from "./state-subjects.js";
import { textTouches } from "./text-touches.js";
import type { TextPaths } from "./text-paths.js";
import type { Origin } from "./value-origins.js";

export interface ExtractStateInput {
  readonly facts: ModuleFacts;
  readonly found: TreeSurvey;
  readonly paths: TextPaths;
  readonly scopes: ScopeManager;
  readonly comments: readonly Comment[];
  readonly visitorKeys: Parser["visitorKeys"];
  readonly isLoadingOnly: (place: Place) => boolean;
  /** A test whether code runs while one of some functions does and never after. */
  readonly atOnceTest: (isHome: (code: Node) => boolean) => (place: Place) => boolean;
  readonly lineAt: (offset: number) => number;
}

export function extractState(input: ExtractStateInput): StateFacts {
  const { facts, found, scopes, isLoadingOnly, lineAt } = input;
  const { top, classes, variableOf, aliases, origins, waysOf } = input.paths;
  const names = importedNames(facts.imports);
  const codePaths = pathsOfCode([...found.functions.values()]);
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
  const context = harmlessContext(scopes, found.identifiers, input.visitorKeys);
  const acceptedAt = acceptingComments("@shared-state", input.comments, lineAt);
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
    pauses: found.pauses.map(({ place }) => place),
    ...requestAccesses({ found, holders, values }),
    isAtOnce: input.atOnceTest(isRoutine({ homes, isLoadingOnly, served: served.functions })),
    lineAt,
  });
  addMadeObjects({ holders, routines }, ownObjects, (name) => classes.has(name));
  addServed(routines, { calls, touches: touches.places, isHanded: served.isHanded });
  const followed = followCalls(routines);
  const kept = new Set(instances.flatMap(({ helper, of }) => (helper === undefined ? [] : of)));
  return {
    ...listedStates({ holders, followed, loaded: loadedCode(calls, isLoadingOnly), classes, waysOf, lists, kept }),
    touches: touches.list,
    loaded: loadedNames(origins, names, isLoadingOnly),
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
  return origins.flatMap((origin): readonly OwnCall[] => {
    const { code } = subjects(origin.steps);
    const called = { place: origin.places[0]!, isConstant: isConstantCall(origin, values) };
    const passed = origin.passed.flatMap((path) => {
      const own = subjects(path).code;
      return own?.length === path.length ? [{ ...called, code: own, isCalled: true }] : [];
    });
    if (code === undefined) return passed;
    const isCalled =
      code.at(-1) === "new" ||
      origin.steps[code.length] === "()" ||
      calledAt(origin.places[code.length]!) !== undefined;
    return [{ ...called, code, isCalled }, ...passed];
  });
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
