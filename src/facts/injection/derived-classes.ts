/**
 * Classes of a text that extend one which is named, with what their own code uses of its members.
 *
 *     class Sessions extends Cached { get = (id) => this.redis.get(id) }     redis in [Sessions new get]
 */

import type { Class, Node } from "oxc-parser";
import type { ClassShape } from "../state/class-shapes.js";
import type { TextPaths } from "../state/text-paths.js";
import type { DerivedClass, Token } from "./injection-facts.js";
import type { MemberUses } from "./member-uses.js";
import { namesIn } from "./signatures.js";
import type { TokenOf } from "./tokens.js";

/** A class, and the one that it extends. */
export interface ExtendingClass {
  readonly shape: ClassShape;
  readonly base: Node;
  readonly from: Token;
}

/** In source order. O(classes). */
export function extendingClasses({ classes }: TextPaths, tokenOf: TokenOf): readonly ExtendingClass[] {
  return [...classes.values()].flatMap((shape): readonly ExtendingClass[] => {
    const base = (shape.node as Class).superClass as Node | null;
    const from = base === null ? undefined : tokenOf(base);
    return base === null || from === undefined ? [] : [{ shape, base, from }];
  });
}

/** O(members of the class, and uses of its objects). */
export function derivedClass(
  { shape, base, from }: ExtendingClass,
  uses: MemberUses,
  lineAt: (offset: number) => number,
): DerivedClass {
  const { name, code, fields } = shape;
  const given = new Set(keptParameters(shape));
  const isInherited = (member: string): boolean =>
    !code.instance.has(member) && !fields.instance.has(member) && !given.has(member);
  const { start, end } = base;
  return { name, from, uses: uses.ofThis(name, isInherited), range: [start, end], line: lineAt(start) };
}

/** Parameters of the constructor that are fields as well. */
function keptParameters({ node }: ClassShape): readonly string[] {
  return (node as Class).body.body.flatMap((member) => {
    if (member.type !== "MethodDefinition" || member.kind !== "constructor") return [];
    const kept = (member.value.params as readonly Node[]).filter(({ type }) => type === "TSParameterProperty");
    return kept.flatMap((parameter) => namesIn(parameter).map(({ name }) => name));
  });
}
