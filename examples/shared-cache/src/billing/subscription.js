import { refreshSessions } from "../auth/session.js";
import { billingDatabase } from "../shared/context.js";
import { priceOf } from "./plans.js";

export async function startFreePlan(accountId) {
  await billingDatabase.subscriptions.put(accountId, { plan: "free" });
}

export async function planOf(accountId) {
  return (await billingDatabase.subscriptions.get(accountId)).plan;
}

export async function changePlan(session, plan) {
  const cents = priceOf(plan);
  await billingDatabase.subscriptions.put(session.accountId, { plan });
  await refreshSessions(session.accountId);
  return { plan, cents };
}
