import { describe, expect, it } from "vitest";
import { injectionFacts } from "../../../src/graph/injection/injection-bodies.js";
import { injectionIndex } from "../../../src/graph/injection/injection-index.js";
import type { ReceiverAt } from "../../../src/graph/injection/receivers.js";
import { exportedKey } from "../../../src/graph/injection/token-keys.js";
import { nodeSet } from "../../../src/graph/node-set.js";
import { type Files, onDisk } from "../../on-disk.js";
import { topologyOf } from "../../topology-of.js";

/** `token (provider) -> receiver name how, …` for each thing that is injected: the classes that a container makes, then the rest. */
function drawn(files: Files, tests: readonly string[] = []): readonly string[] {
  const topology = topologyOf(onDisk({ "package.json": {}, ...files }));
  const set = nodeSet(topology.modules, (id) => tests.includes(id));
  const { providers, nearest, receiversOf, handed } = injectionIndex(topology, set);
  const at = (module: number, line: number): string => `${topology.modules[module]}:${line}`;
  const told = (token: string, place: string, receivers: readonly ReceiverAt[]): readonly string[] => {
    const asking = receivers.filter(({ receiver: { by } }) => by !== "typed");
    const to = asking.map(({ module, receiver: { line, name, by } }) => `${at(module, line)} ${name} ${by}`);
    return to.length === 0 ? [] : [`${token} (${place}) -> ${to.join(", ")}`];
  };
  const classes = topology.modules.flatMap((_, node) => {
    const { classes: own = [] } = injectionFacts(topology, [node])[0] ?? {};
    return own.flatMap(({ name, line }) => {
      const token = exportedKey(topology, node, name);
      return providers.has(token.key) ? [] : told(token.key, at(node, line), receiversOf(token));
    });
  });
  const provided = [...providers.values()].flatMap((entries) =>
    entries.flatMap((entry) => {
      const { module, provider, token, of } = entry;
      const given = receiversOf(token).filter((each) => nearest(entries, each.module).includes(entry));
      return told(of === undefined ? token.key : `${token.key} is ${of.key}`, at(module, provider.line), given);
    }),
  );
  const passed = handed.map(({ module, handed: { name, line, once }, to }) => {
    const all = to.map((each) => `${at(each.module, each.line)} ${each.name}`);
    return `${name} (${at(module, line)}${once ? "" : ", anew each time"}) -> ${all.join(", ")}`;
  });
  return [...classes, ...provided, ...passed];
}

const NEST = 'import { Inject, Injectable } from "@nestjs/common";\n';
const MAILER = `${NEST}@Injectable() export class Mailer {}`;
const AUTH = `${NEST}import { Mailer } from "./mail";\n@Injectable() export class Auth { constructor(private mailer: Mailer) {} }`;

