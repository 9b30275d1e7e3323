import { invoiceOf, invoicesOf } from "./invoices.js";
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
      handle: async ({ session }) => [200, await invoicesOf(session)],
    },
    {
      request: "GET /invoices/:id",
      handle: async ({ session, id }) => [200, await invoiceOf(session, id)],
    },
  ];
}
