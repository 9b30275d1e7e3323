/**
 * Whether a function leaves a container empty on every way out of it, whatever it has put in:
 *
 *     path.push(node); … if (isRoot(at)) { mark(path); path.length = 0; return true } … path.length = 0; return false
 *
 * A way out by an error is none: it ends the work that the container is for. What is inside `try` and `switch` is not followed.
 * O(statements of the function times their depth in loops).
 */

import type { Node } from "oxc-parser";
import { isFunction } from "../../load-time-code.js";
import type { Place } from "../../syntax-walk.js";
import type { Mention } from "../state-holders.js";
import { isEmptyValue } from "./absence.js";
import { isEmptyContainer } from "./evidence.js";
import { isInside } from "./inside.js";

/** What is in the container behind a statement; undefined where nothing runs behind it. */
type Filling = "empty" | "filled" | undefined;

/** @param mentions of the container in the function, which finds it empty */
export function leavesEmpty({ node }: Place, mentions: readonly Mention[]): boolean {
  if (!isFunction(node) || node.body?.type !== "BlockStatement") return false;
  const ways = new WaysOut(mentions);
  return ways.behindAll(node.body.body, "empty") !== "filled" && ways.areEmpty;
}

class WaysOut {
  areEmpty = true;
  readonly #mentions: readonly Mention[];

  constructor(mentions: readonly Mention[]) {
    this.#mentions = mentions;
  }

  behindAll(statements: readonly Node[], before: Filling): Filling {
    let now = before;
    for (const statement of statements) {
      if (now === undefined) return undefined;
      now = this.#behind(statement, now);
    }
    return now;
  }

  #behind(statement: Node, before: "empty" | "filled"): Filling {
    const inside = this.#mentions.filter(({ place }) => isInside(place.node, statement));
    switch (statement.type) {
      case "BlockStatement":
        return this.behindAll(statement.body, before);
      case "IfStatement": {
        const met = this.#changed(statement.test, before);
        const otherwise = statement.alternate === null ? met : this.#behind(statement.alternate, met);
        return either(this.#behind(statement.consequent, met), otherwise);
      }
      case "ForStatement":
      case "ForInStatement":
      case "ForOfStatement":
      case "WhileStatement":
      case "DoWhileStatement":
        return this.#behindLoop(statement, before);
      case "ReturnStatement":
        if (before === "filled" || inside.length > 0) this.areEmpty = false;
        return undefined;
      case "ThrowStatement":
        return undefined;
      case "BreakStatement":
      case "ContinueStatement":
        // It goes on at some place further outside, with what is in there now.
        if (before === "filled") this.areEmpty = false;
        return undefined;
      case "SwitchStatement":
      case "TryStatement":
      case "LabeledStatement":
        if (before === "filled" || inside.length > 0) this.areEmpty = false;
        return before;
      case "ExpressionStatement":
        return inside.some(({ write }) => write?.at.node === statement.expression && empties(write))
          ? "empty"
          : this.#changed(statement, before);
      default:
        return this.#changed(statement, before);
    }
  }

  #behindLoop(statement: Extract<Node, { body: Node }>, found: "empty" | "filled"): Filling {
    const isInHead = ({ place, write }: Mention): boolean =>
      write !== undefined && isInside(place.node, statement) && !isInside(place.node, statement.body);
    const before = this.#mentions.some(isInHead) ? "filled" : found;
    if (this.#goesOnWhileFilled(statement)) {
      this.#behind(statement.body, "filled");
      return "empty";
    }
    const once = either(before, this.#behind(statement.body, before));
    // What one turn leaves the next one finds.
    return once === before ? once : either(once, this.#behind(statement.body, once ?? before));
  }

  /** `while (path.length) use(path.pop())`; what leaves it before that is a way out of its own. */
  #goesOnWhileFilled(loop: Node): boolean {
    const test = loop.type === "WhileStatement" ? loop.test : undefined;
    if (test?.type !== "MemberExpression" || test.property.type !== "Identifier") return false;
    const isSize = test.property.name === "length" || test.property.name === "size";
    return isSize && this.#mentions.some(({ place }) => place.node === test.object);
  }

  #changed(part: Node, before: "empty" | "filled"): "empty" | "filled" {
    const isWritten = this.#mentions.some(({ place, write }) => write !== undefined && isInside(place.node, part));
    return isWritten ? "filled" : before;
  }
}

function either(one: Filling, other: Filling): Filling {
  return one === "filled" || other === "filled" ? "filled" : (one ?? other);
}

function empties({ by, what, member, values: [value] }: NonNullable<Mention["write"]>): boolean {
  if (by === "method") return what === "clear";
  if (by !== "assignment" || what !== "=" || value === undefined) return false;
  return member === undefined ? isEmptyContainer(value) : member === "length" && isEmptyValue(value);
}
