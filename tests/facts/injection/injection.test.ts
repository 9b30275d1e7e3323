import { describe, expect, it } from "vitest";
import { extractFacts } from "../../../src/facts/extract-facts.js";
import { drawInjection } from "./draw-injection.js";

const check = (text: string, ...expected: readonly string[]): void => expect(drawInjection(text)).toEqual(expected);

describe("a class that a container makes", () => {
  it.each([
    ["Nest", "@Injectable() export class A {}", "@nestjs/common", "singleton"],
    ["Nest, a controller", '@Controller("a") export class A {}', "@nestjs/common", "singleton"],
    ["Nest, for each request", "@Injectable({ scope: Scope.REQUEST }) export class A {}", "@nestjs/common", "request"],
    [
      "Nest, for each who asks",
      "@Injectable({ scope: Scope.TRANSIENT }) export class A {}",
      "@nestjs/common",
      "transient",
    ],
    [
      "Nest, a scope that is not written out",
      "@Injectable({ scope: scopeOf() }) export class A {}",
      "@nestjs/common",
      "unknown",
    ],
    ["Angular", "@Injectable({ providedIn: 'root' }) export class A {}", "@angular/core", "singleton"],
    ["Angular, in a page", "@Component({}) export class A {}", "@angular/core", "transient"],
    ["Inversify, which its binding says", "@injectable() export class A {}", "inversify", "unknown"],
    ["Inversify, by itself", '@injectable("Singleton") export class A {}', "inversify", "singleton"],
    ["tsyringe", "@singleton() export class A {}", "tsyringe", "singleton"],
    ["tsyringe, for each who asks", "@injectable() export class A {}", "tsyringe", "transient"],
    ["tsyringe, for each request", "@scoped(Lifecycle.ContainerScoped) export class A {}", "tsyringe", "request"],
    ["TypeDI", "@Service() export class A {}", "typedi", "singleton"],
    ["TypeDI, for each who asks", "@Service({ transient: true }) export class A {}", "typedi", "transient"],
  ])("of %s", (_, text, specifier, lifetime) => {
    const [, name = ""] = /@(\w+)/.exec(text)!;
    check(`import { ${name} } from "${specifier}";\n${text}`, `class A, ${lifetime}`);
  });

  it("by a decorator that the project hands on itself", () =>
    check('import { Injectable } from "./nest";\n@Injectable() export class A {}', "class A, singleton"));

  it("not by a decorator of another name", () => check("@Entity() export class A { @Inject() b: B }"));
});

describe("what stands behind a token", () => {
  const IMPORTS = 'import { REDIS, TYPES, Mailer, Other, make } from "./x";\n';
  it.each([
    ["a class", "const p = { provide: Mailer, useClass: Other };", "./x#Mailer is class ./x#Other, unknown"],
    ["another token", 'const p = { provide: "A", useExisting: REDIS };', '"A" is class ./x#REDIS, unknown'],
    ["a value", 'const p = { provide: "A", useValue: make() };', '"A" is value = made #0, singleton'],
    ["a symbol", 'const p = { provide: Symbol.for("A"), useValue: make() };', '"A" is value = made #0, singleton'],
    [
      "a factory with what it is given",
      'const p = { provide: "A", useFactory: (r) => new Other(r), inject: [REDIS] };',
      '"A" is factory ./x#Other = made #0 of ./x#REDIS, singleton',
    ],
    [
      "a factory that is imported",
      'const p = { provide: "A", useFactory: make };',
      '"A" is factory = import, singleton',
    ],
    [
      "a factory for each request",
      'const p = { provide: "A", useFactory: make, scope: Scope.REQUEST };',
      '"A" is factory = import, request',
    ],
    ["a class that a module lists", "@Module({ providers: [Mailer] }) class M {}", "./x#Mailer is listed, unknown"],
    ["a binding", "container.bind(TYPES.A).to(Other);", "./x#TYPES.A is class ./x#Other, unknown"],
    [
      "a binding of one",
      "container.bind<I>(TYPES.A).to(Other).inSingletonScope();",
      "./x#TYPES.A is class ./x#Other, singleton",
    ],
    ["a binding to a value", "bind(TYPES.A).toConstantValue(make());", "./x#TYPES.A is value = made #0, singleton"],
    ["a binding to itself", "container.bind(Mailer).toSelf();", "./x#Mailer is class ./x#Mailer, unknown"],
    ["a registration", "container.registerSingleton(Mailer);", "./x#Mailer is class ./x#Mailer, singleton"],
    ["a registration of a value", 'container.registerInstance("A", make());', '"A" is value = made #0, singleton'],
    ["a registration with options", 'container.register("A", { useClass: Other });', '"A" is class ./x#Other, unknown'],
    ["a name", "container.register({ a: asClass(Other).singleton() });", 'name "a" is class ./x#Other, singleton'],
    [
      "a name by options",
      "c.register({ a: asClass(Other, { lifetime: Lifetime.SCOPED }) });",
      'name "a" is class ./x#Other, request',
    ],
    ["a name with a value", 'container.register("a", asValue(make()));', 'name "a" is value = made #0, singleton'],
    ["a member of an app", "app.locals.a = make();", 'app.locals "a" is value = made #0, singleton'],
    ["a thing set on an app", 'app.set("a", make());', 'app.set "a" is value = made #0, singleton'],
    ["a decoration", 'fastify.decorate("a", make());', 'fastify "a" is value = made #0, singleton'],
  ])("is %s", (_, text, expected) => check(IMPORTS + text, expected));

  it.each([
    ["a setting of an app", 'app.set("trust proxy", 1);'],
    ["a function that an app is given", 'fastify.decorate("a", () => make());'],
    ["a registration of a plugin", "app.register(make, { a: 1 });"],
    ["a function that is bound", "const b = make.bind(REDIS);"],
    ["a token that nobody knows", "const p = { provide: tokenOf(REDIS), useClass: Other };"],
  ])("is not %s", (_, text) => check(IMPORTS + text));
});

