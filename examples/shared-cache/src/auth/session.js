/**
 * Sessions in Redis. A session carries the plan of its account, so that no request has to look it up.
 *
 * Keys: `session:<id>` holds the session; `sessions-of:<account>` the ids of the account's sessions.
 */
import { randomUUID } from "node:crypto";
import { planOf } from "../billing/subscription.js";
import { HttpError, services, SESSION_MS, sessionCache } from "../shared/context.js";
import { accountWith } from "./accounts.js";

export async function logIn(email, password) {
  const account = await accountWith(email, password);
  const session = { id: randomUUID(), accountId: account.id, email, plan: await planOf(account.id) };
  await sessionCache.sadd(`sessions-of:${account.id}`, session.id);
  return renew(session);
}

/** Throws 401 unless `id` is a session that has not ended. */
export async function requireSession(id) {
  const session = await readSession(id);
  if (!session || session.expiresAt <= services.now()) throw new HttpError(401, "Log in first");
  return session;
}

export async function renew(session) {
  const renewed = { ...session, expiresAt: services.now() + SESSION_MS };
  await writeSession(renewed);
  return renewed;
}

export async function logOut(session) {
  await sessionCache.del(`session:${session.id}`);
  await sessionCache.srem(`sessions-of:${session.accountId}`, session.id);
}

/** Puts the account's plan into all of its sessions. */
export async function refreshSessions(accountId) {
  const plan = await planOf(accountId);
  for (const id of await sessionCache.smembers(`sessions-of:${accountId}`)) {
    const session = await readSession(id);
    if (session) await writeSession({ ...session, plan });
  }
}

async function readSession(id) {
  const text = await sessionCache.get(`session:${id}`);
  return text === null ? undefined : JSON.parse(text);
}

async function writeSession(session) {
  await sessionCache.set(`session:${session.id}`, JSON.stringify(session), "PX", SESSION_MS);
}
