/** The ids of an account's sessions, at `sessions-of:<account>`. */
import Redis from "ioredis";

const redis = new Redis(process.env.REDIS_URL, { maxRetriesPerRequest: 1 });

export async function indexSession({ accountId, id }) {
  await redis.sadd(`sessions-of:${accountId}`, id);
}

export async function unindexSession({ accountId, id }) {
  await redis.srem(`sessions-of:${accountId}`, id);
}
