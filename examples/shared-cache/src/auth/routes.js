import { signUp } from "./accounts.js";
import { logIn, logOut, renew } from "./session.js";

export const authRoutes = [
  {
    request: "POST /accounts",
    open: true,
    handle: async ({ body }) => [201, await signUp(body.email, body.password)],
  },
  {
    request: "POST /sessions",
    open: true,
    handle: async ({ body }) => [201, { session: (await logIn(body.email, body.password)).id }],
  },
  {
    request: "POST /sessions/renewal",
    handle: async ({ session }) => [201, { session: (await renew(session)).id }],
  },
  {
    request: "DELETE /sessions",
    handle: async ({ session }) => [204, await logOut(session)],
  },
  {
    request: "GET /account",
    handle: async ({ session }) => [200, { id: session.accountId, email: session.email }],
  },
];
