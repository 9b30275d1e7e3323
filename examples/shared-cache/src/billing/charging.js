import { HttpError } from "../shared/http-error.js";
import { addInvoice } from "./invoices.js";
import { priceOf } from "./plans.js";

const LOCK_MS = 30_000;

export function createCharging(redis, chargeCard) {
  /** Charges what the session says its account's plan is. */
  return async function charge({ accountId, plan }) {
    const cents = priceOf(plan);
    if (cents === 0) throw new HttpError(409, "This plan costs nothing");
    const lock = `charging:${accountId}`;
    if (!(await redis.set(lock, "1", "PX", LOCK_MS, "NX"))) throw new HttpError(409, "Another charge is under way");
    try {
      if (!(await chargeCard({ accountId, cents }))) throw new HttpError(402, "The card was declined");
      return await addInvoice(accountId, { plan, cents });
    } finally {
      await redis.del(lock);
    }
  };
}
