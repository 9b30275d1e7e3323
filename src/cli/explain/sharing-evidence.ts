/** Of `no-cross-domain-sharing`: whose it is, and by which ways which domains come to it. */
import { reachedThings } from "../../graph/sharing/cross-domain-sharing.js";
import type { KeptKind, KeptThing, Reach } from "../../graph/sharing/sharing-view.js";
import { sharingView } from "../../project/linted-sharing.js";
import { counted } from "../../words/counted.js";
import { type Explanation, listed, NOTHING_MORE, type Question, type Section } from "./explanation.js";
import { acceptState } from "./state-evidence.js";
import { acceptedText, stateSections, toldStates } from "./told-state.js";

interface ToldReach {
  readonly domain: string;
  readonly module: string;
  readonly line: number;
  /** What it takes or calls there. */
  readonly name: string;
  readonly how: Reach["how"] | "given";
  readonly sets?: true;
}

export function sharingEvidence({ topology, view, finding, options }: Question): Explanation {
  const id = "state" in finding ? finding.state : "";
  const owner = topology.nodeOf(id.slice(0, id.lastIndexOf("#")));
  const sharing = sharingView(topology, view, (options as { readonly kinds: readonly KeptKind[] }).kinds);
  const found =
    owner === undefined ? undefined : reachedThings(topology, owner, sharing).find(({ thing }) => thing.id === id);
  if (owner === undefined || found === undefined) return NOTHING_MORE;
  const { names, of } = sharing.domains;
  const { thing } = found;
  const users = found.reaches.map(({ module, line, name, how, place, sets }): ToldReach => ({
    domain: names[of[module]!]!,
    module: topology.modules[module]!,
    line,
    name,
    how: place === undefined ? how : "given",
    ...(sets && { sets }),
  }));
  const module = topology.modules[owner]!;
  const states = "state" in thing.is ? toldStates(topology, owner, id, sharing) : [];
  const home = names[of[owner]!];
  return {
    sections: [thingSection(thing, module, home), ...userSections(users), ...stateSections(states)],
    ways: [...waysOf(thing, home, users), acceptState({ module, line: thing.line })],
    evidence: {
      declared: { module, line: thing.line },
      ...(home !== undefined && { domain: home }),
      users,
      ...(states.length > 0 && { states }),
    },
  };
}

function thingSection({ name, is, accepted, line }: KeptThing, module: string, home: string | undefined): Section {
  const what = "state" in is ? is.state : is.library;
  return {
    title: `${name === "" ? "The default export" : name} (${what})`,
    lines: [
      `${"state" in is ? "declared" : "made"} at ${module}:${line}, ${home === undefined ? "in no domain" : `in the domain ${home}`}`,
      ...(accepted === undefined ? [] : [acceptedText(accepted)]),
    ],
  };
}

function userSections(users: readonly ToldReach[]): readonly Section[] {
  const domains = [...new Set(users.map(({ domain }) => domain))];
  return domains.map((domain) => {
    const own = users.filter((user) => user.domain === domain);
    return { title: `Used by ${domain} in ${counted(own.length, "module")}`, lines: own.map(reachLine) };
  });
}

function reachLine({ module, line, name, how, sets }: ToldReach): string {
  const what = how === "function" ? `calls ${name}()` : how === "given" ? `is given ${name}` : `takes ${name || "it"}`;
  return `${module}:${line} ${what}${sets ? ", which sets it" : ""}`;
}

function waysOf({ name }: KeptThing, home: string | undefined, users: readonly ToldReach[]): readonly string[] {
  const domains = [...new Set(users.map(({ domain }) => domain))];
  const what = name === "" ? "it" : name;
  if (home !== undefined) {
    const places = users.map(({ module, line }) => `${module}:${line}`);
    return [
      `Ask ${home} for the answer instead of taking ${what}: ${listed(places, 3)}`,
      `Give ${listed(domains)} ${what} of ${domains.length === 1 ? "its" : "their"} own`,
    ];
  }
  return [`Give each of ${listed(domains)} its own ${what}`, `Let one of them keep it and answer the others`];
}
