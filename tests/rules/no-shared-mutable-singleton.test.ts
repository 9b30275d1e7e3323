import { noSharedMutableSingleton } from "../../src/rules/no-shared-mutable-singleton.js";
import { linting } from "../linting.js";
import { runRule } from "./rule-tester.js";

const SESSIONS = "src/auth/sessions.ts";
const LOGIN = "src/auth/login.ts";
const CHARGE = "src/billing/charge.ts";

const MAP = `const sessions = new Map();
export function start(id: string) {
  sessions.set(id, id);
}
export function current(id: string) {
  return sessions.get(id);
}`;
const STARTS = `import { start } from "./sessions";
export function login(id: string) {
  start(id);
}`;
const READS = `import { current } from "../auth/sessions";
export const charge = (id: string) => current(id);`;

/** A class whose objects keep sessions. */
const STORE = `export class Store {
  #all = new Map();
  start(id: string) { this.#all.set(id, id); }
  current(id: string) { return this.#all.get(id); }
}`;

/** Three modules: who holds the state, who sets it and who reads it; `linted` is one of them. */
function shared(
  linted: string,
  { holder = MAP, login = STARTS, charge = READS }: { holder?: string; login?: string; charge?: string } = {},
  settings: object = {},
): ReturnType<typeof linting> {
  return linting(linted, { [SESSIONS]: holder, [LOGIN]: login, [CHARGE]: charge }, settings);
}

const SPLIT =
  "sessions is set by src/auth/login.ts:3 and read by src/billing/charge.ts:2: all code in this process shares this one Map. " +
  "Pass it as an argument, or set and read it from one module";

/** The same with another module that sets it. */
const setBy = (setter: string): ReturnType<typeof linting> =>
  linting(SESSIONS, {
    [SESSIONS]: MAP,
    [setter]: STARTS.replace("./sessions", "../auth/sessions"),
    [CHARGE]: READS,
  });

const asHolder = (holder: string): ReturnType<typeof linting> => shared(SESSIONS, { holder });

