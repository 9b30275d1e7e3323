import { noSharedInfrastructure } from "../../src/rules/no-shared-infrastructure.js";
import { linting } from "../linting.js";
import { runRule, withOptions } from "./rule-tester.js";

const NEST = `import { Injectable } from "@nestjs/common";\n`;
const DATABASES = [{ kinds: ["database", "key-value"] }];
const PRISMA = "src/prisma/prisma.service.ts";

/** A class of the domain prisma, as NestJS shows it. */
const prisma = (rest: string, from = "@prisma/client"): string =>
  `${NEST}import { PrismaClient } from "${from}";\n@Injectable() export class PrismaService ${rest}`;
const receives = (name: string, client = "PrismaService", from = "../prisma/prisma.service"): string =>
  `${NEST}import { ${client} } from "${from}";
@Injectable() export class ${name} {
  constructor(private client: ${client}) {}
  run() { return this.client.user.findMany(); }
}`;

/** The service of billing is linted, beside one of auth; both have the client injected. */
function billing(service: string, others: Record<string, string> = {}, text = receives("Plans")): object {
  const files = { [PRISMA]: service, "src/auth/login.ts": receives("Login"), "src/billing/plans.ts": text, ...others };
  return { ...linting("src/billing/plans.ts", files, { domains: "src/{domain}/**" }), options: DATABASES };
}

const told = (domain: string, client: string, place: string): string =>
  `billing uses ${client} (${place}), which auth also uses (src/auth/login.ts:4): if it fails or fills up, both fail (3 modules). ` +
  `Give ${domain} its own, or ask auth for the answer`;
const PRISMA_TOLD = told("billing", "PrismaService", `database, ${PRISMA}:3`);

/** A class of the shared kernel that extends a client of Redis, and what it does so with. */
const SESSIONS = "src/shared/sessions.ts";
const sessions = (body: string, decorator = "@Injectable() "): string =>
  `${NEST}import Redis from "ioredis";\n${decorator}export class Sessions extends Redis ${body}`;
const makes = (given: string): string =>
  `import { Sessions } from "../shared/sessions";\nexport const sessions = new Sessions(${given});`;
/** Both domains make one of their own. */
const both = (service: string, [auth, own]: readonly [string, string]): object =>
  billing("", { [SESSIONS]: service, "src/auth/login.ts": makes(auth) }, makes(own));
const CONNECTS =
  "billing connects to REDIS_URL, which auth also connects to (src/auth/login.ts:2): one outage stops both. " +
  "Give billing its own service, or accept it with @shared-service and a reason";

const REDIS_URL = "process.env.REDIS_URL";
const injected = (service: string, name = "Sessions"): object =>
  billing(
    "",
    { [SESSIONS]: service, "src/auth/login.ts": receives("Login", name, "../shared/sessions") },
    receives("Plans", name, "../shared/sessions"),
  );
/** A class of the project between the client and the one that is injected. */
const BETWEEN = `${NEST}import IORedis from "ioredis";
class Redis extends IORedis { constructor(options: object) { super({ ...options, lazyConnect: true }); } }
@Injectable() export class Sessions extends Redis { constructor(config: any) { super(config.redis); } }`;

/** The shared kernel makes an object of the class for whoever asks for the client, and another client under a name. */
const PRISMA_MODULE = {
  "src/shared/prisma.service.ts": prisma(
    "extends PrismaClient { static one: any; constructor(options: any) { super(options); } }",
  ),
  "src/shared/prisma.module.ts": `${NEST}import { PrismaClient } from "@prisma/client";\nimport { PrismaService } from "./prisma.service";\nimport { Config } from "./config";
const client = { provide: PrismaClient, inject: [Config], useFactory: (config: Config) => { if (PrismaService.one) return PrismaService.one; return new PrismaService(config.database); } };
const logs = { provide: "LOGS", useFactory: () => new PrismaClient() };
@Module({ providers: [client, logs] }) export class PrismaModule {}`,
};
const receivesBoth = (name: string): string =>
  `import { Inject, Injectable } from "@nestjs/common";\nimport { PrismaClient } from "@prisma/client";
@Injectable() export class ${name} {
  constructor(private client: PrismaClient,
    @Inject("LOGS") private logs: any) {}
  run() { return [this.client.user.findMany(), this.logs.log.findMany()]; }
}`;

