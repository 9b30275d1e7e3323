/**
 * Which of its imports a text may change, so that its body is worth its price: a cheap test, made once for each text and kept with
 * its facts.
 *
 * It looks for what every write has, an operator or a method that writes, and asks whether the name that the expression in
 * front begins with is one that is imported, or a constant made from one. A write that hides behind more than that (a
 * destructuring with properties as its targets, a second alias) is not seen. Linear in the text.
 */

import { WRITING_FUNCTIONS, WRITING_METHODS } from "./writing-methods.js";
import type { ImportFact } from "./module-facts.js";

const NAME = /[A-Za-z_$\u0080-\uffff][\w$\u0080-\uffff]*/.source;
const ALL_NAMES = new RegExp(NAME, "g");
/** Where an assignment, `++` or `--` begins; comparisons and arrows are passed over. */
const OPERATOR = /\+\+|--|(?:\*\*|<<|>>>?|&&|\|\||\?\?|[-+*/%&|^])?=(?![=>])|==+|=>/g;
const METHOD = new RegExp(`\\.\\s*(?:${[...WRITING_METHODS].join("|")})\\s*(?:\\?\\.\\s*)?\\(`, "g");
const FUNCTION = [...WRITING_FUNCTIONS].join("|").replaceAll(".", "\\s*\\??\\.\\s*");
/** `delete a.b`, `++a.b`, `Object.assign(a, …)`: the name stands behind. */
const NAME_BEHIND = new RegExp(
  `(?:\\+\\+|--|\\bdelete\\b|\\b(?:${FUNCTION})\\s*(?:\\?\\.\\s*)?\\()\\s*\\(?\\s*(${NAME})`,
  "g",
);
const ALIAS = new RegExp(
  `\\bconst\\s+(${NAME}|\\{[^}=]*\\})[^=;\\n]*=\\s*\\(?(${NAME})(?:\\??\\.${NAME}|!|\\[[^\\]\\n]*\\])*\\s*?(?:[;,)\\r\\n]|\\bas\\b|$)`,
  "g",
);

/** Answers of one text. What they have in common is looked for once, and not before it matters. */
export class WriteHints {
  readonly #text: string;
  readonly #aliases: () => readonly Alias[];
  /** Ways to write in turn, each with the place of the name that is written to. */
  readonly #ways: readonly (() => readonly Root[])[];

  constructor(text: string) {
    this.#text = text;
    this.#aliases = lazily(() => aliasesIn(text));
    this.#ways = [namesBehind, rootsBeforeOperators, rootsBeforeMethods].map((way) => lazily(() => way(text)));
  }

