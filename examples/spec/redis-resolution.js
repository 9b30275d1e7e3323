/** For node:module: who imports `ioredis` gets the stand-in. */
export function resolve(specifier, context, next) {
  return next(specifier === "ioredis" ? new URL("redis-stand-in.js", import.meta.url).href : specifier, context);
}
