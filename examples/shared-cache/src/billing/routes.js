import { invoiceOfCurrent, invoicesOfCurrent } from "./invoices.js";
import { priceOf } from "./plans.js";
import { changePlan } from "./subscription.js";

export function billingRoutes(charge) {
  return [
    {
      request: "GET /plan",
      handle: async ({ session }) => [200, { plan: session.plan, cents: priceOf(session.plan) }],
    },
    {
      request: "PUT /plan",
      handle: async ({ session, body }) => [200, await changePlan(session, body.plan)],
    },
    {
      request: "POST /charges",
      handle: async ({ session }) => [201, await charge(session)],
    },
    {
      request: "GET /invoices",
      handle: async () => [200, await invoicesOfCurrent()],
    },
    {
      request: "GET /invoices/:id",
      handle: async ({ id }) => [200, await invoiceOfCurrent(id)],
    },
  ];
}
