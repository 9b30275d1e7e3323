/** What containers and composition roots hand to two domains, of which neither imports the other. */
import { noCrossDomainSharing } from "../../src/rules/no-cross-domain-sharing.js";
import { linting } from "../linting.js";
import { runRule } from "./rule-tester.js";

const AUTH = "src/auth/login.ts";
const BILLING = "src/billing/charge.ts";
const SHARED = "src/shared/prices.ts";
const DOMAINS = { domains: "src/{domain}/**" };
const STATES = [{ kinds: ["state", "common state"] }];

type Files = Record<string, string>;

const LRU = `import { LRUCache } from "lru-cache";\n`;
const NEST = `import { Inject, Injectable } from "@nestjs/common";\n`;
const PRICES = `${LRU}${NEST}@Injectable()
export class Prices {
  private cache = new LRUCache({ max: 5 });
  priceOf(id: string) { return this.cache.get(id); }
  currency() { return "EUR"; }
}`;
const MADE = PRICES.replace(
  "private cache = new LRUCache({ max: 5 });",
  `private cache;\n  constructor() { this.cache = new LRUCache({ max: 5 }); }\n  private readonly money = "EUR";`,
).replace(`return "EUR"`, "return this.money");
const LAST = `${NEST}@Injectable()
export class Prices {
  private last?: string;
  remember(id: string) { this.last = id; }
  lastOne() { return this.last; }
  currency() { return "EUR"; }
}`;

/** A service that is given something, and what it does with it. */
function service(
  name: string,
  parameter: string,
  code: string,
  from = `import { Prices } from "../shared/prices";\n`,
): string {
  return `${NEST}${from}@Injectable()\nexport class ${name} {\n  constructor(${parameter}) {}\n  run(id: string) { return ${code}; }\n}`;
}

const using = (code: string): Files => ({
  [AUTH]: service("Login", "private prices: Prices", code),
  [BILLING]: service("Charge", "private prices: Prices", code),
});

/** The text of shared code is linted, beside two services that are given it. */
function shared(text: string, files: Files): ReturnType<typeof linting> {
  return linting(SHARED, { [SHARED]: text, ...files }, DOMAINS);
}

const USES = using("this.prices.priceOf(id)");
const SETS_AND_READS = {
  [AUTH]: service("Login", "private prices: Prices", "this.prices.remember(id)"),
  [BILLING]: service("Charge", "private prices: Prices", "this.prices.lastOne()"),
};

const MODULE = "src/app.module.ts";
const token = (name: string, code = "this.cache.get(id)", space = `@Inject("CACHE") private cache: any`): string =>
  service(name, space, code, "");
const TOKENS = { [AUTH]: token("Login"), [BILLING]: token("Charge") };
function provided(entry: string, files: Files = TOKENS): ReturnType<typeof linting> {
  return linting(MODULE, { [MODULE]: `${LRU}export const providers = [\n  ${entry},\n];`, ...files }, DOMAINS);
}
const CACHE = `{ provide: "CACHE", useValue: new LRUCache({ max: 5 }) }`;

const EVENTS =
  'import { EventEmitterModule } from "@nestjs/event-emitter";\nexport const imports = [EventEmitterModule.forRoot()];';
const EMITTERS = [{ kinds: ["emitter"] }];
/** Two services that are given an emitter by its class. */
const emitting = (from: string): ReturnType<typeof linting> => {
  const text = (name: string): string =>
    service(
      name,
      "private events: EventEmitter2",
      'this.events.emit("a", id)',
      `import { EventEmitter2 } from "${from}";\n`,
    );
  return linting(MODULE, { [MODULE]: EVENTS, [AUTH]: text("Login"), [BILLING]: text("Charge") }, DOMAINS);
};

