/** What may be told without a look at a body, and that no body is asked for where nothing can be shared. */
import { expect, it } from "vitest";
import { nodeDomains } from "../../../src/graph/node-domains.js";
import { nodeSet } from "../../../src/graph/node-set.js";
import { commonThings, foreignThings, mayShare } from "../../../src/graph/sharing/cross-domain-sharing.js";
import type { SharingView } from "../../../src/graph/sharing/sharing-view.js";
import type { Topology } from "../../../src/graph/topology.js";
import { onDisk } from "../../on-disk.js";
import { topologyOf } from "../../topology-of.js";

const CACHE = `import { LRUCache } from "lru-cache";\nexport const cache = new LRUCache({ max: 5 });`;
const GET = (from: string): string => `import { cache } from "${from}";\nexport const get = () => cache.get("a");`;

interface Asked {
  readonly topology: Topology;
  readonly view: SharingView;
  /** Paths of modules whose bodies were asked for, ascending. */
  readonly asked: () => readonly string[];
}

/** A project whose domains are the folders of src, but for shared. */
function project(files: Readonly<Record<string, string>>): Asked {
  const known = topologyOf(onDisk({ "package.json": { name: "project" }, ...files }));
  const nodes = new Set<number>();
  const topology: Topology = {
    ...known,
    nodeOf: (id) => known.nodeOf(id),
    factsOf: (node) => known.factsOf(node),
    bodiesOf(all) {
      for (const node of all) nodes.add(node);
      return known.bodiesOf(all);
    },
  };
  const domains = nodeDomains(topology.modules, (id) => {
    const [, name = ""] = /^src\/(\w+)\//.exec(id) ?? [];
    return name === "shared" ? "shared" : name === "" ? undefined : { name };
  });
  const none = nodeSet(topology.modules, () => false);
  const kinds = ["cache", "state"] as const;
  const view = { tests: none, entry: none, helpers: [], domains, kinds, libraries: [] };
  return { topology, view, asked: () => [...nodes].map((node) => topology.modules[node]!).sort() };
}

/** Ids of what each module is told of. */
function told({ topology, view }: Asked, order = [...topology.modules]): Readonly<Record<string, readonly string[]>> {
  const found = order.map((id) => {
    const node = topology.nodeOf(id)!;
    const all = [...foreignThings(topology, node, view), ...commonThings(topology, node, view)];
    return [id, all.map(({ thing }) => thing.id)] as const;
  });
  return Object.fromEntries(found.filter(([, ids]) => ids.length > 0));
}

it("asks for no body where no domain imports from another", () => {
  const asked = project({ "src/auth/cache.ts": CACHE, "src/auth/a.ts": GET("./cache"), "src/billing/b.ts": CACHE });
  expect(told(asked)).toEqual({});
  expect(asked.asked()).toEqual([]);
});

it("asks for no body of shared code that one domain alone imports", () => {
  const asked = project({ "src/shared/cache.ts": CACHE, "src/auth/a.ts": GET("../shared/cache") });
  expect(told(asked)).toEqual({});
  expect(asked.asked()).toEqual([]);
});

it("asks for no body of what another domain has that can keep nothing", () => {
  const asked = project({
    "src/auth/cache.ts": "export const cache = { get: (id: string) => id };",
    "src/billing/b.ts": GET("../auth/cache"),
  });
  expect(told(asked)).toEqual({});
  expect(asked.asked()).toEqual([]);
});

it("asks for those of who keeps something and of who imports it", () => {
  const asked = project({
    "src/auth/cache.ts": CACHE,
    "src/auth/other.ts": "export const other = 1;",
    "src/billing/b.ts": GET("../auth/cache"),
    "src/billing/c.ts": `import { other } from "../auth/other";\nexport const c = () => other;`,
  });
  expect(told(asked)).toEqual({ "src/billing/b.ts": ["src/auth/cache.ts#cache"] });
  expect(asked.asked()).toEqual(["src/auth/cache.ts", "src/billing/b.ts"]);
});

it("may be told of shared code only if two domains lie behind it, through whatever shared code", () => {
  const { topology, view } = project({
    "src/shared/cache.ts": CACHE,
    "src/shared/get.ts": GET("./cache"),
    "src/auth/a.ts": GET("../shared/cache"),
    "src/billing/b.ts": `import { get } from "../shared/get";\nexport const b = () => get();`,
    "src/shared/alone.ts": CACHE,
    "src/billing/c.ts": GET("../shared/alone"),
  });
  const may = topology.modules.filter((_, node) => mayShare(topology, node, view));
  expect(may).toEqual(["src/shared/cache.ts"]);
});

it("ends where shared modules import one another", () => {
  const asked = project({
    "src/shared/cache.ts": `${CACHE}\nimport { get } from "./get";\nexport const all = () => get();`,
    "src/shared/get.ts": `import { all, cache } from "./cache";\nexport const get = () => all() ?? cache.get("a");`,
    "src/auth/a.ts": `import { get } from "../shared/get";\nexport const a = () => get();`,
    "src/billing/b.ts": `import { all } from "../shared/cache";\nexport const b = () => all();`,
  });
  expect(told(asked)).toEqual({ "src/shared/cache.ts": ["src/shared/cache.ts#cache"] });
});

it("tells the same in whatever order modules are asked about", () => {
  const files = {
    "src/shared/cache.ts": CACHE,
    "src/shared/get.ts": GET("./cache"),
    "src/auth/own.ts": CACHE,
    "src/auth/a.ts": GET("../shared/cache"),
    "src/billing/b.ts": `import { get } from "../shared/get";\nimport { cache } from "../auth/own";\nexport const b = () => cache.get(get());`,
  };
  const [forward, backward] = [project(files), project(files)];
  const expected = {
    "src/billing/b.ts": ["src/auth/own.ts#cache"],
    "src/shared/cache.ts": ["src/shared/cache.ts#cache"],
  };
  expect(told(forward)).toEqual(expected);
  expect(told(backward, [...backward.topology.modules].reverse())).toEqual(expected);
});
