/** One charge of an account at a time, at `charging:<account>`. Nobody but billing uses this Redis. */
import Redis from "ioredis";

const LOCK_MS = 30_000;
const redis = new Redis(process.env.REDIS_URL, { maxRetriesPerRequest: 1 });

/** False if there is a charge under way. */
export async function lock(accountId) {
  return (await redis.set(`charging:${accountId}`, "1", "PX", LOCK_MS, "NX")) !== null;
}

export async function unlock(accountId) {
  await redis.del(`charging:${accountId}`);
}
