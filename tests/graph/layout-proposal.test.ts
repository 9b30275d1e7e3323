/** What folders may be, by the layout and the graph. Folders of the name `routes` are of a kind of code. */
import { describe, expect, it } from "vitest";
import { layoutProposal } from "../../src/graph/layout-proposal.js";
import { nodeSet } from "../../src/graph/node-set.js";
import { LABEL_BIT } from "../../src/graph/resolved-module.js";
import { draw } from "./draw.js";

function proposed(...lines: readonly string[]): Record<string, unknown> {
  const topology = draw(...lines);
  const tests = nodeSet(topology.modules, (id) => id.includes(".test"));
  const selection = { labels: LABEL_BIT.eager | LABEL_BIT.deferred, tests };
  const { home, domains, kernel, entries } = layoutProposal(topology, selection, (name) => name !== "routes");
  const names = (all: readonly { readonly folder: string }[]): string[] => all.map(({ folder }) => folder);
  return { home, domains: names(domains), kernel: names(kernel), entries: entries.map(({ module }) => module) };
}

/** Three modules in each of two folders, each importing the next one. */
const TWO = ["src/auth/a -> src/auth/b -> src/auth/c", "src/billing/a -> src/billing/b -> src/billing/c"];

describe("folders side by side are proposed as domains", () => {
  it("if their modules import one another more than those of the others", () => {
    expect(proposed(...TWO, "src/auth/a -> src/billing/a")).toMatchObject({
      home: "src",
      domains: ["src/auth", "src/billing"],
    });
  });

  it("but not if they import as many of the others", () => {
    const across = ["src/auth/a -> src/billing/a", "src/auth/b -> src/billing/b"];
    expect(proposed(...TWO, ...across)).toMatchObject({ domains: [] });
  });

  it("but not if their modules do not hang together", () => {
    expect(proposed(TWO[0]!, "src/billing/a -> src/billing/b", "src/billing/c", "src/billing/d")).toMatchObject({
      domains: [],
    });
  });

  it("but not one of them alone, which would be compared with nothing", () => {
    expect(proposed(TWO[0]!, "src/billing/a -> src/billing/b")).toMatchObject({ domains: [] });
  });

  it("but not if their name says of what kind their code is", () => {
    expect(proposed(TWO[0]!, TWO[1]!.replaceAll("billing", "routes"))).toMatchObject({ domains: [] });
  });

  it("wherever the one folder is that has nearly all modules", () => {
    expect(proposed(...TWO.map((line) => line.replaceAll("src/", "app/src/")))).toMatchObject({ home: "app/src" });
    const elsewhere = "tools/a -> tools/b -> tools/c -> tools/d";
    expect(proposed(...TWO, elsewhere)).toMatchObject({ home: "" });
  });

  it("with tests left out", () => {
    const tests = [
      "src/auth/a.test -> src/billing/a",
      "src/auth/b.test -> src/billing/b",
      "src/auth/c.test -> src/billing/c",
    ];
    expect(proposed(...TWO, ...tests)).toMatchObject({ domains: ["src/auth", "src/billing"] });
  });
});

describe("a folder is proposed as part of the kernel", () => {
  const used = ["src/auth/a -> src/log/a", "src/billing/a -> src/log/a"];

  it("if most of the others import it, and it imports none of them", () => {
    expect(proposed(...TWO, ...used)).toMatchObject({ domains: ["src/auth", "src/billing"], kernel: ["src/log"] });
  });

  it("also if it imports another one of the kernel", () => {
    const more = ["src/log/a -> src/time/a", "src/auth/b -> src/time/a"];
    expect(proposed(...TWO, ...used, ...more)).toMatchObject({ kernel: ["src/log", "src/time"] });
  });

  it("but not if it imports one of them", () => {
    expect(proposed(...TWO, ...used, "src/log/a -> src/auth/c")).toMatchObject({ kernel: [] });
  });

  it("but not if most modules were in it, nor is then anything else proposed", () => {
    const large = ["a", "b", "c", "d", "e", "f"].map((name) => `src/log/a -> src/log/${name}x`);
    expect(proposed(...TWO, ...used, ...large)).toMatchObject({ domains: [], kernel: [] });
  });

  it("but not if one alone imports it", () => {
    expect(proposed(...TWO, used[0]!)).toMatchObject({ kernel: [] });
  });
});

describe("a module is proposed as one that starts the program", () => {
  const start = ["src/main -> src/auth/a", "src/main -> src/billing/a", "src/main -> src/auth/b"];

  it("if nobody imports it, and it imports modules of several folders", () => {
    expect(proposed(...TWO, ...start)).toMatchObject({ entries: ["src/main"] });
    expect(proposed(...TWO, ...start.map((line) => line.replace("src/main", "main")))).toMatchObject({
      entries: ["main"],
    });
  });

  it("but not if somebody imports it", () => {
    expect(proposed(...TWO, ...start, "src/auth/c -> src/main")).toMatchObject({ entries: [] });
  });

  it("but not if it imports few, or of one folder alone", () => {
    expect(proposed(...TWO, ...start.slice(1))).toMatchObject({ entries: [] });
    expect(proposed(...TWO, ...start.map((line) => line.replace(/billing\/a/, "auth/c")))).toMatchObject({
      entries: [],
    });
  });

  it("but not inside of a folder, as a framework may load it for a page", () => {
    const pages = start.map((line) => line.replace("src/main", "src/auth/page"));
    expect(proposed(...TWO, ...pages)).toMatchObject({ entries: [] });
  });
});
