/** Of `no-shared-mutable-singleton`, and of states that too many modules reach: the state with all that set and read it. */
import type { Topology } from "../../graph/topology.js";
import { stateViewOf } from "../../project/linted-states.js";
import { domainName } from "./domain-name.js";
import { type Explanation, listed, NOTHING_MORE, type Question } from "./explanation.js";
import { stateSections, toldStates, type ToldState } from "./told-state.js";

export function sharedStateEvidence(question: Question): Explanation {
  const { topology, view, finding } = question;
  const id = "state" in finding ? finding.state : "";
  const owner = topology.nodeOf(id.slice(0, id.lastIndexOf("#")));
  if (owner === undefined) return NOTHING_MORE;
  const states = toldStates(topology, owner, id, stateViewOf(topology, view)).filter(isShared);
  if (states.length === 0) return NOTHING_MORE;
  return {
    sections: stateSections(states),
    ways: [...waysToKeep(question, states), acceptState(states[0]!)],
    evidence: { states },
  };
}

/** Fields of an object that nobody else touches are no part of it. */
function isShared({ accesses }: ToldState): boolean {
  return accesses.some(({ isOwn }) => !isOwn);
}

/** Where most of its users are, it may be kept; the others are then to be answered. */
export function waysToKeep({ topology, view }: Question, states: readonly ToldState[]): readonly string[] {
  const { module: owner } = states[0]!;
  const all = states.flatMap(({ accesses }) => accesses).filter(({ isOwn }) => !isOwn);
  const readers = new Set(all.filter(({ does }) => does === "reads").map(({ module }) => module));
  const setters = new Set(all.filter(({ does }) => does === "sets").map(({ module }) => module));
  const name = states[0]!.id
    .slice(owner.length + 1)
    .split(".", 1)
    .join();
  const ways: string[] = [];
  const home = homeOf(
    topology,
    view,
    all.map(({ module }) => module),
  );
  if (home !== undefined)
    ways.push(
      `Let ${home.name} keep it, where ${home.inside} of its ${home.modules} users are; ${listed(home.others, 3)} then ` +
        `${home.others.length === 1 ? "asks" : "ask"} ${home.name} for the answer`,
    );
  if (setters.size > 0 && readers.size > 0)
    ways.push(
      `Pass what ${name} holds from ${listed([...setters], 2)} to ${
        listed(
          [...readers].filter((one) => !setters.has(one)),
          2,
        ) || "its readers"
      } ` + "as an argument or in the request, so that nothing is kept in between",
    );
  if (setters.size === 0 && readers.size > 0)
    ways.push(`Pass what ${name} holds to ${listed([...readers], 3)} as an argument, so that none comes for it`);
  return ways;
}

interface Home {
  readonly name: string;
  readonly inside: number;
  readonly modules: number;
  readonly others: readonly string[];
}

/** The domain, or else the module, with more than half of the users. */
function homeOf(topology: Topology, view: Question["view"], paths: readonly string[]): Home | undefined {
  const users = [...new Set(paths)];
  const placeOf = (path: string): string => domainName(topology, view, path, false) ?? path;
  const counts = new Map<string, number>();
  for (const path of users) counts.set(placeOf(path), (counts.get(placeOf(path)) ?? 0) + 1);
  const [name, inside] = [...counts].reduce((a, b) => (b[1] > a[1] ? b : a), ["", 0] as [string, number]);
  if (inside * 2 <= users.length || inside === users.length) return undefined;
  return { name, inside, modules: users.length, others: users.filter((path) => placeOf(path) !== name) };
}

export function acceptState({ module, line }: Pick<ToldState, "module" | "line">): string {
  return `If it is to stay: a comment /** @shared-state why */ above ${module}:${line}`;
}
