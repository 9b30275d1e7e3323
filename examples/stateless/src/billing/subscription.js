import { priceOf } from "./plans.js";

/** An account that never chose a plan is on the free one. */
export async function planOf(database, accountId) {
  const plan = (await database.subscriptions.get(accountId)) ?? "free";
  return { plan, cents: priceOf(plan) };
}

export async function changePlan(database, accountId, plan) {
  const cents = priceOf(plan);
  await database.subscriptions.put(accountId, plan);
  return { plan, cents };
}
