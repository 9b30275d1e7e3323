/**
 * What the objects of a class are given by a container: parameters of its constructor and decorated fields.
 *
 *     constructor(private mailer: Mailer, @Inject("REDIS") redis)        by its type, by a token
 *     @Inject(REDIS) redis: Redis
 */

import type { Class, Node } from "oxc-parser";
import type { ClassShape } from "../state/class-shapes.js";
import type { TextPaths } from "../state/text-paths.js";
import { decoratorsOf, type NamedDecorator } from "./decorators.js";
import type { ReceivedBy, Receiver, Token } from "./injection-facts.js";
import type { MemberUses } from "./member-uses.js";
import { connectionAsked, type ImportedFrom } from "./nest-connections.js";
import { processedQueue } from "./nest-modules.js";
import { namesIn } from "./signatures.js";
import { type TokenOf, typeToken } from "./tokens.js";

export interface ReceiverInput extends ImportedFrom {
  readonly paths: TextPaths;
  readonly tokenOf: TokenOf;
  readonly uses: MemberUses;
  readonly lineAt: (offset: number) => number;
}

export interface Received {
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
  { name, arguments: given }: NamedDecorator,
  annotation: Node | null | undefined,
  input: ReceiverInput,
): Token | undefined {
  const connection = connectionAsked(name, given, input);
  if (connection !== undefined) return connection ?? undefined;
  if (!/^[iI]nject/.test(name) || name === "Injectable" || name === "injectable") return undefined;
  const { tokenOf, imported, paths } = input;
  const [first] = given;
  if (name === "InjectQueue") return first && tokenOf(first, "queue");
  if (name === "Inject" || name === "inject" || name === "LazyInject" || name === "lazyInject")
    return first === undefined ? typeToken(annotation, imported, paths) : tokenOf(first);
  // `@InjectRepository(User)`, `@InjectRedis("sessions")`: what a module of the library provides.
  const inner = first && tokenOf(first);
  const text = inner === undefined ? "default" : "text" in inner ? inner.text : undefined;
  return text === undefined ? undefined : { space: "token", text: `${name}(${text})` };
}
