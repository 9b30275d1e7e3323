/** What the names of folders say about their code, in the words that most projects use. */

/** What every part of a project may use: a shared kernel, which is no domain. */
const SHARED = new Set("shared common core lib libs util utils helpers config types ui db prisma logger".split(" "));

/** Kinds of code: a folder of this name holds a layer of all domains, and is none. */
const KINDS = new Set(
  (
    "assets components constants containers contexts controllers decorators directives dtos entities enums errors filters guards " +
    "hooks interceptors interfaces middleware middlewares models pages pipes providers repositories resolvers routes schemas " +
    "screens services store stores styles testing views"
  ).split(" "),
);

/**
 * Technical layers: what code stores by, sends by, is run and watched by. Such a folder would be there by the same name in a program about
 * something else, and all domains stand on it. It is none where domains are guessed; settings that name it, or match it, mean it.
 */
const TECHNICAL = new Set(
  (
    "cache caching configs configuration database databases event-bus event-emitter global graphql health healthcheck health-check i18n " +
    "kafka knex logging mail mailer metrics pagination pubsub queue queues redis static storage telemetry throttle throttler tracing " +
    "typeorm websocket websockets ws"
  ).split(" "),
);

export function isSharedName(name: string): boolean {
  return SHARED.has(name.toLowerCase());
}

/** Whether one of the folders on the way to a file, or to a folder that ends with `/`, is shared by its name. */
export function isBelowSharedFolder(path: string): boolean {
  return path.split("/").slice(0, -1).some(isSharedName);
}

/** Whether a folder is named for a technical layer. */
export function isTechnical(name: string): boolean {
  return TECHNICAL.has(name.toLowerCase());
}

/** Whether a folder is named for what its code is about; not for its kind of code, and not `_private`, `.hidden` or the like. */
export function isSubject(name: string): boolean {
  return /^[\p{L}\p{N}]/u.test(name) && !isSharedName(name) && !KINDS.has(name.toLowerCase());
}
