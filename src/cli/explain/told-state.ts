/** A state in words: where it is declared, and all that set it and read it, its own module included. */
import { declaredMaker } from "../../graph/state/instance-maker.js";
import type { Harmless } from "../../facts/state/state-facts.js";
import type { StateNode } from "../../graph/state/held-states.js";
import { allStateAccesses, type Access, type StateView } from "../../graph/state/state-accesses.js";
import { stateBodies } from "../../graph/state/state-bodies.js";
import type { Topology } from "../../graph/topology.js";
import { counted } from "../../words/counted.js";
import type { Section } from "./explanation.js";

/** One place that sets or reads a state. */
interface ToldAccess {
  readonly module: string;
  readonly line: number;
  readonly does: "sets" | "reads";
  /** The function of the state's module that does it or hands it out, if that is not written there directly. */
  readonly by?: string;
  /** Present for code of the module, or of the class that makes the object. */
  readonly isOwn?: true;
  /** Present if a function or a getter of the state's module hands it out. */
  readonly given?: true;
  readonly member?: string;
}

export interface ToldState {
  readonly id: string;
  readonly module: string;
  readonly line: number;
  readonly kind: StateNode["kind"];
  /** Why the writes of its own module do no harm. */
  readonly harmless?: Harmless;
  readonly accepted?: string;
  /** In its own module first, then by path and line. */
  readonly accesses: readonly ToldAccess[];
}

/** Those of the states of a module that are the one with a name, or fields of it, as findings name them. */
export function toldStates(topology: Topology, owner: number, id: string, view: StateView): readonly ToldState[] {
  return allStateAccesses(topology, owner, view)
    .filter(({ state }) => state.id === id || state.holder === id)
    .map(({ state, accesses }) => toldState(topology, state, accesses));
}

export function toldState(topology: Topology, state: StateNode, accesses: readonly Access[]): ToldState {
  const { id, owner, line, kind, harmless, accepted } = state;
  const others = accesses.map(({ module, line, kind, routine, given, member, touch }) => {
    const by = given ? topology.factsOf(module).imports[touch.request]!.names[touch.name]!.imported : routine;
    return {
      module: topology.modules[module]!,
      line,
      does: kind,
      ...(by !== undefined && { by }),
      ...(given && { given }),
      ...(member !== undefined && { member }),
    };
  });
  return {
    id,
    module: topology.modules[owner]!,
    line,
    kind,
    ...(harmless !== undefined && { harmless }),
    ...(accepted !== undefined && { accepted }),
    accesses: onePerPlace([...ownAccesses(topology, state), ...others]),
  };
}

/** By the functions of its own module, or the methods of the class that makes the object which holds it, as these have it in their text. */
function ownAccesses(topology: Topology, { owner, name, holder }: StateNode): readonly ToldAccess[] {
  const [body] = stateBodies(topology, [owner]);
  if (body === undefined) return [];
  const variable = body.state.states.findIndex((state) => state.name === name);
  if (variable !== -1) return doneBy(topology, owner, body.state.routines, variable);
  const object = holder.slice(topology.modules[owner]!.length + 1);
  const instance = body.state.instances.find((one) => one.name === object);
  const found = instance && declaredMaker(topology, owner, body, instance);
  const field = found?.maker.fields.findIndex((one) => `${object}.${one.name}` === name) ?? -1;
  return found === undefined || field === -1 ? [] : doneBy(topology, found.node, found.maker.routines, field);
}

type Routines = NonNullable<ReturnType<typeof declaredMaker>>["maker"]["routines"];

function doneBy(topology: Topology, node: number, routines: Routines, index: number): readonly ToldAccess[] {
  return routines.flatMap(({ name: by, sets, reads }) =>
    [...sets.map((one) => ({ one, does: "sets" as const })), ...reads.map((one) => ({ one, does: "reads" as const }))]
      .filter(({ one }) => one.state === index)
      .map(({ one: { line, member }, does }) => ({
        module: topology.modules[node]!,
        line,
        does,
        isOwn: true as const,
        ...(by !== "" && { by }),
        ...(member !== undefined && { member }),
      })),
  );
}

/** A function that others call does what they do, at the same place. */
function onePerPlace(accesses: readonly ToldAccess[]): readonly ToldAccess[] {
  const seen = new Set<string>();
  return accesses.filter(({ module, line, does, member }) => {
    const key = [module, line, does, member].join("\0");
    const isNew = !seen.has(key);
    seen.add(key);
    return isNew;
  });
}

const LISTED_AT_MOST = 40;

/** Declaration, setters, readers. */
export function stateSections(states: readonly ToldState[]): readonly Section[] {
  return states.flatMap((state) => {
    const own = accessLines(state, "sets");
    const reads = accessLines(state, "reads");
    return [
      { title: `${state.id.slice(state.module.length + 1)} (${state.kind})`, lines: declarationLines(state) },
      { title: `Set in ${counted(own.length, "place")}`, lines: cutShort(own) },
      { title: `Read in ${counted(reads.length, "place")}`, lines: cutShort(reads) },
    ];
  });
}

function declarationLines({ module, line, harmless, accepted }: ToldState): readonly string[] {
  return [
    `declared at ${module}:${line}`,
    ...(harmless === undefined ? [] : [`what its own module sets does no harm: ${HARMLESS[harmless]}`]),
    ...(accepted === undefined ? [] : [acceptedText(accepted)]),
  ];
}

export function acceptedText(accepted: string): string {
  return accepted === ""
    ? "@shared-state stands there without a reason, which accepts nothing"
    : `accepted there: ${accepted}`;
}

function accessLines({ accesses }: ToldState, does: ToldAccess["does"]): readonly string[] {
  return accesses
    .filter((access) => access.does === does)
    .map((access) => {
      const where = `${access.module}:${access.line}`;
      const member = access.member === undefined ? "" : ` (.${access.member})`;
      if (access.given) return `${where} by ${access.by}, which hands it out${member}`;
      if (access.by === undefined) return `${where}${access.isOwn ? "" : " directly"}${member}`;
      return `${where} ${access.isOwn ? "in" : "calls"} ${access.by}()${member}`;
    });
}

function cutShort(lines: readonly string[]): readonly string[] {
  if (lines.length <= LISTED_AT_MOST) return lines;
  return [...lines.slice(0, LISTED_AT_MOST), `… ${lines.length - LISTED_AT_MOST} more …`];
}

const HARMLESS: Readonly<Record<Harmless, string>> = {
  lazy: "it is made on first use, of nothing that a caller gives",
  memo: "it is computed once for each key, of nothing else",
  counter: "it is only counted up, or holds a time",
  flag: "it is set once, to say that something has happened",
  registry: "entries are added and never changed",
  weak: "what it holds belongs to its keys",
  "process singleton": "it is kept on globalThis, so that a reload finds it again",
  lock: "it holds keys or promises while work goes on",
  handle: "it is a timer or an AbortController",
  scratch: "one function writes and reads it, for its own use",
  listeners: "it holds callbacks that are called later",
  logger: "it writes logs or metrics",
  "context first": "it is a fallback behind an AsyncLocalStorage",
  teardown: "nothing reads it but what ends the program",
  "test only": "nothing writes it but what tests use",
  "set once": "who gives it a value throws if it has one",
  restored: "it stands for something while one call goes on, and is as before behind it",
};