describe("a thing that is injected", () => {
  it("is a class, through re-exports and renamings", () =>
    expect(
      drawn({
        "mail/mailer.ts": MAILER,
        "mail/index.ts": 'export * from "./renamed";',
        "mail/renamed.ts": 'export { Mailer as Post } from "./mailer";',
        "auth.ts": AUTH.replace("{ Mailer }", "{ Post as Mailer }"),
      }),
    ).toEqual(["mail/mailer.ts#Mailer (mail/mailer.ts:2) -> auth.ts:3 mailer constructor"]));

  it("is the default export of its module", () =>
    expect(
      drawn({
        "mail.ts": `${NEST}@Injectable() export default class Mailer {}`,
        "auth.ts": AUTH.replace("{ Mailer }", "Mailer"),
      }),
    ).toEqual(["mail.ts#Mailer (mail.ts:2) -> auth.ts:3 mailer constructor"]));

  it("is what stands behind a text", () =>
    expect(
      drawn({
        "app.module.ts": `import { Redis } from "./redis";\n@Module({ providers: [{ provide: "REDIS", useFactory: () => new Redis() }] }) class App {}`,
        "redis.ts": "export class Redis {}",
        "a.ts": `${NEST}@Injectable() export class A { constructor(@Inject("REDIS") private redis: object) {} }`,
        "b.ts": `${NEST}@Injectable() export class B { @Inject("REDIS") store: object; }`,
        "c.ts": `${NEST}@Injectable() export class C { constructor(@Inject("OTHER") private redis: object) {} }`,
      }),
    ).toEqual(['"REDIS" is redis.ts#Redis (app.module.ts:2) -> a.ts:2 redis token, b.ts:2 store property']));

  it("is what stands behind a constant, which is no text of the same letters", () =>
    expect(
      drawn({
        "tokens.ts": 'export const REDIS = Symbol("REDIS");\nexport const TYPES = { Redis: Symbol() };',
        "app.ts": `import { REDIS, TYPES } from "./tokens";\nimport { make } from "./make";\nexport const all = [{ provide: REDIS, useValue: make() }, { provide: TYPES.Redis, useValue: make() }];`,
        "make.ts": "export const make = () => ({});",
        "a.ts": `${NEST}import { REDIS as R, TYPES } from "./tokens";\n@Injectable() export class A { constructor(@Inject(R) private r: object, @Inject(TYPES.Redis) private t: object) {} }`,
      }),
    ).toEqual(["tokens.ts#REDIS (app.ts:3) -> a.ts:3 r token", "tokens.ts#TYPES.Redis (app.ts:3) -> a.ts:3 t token"]));

  it("is what a provider says an abstract class is", () =>
    expect(
      drawn({
        "store.ts": "export abstract class Store {}",
        "redis-store.ts": `${NEST}import { Store } from "./store";\n@Injectable() export class RedisStore extends Store {}`,
        "app.ts": `import { Store } from "./store";\nimport { RedisStore } from "./redis-store";\nexport const store = { provide: Store, useClass: RedisStore };`,
        "a.ts": `${NEST}import { Store } from "./store";\n@Injectable() export class A { constructor(private store: Store) {} }`,
      }),
    ).toEqual(["store.ts#Store is redis-store.ts#RedisStore (app.ts:3) -> a.ts:3 store constructor"]));

  it("is asked of a container by a name", () =>
    expect(
      drawn({
        "container.ts": `import { Mailer } from "./mailer";\ncontainer.register({ mailer: asClass(Mailer).singleton(), other: asClass(Mailer) });`,
        "mailer.ts": "export class Mailer {}",
        "a.ts": "export class A { constructor({ mailer }) { this.mailer = mailer; } }",
        "b.ts": 'export const b = () => container.resolve("mailer");',
        "c.ts": "export class C { constructor({ nothing }) {} }",
      }),
    ).toEqual([
      'name "mailer" is mailer.ts#Mailer (container.ts:2) -> a.ts:1 mailer constructor, b.ts:1 mailer container',
    ]));

  it("is put on an app", () =>
    expect(
      drawn({
        "app.ts": `import { make } from "./make";\nconst app = make();\napp.locals.db = make();\napp.set("cache", make());`,
        "make.ts": "export const make = () => ({});",
        "a.ts": "export const a = (req) => req.app.locals.db;",
        "b.ts": 'export const b = (req) => req.app.get("cache");',
      }),
    ).toEqual(['app.locals "db" (app.ts:3) -> a.ts:1 db app', 'app.set "cache" (app.ts:4) -> b.ts:1 cache app']));

  it("is passed to several by one piece of code", () =>
    expect(
      drawn({
        "app.ts": `import { Cache } from "./cache";\nimport { Auth } from "./auth";\nimport { createBilling } from "./billing";\nconst cache = new Cache();\nexport const auth = new Auth(cache);\nexport const billing = createBilling({ store: cache });`,
        "cache.ts": "export class Cache {}",
        "auth.ts": "export class Auth {\n  constructor(private cache: object) {}\n}",
        "billing.ts": "export function createBilling({ store }: { store: object }) { return store; }",
      }),
    ).toEqual(["cache (app.ts:5) -> auth.ts:2 cache, billing.ts:1 store"]));

  it("is passed on by a function that may run again, which is another one each time", () =>
    expect(
      drawn({
        "app.ts": `import { Auth } from "./auth";\nimport { Pay } from "./pay";\nexport const start = () => { const cache = {}; return [new Auth(cache), new Pay(cache)]; };`,
        "auth.ts": "export class Auth { constructor(private cache: object) {} }",
        "pay.ts": "export class Pay { constructor(private cache: object) {} }",
      }),
    ).toEqual(["cache (app.ts:3, anew each time) -> auth.ts:1 cache, pay.ts:1 cache"]));

  it("is none of a program in another package that knows it by the same name", () => {
    const name = "container.register({ db: asValue({}) });";
    expect(
      drawn({
        "package.json": { workspaces: ["a", "b"] },
        "a/package.json": { name: "a", dependencies: { express: "1" } },
        "b/package.json": { name: "b", dependencies: { express: "1" } },
        "a/app.ts": name,
        "a/use.ts": "export class A { constructor({ db }) { this.db = db; } }",
        "b/use.ts": "export class B { constructor({ db }) { this.db = db; } }",
      }),
    ).toEqual(['name "db" (a/app.ts:1) -> a/use.ts:1 db constructor']);
  });

  /** Two programs that provide one thing each, of which the first loads a.ts. */
  const twoPrograms = (worker: string): Files => ({
    "server.ts": `import "./app";\nimport "./a";`,
    "worker.ts": `import "./jobs";${worker}`,
    "app.ts": `import { make } from "./make";\nexport const p = { provide: "R", useValue: make() };`,
    "jobs.ts": `import { make } from "./make";\nexport const p = { provide: "R", useValue: make() };`,
    "make.ts": "export const make = () => ({});",
    "a.ts": `${NEST}@Injectable() export class A { constructor(@Inject("R") private r: object) {} }`,
  });

  it("is that of the program which loads it, where another is as near", () =>
    expect(drawn(twoPrograms(""))).toEqual([`"R" (app.ts:2) -> a.ts:2 r token`]));

  it("is that of either, if both programs load it", () =>
    expect(drawn(twoPrograms(` import "./a";`))).toEqual([
      `"R" (app.ts:2) -> a.ts:2 r token`,
      `"R" (jobs.ts:2) -> a.ts:2 r token`,
    ]));

  it("is that of either, if no program is known to load it", () => {
    const { "server.ts": _, ...files } = twoPrograms("");
    expect(drawn(files)).toHaveLength(2);
  });

  it("is the one of the nearest provider, where several modules of a container have their own", () => {
    const provide = `import { make } from "../make";\nexport const p = { provide: "OPTIONS", useValue: make() };`;
    const take = `${NEST}@Injectable() export class A { constructor(@Inject("OPTIONS") private options: object) {} }`;
    expect(
      drawn({
        "make.ts": "export const make = () => ({});",
        "auth/module.ts": provide,
        "auth/a.ts": take,
        "billing/module.ts": provide,
        "billing/a.ts": take,
      }),
    ).toEqual([
      '"OPTIONS" (auth/module.ts:2) -> auth/a.ts:2 options token',
      '"OPTIONS" (billing/module.ts:2) -> billing/a.ts:2 options token',
    ]);
  });
});

describe("nothing is injected", () => {
  it("by who is a test, nor into one", () =>
    expect(drawn({ "mail/index.ts": MAILER, "auth.test.ts": AUTH }, ["auth.test.ts"])).toEqual([]));

  it("that is a type and no class", () =>
    expect(drawn({ "mail/index.ts": "export interface Mailer {}", "auth.ts": AUTH })).toEqual([]));

  it("that leads nowhere", () => expect(drawn({ "auth.ts": AUTH })).toEqual([]));

  it("into a class that somebody passes an object of that type, as nobody says which", () =>
    expect(drawn({ "mail/index.ts": MAILER, "auth.ts": AUTH.replace("@Injectable() ", "") })).toEqual([]));

  it("by modules of which each asks for the other's token alone", () =>
    expect(
      drawn({
        "a.ts": 'import { B } from "./b"; export const A = B; export const p = { provide: A, useExisting: B };',
        "b.ts": 'import { A } from "./a"; export const B = A; export const p = { provide: B, useExisting: A };',
      }),
    ).toEqual([]));
});
