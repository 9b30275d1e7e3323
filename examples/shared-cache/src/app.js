import { authRoutes } from "./auth/routes.js";
import { billingRoutes } from "./billing/routes.js";
import { serve } from "./http.js";
import { authDatabase, billingDatabase, services, sessionCache } from "./shared/context.js";

/** Starts the program; see examples/spec/README.md. */
export async function start({ now, chargeCard }) {
  Object.assign(services, { now, chargeCard });
  await sessionCache.connect();
  const server = await serve([...authRoutes, ...billingRoutes]);
  return {
    url: server.url,
    async close() {
      await server.close();
      sessionCache.disconnect();
    },
    outages: {
      "session cache": () => {
        sessionCache.disconnect();
        return () => sessionCache.connect();
      },
      "auth database": () => cut(authDatabase),
      "billing database": () => cut(billingDatabase),
    },
  };
}

function cut(database) {
  database.setUp(false);
  return () => database.setUp(true);
}
