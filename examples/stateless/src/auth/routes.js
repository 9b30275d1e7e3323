import { signUp } from "./accounts.js";
import { logIn, logOut, renew } from "./logins.js";

/** @param {{ database: object, tokens: object }} auth */
export function authRoutes(auth) {
  return [
    {
      request: "POST /accounts",
      open: true,
      handle: async ({ body }) => [201, await signUp(auth.database, body)],
    },
    {
      request: "POST /sessions",
      open: true,
      handle: async ({ body }) => [201, { session: await logIn(auth, body) }],
    },
    {
      request: "POST /sessions/renewal",
      handle: async ({ who }) => [201, { session: await renew(auth, who) }],
    },
    {
      request: "DELETE /sessions",
      handle: async ({ who }) => [204, await logOut(auth, who)],
    },
    {
      request: "GET /account",
      handle: async ({ who }) => [200, { id: who.accountId, email: who.email }],
    },
  ];
}
