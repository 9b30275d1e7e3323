/**
 * What may hold state in one text, each with all places that mention it: variables of the module, static fields of its classes,
 * fields of the objects its makers make. The tree's side of state-facts: nothing here is stored.
 */

import type { Node } from "oxc-parser";
import type { StateKind } from "./state-facts.js";
import type { Place } from "../syntax-walk.js";

export interface Holder {
  /** As it is named in the text: `sessions`, `Registry.#items`; for a field of an instance `#items`. */
  readonly name: string;
  readonly kind: StateKind;
  /** The identifier or key that declares it. */
  readonly declared: Node;
  /** Its initialiser; undefined if it has none. */
  readonly init: Node | undefined;
  /** In source order; not the declaration itself. */
  readonly mentions: readonly Mention[];
}

/** One place where the state is named. */
export interface Mention {
  /** All that stands for the state: `sessions`, `this.#items`, `Registry.items`. */
  readonly place: Place;
  /** The innermost function around it, or the class whose instances' field it initialises; undefined at the top level. */
  readonly within: Node | undefined;
  /** Runs while the module loads and never after. */
  readonly isLoadingOnly: boolean;
  /** The member of the state that the expression goes on with; undefined if with none, or with a method of what it holds. */
  readonly member: string | undefined;
  /** Absent where the state is read only. */
  readonly write?: Write;
}

export interface Write {
  /** A function of a built-in object, as `Object.assign`, changes its first argument. */
  readonly by: "assignment" | "update" | "delete" | "method" | "function";
  /** The operator of an assignment or update (`=`, `??=`, `++`), the method, or the function. */
  readonly what: string;
  /** From the state to what is changed, or to the member that is assigned; `*` for a computed step. */
  readonly path: readonly string[];
  /** Of an object the member that is written, `*` if it is computed or lies deeper; undefined for the state itself. */
  readonly member: string | undefined;
  /** The whole expression: the assignment, the call. */
  readonly at: Place;
  /** What is assigned, or the arguments that are given. */
  readonly values: readonly Node[];
}
