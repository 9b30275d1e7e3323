import { planCache } from "../shared/plan-cache.js";
import { billingDatabase } from "./database.js";
import { priceOf } from "./plans.js";
import { putIntoSessions } from "./session-plans.js";

export async function startFreePlan(accountId) {
  await billingDatabase.subscriptions.put(accountId, "free");
}

export async function planOf(accountId) {
  return billingDatabase.subscriptions.get(accountId);
}

export async function changePlan({ accountId }, plan) {
  const cents = priceOf(plan);
  await billingDatabase.subscriptions.put(accountId, plan);
  planCache.set(accountId, plan);
  await putIntoSessions(accountId, plan);
  return { plan, cents };
}
