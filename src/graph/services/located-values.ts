/**
 * Where a value comes from, through the constants of other modules and the arguments of whoever calls the function around it.
 *
 *     new Redis(env.REDIS_URL)    env of src/env.ts is { REDIS_URL: process.env.REDIS_URL }    environment REDIS_URL
 *     new Redis(url)              in createRedis(url), which is called with config.url         what config.url is
 *
 * Bounded: what takes more than a few dozen steps is not known.
 */
import type { Value } from "../../facts/services/service-facts.js";
import {
  isOptionsMethod,
  isPlaceOfAddress,
  isServiceKey,
  isVariableName,
  OPTIONS_METHOD,
} from "../../facts/services/service-keys.js";
import type { Way } from "../../facts/state/state-facts.js";
import { nameLeads, type Lead } from "../state/name-leads.js";
import type { Topology } from "../topology.js";
import { stateBodies } from "../state/state-bodies.js";

/** A module, and what stands for the parameters of the function that is called there. */
export interface Site {
  readonly node: number;
  readonly given?: { readonly arguments: readonly Value[]; readonly site: Site };
}

export type Located =
  | { readonly is: "key" | "text"; readonly text: string; readonly standsIn: boolean }
  | { readonly is: "client"; readonly node: number; readonly making: number; readonly site: Site }
  /** An object, a list, or what nobody knows. */
  | {
      readonly is: "object" | "list" | "unknown";
      readonly value: Value;
      readonly site: Site;
      readonly standsIn: boolean;
    };

interface Step {
  readonly site: Site;
  readonly value: Value;
  readonly path: readonly string[];
  /** Whether it stands in for another value that is meant. */
  readonly standsIn: boolean;
}

const STEPS_AT_MOST = 60;

/** What stands at a path of a value; what is meant first. */
export function locatedValues(
  topology: Topology,
  start: Site,
  value: Value,
  path: readonly string[],
): readonly Located[] {
  const found: Located[] = [];
  const pending: Step[] = [{ site: start, value, path, standsIn: false }];
  for (
    let step = pending.shift(), taken = 0;
    step !== undefined && taken < STEPS_AT_MOST;
    step = pending.shift(), taken++
  ) {
    const next = follow(topology, step, found);
    pending.unshift(...next);
  }
  return found;
}

function follow(topology: Topology, step: Step, found: Located[]): readonly Step[] {
  const { site, value, path, standsIn } = step;
  const [first, ...rest] = path;
  switch (value[0]) {
    case "any":
      return value[1].map((one, at) => ({ ...step, value: one, standsIn: standsIn || at > 0 }));
    case "parameter": {
      const [, index, ...members] = value;
      const given = site.given?.arguments[index];
      if (given === undefined || given[0] === "unknown") break;
      return [{ site: site.given!.site, value: given, path: [...members, ...path], standsIn }];
    }
    case "import":
      return imported(topology, step, found);
    case "making":
      if (path.length > 0) break;
      found.push({ is: "client", node: site.node, making: value[1], site });
      return [];
    case "object": {
      if (first === undefined) break;
      const entries = first === "*" ? value[1] : value[1].filter(([key]) => key === first).slice(-1);
      if (entries.length > 0) return entries.map(([, part]) => ({ ...step, value: part, path: rest }));
      // What is spread may have it.
      return value[1].filter(([key]) => key === "...").map(([, part]) => ({ ...step, value: part }));
    }
    case "list":
      if (first !== "*") break;
      return value[1].map((part) => ({ ...step, value: part, path: rest }));
    case "environment":
    case "setting": {
      const name = value[1] !== "*" ? value[1] : first;
      const members = value[1] === "*" ? rest : path;
      // A text has no members but those of what it is parsed to.
      const isPlace = members.length === 0 || (members.length === 1 && isPlaceOfAddress(members[0]!));
      if (name === undefined || name === "*" || !isPlace) break;
      found.push({ is: "key", text: name, standsIn });
      return [];
    }
    case "joined":
      if (path.length > 0) break;
      return partThatPlaces(value[1]).map((part) => ({ ...step, value: part }));
    case "text":
      if (path.length > 0) break;
      found.push({ is: "text", text: value[1], standsIn });
      return [];
    case "unknown":
      break;
  }
  const is = path.length > 0 ? "unknown" : value[0] === "object" || value[0] === "list" ? value[0] : "unknown";
  found.push({ is, value, site, standsIn });
  return [];
}

/** Of a text in parts the one that says where it is: not the name of a user, if a part is named for a host. */
function partThatPlaces(parts: readonly Value[]): readonly Value[] {
  const known = parts.filter(([is]) => is !== "text" && is !== "unknown");
  const placing = known.find((part) => {
    const name = part.at(-1);
    return typeof name === "string" && isServiceKey(name);
  });
  return placing === undefined ? known.slice(0, 1) : [placing];
}

function imported(topology: Topology, { site, value, path, standsIn }: Step, found: Located[]): readonly Step[] {
  const [, request, name, ...members] = value as Extract<Value, readonly ["import", ...unknown[]]>;
  const steps = [...members, ...path];
  const fact = topology.factsOf(site.node).imports[request]!;
  const target = topology.rows[site.node]!.targets[request];
  const leads =
    typeof target === "string" ? nameLeads(topology, topology.nodeOf(target)!, fact.names[name]!.imported, steps) : [];
  for (const lead of leads) {
    const next = ledTo(topology, lead, standsIn, found);
    if (next !== undefined) return next;
  }
  const last = steps.findLast((step) => step !== "()") ?? fact.names[name]!.imported;
  if (isVariableName(last)) found.push({ is: "key", text: last, standsIn });
  // What a method gives of an object, nobody knows but its text.
  else if (leads[0] !== undefined && !steps.includes("new") && last !== "*") {
    const { node, way } = leads[0];
    const text = `${topology.modules[node]}#${way.filter((step) => step !== "()").join(".")}`;
    found.push({ is: "key", text, standsIn });
  } else found.push({ is: "unknown", value, site, standsIn });
  return [];
}

/** A constant of another module, or a client that it has. */
function ledTo(
  topology: Topology,
  { node, way }: Lead,
  standsIn: boolean,
  found: Located[],
): readonly Step[] | undefined {
  const services = stateBodies(topology, [node])[0]?.services;
  const making = services?.makings.findIndex(({ ways }) => ways.some((each) => isSame(each, way))) ?? -1;
  if (making !== -1) {
    found.push({ is: "client", node, making, site: { node } });
    return [];
  }
  const constant = services?.constants.find(
    (each) => each.way.length <= way.length && each.way.every((step, at) => isStep(step, way[at]!)),
  );
  if (constant === undefined) {
    // Members of a client are none of what it was made of.
    const isOfClient = services?.makings.some(({ ways }) =>
      ways.some((each) => each.every((step, at) => way[at] === step)),
    );
    return isOfClient === true ? [] : undefined;
  }
  return [{ site: { node }, value: constant.value, path: way.slice(constant.way.length), standsIn }];
}

/** @param asked the step that is looked for, which may be any method that gives options */
function isStep(step: string, asked: string): boolean {
  return step === asked || (asked === OPTIONS_METHOD && isOptionsMethod(step));
}

function isSame(a: Way, b: Way): boolean {
  return a.length === b.length && a.every((step, at) => step === b[at]);
}
