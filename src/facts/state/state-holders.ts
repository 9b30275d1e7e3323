/**
 * What may hold state in one text, each with all places that mention it: variables of the module, static fields of its classes,
 * fields of the objects its makers make. The tree's side of state-facts: nothing here is stored.
 */

import type { Node } from "oxc-parser";
import type { StateKind } from "./state-facts.js";
import type { Place } from "../syntax-walk.js";
import type { Write } from "../write-at.js";

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
