import type { Topology } from "./topology.js";

/**
 * Remembers the answers of a pure query for as long as the Topology they were asked of lives, so that a new graph drops
 * every old answer by itself. The one way in which queries are cached.
 *
 * `keyOf` names the other arguments by value: equal keys must mean equal answers. Answers are shared between callers,
 * so they are never written to. A query that throws is not remembered.
 *
 * `basisOf` names the part of the Topology that a query reads, if that is less than all of it: answers then live as
 * long as the part, and serve every derived Topology that shares it. A query about ids alone takes `modules`.
 */
export function memoised<Args extends readonly unknown[], Answer>(
  query: (topology: Topology, ...args: Args) => Answer,
  keyOf: (...args: Args) => string,
  basisOf: (topology: Topology) => object = (topology) => topology,
): (topology: Topology, ...args: Args) => Answer {
  const memos = new WeakMap<object, Map<string, Answer>>();
  return (topology, ...args) => {
    const basis = basisOf(topology);
    let answers = memos.get(basis);
    if (answers === undefined) memos.set(basis, (answers = new Map()));
    const key = keyOf(...args);
    const known = answers.get(key);
    if (known !== undefined || answers.has(key)) return known as Answer;
    const answer = query(topology, ...args);
    answers.set(key, answer);
    return answer;
  };
}

/** Answers about a part of Topologies that many of them share, such as a row; they live as long as the part. */
export function remembered<Part extends object, Answer>(): Pick<WeakMap<Part, Answer>, "get" | "set"> {
  return new WeakMap<Part, Answer>();
}
