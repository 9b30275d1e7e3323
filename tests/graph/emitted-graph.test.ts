/** Topologies in which the imports of some modules are labelled as the emit leaves them. */
import { describe, expect, it } from "vitest";
import { extractBody } from "../../src/facts/extract-body.js";
import { extractFacts } from "../../src/facts/extract-facts.js";
import { emittedGraph } from "../../src/graph/emitted-graph.js";
import { linkTopology } from "../../src/graph/link.js";
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

  it("is the same object if nothing is erased", () => {
    const topology = link({ a: `import { b } from "./b"; b;`, b: "" });
    expect(emittedGraph(topology, all(topology))).toBe(topology);
  });

  it("asks again for a body that was not known", () => {
    const known = link({ a: `import { B } from "./b"`, b: "" });
    const unknown = { ...known, bodiesOf: (nodes: readonly number[]) => nodes.map(() => undefined) };
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
