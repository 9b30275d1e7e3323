/** Clients in the fields of a class that others extend, of which nothing is imported but the class. */
import { noSharedInfrastructure } from "../../src/rules/no-shared-infrastructure.js";
import { linting } from "../linting.js";
import { runRule, withOptions } from "./rule-tester.js";

const BASE = "src/shared/base.ts";
const base = (members: string): string => `import Redis from "ioredis";\nexport class Base {\n${members}\n}`;
const REDIS = "protected redis = new Redis(process.env.REDIS_URL!);";
const METHODS = 'cached(id: string) { return this.redis.get(id); }\nname() { return "base"; }';

const extending = (members: string, from = "../shared/base", name = "Base"): string =>
  `import { ${name} } from "${from}";\nexport class Own extends ${name} {\n${members}\n}`;
const uses = (code: string): string => extending(`run(id: string) { return ${code}; }`);
const FIELD = uses("this.redis.get(id)");

/** The class of billing is linted, beside one of auth. */
const billing = (text: string, [auth, own]: readonly [string, string], others: Record<string, string> = {}): object =>
  linting(
    "src/billing/own.ts",
    { [BASE]: text, "src/auth/own.ts": auth, "src/billing/own.ts": own, ...others },
    { domains: "src/{domain}/**" },
  );
const both = (text: string): readonly [string, string] => [text, text];
const told = (place = "src\\/shared\\/base.ts:3", by = ""): RegExp =>
  new RegExp(`^billing uses Base.redis ${by}\\(Redis client, ${place}\\), which auth also uses \\(src/auth/own.ts:`);

/** Each use is told, so that each can be looked at. */
const EACH_USE = { eachUse: true };

runRule("no-shared-infrastructure, of clients that a class inherits", noSharedInfrastructure, {
  valid: withOptions(EACH_USE, [
    { name: "classes that use nothing of it", ...billing(base(REDIS), both(uses("id"))) },
    { name: "methods that do not come to it", ...billing(base(`${REDIS}\n${METHODS}`), both(uses("this.name()"))) },
    {
      name: "a field of the class itself by the same name",
      ...billing(base(REDIS), both(extending("redis = new Map();\nrun(id: string) { return this.redis.get(id); }"))),
    },
    {
      name: "a parameter of the class itself by the same name",
      ...billing(
        base(REDIS),
        both(
          extending("constructor(protected redis: any) { super(); }\nrun(id: string) { return this.redis.get(id); }"),
        ),
      ),
    },
    {
      name: "a client of which nobody knows where it is",
      ...billing(base("redis = new Redis(placeOf(this));"), both(FIELD)),
    },
    {
      name: "a client in memory alone",
      ...billing(base("redis = new Map();"), both(FIELD)),
    },
    {
      name: "a method of another domain's class, which is that domain's code",
      ...billing("", [
        base(`${REDIS}\n${METHODS}`),
        extending("run(id: string) { return this.cached(id); }", "../auth/own"),
      ]),
    },
  ] as never[]),
  invalid: withOptions(EACH_USE, [
    {
      name: "a field that is used in two domains",
      ...billing(base(REDIS), both(FIELD)),
      errors: [{ message: told(), line: 2, column: 26 }],
    },
    {
      name: "a field that the constructor sets",
      ...billing(
        base("protected redis: Redis;\nconstructor() { this.redis = new Redis(process.env.REDIS_URL!); }"),
        both(FIELD),
      ),
      errors: [{ message: told("src\\/shared\\/base.ts:4") }],
    },
    {
      name: "methods that come to it",
      ...billing(base(`${REDIS}\n${METHODS}`), both(uses("this.cached(id)"))),
      errors: [{ message: told(undefined, "by cached\\(\\) ") }],
    },
    {
      name: "a class between",
      ...billing(
        base(REDIS),
        both(extending("run(id: string) { return this.redis.get(id); }", "../shared/between", "Between")),
        {
          "src/shared/between.ts": 'import { Base } from "./base";\nexport class Between extends Base {}',
        },
      ),
      errors: [{ message: told() }],
    },
    {
      name: "a field of another domain's class",
      ...billing("", [base(REDIS), extending("run(id: string) { return this.redis.get(id); }", "../auth/own")]),
      errors: [{ message: /^billing uses Base.redis \(Redis client, src\/auth\/own.ts:3\), which auth also uses/ }],
    },
  ] as never[]),
});
