import { Refusal } from "../http/refusal.js";
import { addInvoice } from "./invoices.js";
import { lock, unlock } from "./locks.js";
import { planOf } from "./subscription.js";

export async function charge({ database, chargeCard }, accountId) {
  const { plan, cents } = await planOf(database, accountId);
  if (cents === 0) throw new Refusal(409, "This plan costs nothing");
  if (!(await lock(accountId))) throw new Refusal(409, "Another charge is under way");
  try {
    if (!(await chargeCard({ accountId, cents }))) throw new Refusal(402, "The card was declined");
    return await addInvoice(database, accountId, { plan, cents });
  } finally {
    await unlock(accountId);
  }
}
