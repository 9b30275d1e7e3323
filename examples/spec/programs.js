/** The programs that claim to keep the spec. They use the Redis at REDIS_URL, and a stand-in if there is none. */
import { register } from "node:module";

export const hasRedis = process.env.REDIS_URL !== undefined;
if (!hasRedis) register("./redis-resolution.js", import.meta.url);

/** Each by its name: the module that starts it. */
export const programs = {
  "shared-cache": await import("../shared-cache/src/app.js"),
  stateless: await import("../stateless/src/app.js"),
};
