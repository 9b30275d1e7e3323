/** Sessions in Redis, at `session:<id>`. One carries the plan of its account, so that no request has to look it up. */
import { randomUUID } from "node:crypto";
import { planOf } from "../billing/subscription.js";
import { setCurrentSession } from "../shared/current-session.js";
import { HttpError } from "../shared/http-error.js";
import { planCache } from "../shared/plan-cache.js";
import { accountWith } from "./accounts.js";
import { indexSession, unindexSession } from "./session-index.js";

const SESSION_MS = 15 * 60_000;

export function createSessions(redis, now) {
  async function renew(session) {
    const renewed = { ...session, expiresAt: now() + SESSION_MS };
    await redis.set(`session:${session.id}`, JSON.stringify(renewed), "PX", SESSION_MS);
    return renewed;
  }

  return {
    renew,

    async logIn(email, password) {
      const account = await accountWith(email, password);
      const plan = planCache.get(account.id) ?? (await planOf(account.id));
      const session = { id: randomUUID(), accountId: account.id, email, plan };
      await indexSession(session);
      return renew(session);
    },

    /** Throws 401 unless `id` is a session that has not ended. */
    async identify(id) {
      const text = await redis.get(`session:${id}`);
      const session = text === null ? undefined : JSON.parse(text);
      if (!session || session.expiresAt <= now()) throw new HttpError(401, "Log in first");
      setCurrentSession(session);
      return session;
    },

    async logOut(session) {
      await redis.del(`session:${session.id}`);
      await unindexSession(session);
    },
  };
}
