import { randomBytes } from "node:crypto";
import { authRoutes } from "./auth/routes.js";
import { createTokens } from "./auth/tokens.js";
import { billingRoutes } from "./billing/routes.js";
import { serve } from "./http/serve.js";
import { createDatabase } from "./store/database.js";

/** Starts the program; see examples/spec/README.md. The only place that knows both auth and billing. */
export async function start({ now, chargeCard }) {
  const auth = {
    database: createDatabase("accounts", "logins"),
    tokens: createTokens({ key: randomBytes(32), now }),
  };
  const billing = {
    database: createDatabase("subscriptions", "invoices"),
    chargeCard,
  };
  const server = await serve([...authRoutes(auth), ...billingRoutes(billing)], auth.tokens.identify);
  return {
    ...server,
    outages: {
      "auth database": () => cut(auth.database),
      "billing database": () => cut(billing.database),
    },
  };
}

function cut(database) {
  database.setUp(false);
  return () => database.setUp(true);
}
