import type { Topology } from "./topology.js";

/**
 * Remembers the answers of a pure query for as long as the Topology they were asked of lives, so that a new graph drops
 * every old answer by itself. The one way in which queries are cached.
 *
 * `keyOf` names the other arguments by value: equal keys must mean equal answers. Answers are shared between callers,
 * so they are never written to. A query that throws is not remembered. The very arguments of the call before are answered
 * without a key, as a run over many files asks the same of each.
 *
 * `basisOf` names the part of the Topology that a query reads, if that is less than all of it: answers then live as
 * long as the part, and serve every derived Topology that shares it. A query about ids alone takes `modules`.
 */
export function memoised<Args extends readonly unknown[], Answer>(
  query: (topology: Topology, ...args: Args) => Answer,
  keyOf: (...args: Args) => string,
  basisOf: (topology: Topology) => object = (topology) => topology,
): (topology: Topology, ...args: Args) => Answer {
  const memos = new WeakMap<object, Memo<Args, Answer>>();
  return (topology, ...args) => {
    const basis = basisOf(topology);
    let memo = memos.get(basis);
    if (memo === undefined) memos.set(basis, (memo = { answers: new Map(), latest: undefined }));
    if (memo.latest !== undefined && isSame(memo.latest.args, args)) return memo.latest.answer;
    const key = keyOf(...args);
    const known = memo.answers.get(key);
    const answer = known !== undefined || memo.answers.has(key) ? (known as Answer) : query(topology, ...args);
    memo.answers.set(key, answer);
    memo.latest = { args, answer };
    return answer;
  };
}

interface Memo<Args, Answer> {
  readonly answers: Map<string, Answer>;
  latest: { readonly args: Args; readonly answer: Answer } | undefined;
}

function isSame(a: readonly unknown[], b: readonly unknown[]): boolean {
  for (let at = 0; at < a.length; at++) if (a[at] !== b[at]) return false;
  return a.length === b.length;
}
