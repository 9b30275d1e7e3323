/**
 * What a text says stands behind tokens: entries of modules, bindings and registrations of containers, and what is put on an app or
 * given to a context.
 *
 *     { provide: REDIS, useFactory: () => new Redis(url), inject: [Config] }     providers: [Mailer]
 *     container.bind(REDIS).toConstantValue(redis)          container.registerSingleton(Mailer)
 *     container.register({ redis: asValue(redis) })         app.locals.redis = redis      app.decorate("redis", redis)
 *     <CacheContext.Provider value={cache}>
 */

import type { Node } from "oxc-parser";
import { expressionForm, returnedBy, returnsOf } from "../services/expression-form.js";
import { namesOf } from "../services/member-names.js";
import type { Place } from "../syntax-walk.js";
import { elementsOf, entryOf, wordOf } from "./decorators.js";
import type { Lifetime, Token } from "./injection-facts.js";
import { lifetimeOfWord } from "./provided-classes.js";
import type { ImportedFrom } from "./nest-connections.js";
import { nestProviders } from "./nest-modules.js";
import type { ProviderDraft } from "./provider-draft.js";
import { stepsBehind } from "./surroundings.js";
import { type ContextInput, contextProviders } from "./react-contexts.js";
import type { TokenOf } from "./tokens.js";

export interface ProviderInput extends ContextInput, ImportedFrom {
  readonly objects: readonly Place[];
  readonly calls: readonly Place[];
  readonly assignments: readonly Place[];
}

/** In source order. O(objects, calls, assignments and elements). */
export function providerEntries(input: ProviderInput): readonly ProviderDraft[] {
  const { objects, calls, assignments, tokenOf } = input;
  const found = [
    ...objects.flatMap(({ node }) => entryOfModule(node, tokenOf)),
    ...objects.flatMap(({ node }) => listedClasses(node, tokenOf)),
    ...calls.flatMap((place) => registeredBy(place, input)),
    ...assignments.flatMap(({ node }) => putOnApp(node, tokenOf)),
    ...contextProviders(input),
  ];
  return found.sort((a, b) => a.node.start - b.node.start);
}

const NOTHING: readonly ProviderDraft[] = [];

/** `{ provide, useClass | useFactory | useValue | useExisting }`. */
function entryOfModule(object: Node, tokenOf: TokenOf): readonly ProviderDraft[] {
  const provide = entryOf(object, "provide");
  const token = provide && tokenOf(provide);
  if (token === undefined) return NOTHING;
  const scope = entryOf(object, "scope");
  const base = {
    token,
    node: object,
    lifetime: scope === undefined ? ("singleton" as const) : lifetimeOfWord(wordOf(scope)),
    inject: (elementsOf(entryOf(object, "inject") ?? entryOf(object, "deps")) ?? []).flatMap(
      (each) => tokenOf(each) ?? [],
    ),
  };
  const same = entryOf(object, "useClass") ?? entryOf(object, "useExisting");
  const of = same && tokenOf(same);
  // What the entry does not say, the class does.
  const said = scope === undefined ? ("unknown" as const) : base.lifetime;
  if (same !== undefined) return [{ ...base, by: "class", lifetime: said, ...(of && { of }) }];
  const value = entryOf(object, "useValue");
  if (value !== undefined) return [{ ...base, by: "value", made: value }];
  const factory = entryOf(object, "useFactory");
  if (factory === undefined) return NOTHING;
  return [{ ...base, by: "factory", made: factory, ...classMade(factory, tokenOf) }];
}

/** What stands behind the token: the value, or all that the factory may give. */
export function givenBy({ by, made }: ProviderDraft): readonly Node[] {
  if (made === undefined) return [];
  return by === "factory" ? returnsOf(made) : [made];
}

/** The class that a factory makes an object of: `() => new Cache(redis)`. */
function classMade(factory: Node, tokenOf: TokenOf): { readonly of?: Token } {
  const returned = returnedBy(factory);
  const form = returned && expressionForm(returned);
  if (form?.is !== "call" || form.node.type !== "NewExpression") return {};
  const of = tokenOf(form.callee);
  return of === undefined ? {} : { of };
}