  /** The local names of its import facts that the text may write to, in the order of the facts. */
  mayWriteNames(imports: readonly ImportFact[]): readonly string[] {
    const names = new Map<string, string>();
    for (const { label, names: bound } of imports) {
      if (label !== "erased") for (const { local, type } of bound) if (local !== "*" && !type) names.set(local, local);
    }
    if (names.size === 0) return [];
    const written = new Set(this.#writtenRoots(names));
    return [...names].flatMap(([local, root]) => (local === root && written.has(local) ? [local] : []));
  }

  /** Whether the text may change what one of the names stands for, or a constant made from one. */
  mayWrite(names: Iterable<string>): boolean {
    const roots = this.#writtenRoots(new Map([...names].map((name) => [name, name])));
    return roots.next().done !== true;
  }

  /** @param names each with itself; gains the constants, each with the name that it is made from */
  *#writtenRoots(names: Map<string, string>): Generator<string> {
    for (const { bound, value } of this.#aliases()) {
      const root = names.get(value);
      if (root === undefined) continue;
      for (const name of bound) if (!names.has(name)) names.set(name, root);
    }
    for (const way of this.#ways) {
      for (const { name, start } of way()) {
        const root = names.get(name);
        if (root !== undefined && !isLoading(this.#text, start)) yield root;
      }
    }
  }
}

interface Alias {
  readonly bound: readonly string[];
  /** The name that the value begins with. */
  readonly value: string;
}

function aliasesIn(text: string): readonly Alias[] {
  return Array.from(text.matchAll(ALIAS), ([, alias = "", value = ""]) => ({
    bound: alias.match(ALL_NAMES) ?? [],
    value,
  }));
}

function namesBehind(text: string): readonly Root[] {
  return Array.from(text.matchAll(NAME_BEHIND), ({ 1: name = "", index }) => ({ name, start: index }));
}

function rootsBeforeOperators(text: string): readonly Root[] {
  const roots: Root[] = [];
  for (const { 0: operator, index } of text.matchAll(OPERATOR)) {
    if (operator === "=>" || operator.startsWith("==")) continue;
    const root = rootBefore(text, index);
    if (operator !== "=" || !isType(text, root.start)) roots.push(root);
  }
  return roots;
}

/** What a type stands behind: a variable, a parameter, a field; no `case x:`, `default:` or `a ? b :`. */
const ANNOTATED =
  /(?:\b(?:const|let|var|readonly|private|public|protected|static|declare|override)\s+[\w$]{1,60}|[(,]\s*[\w$]{1,60}|\}|\n[ \t]+(?!default\b)[\w$]{1,60})[?!]?[ \t]*:\s*(?:typeof\s+)?$/;

/** Whether the name at `start` begins the type of what is given a value: `const query: Http.Query = {}`. */
function isType(text: string, start: number): boolean {
  return /[:\s]/.test(text.charAt(start - 1)) && ANNOTATED.test(text.slice(Math.max(0, start - REACH), start));
}

function rootsBeforeMethods(text: string): readonly Root[] {
  return Array.from(text.matchAll(METHOD), ({ index }) => rootBefore(text, index));
}

function lazily<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}

/** What opens a block of the top level in which nothing waits to be called, until the place that is asked about. */
const BLOCK = /^(?:if|else|\} else|for|try|\{)[^\n]*\{[^\n{]*$/;
const CALLED_LATER = /[{]|=>/;

/**
 * Whether code there runs while the module loads: at the beginning of a line, as every formatter leaves the top level, or in a block
 * that begins so, a statement of it and nothing deeper.
 *
 *     Store.shaders[name] = text;          if (!Store.shaders[name]) {
 *                                            Store.shaders[name] = text;
 */
function isLoading(text: string, index: number): boolean {
  const stop = Math.max(0, index - REACH);
  for (let end = index; end > stop;) {
    const line = text.lastIndexOf("\n", end - 1) + 1;
    if (!/[\s]/.test(text.charAt(line))) {
      if (line === index) return true;
      const opening = text.indexOf("\n", line);
      return (
        opening !== -1 &&
        opening < index &&
        BLOCK.test(text.slice(line, opening)) &&
        !CALLED_LATER.test(text.slice(opening, index))
      );
    }
    end = line - 1;
  }
  return index === 0;
}

/** How far back a root is looked for. */
const REACH = 300;
const SPACE = /\s/;
const WORD = /[\w$\u0080-\uffff]/;

/** A name, and the place from which on it is written to. */
interface Root {
  readonly name: string;
  readonly start: number;
}

const NO_ROOT: Root = { name: "", start: -1 };

/** The first name of the member expression that ends before `end`: `a` of `a.b[c]!.d` and of `(a as B).c`; none for a name alone. */
function rootBefore(text: string, end: number): Root {
  let at = end - 1;
  let isMember = text.charAt(end) === ".";
  const stop = Math.max(0, end - REACH);
  for (;;) {
    while (at >= stop && SPACE.test(text.charAt(at))) at--;
    const character = text.charAt(at);
    if (character === "!" || character === "?") at--;
    else if (character === "]") {
      const opening = openingBefore(text, at, "[", "]", stop);
      // Nothing between them: a type, as of `plans: Plan[] = …`.
      if (opening === at - 1) return NO_ROOT;
      at = opening - 1;
      isMember = true;
    } else if (character === ")") {
      const start = openingBefore(text, at, "(", ")", stop);
      return { name: firstNameIn(text.slice(start + 1, at)), start };
    } else {
      const last = at;
      while (at >= stop && WORD.test(text.charAt(at))) at--;
      if (at === last) return NO_ROOT;
      const name = text.slice(at + 1, last + 1);
      const start = at + 1;
      if (text.charAt(at) === "#") at--;
      while (at >= stop && SPACE.test(text.charAt(at))) at--;
      if (text.charAt(at) !== ".") return isMember ? { name, start } : NO_ROOT;
      at--;
      isMember = true;
    }
  }
}

/** Index of the bracket that the one at `close` closes, as if no string held one. */
function openingBefore(text: string, close: number, open: string, closing: string, stop: number): number {
  let depth = 0;
  let at = close;
  for (; at > stop; at--) {
    const character = text.charAt(at);
    if (character === closing) depth++;
    else if (character === open && --depth === 0) break;
  }
  return at;
}

function firstNameIn(text: string): string {
  return /^[\s(]*(?:<[^>]*>)?\s*([\w$\u0080-\uffff]+)/.exec(text)?.[1] ?? "";
}
