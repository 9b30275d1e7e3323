/**
 * The routines of one text before their calls are followed: each function that may run after loading, under the path by which
 * the module has it, with what it mentions by itself.
 */

import type { Node } from "oxc-parser";
import { boundaryOf } from "../load-time-code.js";
import { type LocalPath, localPathOf } from "./local-paths.js";
import type { Place } from "../syntax-walk.js";

export interface RoutineDraft {
  /** By its path, or by where it stands if it has none. */
  readonly key: string;
  readonly path: LocalPath | undefined;
  /** Present if a server calls it, once for each request. */
  readonly serves?: true;
}

export interface RoutineDraftsInput {
  /** Places of all functions and classes: what code may be in. */
  readonly homes: ReadonlyMap<Node, Place>;
  readonly isLoadingOnly: (place: Place) => boolean;
  /** Functions that a server calls: each is a routine of its own, wherever it stands. */
  readonly served: ReadonlySet<Node>;
}

/**
 * The routine that a place is part of: the outermost function around it that runs after loading, or the innermost that a server
 * calls. Undefined for code that runs while loading only. O(depth), remembered for each function.
 */
export function routineTest(input: RoutineDraftsInput): (place: Place) => RoutineDraft | undefined {
  const { homes, isLoadingOnly, served } = input;
  const isOutermost = isRoutine(input);
  const known = new Map<Node, RoutineDraft | undefined>();

  function outermost(boundary: Node): RoutineDraft | undefined {
    const inner: Node[] = [];
    let found: RoutineDraft | undefined;
    for (let node = boundary; found === undefined;) {
      const before = known.get(node);
      const home = homes.get(node);
      inner.push(node);
      if (before !== undefined || home === undefined) found = before;
      else if (isOutermost(node)) found = draftOf(home, served.has(node));
      else {
        node = boundaryOf(home)!;
        continue;
      }
      break;
    }
    for (const node of inner) known.set(node, found);
    return found;
  }

  return (place) => {
    const boundary = boundaryOf(place);
    return boundary === undefined || isLoadingOnly(place) ? undefined : outermost(boundary);
  };
}

/** A test whether a function or class is one that code is part of. */
export function isRoutine({ homes, isLoadingOnly, served }: RoutineDraftsInput): (code: Node) => boolean {
  return (code) => {
    const home = homes.get(code);
    return served.has(code) || (home !== undefined && isLoadingOnly(home));
  };
}

function draftOf(home: Place, serves: boolean): RoutineDraft {
  const isClass = home.node.type === "ClassDeclaration" || home.node.type === "ClassExpression";
  const path = localPathOf(home);
  const whole = path && isClass ? [...path, "new"] : path;
  return {
    key: whole ? whole.join(" ") : `@${home.node.start}`,
    path: whole,
    ...(serves && { serves }),
  };
}