/** Classes in `providers: [Mailer, cond ? A : B]`, as they stand there. */
function listedClasses(object: Node, tokenOf: TokenOf): readonly ProviderDraft[] {
  return (elementsOf(entryOf(object, "providers")) ?? []).flatMap((each): readonly ProviderDraft[] => {
    const form = expressionForm(each);
    const token = form?.is === "name" ? tokenOf(form.node) : undefined;
    return token === undefined ? [] : [{ token, by: "listed", lifetime: "unknown", node: each, inject: [] }];
  });
}

function registeredBy(place: Place, input: ProviderInput): readonly ProviderDraft[] {
  const { tokenOf } = input;
  const form = expressionForm(place.node);
  const callee = form?.is === "call" ? expressionForm(form.callee) : undefined;
  if (form?.is !== "call") return NOTHING;
  const [first, second] = form.arguments;
  if (callee?.is === "name" && callee.name === "bind" && first !== undefined) return bound(place, first, tokenOf);
  if (callee?.is !== "member") return NOTHING;
  const node = form.node;
  const ofModule = nestProviders(namesOf(form.callee)?.names ?? [], node, form.arguments, input);
  if (ofModule !== undefined) return ofModule;
  switch (callee.name) {
    case "bind":
    case "rebind":
      return first === undefined ? NOTHING : bound(place, first, tokenOf);
    case "registerSingleton":
    case "registerInstance":
    case "registerType":
      return first === undefined ? NOTHING : registered(callee.name, node, [first, second], tokenOf);
    case "register":
      return first === undefined ? NOTHING : [...named(first, tokenOf), ...registration(node, first, second, tokenOf)];
    case "decorate":
    case "set": {
      const isApp = callee.name === "decorate" || namesOf(callee.object)?.names.at(-1) === "app";
      const token = isApp && first ? tokenOf(first, callee.name === "decorate" ? "fastify" : "app.set") : undefined;
      if (token === undefined || !("text" in token) || second === undefined || isPlain(second)) return NOTHING;
      return [{ token, by: "value", made: second, lifetime: "singleton", node, inject: [] }];
    }
    default:
      return NOTHING;
  }
}

/** Settings of an app, such as `app.set("trust proxy", 1)`, and functions are no things. */
function isPlain(value: Node): boolean {
  const form = expressionForm(value);
  return form === undefined || form.is === "text" || form.is === "joined" || form.is === "this";
}

/** `bind(X).to(Y).inSingletonScope()`, `bind(X).toConstantValue(x)`, `bind(X).toSelf()`. */
function bound(start: Place, first: Node, tokenOf: TokenOf): readonly ProviderDraft[] {
  const token = tokenOf(first);
  if (token === undefined) return NOTHING;
  const steps = stepsBehind(start);
  const to = steps.find(({ name }) => name.startsWith("to"));
  if (to === undefined) return NOTHING;
  const scope = steps.find(({ name }) => /^in\w+Scope$/.test(name));
  const [given] = to.arguments;
  const lifetime = scope === undefined ? "unknown" : lifetimeOfWord(scope.name.slice(2, -5));
  const base = { token, node: start.node, inject: [] };
  if (to.name === "toConstantValue" && given)
    return [{ ...base, by: "value", made: given, lifetime: "singleton", ...classOf(given, tokenOf) }];
  if (to.name === "toDynamicValue" && given)
    return [{ ...base, by: "factory", made: given, lifetime, ...classMade(given, tokenOf) }];
  const of = to.name === "toSelf" ? token : given && tokenOf(given);
  return [{ ...base, by: "class", lifetime, ...(of && { of }) }];
}

function registered(
  method: string,
  node: Node,
  [first, second]: readonly [Node, Node | undefined],
  tokenOf: TokenOf,
): readonly ProviderDraft[] {
  const token = tokenOf(first);
  if (token === undefined) return NOTHING;
  const base = { token, node, inject: [] };
  if (method === "registerInstance") {
    if (second === undefined) return NOTHING;
    return [{ ...base, by: "value", made: second, lifetime: "singleton", ...classOf(second, tokenOf) }];
  }
  const of = second === undefined ? token : tokenOf(second);
  const lifetime: Lifetime = method === "registerSingleton" ? "singleton" : "unknown";
  return [{ ...base, by: "class", lifetime, ...(of && { of }) }];
}

