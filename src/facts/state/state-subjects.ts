/**
 * What a path from the top level of a module names: a state, or code that is called.
 *
 *     sessions set         the state `sessions`            C new items push     the field `items` of instances of C
 *     C getInstance ()     the routine `C getInstance`     store add            the routine `store add`, if store is a C
 *     C count              the static field `C count`    globalThis db        the slot `db` of the global object
 */

import type { ClassShape } from "./class-shapes.js";
import type { LocalPath } from "./local-paths.js";
import type { MadeObject } from "./path-aliases.js";

export interface Subjects {
  /** States that a path goes through, outermost first. */
  readonly states: readonly LocalPath[];
  /** Code that a path calls, or hands on. */
  readonly code: LocalPath | undefined;
}

export interface SubjectsInput {
  readonly classes: ReadonlyMap<string, ClassShape>;
  readonly made: readonly MadeObject[];
  /** Whether a variable may hold state. */
  readonly isHolder: (name: string) => boolean;
  /** Whether there is code at a path. */
  readonly isCode: (path: LocalPath) => boolean;
}

/** A lookup by the path. O(steps). */
export function subjectsOf({ classes, made, isHolder, isCode }: SubjectsInput): (path: LocalPath) => Subjects {
  const makers = new Map(made.map(({ path, maker }) => [path.join(" "), maker]));

  function fieldOrCode(home: LocalPath, shape: ClassShape, side: "static" | "instance", step: string): Subjects {
    const path = [...home, step];
    return shape.code[side].has(step) ? { states: [], code: path } : { states: [path], code: undefined };
  }

  /** What is behind an object of a class of this module. */
  function behind(home: LocalPath, next: string | undefined): Subjects | undefined {
    const maker = makers.get(home.join(" "));
    const [name, made, ...rest] = maker ?? [];
    const shape = name === undefined || made !== "new" || rest.length > 0 ? undefined : classes.get(name);
    return shape && next !== undefined && isMember(next) ? fieldOrCode(home, shape, "instance", next) : undefined;
  }

  return (path) => {
    const [first, second, third] = path;
    if (first === undefined) return { states: [], code: undefined };
    // A slot of the global object; what the language has put there is not ours.
    if (first === "globalThis") return { states: isSlot(second) ? [[first, second]] : [], code: undefined };
    const shape = classes.get(first);
    if (shape !== undefined) {
      if (second === undefined || second === "()") return { states: [], code: undefined };
      if (second === "new") {
        if (third === undefined || !isMember(third)) return { states: [], code: [first, "new"] };
        return fieldOrCode([first, "new"], shape, "instance", third);
      }
      const own = fieldOrCode([first], shape, "static", second);
      return joined(own, own.code ? undefined : behind([first, second], third));
    }
    if (isHolder(first)) {
      const code = longest(path, isCode);
      return joined({ states: [[first]], code }, behind([first], second));
    }
    return { states: [], code: longest(path, isCode) };
  };
}

function joined(outer: Subjects, inner: Subjects | undefined): Subjects {
  return inner ? { states: [...outer.states, ...inner.states], code: inner.code ?? outer.code } : outer;
}

/** Handlers of events, and what is set to have a browser do something, keep nothing. */
function isSlot(step: string | undefined): step is string {
  return step !== undefined && isMember(step) && !/^(?:on[a-z]+|location|name|title|\*)$/.test(step);
}

function isMember(step: string): boolean {
  return step !== "()" && step !== "new";
}

function longest(path: LocalPath, isCode: (path: LocalPath) => boolean): LocalPath | undefined {
  for (let length = path.length; length > 0; length--) {
    const start = path.slice(0, length);
    if (isCode(start)) return start;
  }
  return undefined;
}
