import { randomUUID } from "node:crypto";
import { Refusal } from "../http/refusal.js";
import { hashPassword, matchesPassword } from "./password.js";

export async function signUp(database, { email, password }) {
  if (typeof email !== "string" || typeof password !== "string" || password.length < 8) {
    throw new Refusal(400, "An account needs an email and a password of at least 8 characters");
  }
  const account = { id: randomUUID(), email, ...(await hashPassword(password)) };
  if (!(await database.accounts.insert(email, account))) throw new Refusal(409, "This email is taken");
  return { id: account.id, email };
}

export async function accountWith(database, { email, password }) {
  const account = await database.accounts.get(email);
  if (!account || !(await matchesPassword(String(password), account))) {
    throw new Refusal(401, "Wrong email or password");
  }
  return account;
}
