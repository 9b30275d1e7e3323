/**
 * The service facts of one text.
 *
 * A call is kept if its arguments say where something is, or if what it makes is kept and it looks like a maker: in a text of
 * components, hooks and schemas next to nothing is. O(calls and the expressions they are given).
 */

import type { ScopeManager } from "@typescript-eslint/scope-manager";
import type { Comment, Node } from "oxc-parser";
import { acceptingComments } from "../accepting-comments.js";
import type { ProvidedValue } from "../injection/provider-draft.js";
import type { ModuleFacts } from "../module-facts.js";
import type { LocalPath } from "../state/local-paths.js";
import type { Way } from "../state/state-facts.js";
import type { TextPaths } from "../state/text-paths.js";
import type { Place } from "../syntax-walk.js";
import type { TreeSurvey } from "../tree-survey.js";
import { acceptedLines } from "./accepted-lines.js";
import { askedCalls } from "./asked-calls.js";
import type { PlacedCallee } from "./callees.js";
import { type CodeUnits, codeUnits } from "./code-units.js";
import { exportedConstants } from "./exported-constants.js";
import { acceptedWhere, isKeptOnce } from "./kept-once.js";
import { keptAt } from "./kept-values.js";
import { isWorthKeeping } from "./making-worth.js";
import { NO_SERVICES, type Making, type ServiceFacts, type Value } from "./service-facts.js";
import { TextValues } from "./text-values.js";
import { thisMembers } from "./this-members.js";
import { partsOf, UNKNOWN, withParts } from "./values.js";

export interface ExtractServicesInput {
  readonly facts: ModuleFacts;
  readonly found: Pick<
    TreeSurvey,
    | "program"
    | "identifiers"
    | "calls"
    | "classes"
    | "functions"
    | "thises"
    | "declarators"
    | "assignments"
    | "fields"
    | "defaults"
  >;
  readonly paths: TextPaths;
  readonly comments: readonly Comment[];
  readonly provided: readonly ProvidedValue[];
  readonly lineAt: (offset: number) => number;
}

/** A call with all that may be said of it. */
interface Draft extends PlacedCallee {
  /** Not so if it is known to give something else, as what asks for a setting does. */
  readonly isMaking: boolean;
  readonly arguments: readonly Value[];
  readonly kept: readonly LocalPath[];
}

export function extractServices(input: ExtractServicesInput): {
  readonly services: ServiceFacts;
  /** Parallel to what is provided. */
  readonly values: readonly Value[];
} {
  const { facts, found, paths, lineAt, provided } = input;
  const acceptedAt = acceptingComments("@shared-service", input.comments, lineAt);
  const accepted = acceptedLines(found.program, input.comments, acceptedAt, lineAt);
  const callees = askedCalls(input);
  // Of other texts only what is accepted is of interest, as they may import a client.
  if (callees === undefined) {
    return { services: accepted.length === 0 ? NO_SERVICES : { ...NO_SERVICES, accepted }, values: [] };
  }
  const indices = new Map(callees.map(({ place }, index) => [place.node, index]));
  const values = new TextValues({
    imports: facts.imports,
    paths,
    functions: found.functions,
    assigned: assignedTo(found.assignments, paths),
    members: thisMembers(found),
    makingOf: (call) => indices.get(call),
    parsedBy: (making) => parsedBy(callees[making]!, facts.imports),
  });
  const keptInput = { ...found, paths, places: found.identifiers };
  const drafts = callees.map((callee): Draft => {
    const given = callee.given.map((node) => values.of(node));
    const { derived } = callee;
    if (derived !== undefined) {
      for (let at = 0; at < derived.passes; at++) given.push(["parameter", at]);
      return { ...callee, isMaking: true, arguments: given, kept: [[derived.name, "new"]] };
    }
    const isMaking = callee.listed === true || values.of(callee.place.node)[0] === "making";
    return { ...callee, isMaking, arguments: given, kept: keptAt(callee.place, keptInput) };
  });
  const isAsked = facts.mayUseServices !== undefined || provided.length > 0;
  const constants = isAsked ? exportedConstants({ ...found, paths, values, facts }) : [];
  const asked = provided.map(({ value, factory }): Value => {
    const listed = value && indices.get(value);
    if (listed !== undefined) return ["making", listed];
    return value ? values.of(value) : factory ? values.ofResult(factory) : UNKNOWN;
  });
  const kept = keptDrafts(drafts, [...constants.map(({ value }) => value), ...asked], facts);
  const rename = renaming(drafts, kept);
  const context: MakingContext = {
    values,
    units: codeUnits(paths.origins),
    paths,
    functions: found.functions,
    lineAt,
    acceptedAt: acceptingComments("@shared-state", input.comments, lineAt),
    rename,
  };
  const services = {
    makings: kept.map((index) => makingOf(drafts[index]!, context)),
    constants: constants.flatMap(({ way, value }) => {
      const renamed = withParts(value, rename);
      return renamed === UNKNOWN ? [] : [{ way, value: renamed }];
    }),
    accepted,
  };
  return { services, values: asked.map((value) => withParts(value, rename)) };
}

/** How functions are named that take an address apart. */
const PARSES_ADDRESS = /^parse\w{0,40}(?:Ur[li]|UR[LI]|Dsn|DSN|ConnectionString)$/;

function parsedBy({ callee, by, given }: PlacedCallee, imports: ModuleFacts["imports"]): Node | undefined {
  if (!("request" in callee) || by === "new") return undefined;
  const name = callee.path.at(-1) ?? imports[callee.request]!.names[callee.name]!.imported;
  return PARSES_ADDRESS.test(name) ? given[0] : undefined;
}

