/** The words of a report about a write to what another module owns. */
import type { ForeignWrite } from "../graph/foreign-writes.js";
import type { NodeSet } from "../graph/node-set.js";
import { countOfUsers } from "../graph/state/state-users.js";
import type { Topology } from "../graph/topology.js";
import { shortenedPath, shortenedText } from "./shortened.js";

/** So that a message has at most 240 characters. */
const LONGEST_PATH = 40;
const LONGEST_NAME = 30;

/** @param tests modules that do not count as importers */
export function foreignMutationText(topology: Topology, tests: NodeSet, found: ForeignWrite): Record<string, string> {
  const { write, owner, way, line, written, specifier } = found;
  const name = shortenedText(written, LONGEST_NAME);
  const change = changeText(write);
  if (owner === undefined) return { name, change, package: shortenedPath(specifier, LONGEST_PATH) };
  const count = countOfUsers(topology, owner, way[0]!, tests);
  const path = shortenedPath(topology.modules[owner]!, LONGEST_PATH);
  return {
    name,
    change,
    owner: line === undefined ? path : `${path}:${line}`,
    importers: count > 1 ? `all ${count} modules that import it` : "whoever else imports it",
    instead: `${copyText(write, name)} a function of ${path}`,
  };
}

function changeText({ by, what }: ForeignWrite["write"]): string {
  if (by === "function") return `${what}()`;
  if (by === "method") return `.${what}()`;
  return what === "*" ? "this assignment" : `the assignment to .${shortenedText(what, LONGEST_NAME)}`;
}

function copyText({ by, what }: ForeignWrite["write"], name: string): string {
  if (by === "method" && what === "sort") return `Sort a copy ([...${name}].sort()), or call`;
  if (by === "method" && what === "reverse") return `Reverse a copy ([...${name}].reverse()), or call`;
  return "Call";
}
