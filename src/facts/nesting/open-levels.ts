/**
 * The levels that are open around one place of a text, and the load they put on a parser that recurses.
 *
 * A level is a pair of brackets, a tag, or an element of JSX. Its load is that of the bracket, of the links chained on it so
 * far, and of its angle brackets, which may be comparisons and so are levels only until their statement ends.
 */

export const BRACKET = 60;

/** What is read inside a level: code, the inside of a tag, or the text of an element. */
type Reading = "code" | "tag" | "text";

/** Kinds of levels; those of brackets go by what closes them. */
export type Kind = ")" | "]" | "}" | "${}" | "tag" | "closing tag" | "type arguments" | "element" | "text (" | "text [";

const READING: Readonly<Record<Kind, Reading>> = {
  ")": "code",
  "]": "code",
  "}": "code",
  "${}": "code",
  tag: "tag",
  "closing tag": "tag",
  "type arguments": "tag",
  element: "text",
  "text (": "text",
  "text [": "text",
};

interface Level {
  kind: Kind;
  /** Whether an operand ends with it, such as a call or an object, and not the head of a statement or a block. */
  readonly isOperand: boolean;
  /** Load of the links and number of the angle brackets on the level around it. */
  readonly links: number;
  readonly angles: number;
}

/** The kind of the level that a bracket opens in code. */
export function bracketOf(code: number): Kind {
  return code === 40 /* ( */ ? ")" : code === 91 /* [ */ ? "]" : "}";
}

export class OpenLevels {
  readonly #open: Level[] = [];
  #outer = 0;
  /** Load of the links on the current level. */
  links = 0;
  /** Angle brackets open on the current level. */
  angles = 0;
  reading: Reading = "code";

  get load(): number {
    return this.#outer + this.links + this.angles * BRACKET;
  }

  get kind(): Kind | undefined {
    return this.#open.at(-1)?.kind;
  }

  open(kind: Kind, isOperand = true): void {
    this.#outer += this.links + this.angles * BRACKET + BRACKET;
    this.#open.push({ kind, isOperand, links: this.links, angles: this.angles });
    this.links = 0;
    this.angles = 0;
    this.reading = READING[kind];
  }

  /** Closes the innermost level. */
  close(): Level | undefined {
    const level = this.#open.pop();
    if (level === undefined) return undefined;
    this.links = level.links;
    this.angles = level.angles;
    this.#outer -= level.links + level.angles * BRACKET + BRACKET;
    const around = this.kind;
    this.reading = around === undefined ? "code" : READING[around];
    return level;
  }

  /** Closes the innermost braces and all inside them; nothing if there are none. */
  closeBraces(): Level | undefined {
    return this.#closeThrough("}", "${}");
  }

  /** The same for the innermost element. */
  closeElement(): void {
    this.#closeThrough("element", "element");
  }

  #closeThrough(kind: Kind, other: Kind): Level | undefined {
    let index = this.#open.length - 1;
    while (index >= 0 && this.#open[index]!.kind !== kind && this.#open[index]!.kind !== other) index--;
    if (index < 0) return undefined;
    while (this.#open.length > index + 1) this.close();
    return this.close();
  }

  /** A tag that has ended is followed by the text of its element. */
  becomeElement(): void {
    const tag = this.#open.at(-1);
    if (tag === undefined) return;
    tag.kind = "element";
    this.links = 0;
    this.angles = 0;
    this.reading = "text";
  }

  endStatement(): void {
    this.links = 0;
    this.angles = 0;
  }
}
