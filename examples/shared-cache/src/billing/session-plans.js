/** Puts a new plan into all sessions of an account, where auth keeps them. */
import Redis from "ioredis";

const redis = new Redis(process.env.REDIS_URL, { maxRetriesPerRequest: 1 });

export async function putIntoSessions(accountId, plan) {
  for (const id of await redis.smembers(`sessions-of:${accountId}`)) {
    const text = await redis.get(`session:${id}`);
    if (text !== null) await redis.set(`session:${id}`, JSON.stringify({ ...JSON.parse(text), plan }), "KEEPTTL");
  }
}
