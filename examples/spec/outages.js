/**
 * What a program still does while one thing it depends on is gone: its Redis, and every outage the program names, against the
 * requests below. A request answers if its status is below 500.
 */
import { randomUUID } from "node:crypto";
import { createClient } from "./client.js";
import { stopRedis } from "./redis-stand-in.js";

/** Requests, each with the half of the spec it belongs to. */
export const requests = [
  { name: "sign up", part: "auth", request: "POST /accounts" },
  { name: "log in", part: "auth", request: "POST /sessions" },
  { name: "renew", part: "auth", request: "POST /sessions/renewal" },
  { name: "account", part: "auth", request: "GET /account" },
  { name: "plan", part: "billing", request: "GET /plan" },
  { name: "charge", part: "billing", request: "POST /charges" },
  { name: "invoices", part: "billing", request: "GET /invoices" },
];

/**
 * @param {(options: object) => Promise<{ url: string, close: Function, outages: Record<string, Function> }>} start
 * @returns {Promise<{ outage: string, answers: boolean[] }[]>} one row an outage; `answers` in the order of `requests`
 */
export async function survey(start) {
  const program = await start({ now: Date.now, chargeCard: async () => true });
  try {
    const rows = [];
    for (const [outage, takeAway] of Object.entries({ Redis: stopRedis, ...program.outages })) {
      const customer = await createCustomer(program.url);
      const bringBack = await takeAway();
      rows.push({ outage, answers: await tryAll(program.url, customer) });
      await bringBack();
    }
    return rows;
  } finally {
    await program.close();
  }
}

async function createCustomer(url) {
  const send = createClient(url);
  const login = { email: `${randomUUID()}@example.com`, password: "correct horse battery" };
  await send("POST /accounts", { body: login });
  const { session } = (await send("POST /sessions", { body: login })).body;
  await send("PUT /plan", { session, body: { plan: "team" } });
  return { login, session };
}

async function tryAll(url, { login, session }) {
  const send = createClient(url);
  const answers = [];
  for (const { request } of requests) {
    const body = { "POST /accounts": { ...login, email: `new-${login.email}` }, "POST /sessions": login }[request];
    const { status } = await send(request, body ? { body } : { session });
    answers.push(status < 500);
  }
  return answers;
}
