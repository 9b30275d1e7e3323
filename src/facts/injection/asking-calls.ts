/**
 * Calls that ask a container or an app for something.
 *
 *     mailer = inject(Mailer)       cache = useContext(CacheContext)       moduleRef.get(Mailer)       container.resolve("mailer")       req.app.get("redis")
 */

import type { Node } from "oxc-parser";
import { expressionForm } from "../services/expression-form.js";
import { namesOf } from "../services/member-names.js";
import type { Place } from "../syntax-walk.js";
import type { Receiver } from "./injection-facts.js";
import type { MemberUses } from "./member-uses.js";
import { memberToken } from "./react-contexts.js";
import type { Received, ReceiverInput } from "./receivers.js";
import { homeOf, keptAs, memberBehind, takenApart } from "./surroundings.js";
import { type TokenOf, tokenName } from "./tokens.js";

/** In the order of the calls; O(calls). */
export function askingCalls(
  calls: readonly Place[],
  { tokenOf, uses, paths, lineAt }: ReceiverInput,
): readonly Receiver[] {
  return calls.flatMap((place): readonly Receiver[] => {
    const form = expressionForm(place.node);
    const [first, second] = form?.is === "call" ? form.arguments : [];
    if (form?.is !== "call" || form.node.type === "NewExpression" || first === undefined) return [];
    if (place.parent?.node.type === "Decorator") return [];
    const asked = askedOf(form.callee, first, second, tokenOf);
    if (asked === undefined) return [];
    const kept = keptAs(place);
    const home = homeOf(place, paths);
    const name = kept?.name ?? lowered(tokenName(asked.token, () => namesOf(first)?.names.at(-1) ?? ""));
    const what =
      kept === undefined
        ? uses.there(memberBehind(place), place)
        : kept.owner === undefined
          ? uses.ofField(home, kept.name)
          : uses.ofName(kept.name, kept.owner, home);
    const { start, end } = place.node;
    const common = { ...asked, home, range: [start, end] as const, line: lineAt(start) };
    const parts = CONTEXT.test(namesOf(form.callee)?.names.at(-1) ?? "") ? partsTaken(place, kept, uses, home) : [];
    return [
      { ...common, name, uses: what },
      ...parts.map(({ key, ...part }) => ({ ...common, ...part, token: memberToken(asked.token, key) })),
    ];
  });
}

/** What is taken of the value of a context by its name, as `const { cache } = useContext(AppContext)`. */
function partsTaken(
  place: Place,
  kept: ReturnType<typeof keptAs>,
  uses: MemberUses,
  home: string,
): readonly (Pick<Receiver, "name" | "uses"> & { readonly key: string })[] {
  const apart = takenApart(place);
  if (apart !== undefined) {
    const { names, owner } = apart;
    return names.flatMap(({ key, name }) =>
      key === undefined ? [] : [{ key, name, uses: uses.ofName(name, owner, home) }],
    );
  }
  if (kept?.owner !== undefined)
    return [...uses.ofMembers(kept.name, kept.owner)].map(([key, each]) => ({ key, name: key, uses: each }));
  const member = kept === undefined ? memberBehind(place) : "*";
  if (member === "*") return [];
  return [{ key: member, name: member, uses: uses.there(memberBehind(place, 1), place) }];
}

function lowered(name: string): string {
  return name.slice(0, 1).toLowerCase() + name.slice(1);
}

const CONTAINER = /^(?:moduleRef|injector|.*[cC]ontainer_?|diContainer|scope|cradle)$/;

/** React's, and what selects a part of one. */
const CONTEXT = /^use(?:Context(?:Selector)?)?$/;

function askedOf(callee: Node, first: Node, second: Node | undefined, tokenOf: TokenOf): Received | undefined {
  const names = namesOf(callee)?.names ?? [];
  const last = names.at(-1);
  // `Inject(X)` as a function gives what hands X to any class.
  if (names.length === 1 && (last === "inject" || last === "Inject")) {
    const token = tokenOf(first);
    return token && { token, by: "inject call" };
  }
  if (CONTEXT.test(last ?? "")) {
    const token = tokenOf(first);
    return token === undefined || "text" in token ? undefined : { token, by: "inject call" };
  }
  const receiver = names.at(-2) ?? "";
  if (last !== "get" && last !== "resolve" && last !== "getAsync" && last !== "resolveAsync") return undefined;
  if (CONTAINER.test(receiver)) {
    const token = tokenOf(first, last.startsWith("resolve") ? "name" : "token");
    return token && { token, by: "container" };
  }
  if (receiver !== "app" || last !== "get") return undefined;
  const token = tokenOf(first, "app.set");
  if (token === undefined || second !== undefined)
    return "text" in (token ?? {}) ? undefined : token && { token, by: "container" };
  return "text" in token ? { token, by: "app" } : { token, by: "container" };
}