type Variable = NonNullable<ReturnType<TextPaths["variableOf"]>>;

function assignedTo(
  assignments: readonly Place[],
  { variableOf }: TextPaths,
): ReadonlyMap<ScopeManager["scopes"][number]["variables"][number], readonly Node[]> {
  const found = new Map<Variable, Node[]>();
  for (const { node } of assignments) {
    if (node.type !== "AssignmentExpression" || node.left.type !== "Identifier") continue;
    const variable = variableOf(node.left);
    if (variable !== undefined) found.set(variable, [...(found.get(variable) ?? []).slice(0, 4), node.right]);
  }
  return found;
}

/** Those worth keeping, and those that stand in their arguments; ascending. */
function keptDrafts(drafts: readonly Draft[], constants: readonly Value[], facts: ModuleFacts): readonly number[] {
  const kept = new Set(
    drafts.flatMap((draft, index) => (draft.isMaking && isWorthKeeping(draft, facts.imports) ? [index] : [])),
  );
  const add = (value: Value): void => {
    const pending: Value[] = [value];
    for (let one = pending.pop(); one !== undefined; one = pending.pop()) {
      if (one[0] === "making" && !("local" in drafts[one[1]]!.callee)) kept.add(one[1]);
      pending.push(...partsOf(one));
    }
  };
  // A set that grows while it is gone through is gone through to its end.
  for (const index of kept) for (const value of drafts[index]!.arguments) add(value);
  for (const value of constants) add(value);
  return [...kept].sort((a, b) => a - b);
}

/** The index that a making has among those that are kept; of another what its call returns. */
function renaming(drafts: readonly Draft[], kept: readonly number[]): (value: Value) => Value {
  const places = new Map(kept.map((index, at) => [index, at]));
  return (value) => {
    if (value[0] !== "making") return value;
    const at = places.get(value[1]);
    if (at !== undefined) return ["making", at];
    const { callee, by } = drafts[value[1]]!;
    return "request" in callee && by === "call"
      ? ["import", callee.request, callee.name, ...callee.path, "()"]
      : UNKNOWN;
  };
}

interface MakingContext {
  readonly values: TextValues;
  readonly units: CodeUnits;
  readonly paths: TextPaths;
  readonly functions: ReadonlyMap<Node, Place>;
  readonly lineAt: (offset: number) => number;
  /** Of `@shared-state`. */
  readonly acceptedAt: (line: number) => string | undefined;
  readonly rename: (value: Value) => Value;
}

const WAYS_AT_MOST = 16;
/** Objects that hold one another have ways without end. */
const LONGEST_WAY = 6;

function makingOf({ place, callee, by, arguments: given, kept, derived }: Draft, context: MakingContext): Making {
  const { units, paths, lineAt, rename } = context;
  const { owner, values } = ofOneOwner(given, context.values);
  // Who has a class has no object of it yet.
  const around = derived === undefined ? units.around(place) : undefined;
  const used = [...kept, ...kept.map(paths.aliases.origin)];
  // Methods come to what they mention, not to all that the constructor of their object does.
  const isField = around?.at(-1) === "new" && kept.some((path) => path[0] === around[0] && path[1] === "new");
  const reaching = isField
    ? [around, ...units.reaching(used, around)]
    : units.reaching(around ? [around, ...used] : used);
  const waysOf = (path: LocalPath): readonly Way[] =>
    path.length > LONGEST_WAY ? [] : paths.waysOf(path).filter(({ length }) => length <= LONGEST_WAY);
  const ways = distinct(kept.flatMap(waysOf)).slice(0, WAYS_AT_MOST);
  const isWay = new Set(ways.map((way) => way.join(" ")));
  const users = distinct(reaching.flatMap(waysOf)).filter((way) => !isWay.has(way.join(" ")));
  const home = owner && context.functions.get(owner);
  const local = derived !== undefined && derived.passes > 0 ? kept[0] : home && units.around(home);
  const { start, end } = derived?.named ?? place.node;
  const isOnce = kept.some(isKeptOnce);
  const accepted = acceptedWhere(start, kept, context);
  return {
    name: nameOf(kept, callee),
    callee,
    by,
    arguments: values.map((value) => withParts(value, rename)),
    ways,
    users: users.slice(0, WAYS_AT_MOST),
    ...(isOnce && { once: true as const }),
    ...(accepted !== undefined && { accepted }),
    ...(local && { home: { local, ways: waysOf(local) } }),
    range: [start, end],
    line: lineAt(start),
  };
}

/** Parameters of one function only: who calls it gives no others. */
function ofOneOwner(
  given: readonly Value[],
  owners: TextValues,
): { owner: Node | undefined; values: readonly Value[] } {
  let owner: Node | undefined;
  const values = given.map((value) =>
    withParts(value, (part) => {
      if (part[0] !== "parameter") return part;
      owner ??= owners.ownerOf(part);
      return owners.ownerOf(part) === owner ? part : UNKNOWN;
    }),
  );
  return { owner, values };
}

function distinct(ways: readonly Way[]): readonly Way[] {
  return [...new Map(ways.map((way) => [way.join(" "), way])).values()];
}

function nameOf([path]: readonly LocalPath[], callee: PlacedCallee["callee"]): string {
  const names = (path ?? []).filter((step) => step !== "()" && step !== "new" && step !== "=" && step !== "exports");
  if (names.length > 0 && names[0] !== "default") return names.join(".");
  if ("other" in callee) return callee.other;
  return ("local" in callee ? callee.local.filter((step) => step !== "new") : callee.path).join(".");
}
