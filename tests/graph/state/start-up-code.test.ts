/** What only the start of a program runs, from whole projects: each that must not be told stands beside the one step that makes it. */
import { describe, expect, it } from "vitest";
import { DEFAULT_ENTRY, DEFAULT_TESTS, parseSettings } from "../../../src/config/settings.js";
import { crowdedStates } from "../../../src/graph/state/crowded-states.js";
import { sharedStates } from "../../../src/graph/state/shared-states.js";
import type { StateView } from "../../../src/graph/state/state-accesses.js";
import type { Topology } from "../../../src/graph/topology.js";
import { matchingModules } from "../../../src/project/matching-modules.js";
import { onDisk, type Files } from "../../on-disk.js";
import { topologyOf } from "../../topology-of.js";

const PLAN: Files = {
  "package.json": { name: "project", private: true },
  "src/plan.ts": `let plan = "free"; export function setPlan(to) { plan = to } export const planOf = () => plan;`,
  "src/page.ts": `import { planOf } from "./plan"; export const page = () => planOf();`,
};

function drawn(files: Files): { readonly topology: Topology; readonly view: StateView } {
  const topology = topologyOf(onDisk({ ...PLAN, ...files }));
  const { singletonHelpers: helpers } = parseSettings({}).view;
  const [tests, entry] = [DEFAULT_TESTS, DEFAULT_ENTRY].map((globs) => matchingModules(topology, globs));
  return { topology, view: { tests: tests!, entry: entry!, helpers } };
}

/** The states that a module reaches, that change as the program runs, and that more than 50 modules reach. */
function crowded(files: Files, module: string): readonly string[] {
  const { topology, view } = drawn(files);
  return crowdedStates(topology, topology.nodeOf(module)!, view, 50).map(({ state }) => state.id);
}

/** The states of a project that one module sets and another reads while it runs. */
function told(files: Files): readonly string[] {
  const { topology, view } = drawn(files);
  return topology.modules.flatMap((_, node) =>
    sharedStates(topology, node, view, "split").map(({ state }) => state.id),
  );
}

const PLAN_IS_TOLD = ["src/plan.ts#plan"];
const main = (text: string): Files => ({ "src/main.ts": `import { setPlan } from "./plan"; ${text}` });
const APP = `import { setPlan } from "./plan"; export function createApp() { setPlan("team") }`;
const app = (importer: string, more: Files = {}): Files => ({ "src/app.ts": APP, "src/main.ts": importer, ...more });
const CALLS = `import { createApp } from "./app"; export function main() { createApp() } main();`;

describe("an exported function that its own module calls as it loads", () => {
  it("sets what the program begins with", () =>
    expect(
      told(main(`export async function main() { await 0; setPlan("team") } main().catch(console.error);`)),
    ).toEqual([]));
  it("but not if it does not call it: who does is not known", () =>
    expect(told(main(`export async function main() { await 0; setPlan("team") }`))).toEqual(PLAN_IS_TOLD));
  it("nor if another module calls it as the program runs", () =>
    expect(
      told({
        ...main(`export function main() { setPlan("team") } main();`),
        "src/again.ts": `import { main } from "./main"; export const again = () => main();`,
      }),
    ).toEqual(PLAN_IS_TOLD));
  it("sets it though a test calls it too", () =>
    expect(
      told({
        ...main(`export function main() { setPlan("team") } main();`),
        "src/main.test.ts": `import { main } from "./main"; it("runs", () => main());`,
      }),
    ).toEqual([]));
  it("but not in a listener, which runs when it has ended", () =>
    expect(told(main(`export function main(bus) { bus.on("x", () => setPlan("team")) } main(bus);`))).toEqual(
      PLAN_IS_TOLD,
    ));
  it("nor by a function that it hands to a listener", () =>
    expect(
      told(main(`function up() { setPlan("team") } export function main(bus) { bus.on("x", up) } main(bus);`)),
    ).toEqual(PLAN_IS_TOLD));
  it("nor if it hands on the setter itself", () =>
    expect(told(main(`export function main(bus) { bus.on("x", setPlan) } main(bus);`))).toEqual(PLAN_IS_TOLD));
  it("sets it by a function that it calls, and in what it goes through", () =>
    expect(
      told(
        main(`function up(all) { all.forEach((one) => setPlan(one)) } export function main() { up(["a"]) } main();`),
      ),
    ).toEqual([]));
  it("but not if that function is also handed to a listener", () =>
    expect(
      told(main(`function up() { setPlan("a") } process.on("SIGHUP", up); export function main() { up() } main();`)),
    ).toEqual(PLAN_IS_TOLD));
  it("nor if it is handed to a listener itself", () =>
    expect(told(main(`export function main() { setPlan("team") } main(); process.on("SIGHUP", main);`))).toEqual(
      PLAN_IS_TOLD,
    ));
  it("sets it if it is exported as CommonJS does", () =>
    expect(
      told({
        "src/main.js": `const { setPlan } = require("./plan"); function main() { setPlan("a") } main(); module.exports = { main };`,
      }),
    ).toEqual([]));
});