/** tsyringe's `register(X, { useClass: Y }, { lifecycle: Lifecycle.Singleton })`. */
function registration(node: Node, first: Node, second: Node | undefined, tokenOf: TokenOf): readonly ProviderDraft[] {
  const token = tokenOf(first);
  if (token === undefined || second === undefined) return NOTHING;
  const base = { token, node, inject: [] };
  const value = entryOf(second, "useValue");
  if (value !== undefined) return [{ ...base, by: "value", made: value, lifetime: "singleton" }];
  const made = entryOf(second, "useFactory");
  if (made !== undefined) return [{ ...base, by: "factory", made, lifetime: "unknown", ...classMade(made, tokenOf) }];
  const same = entryOf(second, "useClass") ?? entryOf(second, "useToken");
  const of = same && tokenOf(same);
  if (of !== undefined) return [{ ...base, by: "class", of, lifetime: "unknown" }];
  return asRegistered(second, { ...base, node: second }, tokenOf);
}

/** awilix's `register({ redis: asValue(redis), mailer: asClass(Mailer).singleton() })`. */
function named(object: Node, tokenOf: TokenOf): readonly ProviderDraft[] {
  const form = expressionForm(object);
  if (form?.is !== "object") return NOTHING;
  return form.entries.flatMap(({ key, value }) =>
    key === undefined
      ? []
      : asRegistered(value, { token: { space: "name", text: key }, node: value, inject: [] }, tokenOf),
  );
}

type Base = Pick<ProviderDraft, "token" | "node" | "inject">;

function asRegistered(value: Node, base: Base, tokenOf: TokenOf): readonly ProviderDraft[] {
  let lifetime: Lifetime = "transient";
  let form = expressionForm(value);
  for (;;) {
    const callee = form?.is === "call" ? expressionForm(form.callee) : undefined;
    if (form?.is !== "call" || callee?.is !== "member" || !("object" in callee)) break;
    if (/^(?:singleton|scoped|transient)$/.test(callee.name)) lifetime = lifetimeOfWord(callee.name);
    form = expressionForm(callee.object);
  }
  const callee = form?.is === "call" ? namesOf(form.callee)?.names.at(-1) : undefined;
  if (form?.is !== "call" || callee === undefined) return NOTHING;
  const [made, options] = form.arguments;
  const given = entryOf(options, "lifetime");
  if (given !== undefined) lifetime = lifetimeOfWord(wordOf(given));
  const token = "text" in base.token ? { ...base.token, space: "name" as const } : base.token;
  if (made === undefined) return NOTHING;
  if (callee === "asValue")
    return [{ ...base, token, by: "value", made, lifetime: "singleton", ...classOf(made, tokenOf) }];
  const of = tokenOf(made);
  if (callee === "asClass") return [{ ...base, token, by: "class", lifetime, ...(of && { of }) }];
  return callee === "asFunction"
    ? [{ ...base, token, by: "factory", made, lifetime, ...classMade(made, tokenOf) }]
    : [];
}

/** The class of an object that is made where it stands. */
function classOf(value: Node, tokenOf: TokenOf): { readonly of?: Token } {
  const form = expressionForm(value);
  const of = form?.is === "call" && form.node.type === "NewExpression" ? tokenOf(form.callee) : undefined;
  return of === undefined ? {} : { of };
}

/** `app.locals.redis = redis`. */
function putOnApp(node: Node, tokenOf: TokenOf): readonly ProviderDraft[] {
  if (node.type !== "AssignmentExpression") return NOTHING;
  const names = namesOf(node.left)?.names ?? [];
  if (names.length < 3 || names.at(-2) !== "locals" || names.at(-3) !== "app" || isPlain(node.right)) return NOTHING;
  const token: Token = { space: "app.locals", text: names.at(-1)! };
  return [
    { token, by: "value", made: node.right, lifetime: "singleton", node, inject: [], ...classOf(node.right, tokenOf) },
  ];
}
