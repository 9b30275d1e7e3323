/** Containers of the language that stand behind a token, of which two domains have the same one. */
import { noCrossDomainSharing } from "../../src/rules/no-cross-domain-sharing.js";
import { linting } from "../linting.js";
import { runRule } from "./rule-tester.js";

const MODULE = "src/app.module.ts";
const AUTH = "src/auth/login.ts";
const BILLING = "src/billing/charge.ts";
const DOMAINS = { domains: "src/{domain}/**" };

/** A service that is given what stands behind SESSIONS, and what it does with it. */
const service = (name: string, code: string, more = ""): string => `import { Inject, Injectable } from "@nestjs/common";
import { SESSIONS } from "../shared/tokens";
@Injectable()
export class ${name} {
  constructor(@Inject(SESSIONS) private sessions: any) {}
  ${code}${more}
}`;
const SETS = service("Login", `login(id: string) { this.sessions.set(id, "in"); }`);
const READS = service("Charge", "charge(id: string) { return this.sessions.get(id); }");

const SERVICES = {
  "src/shared/tokens.ts": `export const SESSIONS = Symbol("SESSIONS");`,
  [AUTH]: SETS,
  [BILLING]: READS,
};

type Files = Readonly<Record<string, string>>;

/** The module that provides it is linted, beside the services. */
const provided = (entry: string, { above = "", ...files }: Files = {}): ReturnType<typeof linting> =>
  linting(
    MODULE,
    {
      [MODULE]: `import { SESSIONS } from "./shared/tokens";\n${above}\nexport const providers = [${entry}];`,
      ...SERVICES,
      ...files,
    },
    DOMAINS,
  );
const message = (name: string, what: string, [auth, billing]: readonly [number, number] = [5, 5]): string =>
  `${name} (${what}) is used by auth (${AUTH}:${auth}) and billing (${BILLING}:${billing}): what auth changes there, billing gets. ` +
  "Give each its own, or let one keep it and answer the others";

const BY_VALUE = "{ provide: SESSIONS, useValue: new Map() }";
const DECLARED = "const sessions = new Map();";
/** Auth provides it, and billing is linted. */
const ofAuth = (entry: string, login = SETS): ReturnType<typeof linting> =>
  linting(
    BILLING,
    {
      "src/auth/auth.module.ts": `import { SESSIONS } from "../shared/tokens";\nexport const providers = [${entry}];`,
      ...SERVICES,
      [AUTH]: login,
    },
    DOMAINS,
  );

/** Two domains that set the Map by a function of shared code. */
const BY_SHARED_CODE = provided(BY_VALUE, {
  "src/shared/sessions.ts": service("Sessions", `put(id: string) { this.sessions.set(id, 1); }`).replace(
    "../shared",
    ".",
  ),
  [AUTH]: using("Login", "put"),
  [BILLING]: using("Charge", "put"),
});