/** Each use is told, so that each can be looked at. */
const EACH_USE = { eachUse: true };

runRule("no-shared-infrastructure, of classes that are clients", noSharedInfrastructure, {
  valid: withOptions(EACH_USE, [
    { name: "a class that extends nothing", ...billing(prisma("{ user = { findMany() {} } }")) },
    {
      name: "a class that extends the project's own",
      ...billing(prisma("extends PrismaClient {}", "./base"), {
        "src/prisma/base.ts": "export class PrismaClient { user = { findMany() {} } }",
      }),
    },
    {
      name: "objects of a class, each made of a variable of its own",
      ...both(sessions("{}", ""), ["process.env.AUTH_REDIS_URL", REDIS_URL]),
    },
    {
      name: "objects of a class that hands its parameter on, each made of a variable of its own",
      ...both(sessions("{ constructor(url: string) { super(url); } }", ""), ["process.env.AUTH_REDIS_URL", REDIS_URL]),
    },
    {
      name: "objects of a class that are made of nobody knows what",
      ...both(sessions("{ constructor(url: string) { super(url); } }", ""), ["a()", "b()"]),
    },
    { name: "a class between that extends no client", ...injected(BETWEEN.replace("extends IORedis", "extends Map")) },
  ] as never[]),
  invalid: withOptions(EACH_USE, [
    {
      name: "a class that extends the client of Prisma and is injected into two domains",
      ...billing(prisma("extends PrismaClient {}")),
      errors: [{ message: PRISMA_TOLD }],
    },
    {
      name: "a class that extends the client where Prisma wrote it",
      ...billing(prisma("extends PrismaClient {}", "../../prisma/generated-prisma-client")),
      errors: [{ message: PRISMA_TOLD }],
    },
    {
      name: "a class that gives its client a part of what it is injected with",
      ...billing(prisma("extends PrismaClient { constructor(config: any) { super(config.database); } }")),
      errors: [{ message: PRISMA_TOLD }],
    },
    {
      name: "a class that says itself where it connects to, beside a client of the same",
      ...billing(
        "",
        {
          [SESSIONS]: sessions(`{ constructor() { super(${REDIS_URL}); } }`),
          "src/auth/login.ts": `import Redis from "ioredis";\nexport const redis = new Redis(${REDIS_URL});`,
        },
        receives("Plans", "Sessions", "../shared/sessions"),
      ),
      errors: [
        {
          message: `billing uses Sessions (Redis client, REDIS_URL, ${SESSIONS}:3), which auth also uses (src/auth/login.ts:2): if it fails or fills up, both fail (3 modules). Give billing its own, or ask auth for the answer`,
        },
      ],
    },
    {
      name: "objects of a class, made of one variable",
      ...both(sessions("{}", ""), [REDIS_URL, REDIS_URL]),
      errors: [{ message: CONNECTS }],
    },
    {
      name: "objects of a class that hands its parameter on, made of one variable",
      ...both(sessions("{ constructor(url: string) { super(url); } }", ""), [REDIS_URL, REDIS_URL]),
      errors: [{ message: CONNECTS }],
    },
    {
      name: "a client of which a factory makes an object of a class that extends it, once",
      ...billing(
        "",
        { ...PRISMA_MODULE, "src/auth/login.ts": receives("Login", "PrismaClient", "@prisma/client") },
        receives("Plans", "PrismaClient", "@prisma/client"),
      ),
      errors: [
        {
          message:
            "billing uses PrismaClient (database, src/shared/prisma.module.ts:5), which auth also uses (src/auth/login.ts:4): " +
            "if it fails or fills up, both fail. Give billing its own, or ask auth for the answer",
        },
      ],
    },
    {
      name: "two clients that are injected, each",
      ...billing("", { ...PRISMA_MODULE, "src/auth/login.ts": receivesBoth("Login") }, receivesBoth("Plans")),
      errors: [{ message: /^billing uses PrismaClient / }, { message: /^billing uses LOGS / }],
    },
    {
      name: "a class that extends a client by another class of the project",
      ...injected(BETWEEN),
      errors: [{ message: told("billing", "Sessions", `Redis client, ${SESSIONS}:4`) }],
    },
  ] as never[]),
});