describe("who receives something", () => {
  const IMPORTS = 'import { Injectable } from "@nestjs/common";\nimport { REDIS, Mailer, type Port } from "./x";\n';
  const inClass = (members: string, ...expected: readonly string[]): void =>
    check(`${IMPORTS}@Injectable() export class A { ${members} }`, "class A, singleton", ...expected);

  it("a parameter by its type, with what is done with it", () =>
    inClass(
      "constructor(private mailer: Mailer) {} send() { this.mailer.post(); } all() { this.send(); }",
      "A: mailer <- ./x#Mailer by constructor, post in [A new send][A new all]",
    ));

  it("a parameter that is kept in a field", () =>
    inClass(
      "#m; constructor(mailer: Mailer) { this.m = mailer; } send() { this.m.post(); }",
      "A: mailer <- ./x#Mailer by constructor, post in [A new send]",
    ));

  it("a parameter that is handed on as a whole", () =>
    inClass("constructor(mailer: Mailer) { keep(mailer); }", "A: mailer <- ./x#Mailer by constructor, * in [A new]"));

  it("a parameter by a token, whatever its type", () =>
    inClass('constructor(@Inject("A") private a: Port) {}', 'A: a <- "A" by token'));

  it("a parameter by a name behind forwardRef", () =>
    inClass("constructor(@Inject(forwardRef(() => Mailer)) a) {}", "A: a <- ./x#Mailer by token"));

  it("a queue by its name", () => inClass('constructor(@InjectQueue("mails") q) {}', 'A: q <- queue "mails" by token'));

  it("what a library's module provides", () =>
    inClass(
      'constructor(@InjectRedis() r, @InjectRepository("u") u) {}',
      'A: r <- "InjectRedis(default)" by token',
      'A: u <- "InjectRepository(u)" by token',
    ));

  it("a field", () =>
    inClass(
      "@Inject(REDIS) redis; get() { this.redis.get(); }",
      "A: redis <- ./x#REDIS by property, get in [A new get]",
    ));

  it("a field by its type alone", () => inClass("@Inject() mailer: Mailer;", "A: mailer <- ./x#Mailer by property"));

  it("a field that is asked for by a call", () =>
    inClass(
      "mailer = inject(Mailer); send() { this.mailer.post(); }",
      "A: mailer <- ./x#Mailer by inject call, post in [A new send]",
    ));

  it("a variable", () =>
    check(
      `${IMPORTS}export const send = () => { const mailer = moduleRef.get(Mailer); mailer.post(); };`,
      ": mailer <- ./x#Mailer by container, post in [send]",
    ));

  it("a name that a container is asked for", () =>
    check(`${IMPORTS}container.resolve("mailer").post();`, ': mailer <- name "mailer" by container, post in '));

  it("names that a constructor takes out of a container", () =>
    check(
      "export class A { constructor({ mailer }) { this.m = mailer; } send() { this.m.post(); } }",
      'A: mailer <- name "mailer" by constructor, post in [A new send]',
    ));

  it("members of an app", () =>
    check(
      `export const a = (req) => req.app.locals.redis.get();\nexport const b = (req) => req.app.get("redis");`,
      ': redis <- app.locals "redis" by app, get in [a]',
      ': redis <- app.set "redis" by app, * in [b]',
    ));

  it("what a server was decorated with", () =>
    check(
      `import Fastify from "fastify";\nexport const a = (request) => request.server.redis.get();\nexport const b = (fastify) => fastify.get("/", a);`,
      ': redis <- fastify "redis" by app, get in [a][b]',
    ));

  it("a class that no container is known to make is passed an object of that type", () =>
    check(`${IMPORTS}export class A { constructor(private mailer: Mailer) {} }`, "A: mailer <- ./x#Mailer by typed"));

  it("not a parameter of a plain type", () => inClass("constructor(private name: string, n: number) {}"));

  it("not a route of an app, which is given a handler too", () =>
    check('export const a = (app) => app.get("/", () => 1);'));
});