runRule("no-cross-domain-sharing, of containers behind tokens", noCrossDomainSharing, {
  valid: [
    { name: "a Map that nobody sets", ...provided(BY_VALUE, { [AUTH]: SETS.replace(".set(", ".has(") }) },
    { name: "a Map that one of them never uses", ...provided(BY_VALUE, { [BILLING]: service("Charge", "") }) },
    { name: "a Map that two modules of one domain have", ...provided(BY_VALUE, { [BILLING]: "export {};" }) },
    {
      name: "a Map that is set as the program begins, and never after",
      ...provided(BY_VALUE, { [AUTH]: SETS.replace("login(id: string)", "onModuleInit(id: string)") }),
    },
    {
      name: "a Map for each who asks",
      ...provided("{ provide: SESSIONS, useFactory: () => new Map(), scope: Scope.TRANSIENT }"),
    },
    {
      name: "a class that is called the same",
      ...provided(BY_VALUE, { above: `import { Map } from "immutable";` }),
    },
    { name: "a WeakMap, whose entries belong to their keys", ...provided(BY_VALUE.replace("Map", "WeakMap")) },
    {
      name: "what is accepted",
      ...provided("{ provide: SESSIONS, useValue: sessions }", {
        above: `/** @shared-state both ask who is in */ ${DECLARED}`,
      }),
    },
    { name: "a Map behind another token", ...provided(BY_VALUE.replace("provide: SESSIONS", `provide: "OTHERS"`)) },
    { name: "a Map of another domain that nobody sets", ...ofAuth(BY_VALUE, SETS.replace(".set(", ".has(")) },
    {
      name: "what two functions of shared code do, if not asked for",
      ...BY_SHARED_CODE,
    },
  ],
  invalid: [
    { name: "a Map as a value", ...provided(BY_VALUE), errors: [{ message: message("SESSIONS", "Map"), line: 3 }] },
    {
      name: "a Set that a factory makes",
      ...provided("{ provide: SESSIONS, useFactory: () => new Set() }", {
        [AUTH]: SETS.replace(`set(id, "in")`, "add(id)"),
      }),
      errors: [{ message: message("SESSIONS", "Set"), line: 3 }],
    },
    {
      name: "a Map that a factory makes, fills and returns",
      ...provided("{ provide: SESSIONS, useFactory: () => { const all = new Map(); all.set(1, 2); return all; } }"),
      errors: [{ message: message("SESSIONS", "Map"), line: 3 }],
    },
    {
      name: "a variable of the module",
      ...provided("{ provide: SESSIONS, useValue: sessions }", { above: DECLARED }),
      errors: [{ message: message("sessions", "Map"), line: 2, column: 7 }],
    },
    {
      name: "a variable that a container of tsyringe is told",
      ...provided("container.register(SESSIONS, { useValue: sessions })", {
        above: `import { container } from "tsyringe"; ${DECLARED}`,
      }),
      errors: [{ message: message("sessions", "Map"), line: 2 }],
    },
    {
      name: "a constant of an Inversify container",
      ...provided("container.bind(SESSIONS).toConstantValue(new Map())"),
      errors: [{ message: message("SESSIONS", "Map"), line: 3 }],
    },
    {
      name: "a comment without a reason",
      ...provided("{ provide: SESSIONS, useValue: sessions }", { above: `/** @shared-state */ ${DECLARED}` }),
      errors: [{ message: /Give each its own, or give @shared-state a reason$/ }],
    },
    {
      name: "a Map that a module of shared code declares",
      ...linting(
        "src/shared/sessions.ts",
        {
          [MODULE]: `import { SESSIONS } from "./shared/tokens";\nimport { sessions } from "./shared/sessions";\nexport const providers = [{ provide: SESSIONS, useValue: sessions }];`,
          ...SERVICES,
          "src/shared/sessions.ts": "export const sessions = new Map<string, string>();",
        },
        DOMAINS,
      ),
      errors: [{ message: message("sessions", "Map"), line: 1, column: 14 }],
    },
    {
      name: "a Map of another domain",
      ...ofAuth(BY_VALUE),
      errors: [
        {
          message:
            "billing uses SESSIONS (Map, src/auth/auth.module.ts:2), which is auth's own: what auth changes there, billing gets. " +
            "Ask auth for the answer, or give billing its own",
          line: 5,
        },
      ],
    },
    {
      name: "what two functions of shared code do, if asked for",
      ...BY_SHARED_CODE,
      options: [{ kinds: ["state", "common state"] }],
      errors: [{ message: message("SESSIONS", "Map", [4, 4]) }],
    },
  ],
});

/** A service that has an object of shared code injected, and calls a method of it. */
function using(name: string, method: string): string {
  return `import { Injectable } from "@nestjs/common";
import { Sessions } from "../shared/sessions";
@Injectable()
export class ${name} { constructor(private sessions: Sessions) {} run(id: string) { return this.sessions.${method}(id); } }`;
}
