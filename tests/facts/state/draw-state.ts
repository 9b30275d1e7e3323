/**
 * The state facts of a text as lines to read:
 *
 *     sessions: map                        a state; `sessions: map [all]` if it is exported as `all`
 *     [login] sets sessions                a routine by the ways to it, or by its name in quotes if there is none
 *     [get] reads sessions.size, ./b#a.()  members behind a dot; touches of imports by specifier and name
 *     hands on ./b#a                       an import that is given away while loading
 *     class C [C]: items: array            a maker with its fields; its routines follow as `C [add] sets items`
 *     store = new Store [store]            an instance of something imported
 */
import { extractBody } from "../../../src/facts/extract-body.js";
import { extractFacts } from "../../../src/facts/extract-facts.js";
import type { Language, ModuleFacts } from "../../../src/facts/module-facts.js";
import type {
  ImportTouch,
  Routine,
  StateAccess,
  StateFact,
  StateFacts,
  Way,
} from "../../../src/facts/state/state-facts.js";

export function drawState(text: string, language: Language = "ts"): readonly string[] {
  return drawn(text, language, false);
}

/**
 * The same with what concerns requests: routines that serve them and those that pause, sets that keep what one caller gave, and
 * reads of what the same function has just set.
 */
export function drawRequests(text: string, language: Language = "ts"): readonly string[] {
  return drawn(text, language, true);
}

function drawn(text: string, language: Language, requests: boolean): readonly string[] {
  const facts = extractFacts(text, language);
  const { state } = extractBody(text, language, facts)!;
  const states = state.states.map(({ ...fact }) => drawStateFact(fact));
  const shown = requests ? state.routines : state.routines.flatMap(withoutRequests);
  const routines = shown.map((routine) => drawRoutine(routine, state.states, state, facts));
  const makers = state.makers.flatMap(({ name, exported, fields, routines: methods }) => [
    `class ${name} ${drawWays(exported.map((one) => [one]))}: ${fields.map(drawStateFact).join(", ")}`,
    ...(requests ? methods : methods.flatMap(withoutRequests)).map(
      (method) => `${name} ${drawRoutine(method, fields, state, facts)}`,
    ),
  ]);
  const instances = state.instances.map(({ name, of, ways }) => `${name} = new ${of} ${drawWays(ways)}`.trim());
  const handed = state.touches
    .filter((touch) => touch.handed)
    .map((touch) => `hands on ${drawTouch(touch, state, facts)}`);
  return [...states, ...routines, ...handed, ...makers, ...instances];
}

function withoutRequests({ name, ways, sets, reads, touches, serves }: Routine): readonly Routine[] {
  const isMark = serves && name === "" && ways.length + sets.length + reads.length === 0;
  const bare = ({ state, member, line }: StateAccess): StateAccess =>
    member === undefined ? { state, line } : { state, member, line };
  return isMark ? [] : [{ name, ways, sets: sets.map(bare), reads: reads.map(bare), touches }];
}

function drawStateFact({ name, kind, ways, harmless, accepted }: StateFact): string {
  const notes = [harmless && `harmless ${harmless}`, accepted !== undefined && `accepted "${accepted}"`].filter(
    Boolean,
  );
  return [`${name}: ${kind}`, drawWays(ways), ...notes].filter(Boolean).join(" ");
}

function drawRoutine(routine: Routine, states: readonly StateFact[], state: StateFacts, facts: ModuleFacts): string {
  const sets = drawAccesses("sets", routine.sets, states);
  const reads = drawAccesses("reads", routine.reads, states);
  const marks = [routine.serves && "serves", routine.pauses && "pauses"].filter(Boolean);
  const touches = routine.touches.map((touch) => drawTouch(state.touches[touch]!, state, facts));
  const parts = [
    ...marks,
    ...sets,
    ...reads,
    ...(touches.length > 0 ? [`touches ${[...new Set(touches)].join(", ")}`] : []),
  ];
  return `${drawWays(routine.ways) || `"${routine.name}"`} ${parts.join("; ")}`;
}

function drawAccesses(verb: string, accesses: readonly StateAccess[], states: readonly StateFact[]): readonly string[] {
  const names = accesses.map(({ state, member, keeps, own }) => {
    const name = [states[state]!.name, member].filter(Boolean).join(".");
    return [name, keeps === "request" ? "kept of the request" : keeps && "kept", own && "own"]
      .filter(Boolean)
      .join(" ");
  });
  return names.length === 0 ? [] : [`${verb} ${names.join(", ")}`];
}

function drawTouch(
  { request, name, path, instance, changes }: ImportTouch,
  state: StateFacts,
  facts: ModuleFacts,
): string {
  const { specifier, names } = facts.imports[request]!;
  const change = changes === undefined ? "" : changes === "assignment" ? " =" : ` (changes ${changes.join("/")})`;
  const start = instance === undefined ? `${specifier}#${names[name]!.imported}` : state.instances[instance]!.name;
  return [start, ...path].join(" ") + change;
}

function drawWays(ways: readonly Way[]): string {
  return ways.map((way) => `[${way.join(" ")}]`).join(" ");
}
