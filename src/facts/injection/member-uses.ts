/**
 * What code does with something that it was given: which members it takes of a field or of a name, and which exported code does so.
 *
 *     class Login { constructor(private redis: Redis) {} run() { this.redis.get("a"); } }     get, in [Login new run]
 *     export const login = () => { const redis = inject(Redis); keep(redis); }                 * (all of it), in [login]
 */

import type { Node } from "oxc-parser";
import { chainFrom } from "../chains.js";
import type { CodeUnits } from "../services/code-units.js";
import { type LocalPath, pathOfThis } from "../state/local-paths.js";
import type { Way } from "../state/state-facts.js";
import type { TextPaths } from "../state/text-paths.js";
import type { Place } from "../syntax-walk.js";
import { familiesChangedBy } from "../writing-methods.js";
import type { Receiver } from "./injection-facts.js";
import { fieldKept, isTarget } from "./surroundings.js";

export interface MemberUsesInput {
  readonly identifiers: ReadonlyMap<Node, Place>;
  readonly thises: ReadonlyMap<Node, Place>;
  readonly paths: TextPaths;
  readonly units: CodeUnits;
}

export interface MemberUses {
  /** Uses of `this.field` in the objects of a class. */
  readonly ofField: (home: string, field: string) => Receiver["uses"];
  /** Uses of those members of `this` in the objects of a class that are asked for. */
  readonly ofThis: (home: string, isAsked: (member: string) => boolean) => Receiver["uses"];
  /** Uses of a variable or parameter, and of the fields of `home` that it is kept in. */
  readonly ofName: (name: string, owner: Node, home: string) => Receiver["uses"];
  /** By the members that are taken of a variable, the uses of each. */
  readonly ofMembers: (name: string, owner: Node) => ReadonlyMap<string, Receiver["uses"]>;
  /** The one use of what has no name, where it stands. */
  readonly there: (member: string, place: Place) => Receiver["uses"];
}

const WAYS_AT_MOST = 12;
const MEMBERS_AT_MOST = 24;

/** O(mentions of `this` and of names) once, then the uses. */
export function memberUses({ identifiers, thises, paths, units }: MemberUsesInput): MemberUses {
  /** By class and field. */
  const fields = new Map<string, Map<string, (readonly [member: string, place: Place])[]>>();
  for (const place of thises.values()) {
    const path = pathOfThis(place);
    if (path?.length !== 2 || path[1] !== "new") continue;
    const { steps, places } = chainFrom(place);
    const [field, member] = steps;
    if (field === undefined || isTarget(places[1]!)) continue;
    const home = fields.get(path[0]!) ?? new Map<string, (readonly [member: string, place: Place])[]>();
    fields.set(path[0]!, home);
    push(home, field, [memberOf(member), place]);
  }
  let named: ReadonlyMap<string, readonly Place[]> | undefined;
  const byName = (name: string): readonly Place[] => (named ??= placesByName(identifiers)).get(name) ?? [];
  const gathered = (found: readonly (readonly [member: string, place: Place])[]): Receiver["uses"] => {
    const members = new Map<string, Place[]>();
    for (const [member, place] of found.slice(0, 200)) push(members, member, place);
    return [...members].slice(0, MEMBERS_AT_MOST).map(([member, places]) => {
      const around = places.flatMap((place): readonly LocalPath[] => {
        const unit = units.around(place);
        return unit === undefined ? [] : [unit];
      });
      const ways = units.reaching(around).flatMap((unit) => paths.waysOf(unit));
      return memberUse(member, [...new Map(ways.map((way) => [way.join(" "), way])).values()].slice(0, WAYS_AT_MOST));
    });
  };
  const usesOfField = (home: string, field: string): readonly (readonly [string, Place])[] =>
    fields.get(home)?.get(field) ?? [];
  return {
    ofField: (home, field) => gathered(usesOfField(home, field)),
    ofThis: (home, isAsked) =>
      gathered(
        [...(fields.get(home) ?? [])].flatMap(([field, found]) =>
          isAsked(field) ? found.map(([, place]) => [field, place] as const) : [],
        ),
      ),
    ofName(name, owner, home) {
      const found = byName(name).flatMap((place): readonly (readonly [string, Place])[] => {
        const { node } = place;
        if (node.start < owner.start || node.end > owner.end || paths.variableOf(node) === undefined) return [];
        const field = fieldKept(place);
        if (field !== undefined) return usesOfField(home, field);
        const { steps } = chainFrom(place);
        return isTarget(place) ? [] : [[memberOf(steps[0]), place]];
      });
      return gathered(found);
    },
    ofMembers(name, owner) {
      const found = new Map<string, (readonly [string, Place])[]>();
      for (const place of byName(name)) {
        const { node } = place;
        if (node.start < owner.start || node.end > owner.end || isTarget(place)) continue;
        const [member, next] = chainFrom(place).steps;
        if (member !== undefined && memberOf(member) !== "*") push(found, member, [memberOf(next), place] as const);
      }
      return new Map([...found].slice(0, MEMBERS_AT_MOST).map(([member, each]) => [member, gathered(each)]));
    },
    there: (member, place) => gathered([[member, place]]),
  };
}

/** With the containers that a method of this name changes, if there are any. */
export function memberUse(member: string, ways: readonly Way[]): Receiver["uses"][number] {
  const changes = familiesChangedBy(member);
  return changes.length === 0 ? [member, ways] : [member, ways, changes];
}

/** A call of the thing itself, or what is computed, may be anything of it. */
function memberOf(step: string | undefined): string {
  return step === undefined || step === "()" || step === "new" ? "*" : step;
}

function placesByName(identifiers: ReadonlyMap<Node, Place>): ReadonlyMap<string, readonly Place[]> {
  const found = new Map<string, Place[]>();
  for (const place of identifiers.values()) if (place.node.type === "Identifier") push(found, place.node.name, place);
  return found;
}

function push<Value>(map: Map<string, Value[]>, key: string, value: Value): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}
