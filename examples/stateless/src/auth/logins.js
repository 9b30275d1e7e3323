import { randomUUID } from "node:crypto";
import { Refusal } from "../http/refusal.js";
import { accountWith } from "./accounts.js";

/** A login lasts until its owner logs out; sessions are signed for it 15 minutes at a time. */
export async function logIn({ database, tokens }, credentials) {
  const account = await accountWith(database, credentials);
  const login = randomUUID();
  await database.logins.put(login, account.id);
  return tokens.sign({ accountId: account.id, email: account.email, login });
}

export async function renew({ database, tokens }, who) {
  if (!(await database.logins.get(who.login))) throw new Refusal(401, "Log in first");
  return tokens.sign(who);
}

export async function logOut({ database }, who) {
  await database.logins.delete(who.login);
}