describe("a value is handed to several makers", () => {
  const IMPORTS =
    'import { Auth } from "./auth";\nimport { createBilling, pay } from "./billing";\nimport { make } from "./x";\n';

  it("that are classes and functions named for making", () =>
    check(
      `${IMPORTS}const cache = make();\nnew Auth(cache);\ncreateBilling({ cache });`,
      "cache goes to ./auth#Auth.0 ./billing#createBilling.0.cache",
    ));

  it("inside one function, too", () =>
    check(
      `${IMPORTS}export function main() { const cache = make(); return [new Auth(cache), createBilling(1, cache)]; }`,
      "cache goes to ./auth#Auth.0 ./billing#createBilling.1",
    ));

  it.each([
    ["one maker, twice", "const cache = make(); new Auth(cache); new Auth(cache);"],
    ["functions that are named for something else", "const cache = make(); new Auth(cache); pay(cache);"],
    [
      "a parameter, which the caller chooses",
      "export const f = (cache) => { new Auth(cache); createBilling(cache); };",
    ],
    ["a text", 'const url = "redis://a"; new Auth(url); createBilling(url);'],
    ["what an object gives each time", "class C { m() { const p = this.of(1); new Auth(p); createBilling(p); } }"],
  ])("not %s", (_, text) => check(IMPORTS + text));
});

describe("a text", () => {
  const hint = (text: string): unknown => extractFacts(text, "ts").mayInject;

  it.each([
    ["provides", "export const p = { provide: A, useClass: B };"],
    ["provides", 'import { A } from "a"; import { B } from "b"; const x = f(); new A(x); new B(x);'],
    ["provides", 'import { A } from "a"; import { B } from "b"; import { x } from "x"; new A(x); new B(x);'],
    ["provides", 'import { A } from "a"; import { B } from "b"; const { x, y } = f(); new A(x); new B(x);'],
    [undefined, 'import { A } from "a"; import { B } from "b"; export const f = (x) => [new A(x), new B(x)];'],
    ["lists", "@Module({ providers: [A, B] }) export class M {}"],
    ["receives", "export const useCache = () => useContext(CacheContext);"],
    ["provides", "@Module({ providers: [A, { provide: B, useClass: C }] }) export class M {}"],
    ["receives", "@Injectable() export class A {}"],
    ["receives", "export class A { constructor(private b: B) {} }"],
    [undefined, 'export const f = (g) => g.bind(null); app.get("/", f); new Map(); "inject";'],
    [undefined, 'import { A } from "a"; import { AError } from "b"; const x = f(); new A(x); new AError(x);'],
  ])("%s something, by a look at it", (expected, text) => expect(hint(text)).toBe(expected));

  it.each([
    ["provides", "const cache = new Map();\nexport const A = () => <C.Provider value={cache} />;"],
    ["provides", 'import { cache } from "b";\nexport const A = () => <CacheContext value={cache} />;'],
    ["provides", "export const A = ({ cache }) => <C.Provider value={cache} />;"],
    ["provides", "export const A = () => <C.Provider value={{ cache }} />;"],
    [undefined, "export const A = () => <Input value={cache} />;"],
    ["provides", "export const C = createContext<Cache>(cache);"],
    ["provides", "export const C = createContext({ cache: new Cache() });"],
    [undefined, "export const C = createContext<Cache | null>(null);"],
    [undefined, "export const C = createContext({ isOpen: false, close: () => {} });"],
  ])("%s something to a context, by a look at it", (expected, text) =>
    expect(extractFacts(text, "tsx").mayInject).toBe(expected),
  );

  it("that does not parse has nothing to do with injection", () =>
    expect(hint("@Injectable() class {{{")).toBeUndefined());

  it("without end is looked at once", () => {
    const text = `new A(${"a, ".repeat(20_000)}b); ${"constructor(private ".repeat(20_000)}`;
    expect(hint(text)).toBeUndefined();
  });
});
