/**
 * One text for what a token means, wherever it is written: the definition that a name leads to, or the text with where it counts.
 *
 *     Mailer, imported through a barrel     src/mail/mailer.ts#Mailer
 *     TYPES.Redis                           src/types.ts#TYPES.Redis
 *     PrismaClient of a package             @prisma/client#PrismaClient
 *     "REDIS"                               "REDIS"
 */
import type { Token } from "../../facts/injection/injection-facts.js";
import { nameLeads } from "../state/name-leads.js";
import type { Topology } from "../topology.js";

export interface ResolvedToken {
  readonly key: string;
  /** The module of the project that defines it, and the name there as that module calls it. */
  readonly definition?: { readonly node: number; readonly name: string };
  /** The package that it is imported from, if it is none of the project's. */
  readonly specifier?: string;
  /** What stands in the text of whoever asks for it by a text or a member. */
  readonly word: string;
}

/** Undefined for a name that leads nowhere. O(modules on the way). */
export function resolvedToken(topology: Topology, node: number, token: Token): ResolvedToken | undefined {
  if ("text" in token) return token.space === "package" ? ofPackage(token.text) : ofText(token.space, token.text);
  if ("local" in token) return defined(topology, node, token.local);
  const { request, name, path } = token;
  const fact = topology.factsOf(node).imports[request];
  const imported = fact?.names[name]?.imported;
  if (fact === undefined || imported === undefined) return undefined;
  const target = topology.rows[node]!.targets[request];
  if (typeof target !== "string") {
    const names = imported === "*" ? path : [imported, ...path];
    const { specifier } = fact;
    return { key: `${specifier}#${names.join(".")}`, specifier, word: names.at(-1) ?? imported };
  }
  const [lead] = nameLeads(topology, topology.nodeOf(target)!, imported, path);
  if (lead === undefined) return undefined;
  const [head = "", ...rest] = lead.way;
  const local = topology.factsOf(lead.node).exports.find(({ exported }) => exported === head)?.local;
  return defined(topology, lead.node, [local ?? head, ...rest]);
}

/** A name that is looked up in a container which knows names as texts too. */
export function textKey(space: string, text: string): string {
  return space === "token" ? JSON.stringify(text) : `${space} ${JSON.stringify(text)}`;
}

function ofText(space: string, text: string): ResolvedToken {
  return { key: textKey(space, text), word: text };
}

/** A name that a package exports or makes, as `ioredis#Redis`. */
function ofPackage(text: string): ResolvedToken {
  const end = text.lastIndexOf("#");
  return { key: text, specifier: text.slice(0, end), word: text.slice(end + 1) };
}

function defined(topology: Topology, node: number, path: readonly string[]): ResolvedToken {
  const name = path.join(".");
  return { key: `${topology.modules[node]}#${name}`, definition: { node, name }, word: path.at(-1) ?? name };
}

/** The token of which one means a part, as `AppContext` of `AppContext.cache`; undefined for one that is no part. */
export function wholeToken(
  topology: Topology,
  { definition }: ResolvedToken,
): (ResolvedToken & { readonly part: string }) | undefined {
  const [name = "", part, ...rest] = definition?.name.split(".") ?? [];
  if (definition === undefined || part === undefined || rest.length > 0) return undefined;
  return { ...defined(topology, definition.node, [name]), part };
}

/** What a module exports by a name, as a token. */
export function exportedKey(topology: Topology, node: number, exported: string): ResolvedToken {
  const local = topology.factsOf(node).exports.find((each) => each.exported === exported)?.local;
  return defined(topology, node, [local ?? exported]);
}
