import Redis from "ioredis";
import { authDatabase } from "./auth/database.js";
import { authRoutes } from "./auth/routes.js";
import { createSessions } from "./auth/sessions.js";
import { createCharging } from "./billing/charging.js";
import { billingDatabase } from "./billing/database.js";
import { billingRoutes } from "./billing/routes.js";
import { serve } from "./http.js";

/** Starts the program; see examples/spec/README.md. Both domains are given one client. */
export async function start({ now, chargeCard }) {
  const redis = new Redis(process.env.REDIS_URL, { maxRetriesPerRequest: 1 });
  const sessions = createSessions(redis, now);
  const charge = createCharging(redis, chargeCard);
  const server = await serve([...authRoutes(sessions), ...billingRoutes(charge)], sessions.identify);
  return {
    url: server.url,
    async close() {
      await server.close();
      redis.disconnect();
    },
    outages: {
      "auth database": () => cut(authDatabase),
      "billing database": () => cut(billingDatabase),
    },
  };
}

function cut(database) {
  database.setUp(false);
  return () => database.setUp(true);
}
