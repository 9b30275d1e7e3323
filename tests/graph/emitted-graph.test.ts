/** Topologies in which the imports of some modules are labelled as the emit leaves them. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { extractBody } from "../../src/facts/extract-body.js";
import { extractFacts } from "../../src/facts/extract-facts.js";
import { emittedGraph } from "../../src/graph/emitted-graph.js";
import { linkTopology, replaceRow } from "../../src/graph/link.js";
import { nodeSet } from "../../src/graph/node-set.js";
import { LABEL_BIT, type ResolvedModule } from "../../src/graph/resolved-module.js";
import type { Topology } from "../../src/graph/topology.js";
import { edgesOf, HEALTHY, PLAIN_EMIT } from "./draw.js";

/** A Topology of modules `a`, `b` … from their texts; `asked` collects whose bodies it is asked for. */
function link(texts: Readonly<Record<string, string>>, asked: string[] = []): Topology {
  const facts = new Map(Object.entries(texts).map(([id, text]) => [id, extractFacts(text, "ts")]));
  const rows = [...facts].map(([id, { imports }]): ResolvedModule => ({
    id,
    key: id,
    labels: imports.map(({ label }) => LABEL_BIT[label]),
    targets: imports.map(({ specifier }) => specifier.replace("./", "")),
    unresolved: [],
    emit: PLAIN_EMIT,
  }));
  const bodies = (wanted: readonly ResolvedModule[]) => {
    asked.push(...wanted.map(({ id }) => id));
    return wanted.map(({ id }) => extractBody(texts[id]!, "ts", facts.get(id)!));
  };
  return linkTopology(rows, ({ id }) => facts.get(id)!, HEALTHY, { bodies });
}

const all = (topology: Topology) => nodeSet(topology.modules, () => true);

describe("the emitted graph", () => {
  it("erases edges of which no value is used", () => {
    const topology = link({ a: `import { B } from "./b"; let b: B`, b: `import { a } from "./a"; a;` });
    expect(edgesOf(emittedGraph(topology, all(topology)))).toEqual(["a -.-> b", "b -> a"]);
    expect(edgesOf(topology)).toEqual(["a -> b", "b -> a"]);
  });

  it("keeps the next strongest label, with the request that has it", () => {
    const topology = link({ a: `import { B } from "./b"; let b: B; const load = () => import("./b");`, b: "" });
    const emitted = emittedGraph(topology, all(topology));
    expect([edgesOf(emitted), emitted.requests[0]]).toEqual([["a ~> b"], 1]);
  });

  it("is about the importers that are asked for", () => {
    const topology = link({ a: `import { B } from "./b"`, b: `import { A } from "./a"` });
    expect(
      edgesOf(
        emittedGraph(
          topology,
          nodeSet(topology.modules, (id) => id === "a"),
        ),
      ),
    ).toEqual(["a -.-> b", "b -> a"]);
  });

  it("is of a changed graph what it is of the same one linked from scratch, whatever was asked of the base", () => {
    const text = fc
      .array(fc.tuple(fc.constantFrom("a", "b", "c"), fc.boolean()), { maxLength: 4 })
      .map((imports) =>
        imports
          .map(([id, isUsed], at) => `import { x${at} } from "./${id}"; ${isUsed ? `x${at};` : `let y${at}: x${at};`}`)
          .join("\n"),
      );
    const members = fc.subarray(["a", "b", "c"]);
    fc.assert(
      fc.property(fc.tuple(text, text, text, text), members, fc.boolean(), ([a, b, c, next], importers, isAsked) => {
        const [before, after] = [link({ a, b, c }), link({ a: next, b, c })];
        const asked = nodeSet(before.modules, (id) => importers.includes(id));
        if (isAsked) emittedGraph(before, asked);
        const body = () => after.bodiesOf([0])[0];
        const changed = emittedGraph(replaceRow(before, after.rows[0]!, after.factsOf(0), body), asked);
        const { targets, labels, requests, rows } = emittedGraph(after, asked);
        expect(changed).toMatchObject({ targets, labels, requests, rows });
      }),
      { numRuns: 500 },
    );
  });

  it("is the same object if nothing is erased", () => {
    const topology = link({ a: `import { b } from "./b"; b;`, b: "" });
    expect(emittedGraph(topology, all(topology))).toBe(topology);
  });

  it("asks again for a body that was not known", () => {
    const known = link({ a: `import { B } from "./b"`, b: "" });
    const unknown = { ...known, usesOf: (nodes: readonly number[]) => nodes.map(() => undefined) };
    expect(edgesOf(emittedGraph(unknown, all(unknown)))).toEqual(["a -> b"]);
    expect(edgesOf(emittedGraph(known, all(known)))).toEqual(["a -.-> b"]);
  });

  it("asks for each body once, in whatever graph its row is", () => {
    const asked: string[] = [];
    const topology = link({ a: `import { B } from "./b"`, b: `import { A } from "./a"`, c: "" }, asked);
    emittedGraph(
      topology,
      nodeSet(topology.modules, (id) => id === "a"),
    );
    emittedGraph({ ...topology }, all(topology));
    expect(asked).toEqual(["a", "b"]);
  });
});
