/** Which states couple modules, from drawings of who holds, sets and reads what. */
import { describe, expect, it } from "vitest";
import { crowdedStates } from "../../../src/graph/state/crowded-states.js";
import { blastRadius } from "../../../src/graph/blast-radius.js";
import { nodeSet } from "../../../src/graph/node-set.js";
import { LABEL_BIT } from "../../../src/graph/resolved-module.js";
import { setBy, sharedStates, type Sharing } from "../../../src/graph/state/shared-states.js";
import { stateAccesses, type StateView } from "../../../src/graph/state/state-accesses.js";
import { stateDependents } from "../../../src/graph/state/state-dependents.js";
import { touchedOwners } from "../../../src/graph/state/touched-states.js";
import type { Topology } from "../../../src/graph/topology.js";
import { nodeOf } from "../draw.js";
import { drawStates } from "./draw-states.js";

function viewOf({ modules }: Topology): StateView {
  return {
    tests: nodeSet(modules, (id) => id.includes(".test.")),
    entry: nodeSet(modules, (id) => id === "main.ts"),
    helpers: ["singleton"],
  };
}

/** Each access to the states of a module, as `a.ts:1 sets sessions by login`. */
function accesses(topology: Topology, owner: string): string[] {
  return stateAccesses(topology, nodeOf(topology, owner), viewOf(topology)).flatMap(({ state, accesses: all }) =>
    all.map(({ module, kind, routine, member, line }) => {
      const name = member === undefined ? state.name : `${state.name}.${member}`;
      const by = routine === undefined ? "" : ` by ${routine}`;
      return `${topology.modules[module]}:${line} ${kind} ${name}${by}`;
    }),
  );
}

/** Each shared state of a module, with the two accesses that show it: `auth.ts#sessions: a.ts:1, b.ts:1`. */
function shared(drawing: string, owner = "auth.ts", sharing: Sharing = "split"): string[] {
  const topology = drawStates(drawing);
  return sharedStates(topology, nodeOf(topology, owner), viewOf(topology), sharing).map(({ state, pair }) => {
    const places = pair.map(({ module, line }) => `${topology.modules[module]}:${line}`);
    return `${state.id}: ${places.join(", ")}`;
  });
}

const AUTH = `
  auth.ts
    holds map sessions
    login() sets sessions
    of() reads sessions`;

describe("a state is accessed", () => {
  it("through the functions of its module", () => {
    const topology = drawStates(`${AUTH}
      a.ts
        uses login() of auth.ts
        uses of() of auth.ts
      b.ts
        uses of of auth.ts`);
    expect(accesses(topology, "auth.ts")).toEqual([
      "a.ts:1 sets sessions by login",
      "a.ts:2 reads sessions by of",
      "b.ts:1 reads sessions by of",
    ]);
  });

  it("by whatever way the name comes: barrels, stars, namespaces", () => {
    const topology = drawStates(`${AUTH}
      index.ts
        passes on login of auth.ts
      all.ts
        passes on * of index.ts
      spaces.ts
        passes on * as auth of auth.ts
      a.ts
        uses login() of index.ts
      b.ts
        uses login() of all.ts
      c.ts
        uses *.login() of all.ts
      d.ts
        uses auth.login() of spaces.ts
      e.ts
        uses *.auth.login() of spaces.ts`);
    expect(accesses(topology, "auth.ts")).toEqual(
      ["a.ts:1", "b.ts:1", "c.ts:1", "d.ts:1", "e.ts:1"].map((place) => `${place} sets sessions by login`),
    );
  });

  it("directly, and a member of an object by its name", () => {
    const topology = drawStates(`
      config.ts
        holds object config as config
      a.ts
        writes config.limit of config.ts
      b.ts
        uses config.limit of config.ts
      c.ts
        uses config of config.ts`);
    expect(accesses(topology, "config.ts")).toEqual([
      "a.ts:1 sets config.limit",
      "b.ts:1 reads config.limit",
      "c.ts:1 reads config",
    ]);
  });

  it("by the methods of an object, whoever declares its class", () => {
    const topology = drawStates(`
      class.ts
        class Store has map items: add() sets items, all() reads items
      store.ts
        imports Store of class.ts
        makes store of Store as store
      a.ts
        uses store.add() of store.ts
      b.ts
        uses store.all() of store.ts`);
    expect(accesses(topology, "store.ts")).toEqual([
      "a.ts:1 sets store.items by store.add",
      "b.ts:1 reads store.items by store.all",
    ]);
  });

  it("of an object that a helper keeps, if the settings name the helper", () => {
    const drawing = (helper: string): string => `
      db.ts
        class Db has map rows: add() sets rows, all() reads rows
        makes db of Db as db with ${helper}
      a.ts
        uses db.add() of db.ts
      b.ts
        uses db.all() of db.ts`;
    expect(shared(drawing("singleton"), "db.ts")).toEqual(["db.ts#db.rows: a.ts:1, b.ts:1"]);
    expect(shared(drawing("unknown"), "db.ts")).toEqual([]);
  });

  it("by the function whose way is the longest, not by what it is a member of", () => {
    const topology = drawStates(`
      config.ts
        holds object config as config
        holds map cache
        config.load() sets cache
        config.reset() sets config
      a.ts
        uses config.load() of config.ts
      b.ts
        uses config.other() of config.ts`);
    expect(accesses(topology, "config.ts")).toEqual(["b.ts:1 reads config.other", "a.ts:1 sets cache by config.load"]);
  });

  it("by no test", () => {
    const topology = drawStates(`${AUTH}
      a.ts
        uses login() of auth.ts
      a.test.ts
        uses login() of auth.ts
      b.ts
        uses of() of auth.ts`);
    expect(accesses(topology, "auth.ts")).toEqual(["a.ts:1 sets sessions by login", "b.ts:1 reads sessions by of"]);
  });
});