runRule("no-shared-mutable-singleton", noSharedMutableSingleton, {
  valid: [
    {
      name: "a map that is filled while its module loads",
      ...asHolder(`const sessions = new Map();
for (const id of ["a"]) sessions.set(id, id);
export const start = (id: string) => id;
export const current = (id: string) => sessions.get(id);`),
    },
    { name: "a module that only reads what another sets", ...shared(CHARGE) },
    {
      name: "what one module sets and reads",
      ...shared(SESSIONS, {
        login: `import { current, start } from "./sessions"; export const login = (id: string) => [start(id), current(id)];`,
        charge: `import { other } from "../auth/sessions"; export const charge = () => other;`,
      }),
    },
    {
      name: "what is set while the program starts",
      ...shared(SESSIONS, { login: `import { start } from "./sessions"; start("a");` }),
    },
    { name: "what a module sets that starts the program", ...shared(SESSIONS, {}, { entry: [LOGIN] }) },
    { name: "what a test sets", ...shared(SESSIONS, {}, { tests: [LOGIN] }) },
    ...["src/auth/login.unit.ts", "src/auth/login.bench.ts", "src/bench/login.ts"].map((setter) => ({
      name: `what ${setter} sets, a test or a benchmark by its name`,
      ...setBy(setter),
    })),
    {
      name: "what is made on first use, of nothing that a caller gives",
      ...asHolder(`let sessions: Map<string, string> | undefined;
export const start = (id: string) => (sessions ??= new Map([["a", "b"]]));
export const current = (id: string) => sessions;`),
    },
    {
      name: "what a call gives that has set it itself",
      ...shared(SESSIONS, {
        holder: `let sessions = "";
export const start = (id: string) => { sessions = id; return sessions; };
export const current = start;
export const last = () => sessions;`,
      }),
    },
    {
      name: "what one module puts in and another reads, throwing out what is too old, if it also puts in",
      ...shared(SESSIONS, {
        holder: `${MAP}\nexport function fresh(id: string) {
  const found = sessions.get(id);
  if (found < Date.now()) sessions.delete(id);
  return found;
}`,
        login: `import { start, fresh } from "./sessions"; export const login = (id: string) => [start(id), fresh(id)];`,
        charge: `import { other } from "../auth/sessions"; export const charge = () => other;`,
      }),
    },
    {
      name: "a value that is handed on while the program starts",
      ...shared(SESSIONS, {
        holder: MAP.replace("const", "export const"),
        charge: `import { sessions } from "../auth/sessions"; new Billing(sessions);`,
      }),
    },
    { name: "what belongs to its keys", ...asHolder(MAP.replace("new Map()", "new WeakMap()")) },
    { name: "a state with a reason", ...asHolder(`/** @shared-state sessions are per process by design */\n${MAP}`) },
    {
      name: "a call that sets a state with a reason",
      ...shared(LOGIN, { holder: `/** @shared-state sessions are per process by design */\n${MAP}` }),
    },
    {
      name: "a state in the baseline",
      ...linting(SESSIONS, {
        [SESSIONS]: MAP,
        [LOGIN]: STARTS,
        [CHARGE]: READS,
        "topology-baseline.json": {
          version: 1,
          findings: [{ rule: "no-shared-mutable-singleton", module: SESSIONS, state: `${SESSIONS}#sessions` }],
        },
      }),
    },
    {
      name: "imports of types",
      ...shared(SESSIONS, {
        charge: `import type { current } from "../auth/sessions"; export type Charge = typeof current;`,
      }),
    },
    {
      name: "other members of one object",
      ...asHolder(`const sessions = { limit: 1, name: "" };
export const start = (name: string) => { sessions.name = name; };
export const current = (id: string) => sessions.limit;`),
    },
    {
      name: "what nobody sets that others use, without reach",
      ...shared(SESSIONS, { login: READS.replaceAll("../auth/", "./") }),
    },
  ],
  invalid: [
    {
      name: "what src/unit/login.ts sets, which is neither",
      ...setBy("src/unit/login.ts"),
      errors: 1,
    },
    {
      name: "a map that one module sets and another reads, at its declaration",
      ...shared(SESSIONS),
      errors: [{ message: SPLIT, line: 1, column: 7, endColumn: 15 }],
    },
    {
      name: "at the import of who sets it",
      ...shared(LOGIN),
      errors: [
        {
          message:
            "start() sets sessions of src/auth/sessions.ts:1, which src/billing/charge.ts:2 reads: " +
            "all code in this process shares this one Map. " +
            "Pass it as an argument, or set and read it from one module",
          line: 1,
          column: 23,
          endColumn: 35,
        },
      ],
    },
    {
      name: "by a read that throws out what is too old",
      ...shared(SESSIONS, {
        holder: MAP.replace(
          "return sessions.get(id)",
          "const found = sessions.get(id); if (!found) sessions.delete(id); return found",
        ),
      }),
      errors: [{ message: SPLIT }],
    },
    {
      name: "by code that is handed on while the program starts, to be called later",
      ...shared(SESSIONS, { charge: `import { current } from "../auth/sessions";\nrouter.get("/charge", current);` }),
      errors: [{ message: SPLIT }],
    },
    {
      name: "of a program without a server, whatever its folders are called",
      ...linting(SESSIONS, { [SESSIONS]: MAP, [LOGIN]: STARTS, "src/api/a.ts": READS }),
      errors: [{ message: SPLIT.replace("src/billing/charge.ts", "src/api/a.ts") }],
    },
    {
      name: "at the line that writes, if the same is also read before",
      ...shared(SESSIONS, {
        holder: `export const sessions: { limit?: number } = {};`,
        login: `import { sessions } from "./sessions";
export const limit = () => sessions.limit;
export const login = () => { sessions.limit = 2; };`,
        charge: `import { sessions } from "../auth/sessions";\nexport const charge = () => sessions.limit;`,
      }),
      errors: [{ message: SPLIT.replace("Map", "object") }],
    },
    {
      name: "with how many more modules access it; that its package is a server's says nothing of who shares it",
      ...linting(SESSIONS, {
        "package.json": { dependencies: { express: "5.0.0" } },
        [SESSIONS]: MAP,
        [LOGIN]: STARTS,
        [CHARGE]: READS,
        "src/api/a.ts": READS,
        "src/api/b.ts": READS,
      }),
      errors: [
        {
          message:
            "sessions is set by src/auth/login.ts:3 and read by src/api/a.ts:2 (+2 more): " +
            "all code in this process shares this one Map. " +
            "Pass it as an argument, or set and read it from one module",
        },
      ],
    },
    {
      name: "a variable",
      ...asHolder(`let sessions = "";
export const start = (id: string) => { sessions = id; };
export const current = (id: string) => sessions;`),
      errors: [{ message: SPLIT.replace("Map", "variable") }],
    },
    {
      name: "an exported map, read without a function",
      ...shared(SESSIONS, {
        holder: `export ${MAP}`,
        charge: `import { sessions } from "../auth/sessions";\nexport const charge = (id: string) => sessions.get(id);`,
      }),
      errors: [{ message: SPLIT }],
    },
    {
      name: "the fields of an object, as one",
      ...asHolder(`class Sessions {
  #all = new Map();
  count = 0;
  start(id: string) { this.#all.set(id, id); this.count = id.length; }
  current(id: string) { return [this.#all.get(id), this.count]; }
}
const sessions = new Sessions();
export const start = (id: string) => sessions.start(id);
export const current = (id: string) => sessions.current(id);
export { sessions };`),
      errors: [{ message: SPLIT.replace("sessions", "sessions.#all"), line: 2 }],
    },
    {
      name: "the fields of an object of an imported class, where the object is made",
      ...linting(SESSIONS, {
        "src/store.ts": STORE,
        [SESSIONS]: `import { Store } from "../store";\nexport const sessions = new Store();`,
        [LOGIN]: `import { sessions } from "./sessions";\nexport function login(id: string) {\n  sessions.start(id);\n}`,
        [CHARGE]: `import { sessions } from "../auth/sessions";\nexport const charge = (id: string) => sessions.current(id);`,
      }),
      errors: [{ message: SPLIT.replace("sessions", "sessions.#all"), line: 2, column: 14 }],
    },
    {
      name: "such an object behind the functions of its module",
      ...linting(SESSIONS, {
        "src/store.ts": STORE,
        [SESSIONS]: `import { Store } from "../store";
const sessions = new Store();
export const start = (id: string) => sessions.start(id);
export const current = (id: string) => sessions.current(id);`,
        [LOGIN]: STARTS,
        [CHARGE]: READS,
      }),
      errors: [{ message: SPLIT.replace("sessions", "sessions.#all"), line: 2, column: 7 }],
    },
    {
      name: "an object that a helper keeps",
      ...linting(SESSIONS, {
        "src/store.ts": STORE,
        [SESSIONS]: `import { singleton } from "helpers";
import { Store } from "../store";
const sessions = singleton("sessions", () => new Store());
export const start = (id: string) => sessions.start(id);
export const current = (id: string) => sessions.current(id);`,
        [LOGIN]: STARTS,
        [CHARGE]: READS,
      }),
      errors: [{ message: SPLIT.replace("sessions", "sessions.#all"), line: 3, column: 7 }],
    },
    {
      name: "what a call gives that also sets it",
      ...shared(SESSIONS, {
        holder: `let sessions = "";
export const start = (id: string) => { sessions = id; return sessions; };
export const current = (id: string) => sessions;`,
      }),
      errors: [{ message: SPLIT.replace("Map", "variable") }],
    },
    {
      name: "a static field",
      ...asHolder(`class Sessions {
  static last = "";
}
export const start = (id: string) => { Sessions.last = id; };
export const current = (id: string) => Sessions.last;`),
      errors: [{ message: SPLIT.replace("sessions", "Sessions.last").replace("Map", "variable") }],
    },
    {
      name: "what CommonJS exports",
      ...linting("src/sessions.js", {
        "src/sessions.js": `const sessions = new Map();
module.exports = { start(id) { sessions.set(id, id); }, current: (id) => sessions.get(id) };`,
        "src/login.js": `const { start } = require("./sessions");\nexports.login = (id) => start(id);`,
        "src/charge.js": `const sessions = require("./sessions");\nexports.charge = (id) => sessions.current(id);`,
      }),
      errors: [
        {
          message: SPLIT.replace("src/auth/login.ts:3", "src/login.js:2").replace(
            "src/billing/charge.ts:2",
            "src/charge.js:2",
          ),
        },
      ],
    },
    {
      name: "what comes through a barrel",
      ...linting(SESSIONS, {
        [SESSIONS]: MAP,
        "src/auth/index.ts": `export * from "./sessions";`,
        [LOGIN]: STARTS.replace("./sessions", "./index"),
        [CHARGE]: READS.replace("../auth/sessions", "../auth"),
      }),
      errors: [{ message: SPLIT }],
    },
    {
      name: "the same member of one object",
      ...asHolder(`const sessions = { limit: 1, name: "" };
export const start = (name: string) => { sessions.name = name; };
export const current = (id: string) => sessions.name;`),
      errors: [{ message: SPLIT.replace("Map", "object") }],
    },
    {
      name: "what is made on first use of what its caller gives",
      ...asHolder(`let sessions: string | undefined;
export const start = (id: string) => { sessions ??= id; };
export const current = (id: string) => sessions;`),
      errors: [{ message: SPLIT.replace("Map", "variable") }],
    },
    {
      name: "a state whose comment gives no reason",
      ...asHolder(`/** @shared-state */\n${MAP}`),
      errors: [{ message: SPLIT.replace("Pass it as an argument", "Give @shared-state a reason"), line: 2 }],
    },
    {
      name: "what changes and two modules use, by reach",
      options: [{ sharing: "reach" }],
      ...shared(SESSIONS, {
        holder: `${MAP}\nsetInterval(() => sessions.clear(), 1000);`,
        login: READS.replaceAll("../auth/", "./"),
      }),
      errors: [
        {
          message:
            "sessions changes as the program runs, and src/auth/login.ts:2 and src/billing/charge.ts:2 use it: " +
            "all code in this process shares this one Map. " +
            "Pass it as an argument, or set and read it from one module",
        },
      ],
    },
    {
      name: "long names and paths, in 240 characters",
      ...linting(`src/${"holder/".repeat(12)}state.ts`, {
        [`src/${"holder/".repeat(12)}state.ts`]: MAP.replaceAll("sessions", "sessionsOfEveryUserInTheWholeProgram"),
        [`src/${"holder/".repeat(12)}set.ts`]: `import { start } from "./state"; export const set = (id: string) => start(id);`,
        [`src/${"holder/".repeat(12)}get.ts`]: `import { current } from "./state"; export const get = (id: string) => current(id);`,
      }),
      errors: [
        {
          message:
            "sessionsOfEveryUserInTheWholeProgr… is set by …/holder/holder/holder/set.ts:1 and read by " +
            "…/holder/holder/holder/get.ts:1: all code in this process shares this one Map. " +
            "Pass it as an argument, or set and read it from one module",
        },
      ],
    },
  ],
});