const ROOT = "src/main.ts";
const MAKERS = {
  [AUTH]: "export class Login {\n  constructor(private cache: any) {}\n}",
  [BILLING]: "export function createCharge({ cache }: { cache: any }) {\n  return () => cache.get(1);\n}",
};
const root = (
  text: string,
  files: Files = MAKERS,
  second = `import { createCharge } from "./billing/charge";`,
): ReturnType<typeof linting> =>
  linting(
    ROOT,
    {
      [ROOT]: `${LRU}import { Login } from "./auth/login";\n${second}\n${text}`,
      ...files,
    },
    DOMAINS,
  );
const PASSED = `const cache = new LRUCache({ max: 5 });\nexport const all = [new Login(cache), createCharge({ cache })];`;

/** Auth's own class, of which billing is given the object. */
const STORE = `${LRU}${NEST}@Injectable()
export class Sessions {
  readonly cache = new LRUCache({ max: 5 });
  userOf(id: string) { return this.cache.get(id); }
}`;
const FROM_AUTH = `import { Sessions } from "../auth/sessions";\n`;
const billing = (code: string, store = STORE): ReturnType<typeof linting> =>
  linting(
    BILLING,
    {
      "src/auth/sessions.ts": store,
      [BILLING]: service("Charge", "private sessions: Sessions", code, FROM_AUTH),
    },
    DOMAINS,
  );

const FILLS = "if auth fills it, entries of billing go";
const common = (name: string, what: string, harm: string, lines: readonly [number, number]): string =>
  `${name} (${what}) is used by auth (${AUTH}:${lines[0]}) and billing (${BILLING}:${lines[1]}): ${harm}. ` +
  "Give each its own, or let one keep it and answer the others";
const foreign = (name: string, what: string, at: string): string =>
  `billing uses ${name} (${what}, ${at}), which is auth's own: ${what === "cache" ? FILLS : "what auth changes there, billing gets"}. ` +
  "Ask auth for the answer, or give billing its own";