describe("a state couples two modules", () => {
  it("of which one sets what the other reads", () => {
    expect(
      shared(`${AUTH}
        a.ts
          uses login() of auth.ts
        b.ts
          uses of() of auth.ts`),
    ).toEqual(["auth.ts#sessions: a.ts:1, b.ts:1"]);
  });

  it("but not one module with itself", () => {
    expect(
      shared(`${AUTH}
        a.ts
          uses login() of auth.ts
          uses of() of auth.ts
        b.ts
          imports other of auth.ts`),
    ).toEqual([]);
  });

  it("not if nobody else sets it, or nobody reads it", () => {
    const drawing = (name: string): string => `${AUTH}
        a.ts
          uses ${name}() of auth.ts
        b.ts
          uses ${name}() of auth.ts`;
    expect([shared(drawing("of")), shared(drawing("login"))]).toEqual([[], []]);
  });

  it("not by a function that reads what it sets itself", () => {
    const drawing = (does: string): string => `
      auth.ts
        holds map sessions
        touch() sets sessions
        take() ${does}
      a.ts
        uses touch() of auth.ts
      b.ts
        uses take() of auth.ts`;
    expect(shared(drawing("sets sessions, reads sessions"))).toEqual([]);
    expect(shared(drawing("reads sessions"))).toEqual(["auth.ts#sessions: a.ts:1, b.ts:1"]);
  });

  it("by the same member of an object, or by all of it", () => {
    const drawing = (read: string): string => `
      config.ts
        holds object config
        limit() sets config.limit
        get() reads ${read}
      a.ts
        uses limit() of config.ts
      b.ts
        uses get() of config.ts`;
    expect(shared(drawing("config.name"), "config.ts")).toEqual([]);
    expect(shared(drawing("config.limit"), "config.ts")).toHaveLength(1);
    expect(shared(drawing("config"), "config.ts")).toHaveLength(1);
  });

  it("not by what a module does that starts the program", () => {
    const drawing = (starter: string): string => `${AUTH}
        ${starter}
          uses login() of auth.ts
        b.ts
          uses of() of auth.ts`;
    expect(shared(drawing("main.ts"))).toEqual([]);
    expect(shared(drawing("a.ts"))).toHaveLength(1);
  });

  it("not if it is harmless, unless another module writes to it itself", () => {
    const drawing = (kind: string, why: string, write: string): string => `
      auth.ts
        holds ${kind} cache as cache because ${why}
        fill() sets cache
        get() reads cache
      a.ts
        uses fill() of auth.ts
        ${write}
      b.ts
        uses get() of auth.ts`;
    const clear = "writes cache.clear() of auth.ts";
    expect(shared(drawing("map", "memo", "uses fill() of auth.ts"))).toEqual([]);
    expect(shared(drawing("map", "memo", clear))).toEqual(["auth.ts#cache: a.ts:2, b.ts:1"]);
    expect(shared(drawing("weak map", "weak", clear.replace("clear", "delete")))).toEqual([]);
  });

  it("by reach: all that changes and two modules use", () => {
    const drawing = (itself: string): string => `
      auth.ts
        holds map sessions
        ${itself}
        of() reads sessions
      a.ts
        uses of() of auth.ts
      b.ts
        uses of() of auth.ts`;
    expect(shared(drawing("itself sets sessions"), "auth.ts", "reach")).toEqual(["auth.ts#sessions: a.ts:1, b.ts:1"]);
    expect(shared(drawing("itself reads sessions"), "auth.ts", "reach")).toEqual([]);
    expect(shared(drawing("itself sets sessions"))).toEqual([]);
  });
});