describe("a function of another module that only the start of the program calls", () => {
  it("is part of it", () => expect(told(app(CALLS))).toEqual([]));
  it("is none if the start does not run", () =>
    expect(told(app(CALLS.replace("} main();", "}")))).toEqual(PLAN_IS_TOLD));
  it("is part of it if a module calls it as it loads", () =>
    expect(told(app(`import { createApp } from "./app"; createApp();`))).toEqual([]));
  it("is none if a module hands it on", () =>
    expect(told(app(`import { createApp } from "./app"; createApp(); bus.on("x", createApp);`))).toEqual(PLAN_IS_TOLD));
  it("is none if a module keeps it", () =>
    expect(told(app(`import { createApp } from "./app"; createApp(); export const parts = { createApp };`))).toEqual(
      PLAN_IS_TOLD,
    ));
  it("is none if a module binds it", () =>
    expect(told(app(`import { createApp } from "./app"; createApp(); bus.on("x", createApp.bind(null));`))).toEqual(
      PLAN_IS_TOLD,
    ));
  it("is none if a module takes it as a value later", () =>
    expect(
      told(
        app(CALLS, { "src/late.ts": `import { createApp } from "./app"; export const late = () => later(createApp);` }),
      ),
    ).toEqual(PLAN_IS_TOLD));
  it("is none if a module asks for it as it runs", () =>
    expect(
      told(app(CALLS, { "src/late.ts": `export const late = async () => (await import("./app")).createApp();` })),
    ).toEqual(PLAN_IS_TOLD));
  it("is none if a module takes all that it is exported with", () =>
    expect(
      told(app(CALLS, { "src/late.ts": `import * as all from "./app"; export const late = (name) => all[name]();` })),
    ).toEqual(PLAN_IS_TOLD));
  it("is part of it behind a barrel", () =>
    expect(told(app(CALLS.replace("./app", "./index"), { "src/index.ts": `export * from "./app";` }))).toEqual([]));
  it("is part of it if a script calls it, whatever that is", () =>
    expect(
      told(
        app("", { "scripts/run.ts": `import { createApp } from "../src/app"; export const run = () => createApp();` }),
      ),
    ).toEqual([]));
  it("is part of it however long the way is", () => {
    const long = Array.from({ length: 60 }, (_, at): readonly [string, string] => [
      `src/step${at}.ts`,
      `import { run as next } from "./${at === 59 ? "last" : `step${at + 1}`}"; export function run() { next() }`,
    ]);
    const files = (starts: string): Files => ({
      ...Object.fromEntries(long),
      "src/last.ts": `import { setPlan } from "./plan"; export function run() { setPlan("team") }`,
      "src/main.ts": `import { run } from "./step0"; ${starts}`,
    });
    expect(told(files("run();"))).toEqual([]);
    expect(told(files("export const later = () => run();"))).toEqual(PLAN_IS_TOLD);
  });
  it("is part of it among many who use its class for something else", () => {
    const users = (text: string): Files =>
      Object.fromEntries(Array.from({ length: 60 }, (_, at) => [`src/user${at}.ts`, text]));
    const plans = {
      "src/plan.ts": `export class Plans {
  static plan = "free";
  static setPlan(to) { Plans.plan = to; }
  static planOf() { return Plans.plan; }
}`,
      "src/page.ts": `import { Plans } from "./plan"; export const page = () => Plans.planOf();`,
      "src/main.ts": `import { Plans } from "./plan"; function main() { Plans.setPlan("team") } main();`,
    };
    const reads = `import { Plans } from "./plan"; export const use = () => Plans.planOf();`;
    const sets = `import { Plans } from "./plan"; export const use = () => Plans.setPlan("none");`;
    expect(crowded({ ...plans, ...users(reads) }, "src/page.ts")).toEqual([]);
    expect(crowded({ ...plans, ...users(reads), "src/more.ts": sets }, "src/page.ts")).toEqual([
      "src/plan.ts#Plans.plan",
    ]);
  });
  it("is none if only the like of it call it, in a circle", () =>
    expect(
      told({
        "src/a.ts": `import { b } from "./b"; import { setPlan } from "./plan"; export function a() { setPlan("a"); b() }`,
        "src/b.ts": `import { a } from "./a"; export function b() { a() }`,
      }),
    ).toEqual(PLAN_IS_TOLD));
  it("is none if it is a method, as nobody knows who holds the object", () =>
    expect(
      told({
        "src/app.ts": `import { setPlan } from "./plan"; export class App { start() { setPlan("a") } }`,
        "src/main.ts": `import { App } from "./app"; new App().start();`,
      }),
    ).toEqual(PLAN_IS_TOLD));
});

