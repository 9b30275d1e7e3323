import { randomUUID } from "node:crypto";
import { startFreePlan } from "../billing/subscription.js";
import { HttpError } from "../shared/http-error.js";
import { authDatabase } from "./database.js";
import { hashPassword, matchesPassword } from "./password.js";

export async function signUp(email, password) {
  if (typeof email !== "string" || typeof password !== "string" || password.length < 8) {
    throw new HttpError(400, "An account needs an email and a password of at least 8 characters");
  }
  const account = { id: randomUUID(), email, ...(await hashPassword(password)) };
  if (!(await authDatabase.accounts.insert(email, account))) throw new HttpError(409, "This email is taken");
  await startFreePlan(account.id);
  return { id: account.id, email };
}

export async function accountWith(email, password) {
  const account = await authDatabase.accounts.get(email);
  if (!account || !(await matchesPassword(String(password), account))) {
    throw new HttpError(401, "Wrong email or password");
  }
  return account;
}