describe("the call that sets a state", () => {
  const topology = drawStates(`
    auth.ts
      holds map sessions as sessions
      login() sets sessions
    a.ts
      uses login() of auth.ts
    b.ts
      uses sessions.size of auth.ts
    c.ts
      writes sessions.clear() of auth.ts`);
  const [state] = sharedStates(topology, nodeOf(topology, "auth.ts"), viewOf(topology), "split");
  const setter = (id: string) =>
    setBy(state!, nodeOf(topology, id), "split")?.map(({ module }) => topology.modules[module]);

  it("comes with who reads it", () => expect(setter("a.ts")).toEqual(["a.ts", "b.ts"]));
  it("is none of who reads only", () => expect(setter("b.ts")).toBeUndefined());
  it("is none of who writes directly, which is another finding", () => expect(setter("c.ts")).toBeUndefined());

  it("is told of at most ten modules: with more, the owner sets it by the way", () => {
    const setBySome = (count: number) => {
      const callers = Array.from({ length: count }, (_, at) => `a${at}.ts\n  uses login() of auth.ts`);
      const drawn = drawStates(
        ["auth.ts\n  holds map sessions as sessions\n  login() sets sessions", ...callers]
          .concat("b.ts\n  uses sessions.size of auth.ts")
          .join("\n"),
      );
      const [shared] = sharedStates(drawn, nodeOf(drawn, "auth.ts"), viewOf(drawn), "split");
      return setBy(shared!, nodeOf(drawn, "a0.ts"), "split") !== undefined;
    };
    expect([setBySome(10), setBySome(11)]).toEqual([true, false]);
  });
});

describe("states that many modules reach", () => {
  const drawing = (harmless = ""): string => `
    auth.ts
      holds map sessions${harmless}
      login() sets sessions
      of() reads sessions
    index.ts
      passes on * of auth.ts
    a.ts
      uses login() of index.ts
    b.ts
      uses of() of auth.ts
    c.ts
      uses of() of auth.ts`;
  const crowded = (text: string, id: string, max: number) => {
    const topology = drawStates(text);
    return crowdedStates(topology, nodeOf(topology, id), viewOf(topology), max).map(({ state, reach, request }) => [
      state.id,
      reach,
      topology.rows[nodeOf(topology, id)]!.targets[request],
    ]);
  };

  it("are told at the import by which they are reached", () => {
    expect(crowded(drawing(), "a.ts", 2)).toEqual([["auth.ts#sessions", 3, "index.ts"]]);
  });
  it("are none within the limit", () => expect(crowded(drawing(), "a.ts", 3)).toEqual([]));
  it("are none if they are harmless beside one that is not", () => {
    const beside = drawing(" because lazy").replace(
      "login() sets",
      "holds map other\n put() sets other\n login() sets",
    );
    expect(crowded(beside, "a.ts", 2)).toEqual([]);
  });
  it("are none if they are harmless", () => expect(crowded(drawing(" because lazy"), "a.ts", 2)).toEqual([]));
});

describe("bodies are asked for", () => {
  const asked = (drawing: string, ask: (topology: Topology, view: StateView) => void): string[][] => {
    const batches: string[][] = [];
    const topology = drawStates(drawing, batches);
    ask(topology, viewOf(topology));
    return batches;
  };
  const linted = (topology: Topology, view: StateView): void => {
    const self = nodeOf(topology, "a.ts");
    for (const owner of touchedOwners(topology, self, view)) sharedStates(topology, owner, view, "split");
  };

  it("of who holds a state, of a module that may touch it, and of those who share it, in one batch", () => {
    const drawing = `${AUTH}
      a.ts
        uses login() of auth.ts
      b.ts
        uses of() of auth.ts
      c.ts
        uses of() of auth.ts
      d.ts
        uses a() of a.ts`;
    expect(asked(drawing, linted)).toEqual([["auth.ts"], ["a.ts"], ["b.ts", "c.ts"]]);
  });

  it("not if its imports lead to no state", () => {
    const drawing = `
      pure.ts
        format() reads
      a.ts
        uses format() of pure.ts
      b.ts
        uses format() of pure.ts`;
    expect(asked(drawing.replace("format() reads", "imports x of pure.ts"), linted)).toEqual([]);
  });

  it("not if no state lies behind the namespaces that it imports", () => {
    const drawing = (whole: string): string => `${AUTH}
      types.ts
        imports x of inner.ts
      index.ts
        passes on * as all of inner.ts
      inner.ts
        passes on * of ${whole}
      a.ts
        imports all of index.ts
      b.ts
        uses of() of auth.ts
      c.ts
        uses login() of auth.ts`;
    expect(asked(drawing("types.ts"), linted)).toEqual([]);
    expect(asked(drawing("auth.ts"), linted)).toContainEqual(["a.ts"]);
  });

  it("not if nobody else imports that state", () => {
    const drawing = `${AUTH}
      a.ts
        uses login() of auth.ts`;
    expect(asked(drawing, linted)).toEqual([]);
  });

  it("not of those in whose text the member does not occur by which the state is reached", () => {
    const drawing = (member: string): string => `
      store.ts
        class Store has map items: add() sets items, all() reads items
        makes store of Store as store
      a.ts
        uses store.add() of store.ts
      b.ts
        uses store.all() of store.ts
      c.ts
        uses store.${member}() of store.ts`;
    expect(asked(drawing("name"), linted)).toEqual([["store.ts"], ["a.ts"], ["b.ts"]]);
    expect(asked(drawing("all"), linted)).toEqual([["store.ts"], ["a.ts"], ["b.ts", "c.ts"]]);
  });

  it("not of those who import a constant that nobody may write to", () => {
    const drawing = (use: string): string => `
      config.ts
        holds object config as config
      a.ts
        uses config.limit of config.ts
      b.ts
        ${use} config.limit of config.ts`;
    expect(asked(drawing("uses"), linted)).toEqual([["config.ts"]]);
    expect(asked(drawing("writes"), linted)).toContainEqual(["b.ts"]);
  });
});