describe("what a package exports for others", () => {
  const library = (manifest: object): Files =>
    app(CALLS, {
      "package.json": { name: "project", main: "./dist/index.js", ...manifest },
      "src/index.ts": `export { createApp } from "./app";`,
    });
  it("may be called at any time", () => expect(told(library({}))).toEqual(PLAN_IS_TOLD));
  it("by a pattern of exports too", () =>
    expect(told(library({ exports: { "./*": "./src/*.ts" } }))).toEqual(PLAN_IS_TOLD));
  it("is called by the project alone if nobody can install it", () =>
    expect(told(library({ private: true }))).toEqual([]));
});

describe("a function that sets a state itself", () => {
  const holder = (text: string): Files => ({
    "src/plan.ts": text,
    "src/main.ts": `import { connect } from "./plan"; export function main() { connect(bus) } main();`,
  });
  it("sets it as the program starts", () =>
    expect(
      told(holder(`let plan = ""; export function connect() { plan = "a" } export const planOf = () => plan;`)),
    ).toEqual([]));
  it("but not in a listener of its own", () =>
    expect(
      told(
        holder(
          `let plan = ""; export function connect(bus) { bus.on("x", () => { plan = "a" }) } export const planOf = () => plan;`,
        ),
      ),
    ).toEqual(PLAN_IS_TOLD));
});

