/**
 * What is read of an app that somebody put on it.
 *
 *     req.app.locals.redis          fastify.redis          request.server.redis
 */

import type { Node } from "oxc-parser";
import { chainFrom } from "../chains.js";
import type { Place } from "../syntax-walk.js";
import type { Receiver } from "./injection-facts.js";
import type { ReceiverInput } from "./receivers.js";
import { homeOf, isTarget } from "./surroundings.js";

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

/** In the order of the mentions. O(members). */
export function appReads(
  places: readonly Place[],
  isFastify: boolean,
  { paths, uses, lineAt }: Pick<ReceiverInput, "paths" | "uses" | "lineAt">,
): readonly Receiver[] {
  return places.flatMap((place): readonly Receiver[] => {
    const read = appRead(place, isFastify);
    if (read === undefined) return [];
    const { text, space, node, member } = read;
    const { start, end } = node;
    const common = { token: { space, text }, name: text, by: "app" as const, home: homeOf(place, paths) };
    return [{ ...common, range: [start, end], line: lineAt(start), uses: uses.there(member, place) }];
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
