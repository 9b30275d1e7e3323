/**
 * Who is given something by a container, or asks one for it: parameters of constructors, decorated fields, and calls.
 *
 *     constructor(private mailer: Mailer, @Inject("REDIS") redis)        by its type, by a token
 *     @Inject(REDIS) redis: Redis              mailer = inject(Mailer)
 *     moduleRef.get(Mailer)                    container.resolve("mailer")
 *     req.app.locals.redis                     req.app.get("redis")                 fastify.redis
 */

import type { Class, Node } from "oxc-parser";
import { expressionForm, namesOf } from "../services/expression-form.js";
import type { ImportedName } from "../state/import-touches.js";
import { chainFrom } from "../chains.js";
import type { ClassShape } from "../state/class-shapes.js";
import type { TextPaths } from "../state/text-paths.js";
import type { Place } from "../syntax-walk.js";
import { decoratorsOf, type NamedDecorator } from "./decorators.js";
import type { ReceivedBy, Receiver, Token } from "./injection-facts.js";
import type { MemberUses } from "./member-uses.js";
import { processedQueue } from "./nest-modules.js";
import { namesIn } from "./signatures.js";
import { homeOf, isTarget, keptAs, memberBehind } from "./surroundings.js";
import { type TokenOf, tokenName, typeToken } from "./tokens.js";

export interface ReceiverInput {
  readonly imported: ReadonlyMap<string, ImportedName>;
  readonly paths: TextPaths;
  readonly tokenOf: TokenOf;
  readonly uses: MemberUses;
  readonly lineAt: (offset: number) => number;
}

interface Received {
  readonly token: Token;
  readonly by: ReceivedBy;
}

/** Parameters of the constructor and decorated fields of one class. O(members). */
export function receiversOf(
  { name, node, fields }: ClassShape,
  isDecorated: boolean,
  input: ReceiverInput,
): readonly Receiver[] {
  const { uses, lineAt } = input;
  const found: Receiver[] = [];
  const add = ({ token, by }: Received, named: string, at: Node, what: Receiver["uses"]): void => {
    found.push({ token, name: named, by, home: name, range: [at.start, at.end], line: lineAt(at.start), uses: what });
  };
  const queue = processedQueue(node, input.tokenOf);
  const named = (node as Class).id ?? node;
  if (queue !== undefined) add({ token: queue, by: "token" }, name, named, [["*", []]]);
  for (const member of (node as Class).body.body) {
    if (member.type !== "MethodDefinition" || member.kind !== "constructor") continue;
    for (const parameter of member.value.params as readonly Node[])
      addParameter(parameter, member.value, { name, isDecorated, input, add });
  }
  for (const [key, member] of fields.instance) {
    if (member.type !== "PropertyDefinition") continue;
    const received = receivedBy(member, member.typeAnnotation, "property", input);
    if (received !== undefined) add(received, key, member.key, uses.ofField(name, key));
  }
  return found;
}

interface ParameterContext {
  readonly name: string;
  readonly isDecorated: boolean;
  readonly input: ReceiverInput;
  readonly add: (received: Received, named: string, node: Node, uses: Receiver["uses"]) => void;
}

function addParameter(parameter: Node, owner: Node, { name, isDecorated, input, add }: ParameterContext): void {
  const isKept = parameter.type === "TSParameterProperty";
  const inner = isKept ? (parameter.parameter as Node) : parameter;
  const pattern = inner.type === "AssignmentPattern" ? inner.left : inner;
  if (pattern.type === "ObjectPattern") {
    for (const { key, name: local, node } of namesIn(parameter)) {
      if (key === undefined) continue;
      const token: Token = { space: "name", text: key };
      add({ token, by: "constructor" }, local, node, input.uses.ofName(local, owner, name));
    }
    return;
  }
  if (pattern.type !== "Identifier") return;
  const annotation = "typeAnnotation" in pattern ? (pattern.typeAnnotation as Node | null) : undefined;
  const received =
    receivedBy(parameter, annotation, "token", input) ??
    (inner === parameter ? undefined : receivedBy(inner, annotation, "token", input));
  const token = received?.token ?? typeToken(annotation, input.imported, input.paths);
  if (token === undefined) return;
  const byType = isDecorated ? "constructor" : "typed";
  const what = isKept ? input.uses.ofField(name, pattern.name) : [];
  const also = input.uses.ofName(pattern.name, owner, name);
  add({ token, by: received?.by ?? byType }, pattern.name, nameNode(pattern), [...what, ...also]);
}

/** A parameter's name without its type. */
function nameNode(node: Node): Node {
  const { start, name } = node as Extract<Node, { type: "Identifier" }>;
  return { ...node, end: start + name.length } as Node;
}

/** What a decorator of a parameter or field asks for; without an argument what the type says. */
function receivedBy(
  node: Node,
  annotation: Node | null | undefined,
  by: ReceivedBy,
  input: ReceiverInput,
): Received | undefined {
  for (const decorator of decoratorsOf(node)) {
    const token = decoratedToken(decorator, annotation, input);
    if (token !== undefined) return { token, by };
  }
  return undefined;
}

function decoratedToken(
  { name, arguments: [first] }: NamedDecorator,
  annotation: Node | null | undefined,
  { tokenOf, imported, paths }: ReceiverInput,
): Token | undefined {
  if (!/^[iI]nject/.test(name) || name === "Injectable" || name === "injectable") return undefined;
  if (name === "InjectQueue") return first && tokenOf(first, "queue");
  if (name === "Inject" || name === "inject" || name === "LazyInject" || name === "lazyInject")
    return first === undefined ? typeToken(annotation, imported, paths) : tokenOf(first);
  // `@InjectRepository(User)`, `@InjectRedis("sessions")`: what a module of the library provides.
  const inner = first && tokenOf(first);
  const text = inner === undefined ? "default" : "text" in inner ? inner.text : undefined;
  return text === undefined ? undefined : { space: "token", text: `${name}(${text})` };
}

