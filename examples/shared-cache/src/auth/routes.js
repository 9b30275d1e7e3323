import { signUp } from "./accounts.js";

export function authRoutes(sessions) {
  return [
    {
      request: "POST /accounts",
      open: true,
      handle: async ({ body }) => [201, await signUp(body.email, body.password)],
    },
    {
      request: "POST /sessions",
      open: true,
      handle: async ({ body }) => [201, { session: (await sessions.logIn(body.email, body.password)).id }],
    },
    {
      request: "POST /sessions/renewal",
      handle: async ({ session }) => [201, { session: (await sessions.renew(session)).id }],
    },
    {
      request: "DELETE /sessions",
      handle: async ({ session }) => [204, await sessions.logOut(session)],
    },
    {
      request: "GET /account",
      handle: async ({ session }) => [200, { id: session.accountId, email: session.email }],
    },
  ];
}