runRule("no-cross-domain-sharing", noCrossDomainSharing, {
  valid: [
    {
      name: "a class that two domains are given and that keeps nothing",
      ...shared(PRICES.replace("new LRUCache({ max: 5 })", "{ get: (id: string) => id }"), USES),
    },
    {
      name: "methods that do not come to the cache",
      ...shared(PRICES, { ...USES, [BILLING]: service("Charge", "private prices: Prices", "this.prices.currency()") }),
    },
    {
      name: "methods that do not come to a cache which the constructor makes",
      ...shared(MADE, { ...USES, [BILLING]: service("Charge", "private prices: Prices", "this.prices.currency()") }),
    },
    {
      name: "an object that one of them never uses",
      ...shared(PRICES, { ...USES, [BILLING]: service("Charge", "private prices: Prices", "id") }),
    },
    { name: "one domain alone", ...shared(PRICES, { ...USES, [BILLING]: "export {};" }) },
    {
      name: "an object for each request",
      ...shared(PRICES.replace("@Injectable()", "@Injectable({ scope: Scope.REQUEST })"), USES),
    },
    {
      name: "an object for each who asks",
      ...shared(PRICES.replace("@Injectable()", "@Injectable({ scope: Scope.TRANSIENT })"), USES),
    },
    {
      name: "objects that somebody passes, as nobody says which",
      ...shared(PRICES, { ...USES, [BILLING]: USES[BILLING]!.replace("@Injectable()\n", "") }),
    },
    {
      name: "two modules that list the class, of which each has its own",
      ...shared(PRICES, {
        ...USES,
        "src/auth/auth.module.ts": `import { Prices } from "../shared/prices";\n@Module({ providers: [Prices] })\nexport class AuthModule {}`,
        "src/billing/billing.module.ts": `import { Prices } from "../shared/prices";\n@Module({ providers: [Prices] })\nexport class BillingModule {}`,
      }),
    },
    {
      name: "a reason at the field",
      ...shared(PRICES.replace("  private cache", "  /** @shared-state few entries */\n  private cache"), USES),
    },
    { name: "fields of a class in no domain, by default", ...shared(LAST, SETS_AND_READS) },
    { name: "fields that two domains only read", ...shared(LAST, using("this.prices.lastOne()")), options: STATES },
    {
      name: "fields that one sets and the other does not come to",
      ...shared(LAST, {
        ...SETS_AND_READS,
        [BILLING]: service("Charge", "private prices: Prices", "this.prices.currency()"),
      }),
      options: STATES,
    },
    {
      name: "fields that are set as the container begins",
      ...shared(LAST.replace("remember", "onModuleInit"), {
        ...SETS_AND_READS,
        [AUTH]: service("Login", "private prices: Prices", "this.prices.lastOne()"),
      }),
      options: STATES,
    },
    {
      name: "fields that are set as the object is made",
      ...shared(LAST.replace("remember", "constructor"), {
        ...SETS_AND_READS,
        [AUTH]: service("Login", "private prices: Prices", "this.prices.lastOne()"),
      }),
      options: STATES,
    },
    {
      name: "fields that one sets as it begins",
      ...shared(LAST, {
        ...SETS_AND_READS,
        [AUTH]: SETS_AND_READS[AUTH].replace("run(id: string)", "onModuleInit(id: string)"),
      }),
      options: STATES,
    },
    {
      name: "a field that is made on first use",
      ...shared(
        `${NEST}@Injectable()\nexport class Prices {\n  private table?: string[];\n  all() { return (this.table ??= ["a"]); }\n}`,
        using("this.prices.all()"),
      ),
      options: STATES,
    },
    { name: "an emitter, where domains meet on purpose", ...emitting("@nestjs/event-emitter") },
    { name: "an emitter of another package", ...emitting("@acme/events"), options: EMITTERS },
    { name: "a token that one domain alone is given", ...provided(CACHE, { ...TOKENS, [BILLING]: "export {};" }) },
    {
      name: "a token for another thing",
      ...provided(CACHE, { ...TOKENS, [BILLING]: TOKENS[BILLING].replace("CACHE", "OTHER") }),
    },
    {
      name: "a token whose value keeps nothing",
      ...provided(`{ provide: "CACHE", useValue: { get: (id: string) => id } }`),
    },
    {
      name: "a token whose value is made for each request",
      ...provided(`{ provide: "CACHE", useFactory: () => new LRUCache({ max: 5 }), scope: Scope.REQUEST }`),
    },
    {
      name: "a token that is received and not used",
      ...provided(CACHE, { ...TOKENS, [BILLING]: token("Charge", "id") }),
    },
    {
      name: "a cache that is passed to makers of one domain",
      ...root(
        PASSED.replace("createCharge", "createLogout"),
        {
          ...MAKERS,
          [AUTH]: `${MAKERS[AUTH]}\nexport * from "./logout";`,
          "src/auth/logout.ts": MAKERS[BILLING].replace("createCharge", "createLogout"),
        },
        `import { createLogout } from "./auth/login";`,
      ),
    },
    {
      name: "a cache that is made each time the program is put together",
      ...root(`export function build() {\n  ${PASSED.replace("export const all =", "return")}\n}`),
    },
    { name: "a domain's object that is asked for the answer", ...billing("this.sessions.userOf(id)") },
    { name: "a domain's object that is handed on", ...billing("keep(this.sessions)") },
    {
      name: "what is taken out of a domain's object of which there is one for each request",
      ...billing(
        "this.sessions.cache.get(id)",
        STORE.replace("@Injectable()", "@Injectable({ scope: Scope.REQUEST })"),
      ),
    },
    {
      name: "an unsaved text that drops the use",
      ...billing("this.sessions.cache.get(id)"),
      code: service("Charge", "private sessions: Sessions", "this.sessions.userOf(id)", FROM_AUTH),
    },
  ],
  invalid: [
    {
      name: "a cache that the constructor makes",
      ...shared(MADE, USES),
      errors: [{ message: common("Prices.cache", "cache", FILLS, [5, 5]), line: 6, column: 32 }],
    },
    {
      name: "a class in no domain that has a cache",
      ...shared(PRICES, USES),
      errors: [{ message: common("Prices.cache", "cache", FILLS, [5, 5]), line: 5, column: 19 }],
    },
    {
      name: "a class that two domains are given and that has a lock",
      ...shared(
        PRICES.replace(LRU, `import { Mutex } from "async-mutex";\n`).replace(
          "new LRUCache({ max: 5 })",
          "new Mutex()",
        ),
        USES,
      ),
      errors: [{ message: common("Prices.cache", "lock", "while auth holds it, billing waits", [5, 5]) }],
    },
    {
      name: "a class that one module lists",
      ...shared(PRICES, {
        ...USES,
        "src/app.module.ts": `import { Prices } from "./shared/prices";\n@Module({ providers: [Prices] })\nexport class AppModule {}`,
      }),
      errors: [{ message: common("Prices.cache", "cache", FILLS, [5, 5]) }],
    },
    {
      name: "a class behind a token",
      ...shared(PRICES, {
        ...TOKENS,
        [AUTH]: token("Login", "this.cache.priceOf(id)"),
        [BILLING]: token("Charge", "this.cache.priceOf(id)"),
        "src/app.module.ts": `import { Prices } from "./shared/prices";\nexport const provider = { provide: "CACHE", useClass: Prices };`,
      }),
      errors: [{ message: common("Prices.cache", "cache", FILLS, [4, 4]) }],
    },
    {
      name: "a class behind another in no domain",
      ...shared(PRICES, {
        "src/shared/plans.ts": service(
          "Plans",
          "private prices: Prices",
          "this.prices.priceOf(id)",
          `import { Prices } from "./prices";\n`,
        ),
        [AUTH]: service(
          "Login",
          "private plans: Plans",
          "this.plans.run(id)",
          `import { Plans } from "../shared/plans";\n`,
        ),
        [BILLING]: USES[BILLING]!,
      }),
      errors: [{ message: common("Prices.cache", "cache", FILLS, [5, 5]) }],
    },
    {
      name: "a cache of the top level, behind a class that is injected",
      ...shared(
        `${LRU}${NEST}const cache = new LRUCache({ max: 5 });\n@Injectable()\nexport class Prices {\n  priceOf(id: string) { return cache.get(id); }\n}`,
        USES,
      ),
      errors: [{ message: common("cache", "cache", FILLS, [5, 5]), line: 3 }],
    },
    {
      name: "an empty reason at the field",
      ...shared(PRICES.replace("  private cache", "  /** @shared-state */\n  private cache"), USES),
      errors: [
        {
          message: common("Prices.cache", "cache", FILLS, [5, 5]).replace(
            "or let one keep it and answer the others",
            "or give @shared-state a reason",
          ),
        },
      ],
    },
    {
      name: "a field that one domain sets and another reads",
      ...shared(LAST, SETS_AND_READS),
      options: STATES,
      errors: [
        {
          message: common("Prices.last", "variable", "what auth changes there, billing gets", [5, 5]),
          line: 4,
          column: 11,
        },
      ],
    },
    {
      name: "a token whose value is a cache",
      ...provided(CACHE),
      errors: [{ message: common("CACHE", "cache", FILLS, [4, 4]), line: 3, column: 33 }],
    },
    {
      name: "an emitter, if these count",
      ...emitting("@nestjs/event-emitter"),
      options: EMITTERS,
      errors: [{ message: /^EventEmitter2 \(emitter\) is used by auth \(src\/auth\/login.ts:5\) and billing/ }],
    },
    {
      name: "a token whose value a factory makes",
      ...provided(`{ provide: "CACHE", useFactory: () => new LRUCache({ max: 5 }) }`),
      errors: [{ message: common("CACHE", "cache", FILLS, [4, 4]) }],
    },
    {
      name: "a name of a container",
      ...linting(
        ROOT,
        {
          [ROOT]: `${LRU}container.register({ cache: asValue(new LRUCache({ max: 5 })) });`,
          [AUTH]:
            "export class Login {\n  constructor({ cache }) { this.cache = cache; }\n  run() { return this.cache.get(1); }\n}",
          [BILLING]:
            "export class Charge {\n  constructor({ cache }) { this.cache = cache; }\n  run() { return this.cache.get(1); }\n}",
        },
        DOMAINS,
      ),
      errors: [{ message: common("cache", "cache", FILLS, [2, 2]) }],
    },
    {
      name: "what is put on an app",
      ...linting(
        ROOT,
        {
          [ROOT]: `${LRU}import express from "express";\nconst app = express();\napp.locals.cache = new LRUCache({ max: 5 });`,
          [AUTH]: "export const login = (req) => req.app.locals.cache.get(1);",
          [BILLING]: "export const charge = (req) => req.app.locals.cache.get(1);",
        },
        DOMAINS,
      ),
      errors: [{ message: common("app.locals.cache", "cache", FILLS, [1, 1]) }],
    },
    {
      name: "a cache that one piece of code passes to makers of two domains",
      ...root(PASSED),
      errors: [{ message: common("cache", "cache", `${FILLS}; up to 3 modules hang on it`, [2, 1]) }],
    },
    {
      name: "a token whose value is a cache of a domain, where another is given it",
      ...linting(
        BILLING,
        {
          ...TOKENS,
          "src/auth/auth.module.ts": `${LRU}export const providers = [${CACHE}];`,
        },
        DOMAINS,
      ),
      errors: [{ message: foreign("CACHE", "cache", "src/auth/auth.module.ts:2"), line: 4 }],
    },
    {
      name: "one of two caches behind one token, whichever it is given",
      ...linting(
        BILLING,
        {
          [BILLING]: token("Charge"),
          "src/auth/auth.module.ts": `${LRU}export const providers = [${CACHE}];`,
          "src/users/users.module.ts": `${LRU}export const providers = [${CACHE}];`,
        },
        DOMAINS,
      ),
      errors: [{ message: foreign("CACHE", "cache", "src/auth/auth.module.ts:2") }],
    },
    {
      name: "two caches behind two tokens",
      ...linting(
        BILLING,
        {
          [BILLING]: token(
            "Charge",
            "[this.cache.get(id), this.users.get(id)]",
            '@Inject("CACHE") private cache: any, @Inject("USERS") private users: any',
          ),
          "src/auth/auth.module.ts": `${LRU}export const providers = [${CACHE}];`,
          "src/users/users.module.ts": `${LRU}export const providers = [${CACHE.replace("CACHE", "USERS")}];`,
        },
        DOMAINS,
      ),
      errors: [{ message: foreign("CACHE", "cache", "src/auth/auth.module.ts:2") }, { message: /^billing uses USERS/ }],
    },
    {
      name: "a cache that is taken out of another domain's object",
      ...billing("this.sessions.cache.get(id)"),
      errors: [{ message: foreign("Sessions.cache", "cache", "src/auth/sessions.ts:5"), line: 5, column: 23 }],
    },
    {
      name: "a container that is taken out of another domain's object",
      ...billing(
        "this.sessions.users.get(id)",
        `${NEST}@Injectable()\nexport class Sessions {\n  readonly users = new Map<string, string>();\n  login(id: string) { this.users.set(id, id); }\n}`,
      ),
      errors: [{ message: foreign("Sessions.users", "Map", "src/auth/sessions.ts:4"), line: 5 }],
    },
    {
      name: "an unsaved text that adds the use",
      ...billing("this.sessions.userOf(id)"),
      code: service("Charge", "private sessions: Sessions", "this.sessions.cache.get(id)", FROM_AUTH),
      errors: [{ message: foreign("Sessions.cache", "cache", "src/auth/sessions.ts:5") }],
    },
  ],
});