/** Calls that ask a container or an app for something. O(calls). */
export function askingCalls(
  calls: readonly Place[],
  { tokenOf, uses, paths, lineAt }: ReceiverInput,
): readonly Receiver[] {
  return calls.flatMap((place): readonly Receiver[] => {
    const form = expressionForm(place.node);
    const [first, second] = form?.is === "call" ? form.arguments : [];
    if (form?.is !== "call" || form.node.type === "NewExpression" || first === undefined) return [];
    if (place.parent?.node.type === "Decorator") return [];
    const asked = askedOf(form.callee, first, second, tokenOf);
    if (asked === undefined) return [];
    const kept = keptAs(place);
    const home = homeOf(place, paths);
    const name = kept?.name ?? lowered(tokenName(asked.token, () => namesOf(first)?.names.at(-1) ?? ""));
    const what =
      kept === undefined
        ? [[memberBehind(place), []] as const]
        : kept.owner === undefined
          ? uses.ofField(home, kept.name)
          : uses.ofName(kept.name, kept.owner, home);
    const { start, end } = place.node;
    return [{ ...asked, name, home, range: [start, end], line: lineAt(start), uses: what }];
  });
}

function lowered(name: string): string {
  return name.slice(0, 1).toLowerCase() + name.slice(1);
}

const CONTAINER = /^(?:moduleRef|injector|.*[cC]ontainer_?|diContainer|scope|cradle)$/;

function askedOf(callee: Node, first: Node, second: Node | undefined, tokenOf: TokenOf): Received | undefined {
  const names = namesOf(callee)?.names ?? [];
  const last = names.at(-1);
  // `Inject(X)` as a function gives what hands X to any class.
  if (names.length === 1 && (last === "inject" || last === "Inject")) {
    const token = tokenOf(first);
    return token && { token, by: "inject call" };
  }
  const receiver = names.at(-2) ?? "";
  if (last !== "get" && last !== "resolve" && last !== "getAsync" && last !== "resolveAsync") return undefined;
  if (CONTAINER.test(receiver)) {
    const token = tokenOf(first, last.startsWith("resolve") ? "name" : "token");
    return token && { token, by: "container" };
  }
  if (receiver !== "app" || last !== "get") return undefined;
  const token = tokenOf(first, "app.set");
  if (token === undefined || second !== undefined)
    return "text" in (token ?? {}) ? undefined : token && { token, by: "container" };
  return "text" in token ? { token, by: "app" } : { token, by: "container" };
}

/** Members of apps that are no things put on them. */
const OF_FASTIFY = new Set([
  ...[
    "get",
    "head",
    "post",
    "put",
    "delete",
    "options",
    "patch",
    "all",
    "route",
    "register",
    "listen",
    "ready",
    "close",
  ],
  ...["after", "decorate", "decorateRequest", "decorateReply", "hasDecorator", "hasRequestDecorator", "addHook", "log"],
  ...["setErrorHandler", "setNotFoundHandler", "addSchema", "getSchema", "getSchemas", "inject", "server", "version"],
  ...["withTypeProvider", "setValidatorCompiler", "setSerializerCompiler", "addContentTypeParser", "printRoutes"],
  ...[
    "prefix",
    "addresses",
    "swagger",
    "use",
    "hasReplyDecorator",
    "hasPlugin",
    "hasContentTypeParser",
    "locals",
    "set",
  ],
  ...["()", "new", "*", "on", "enable", "disable", "engine", "mountpath", "param", "path", "render", "then"],
]);

/** What is read of an app: `app.locals.redis`, `fastify.redis`, `request.server.redis`. O(members). */
export function appReads(
  places: readonly Place[],
  isFastify: boolean,
  { paths, lineAt }: Pick<ReceiverInput, "paths" | "lineAt">,
): readonly Receiver[] {
  return places.flatMap((place): readonly Receiver[] => {
    const read = appRead(place, isFastify);
    if (read === undefined) return [];
    const { text, space, node, member } = read;
    const { start, end } = node;
    const common = { token: { space, text }, name: text, by: "app" as const, home: homeOf(place, paths) };
    return [{ ...common, range: [start, end], line: lineAt(start), uses: [[member, []]] }];
  });
}

function appRead(
  start: Place,
  isFastify: boolean,
): { text: string; space: "app.locals" | "fastify"; node: Node; member: string } | undefined {
  const { node, parent } = start;
  if (parent?.node.type === "MemberExpression" && parent.node.property === node) return undefined;
  const root = node.type === "Identifier" ? node.name : "this";
  if (!/^(?:app|req|request|res|response|fastify|server|instance|ctx|this)$/.test(root)) return undefined;
  const { steps, places } = chainFrom(start);
  const names = [root, ...steps];
  for (let at = 1; at < names.length && at < 5; at++) {
    const [before, last] = [names[at - 1]!, names[at]!];
    const isLocals = before === "locals" && names[at - 2] === "app" && last !== "*";
    const isDecorated =
      isFastify &&
      !OF_FASTIFY.has(last) &&
      ((at === 1 && /^(?:app|fastify|server|instance)$/.test(before)) || (at === 2 && before === "server"));
    if (!isLocals && !isDecorated) continue;
    if (isTarget(places[at]!)) return undefined;
    const next = names[at + 1];
    const member = next === undefined || next === "()" || next === "new" ? "*" : next;
    return { text: last, space: isLocals ? "app.locals" : "fastify", node: places[at]!.node, member };
  }
  return undefined;
}
