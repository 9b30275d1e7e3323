import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { linkTopology, replaceRow } from "../../src/graph/link.js";
import { leafRow } from "../../src/graph/resolved-module.js";
import type { Topology } from "../../src/graph/topology.js";
import { draw, drawModule, drawModules, edgesOf, HEALTHY, link, nodeOf } from "./draw.js";
import { anyProject, rowsOf } from "./random-project.js";

const noFacts = () => ({ imports: [], exports: [] });

/** Everything of a Topology that is data, wherever it comes from. */
const dataOf = ({
  nodeOf: _,
  factsOf: __,
  hintsOf: _______,
  bodiesOf: ___,
  usesOf: ______,
  mayMention: _____,
  changed: ____,
  ...data
}: Topology) => data;

/** The drawing with the module `a` as it is in another drawing. */
const replaceA = (base: Topology, ...lines: readonly string[]): Topology => {
  const { row, facts } = drawModule("a", ...lines);
  return replaceRow(base, row, facts);
};

describe("replaceRow", () => {
  it("replaces the edges of one module", () => {
    expect(edgesOf(replaceA(draw("a -> b -> c -> a"), "a ~> c"))).toEqual(["a ~> c", "b -> c", "c -> a"]);
  });

  it("leaves the base as it was", () => {
    const base = draw("a -> b -> c -> a");
    replaceA(base, "a ~> c");
    expect(edgesOf(base)).toEqual(["a -> b", "b -> c", "c -> a"]);
  });

  it("keeps the ids, so that what was computed from them holds", () => {
    const base = draw("a -> b");
    expect(replaceA(base, "a").modules).toBe(base.modules);
  });

  it("keeps the packages, whether it adds a module or not", () => {
    const base = { ...draw("packages/a -> packages/b"), packages: ["packages"] };
    const { row, facts } = drawModule("packages/a", "packages/a ~> packages/b");
    expect(replaceRow(base, row, facts).packages).toEqual(["packages"]);
    const added = drawModule("c", "c -> packages/a");
    expect(replaceRow(base, added.row, added.facts).packages).toEqual(["packages"]);
  });

  it("tells the new facts of the module", () => {
    const { row, facts } = drawModule("a", "a -{x}-> b");
    expect(replaceRow(draw("a -> b"), row, facts).factsOf(0)).toBe(facts);
  });

  it("tells the old facts of every other module", () => {
    const base = draw("a -> b -> a");
    expect(replaceA(base, "a").factsOf(1)).toBe(base.factsOf(1));
  });

  it("adds a module that is not there yet", () => {
    expect(edgesOf(replaceA(draw("b -> c"), "a -> b"))).toEqual(["a -> b", "b -> c"]);
  });

  it("tells the facts of all modules after adding one", () => {
    const base = draw("b -> c");
    const added = replaceA(base, "a -> b");
    expect(added.factsOf(nodeOf(added, "b"))).toBe(base.factsOf(nodeOf(base, "b")));
  });

  it("adds a leaf for a module that nothing else imports", () => {
    const added = replaceA(draw("a"), "a -> b.vue", "a ~> b.vue");
    expect(added.rows[nodeOf(added, "b.vue")]).toEqual(leafRow("b.vue"));
  });

  it("adds a module that imports itself", () => {
    expect(edgesOf(replaceA(draw("b"), "a -> a"))).toEqual(["a -> a"]);
  });

  it("replaces a row of a graph that was derived itself", () => {
    const twice = replaceA(replaceA(draw("a -> b -> c"), "a -> c"), "a ~> b");
    expect(edgesOf(twice)).toEqual(["a ~> b", "b -> c"]);
  });

  it("turns a leaf into a module", () => {
    const leaf = linkTopology([leafRow("a"), leafRow("b")], noFacts, HEALTHY);
    expect(edgesOf(replaceA(leaf, "a -> b"))).toEqual(["a -> b"]);
  });

  it("notes that the new text does not parse", () => {
    const { row } = drawModule("a", "a");
    const failed = { imports: [], exports: [], failure: { line: 3, message: "Unexpected }" } };
    const { health } = replaceRow(draw("a", "b"), row, failed);
    expect(health.unparsed).toEqual([{ id: "a", line: 3, message: "Unexpected }" }]);
  });

  it("drops the note that the old text did not parse", () => {
    const rows = drawModules("a", "b").map(({ row }) => row);
    const unparsed = ["a", "b"].map((id) => ({ id, line: 1, message: "Unexpected end" }));
    const base = linkTopology(rows, noFacts, { ...HEALTHY, unparsed });
    expect(replaceA(base, "a").health.unparsed).toEqual([{ id: "b", line: 1, message: "Unexpected end" }]);
  });

  it("refuses a row without a key, since a leaf has no facts", () => {
    expect(() => replaceRow(draw("a"), leafRow("a"), noFacts())).toThrow(TypeError);
  });

  it("refuses a row with more labels than targets", () => {
    const row = { id: "a", key: "k", labels: [4], targets: [], unresolved: [] };
    expect(() => replaceRow(draw("a"), row, noFacts())).toThrow(new TypeError("a has 1 labels for 0 imports"));
  });

  it("gives the graph that linking the rows from scratch gives", () => {
    const change = anyProject.chain((project) => {
      const request = fc.record({ to: fc.constantFrom(...project.ids, null), label: fc.constantFrom(1, 2, 4) });
      return fc.record({
        rows: fc.constant(rowsOf(project)),
        row: fc.record({ id: fc.constantFrom(...project.ids), own: fc.array(request, { maxLength: 8 }) }),
      });
    });
    fc.assert(
      fc.property(change, ({ rows, row: { id, own } }) => {
        const [labels, targets] = [own.map(({ label }) => label), own.map(({ to }) => to)];
        const row = { id, key: "new", labels, targets, unresolved: [] };
        const derived = replaceRow(linkTopology(rows, noFacts, HEALTHY), row, noFacts());
        const scratch = linkTopology(
          rows.map((old) => (old.id === row.id ? row : old)),
          noFacts,
          HEALTHY,
        );
        expect(dataOf(derived)).toEqual(dataOf(scratch));
      }),
    );
  });

  it("gives the graph that linking from scratch gives if the row is new, with a leaf for a new target", () => {
    fc.assert(
      fc.property(anyProject, (project) => {
        const rows = rowsOf(project);
        const targets = ["new.vue", rows[0]!.id, "new.vue"];
        const row = { id: "new.ts", key: "new", labels: [4, 2, 1], targets, unresolved: [] };
        const derived = replaceRow(linkTopology(rows, noFacts, HEALTHY), row, noFacts());
        const scratch = linkTopology([row, leafRow("new.vue"), ...rows], noFacts, HEALTHY);
        expect(dataOf(derived)).toEqual(dataOf(scratch));
      }),
    );
  });

  it("replaces one row of an empty graph by adding it", () => {
    expect(replaceA(link([]), "a").modules).toEqual(["a"]);
  });
});
