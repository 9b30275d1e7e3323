/**
 * The levels that are open around one place of a text, as the shallow scan keeps them: numbers only, of at most as many levels
 * as the limit allows.
 */

import { LIMIT } from "./character-roles.js";
import { BRACKET } from "./open-levels.js";

const DEEPEST = LIMIT / BRACKET;
const BRACE = 125;
/** In place of the bracket that closes a level: the substitution in a template. */
export const SUBSTITUTION = 0;

/** A level that was open. */
export interface Closed {
  readonly closing: number;
  readonly openedAt: number;
  /** Where the last comment before it ended. */
  readonly commentEnd: number;
}

export class LevelStack {
  /** Load of the links on the current level, or more. */
  links = 0;
  /** Angle brackets open on the current level, or more. */
  angles = 0;
  #depth = 0;
  #outer = 0;
  readonly #closing = new Uint8Array(DEEPEST);
  readonly #openedAt = new Int32Array(DEEPEST);
  readonly #commentEnd = new Int32Array(DEEPEST);
  readonly #links = new Int32Array(DEEPEST);
  readonly #angles = new Int32Array(DEEPEST);

  get isBelowLimit(): boolean {
    return this.#outer + this.links + this.angles * BRACKET <= LIMIT;
  }

  /** @returns false at the limit */
  open(closing: number, at: number, commentEnd: number): boolean {
    const depth = this.#depth;
    if (depth === DEEPEST || !this.isBelowLimit) return false;
    this.#closing[depth] = closing;
    this.#openedAt[depth] = at;
    this.#commentEnd[depth] = commentEnd;
    this.#links[depth] = this.links;
    this.#angles[depth] = this.angles;
    this.#outer += this.links + this.angles * BRACKET + BRACKET;
    this.#depth = depth + 1;
    this.links = this.angles = 0;
    return true;
  }

  /** Closes the innermost level, if this bracket does; a brace closes all that is open inside its own. */
  close(bracket: number): Closed | undefined {
    let depth = this.#depth - 1;
    if (bracket !== BRACE) {
      if (depth < 0 || this.#closing[depth] !== bracket) return undefined;
    } else {
      while (depth >= 0 && this.#closing[depth] !== BRACE && this.#closing[depth] !== SUBSTITUTION) depth--;
      if (depth < 0) return undefined;
    }
    for (let each = this.#depth - 1; each >= depth; each--) {
      this.#outer -= this.#links[each]! + this.#angles[each]! * BRACKET + BRACKET;
    }
    this.#depth = depth;
    this.links = this.#links[depth]!;
    this.angles = this.#angles[depth]!;
    return {
      closing: this.#closing[depth]!,
      openedAt: this.#openedAt[depth]!,
      commentEnd: this.#commentEnd[depth]!,
    };
  }

  endStatement(): void {
    this.links = this.angles = 0;
  }
}