describe("what a program calls once", () => {
  it.each([
    ["a command of commander", `program.command("up").option("-y").action(HERE)`],
    ["a command of yargs", `yargs(argv).command("up", "about", (y) => y, HERE)`],
    ["what is done when Electron is ready", `app.whenReady().then(HERE)`],
    ["the event that Electron is ready", `app.on("ready", HERE)`],
    ["what is done when a server listens", `server.listen(80, HERE)`],
  ])("is part of its start: %s", (_, form) => {
    expect(told(main(form.replace("HERE", `() => { setPlan("team") }`)))).toEqual([]);
    expect(
      told({
        "src/up.ts": `import { setPlan } from "./plan"; export async function up() { setPlan("team") }`,
        "src/main.ts": `import { up } from "./up"; ${form.replace("HERE", "up")}`,
      }),
    ).toEqual([]);
  });
  it.each([
    ["an action of something else", `menu.item("up").action(HERE)`],
    ["a command of an editor", `editor.command("up", "about", (y) => y, HERE)`],
    ["another event of Electron", `app.on("activate", HERE)`],
    ["the like of another object", `player.on("ready", HERE)`],
  ])("is not: %s", (_, form) => {
    expect(told(main(form.replace("HERE", `() => { setPlan("team") }`)))).toEqual(PLAN_IS_TOLD);
  });
  it("is the activation of an extension of VS Code", () => {
    const extension = (from: string): Files =>
      main(`import * as code from "${from}"; export function activate() { setPlan("a") }`);
    expect(told(extension("vscode"))).toEqual([]);
    expect(told(extension("./page"))).toEqual(PLAN_IS_TOLD);
  });
});

describe("what helpers for tests set", () => {
  const helper = (folder: string): Files => ({
    [`${folder}/plans.ts`]: `import { setPlan } from "../src/plan"; export const usePlan = () => setPlan("team");`,
  });
  it.each(["test-utils", "test-helpers", "integration-tests", "__fixtures__"])("is set by a test: %s", (folder) =>
    expect(told(helper(folder))).toEqual([]),
  );
  it.each(["testing", "helpers"])("is not, as the folder may be part of a program: %s", (folder) =>
    expect(told(helper(folder))).toEqual(PLAN_IS_TOLD),
  );
});

describe("what a function gave while the program started", () => {
  const made = (use: string): Files => ({
    "src/plan.ts": `let plan = "free"; export function make(to) { plan = to; return { on() {} } } export const planOf = () => plan;`,
    "src/main.ts": `import { window } from "vscode"; import { make } from "./plan"; export function activate() { const made = make("a"); ${use} }`,
  });
  it("is used later without a call of that function", () =>
    expect(told(made(`window.onChange(() => made.on())`))).toEqual([]));
  it("but not if the function is called later too", () =>
    expect(told(made(`window.onChange(() => make("b").on())`))).toEqual(PLAN_IS_TOLD));
  it("may be handed on in part", () => expect(told(made(`window.onChange(made.on)`))).toEqual([]));
  it("but not the function itself", () => expect(told(made(`window.onChange(make)`))).toEqual(PLAN_IS_TOLD));
});

describe("what a function left to the functions that it gave", () => {
  const made = (set: string): Files => ({
    "src/plan.ts": `let plan = "free"; export function make(to) { ${set} } export const planOf = () => plan;`,
    "src/use.ts": `import { make } from "./plan"; const made = make("a"); export const use = () => made.put("b");`,
  });
  it("is done as they are called", () =>
    expect(told(made(`return { put: (other) => { plan = other } };`))).toEqual(PLAN_IS_TOLD));
  it("but not what it did itself as the module loaded", () =>
    expect(told(made(`plan = to; return { put: (other) => other };`))).toEqual([]));
});

describe("what a function makes on first use and gives", () => {
  const kept = (ask: string): Files => ({
    "src/plan.ts": `let plan; export const planOf = () => (plan ??= make()); export const peek = () => plan; export const setPlan = (to) => { plan = to };`,
    "src/page.ts": `import { peek, planOf } from "./plan"; export const page = (x) => { const plan = x ?? ${ask}(); return () => plan.price };`,
    "src/other.ts": `import { planOf } from "./plan"; export const other = () => planOf();`,
  });
  it("is used later by who asked for it, who read nothing of others", () => expect(told(kept("planOf"))).toEqual([]));
  it("but is read by who only looks at it", () => expect(told(kept("peek"))).toEqual(PLAN_IS_TOLD));
});
