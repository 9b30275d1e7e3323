import { charge } from "./charge.js";
import { invoiceOf, invoicesOf } from "./invoices.js";
import { changePlan, planOf } from "./subscription.js";

/** @param {{ database: object, chargeCard: Function }} billing */
export function billingRoutes(billing) {
  const { database } = billing;
  return [
    {
      request: "GET /plan",
      handle: async ({ who }) => [200, await planOf(database, who.accountId)],
    },
    {
      request: "PUT /plan",
      handle: async ({ who, body }) => [200, await changePlan(database, who.accountId, body.plan)],
    },
    {
      request: "POST /charges",
      handle: async ({ who }) => [201, await charge(billing, who.accountId)],
    },
    {
      request: "GET /invoices",
      handle: async ({ who }) => [200, await invoicesOf(database, who.accountId)],
    },
    {
      request: "GET /invoices/:id",
      handle: async ({ who, id }) => [200, await invoiceOf(database, who.accountId, id)],
    },
  ];
}