describe("the blast radius of a state", () => {
  /** Each module that fails with the state, with its distance: `a.ts 1`. */
  function radius(drawing: string): string[] {
    const topology = drawStates(drawing);
    const [accessed] = stateAccesses(topology, nodeOf(topology, "auth.ts"), viewOf(topology));
    const failing = { is: "state", users: accessed!.accesses } as const;
    const { nodes, distances } = blastRadius(topology, { labels: LABEL_BIT.eager, tests: undefined }, failing);
    return nodes.map((node, at) => `${topology.modules[node]} ${distances[at]}`);
  }
  const REACHING = `${AUTH}
      holds variable plan
      other() reads plan
    a.ts
      uses login() of auth.ts
      holds variable count
      run() reads count
    b.ts
      uses of() of auth.ts`;

  it("is who reaches it, and who depends on those", () => {
    expect(
      radius(`${REACHING}
    c.ts
      uses run() of a.ts`),
    ).toEqual(["a.ts 1", "b.ts 1", "c.ts 2"]);
  });

  it("is not who imports its module for something else", () => {
    expect(
      radius(`${REACHING}
    c.ts
      uses other() of auth.ts`),
    ).toEqual(["a.ts 1", "b.ts 1"]);
  });
});

describe("what fails with a module by states", () => {
  function dependents(drawing: string, module: string): string[] {
    const topology = drawStates(drawing);
    return stateDependents(topology, nodeOf(topology, module), viewOf(topology)).map((node) => topology.modules[node]!);
  }
  const SETTER_AND_READER = `${AUTH}
    a.ts
      uses login() of auth.ts
    b.ts
      uses of() of auth.ts`;

  it("is who reads a state that it sets, though neither imports the other", () => {
    expect(dependents(SETTER_AND_READER, "a.ts")).toEqual(["b.ts"]);
  });

  it("is nobody if it only reads", () => {
    expect(dependents(SETTER_AND_READER, "b.ts")).toEqual([]);
  });

  it("is whoever reaches a state that it holds, through a barrel too", () => {
    expect(
      dependents(
        `${AUTH}
    index.ts
      passes on * of auth.ts
    a.ts
      uses login() of index.ts
    b.ts
      uses of() of auth.ts`,
        "auth.ts",
      ),
    ).toEqual(["a.ts", "b.ts"]);
  });

  it("is not who sets the same state", () => {
    expect(
      dependents(
        `${SETTER_AND_READER}
    c.ts
      uses login() of auth.ts`,
        "a.ts",
      ),
    ).toEqual(["b.ts"]);
  });

  it("goes on from there, by imports and states in any order", () => {
    const topology = drawStates(`${SETTER_AND_READER}
      holds variable plan
      run() reads plan
    c.ts
      uses run() of b.ts`);
    const { nodes, distances, links } = blastRadius(
      topology,
      { labels: LABEL_BIT.eager, tests: undefined },
      { is: "module", nodes: [nodeOf(topology, "a.ts")] },
      { byState: (node) => stateDependents(topology, node, viewOf(topology)) },
    );
    expect(nodes.map((node, at) => `${topology.modules[node]} ${distances[at]} ${links[at]}`)).toEqual([
      "b.ts 1 state",
      "c.ts 2 import",
    ]);
  });
});
