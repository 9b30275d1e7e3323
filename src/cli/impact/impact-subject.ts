/** What a name on the command line stands for: a module, a state of one (`path#name`), or a service. */
import { relative, resolve, sep } from "node:path";
import type { Failing } from "../../graph/blast-radius.js";
import { SERVICE_KINDS } from "../../graph/services/made-services.js";
import { serviceUses } from "../../graph/services/service-uses.js";
import { allStateAccesses } from "../../graph/state/state-accesses.js";
import { serviceView } from "../../project/linted-services.js";
import { stateViewOf } from "../../project/linted-states.js";
import { didYouMean } from "../../words/nearest-name.js";
import type { AskedProject } from "../asked-project.js";

export interface Subject {
  /** Relative to the root: `src/auth.ts`, `src/auth.ts#sessions`, `REDIS_URL`. */
  readonly name: string;
  readonly failing: Failing;
}

const LISTED_AT_MOST = 20;

/** @throws Error for a name of nothing, with the names there are */
export function subjectOf(project: AskedProject, name: string): Subject {
  const hash = name.lastIndexOf("#");
  const module = moduleOf(project, name);
  if (module !== undefined)
    return { name: project.topology.modules[module]!, failing: { is: "module", nodes: [module] } };
  const owner = hash === -1 ? undefined : moduleOf(project, name.slice(0, hash));
  return owner === undefined ? serviceOf(project, name) : stateOf(project, owner, name.slice(hash + 1));
}

/** By a path from the working directory, or else from the root, as messages have it. */
function moduleOf({ cwd, root, topology }: AskedProject, path: string): number | undefined {
  const id = relative(root, resolve(cwd, path)).split(sep).join("/");
  return topology.nodeOf(id) ?? topology.nodeOf(path);
}

function stateOf({ topology, view }: AskedProject, owner: number, asked: string): Subject {
  const all = allStateAccesses(topology, owner, stateViewOf(topology, view));
  const id = `${topology.modules[owner]}#${asked}`;
  const found = all.filter(({ state }) => state.id === id || state.holder === id);
  if (found.length > 0) return { name: id, failing: { is: "state", users: found.flatMap(({ accesses }) => accesses) } };
  throw new Error(
    `${topology.modules[owner]} keeps no state named ${asked} that changes as the program runs. ` +
      thereAre(
        "it keeps",
        all.map(({ state }) => state.name),
      ),
  );
}

function serviceOf({ topology, view }: AskedProject, key: string): Subject {
  const { byService } = serviceUses(topology, serviceView(topology, view, SERVICE_KINDS));
  const users = byService.get(key);
  if (users !== undefined) return { name: key, failing: { is: "service", users } };
  const services = [...byService.keys()].sort();
  const meant = topology.modules.find((id) => id.endsWith(`/${key}`)) ?? key;
  throw new Error(
    `${key} is neither a module nor a service of this project.${didYouMean(meant, [...services, ...topology.modules])} ` +
      thereAre("Services are", services),
  );
}

function thereAre(what: string, names: readonly string[]): string {
  if (names.length === 0) return `${what[0]!.toUpperCase()}${what.slice(1)} none`;
  const more = names.length > LISTED_AT_MOST ? `, and ${names.length - LISTED_AT_MOST} more` : "";
  return `${what[0]!.toUpperCase()}${what.slice(1)} ${names.slice(0, LISTED_AT_MOST).join(", ")}${more}`;
}
