/**
 * What modules of NestJS provide of their own: queues by name, and who works on one; the cache.
 *
 *     BullModule.forRoot({ connection })                       the connection of all that name none
 *     BullModule.registerQueue({ name: "mails" })              queue "mails", at that connection
 *     BullModule.registerQueue({ name: "mails", connection })  queue "mails", at one of its own
 *     @Processor("mails") class Mails {}                       is given queue "mails"
 *     CacheModule.register({ stores })                         CACHE_MANAGER
 *
 * And what modules of databases and the like connect to, see nest-connections.
 */

import type { Node } from "oxc-parser";
import { decoratorsOf, entryOf, textOf, wordOf } from "./decorators.js";
import type { Token } from "./injection-facts.js";
import { connectionProviders, exportedName, type ImportedFrom } from "./nest-connections.js";
import { listedClients } from "./nest-clients.js";
import type { ProviderDraft } from "./provider-draft.js";
import type { TokenOf } from "./tokens.js";

/** How the connection is known that has no name. */
const UNNAMED = "BullModule";

/** What a call such as `BullModule.forRoot()` provides; undefined for one of no such module. O(its arguments). */
export function nestProviders(
  callee: readonly string[],
  call: Node,
  given: readonly Node[],
  input: ImportedFrom & { readonly tokenOf: TokenOf },
): readonly ProviderDraft[] | undefined {
  const connecting = connectionProviders(callee, call, given, input);
  if (connecting !== undefined) return connecting;
  const { tokenOf } = input;
  const clients = listedClients(callee, given, input);
  if (clients !== undefined) {
    return clients.flatMap((client): readonly ProviderDraft[] => {
      const name = entryOf(client, "name");
      const token = name && tokenOf(name);
      const base = { node: client, lifetime: "singleton", inject: [] } as const;
      return token === undefined ? [] : [{ ...base, token, by: "value", made: client }];
    });
  }
  const [local = "", member = ""] = callee;
  const module = exportedName(local, input)?.name ?? local;
  const base = { node: call, lifetime: "singleton", inject: [] } as const;
  if (module === "CacheModule" && /^register(?:Async)?$/.test(member))
    return [{ ...base, token: { space: "token", text: "CACHE_MANAGER" }, by: "value", made: call }];
  if (module !== "BullModule") return undefined;
  if (/^forRoot(?:Async)?$/.test(member)) {
    const token = connectionToken(textOf(given[0]));
    return [{ ...base, token, by: "value", made: call }];
  }
  if (!/^registerQueue(?:Async)?$/.test(member)) return [];
  return given.flatMap((options): readonly ProviderDraft[] => {
    const name = entryOf(options, "name");
    const token = name && tokenOf(name, "queue");
    if (token === undefined) return [];
    const isOwn = ["connection", "redis", "url"].some((key) => entryOf(options, key) !== undefined);
    if (isOwn) return [{ ...base, node: options, token, by: "value", made: call }];
    const connection = connectionToken(wordOf(entryOf(options, "configKey")));
    return [{ ...base, node: options, token, by: "factory", inject: [connection], value: ["parameter", 0] }];
  });
}

function connectionToken(name: string = UNNAMED): Token {
  return { space: "queue connection", text: name };
}

/** The queue that objects of a class work on. O(decorators). */
export function processedQueue(node: Node, tokenOf: TokenOf): Token | undefined {
  const [first] = decoratorsOf(node).find(({ name }) => name === "Processor")?.arguments ?? [];
  const name = first && (entryOf(first, "name") ?? first);
  return name && tokenOf(name, "queue");
}
