import { HttpError } from "../shared/http-error.js";

const CENTS = { free: 0, team: 2900, business: 9900 };

/** Throws 400 if there is no such plan. */
export function priceOf(plan) {
  if (!Object.hasOwn(CENTS, plan)) throw new HttpError(400, "There is no such plan");
  return CENTS[plan];
}
