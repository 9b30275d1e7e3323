/** The spec as tests, for every program that claims to keep it. Run: node --test examples/spec/behaviour.js */
import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, afterEach, before, describe, it } from "node:test";
import { createClient } from "./client.js";
import { programs } from "./programs.js";

const MINUTE = 60_000;
const password = "correct horse battery";

for (const [name, { start }] of Object.entries(programs)) {
  describe(name, () => {
    let program;
    let send;
    let clock = Date.now();
    /** What the card was charged, and how it answers. */
    const card = { charges: [], pays: async () => true };

    before(async () => {
      program = await start({
        now: () => clock,
        chargeCard: async (charge) => {
          card.charges.push(charge);
          return card.pays();
        },
      });
      send = createClient(program.url);
    });

    afterEach(() => {
      card.pays = async () => true;
    });

    after(() => program.close());

    async function signUp() {
      const email = `${randomUUID()}@example.com`;
      const { body } = await send("POST /accounts", { body: { email, password } });
      return { id: body.id, email };
    }

    async function logIn(email) {
      return (await send("POST /sessions", { body: { email, password } })).body.session;
    }

    /** A new account, logged in. */
    async function enter(plan) {
      const account = await signUp();
      const session = await logIn(account.email);
      if (plan) await send("PUT /plan", { session, body: { plan } });
      return { ...account, session };
    }

    function chargesOf(accountId) {
      return card.charges.filter((charge) => charge.accountId === accountId);
    }

    it("signs up, logs in and shows the account", async () => {
      const { id, email } = await signUp();
      const session = await logIn(email);
      assert.deepEqual(await send("GET /account", { session }), { status: 200, body: { id, email } });
    });

    it("refuses an email that is taken", async () => {
      const { email } = await signUp();
      assert.equal((await send("POST /accounts", { body: { email, password } })).status, 409);
    });

    it("refuses a short password", async () => {
      const body = { email: `${randomUUID()}@example.com`, password: "1234567" };
      assert.equal((await send("POST /accounts", { body })).status, 400);
    });

    it("answers a wrong password and an unknown email alike", async () => {
      const { email } = await signUp();
      const wrong = await send("POST /sessions", { body: { email, password: "incorrect horse" } });
      const unknown = await send("POST /sessions", { body: { email: `not-${email}`, password } });
      assert.equal(wrong.status, 401);
      assert.deepEqual(unknown, wrong);
    });

    for (const request of ["GET /account", "GET /plan", "POST /charges", "GET /invoices", "POST /sessions/renewal"]) {
      it(`answers 401 to ${request} with no session and with a forged one`, async () => {
        assert.equal((await send(request)).status, 401);
        assert.equal((await send(request, { session: randomUUID() })).status, 401);
      });
    }

    it("ends a session after 15 minutes", async () => {
      const { session } = await enter();
      clock += 14 * MINUTE;
      assert.equal((await send("GET /plan", { session })).status, 200);
      clock += MINUTE + 1000;
      assert.equal((await send("GET /plan", { session })).status, 401);
    });

    it("renews a session for another 15 minutes", async () => {
      const { session } = await enter();
      clock += 14 * MINUTE;
      const renewal = await send("POST /sessions/renewal", { session });
      assert.equal(renewal.status, 201);
      clock += 14 * MINUTE;
      assert.equal((await send("GET /account", { session: renewal.body.session })).status, 200);
    });

    it("renews nothing after logging out, and the session is over 15 minutes later", async () => {
      const { session } = await enter();
      assert.equal((await send("DELETE /sessions", { session })).status, 204);
      assert.equal((await send("POST /sessions/renewal", { session })).status, 401);
      clock += 15 * MINUTE + 1000;
      assert.equal((await send("GET /account", { session })).status, 401);
    });

    it("starts on the free plan, which is never charged", async () => {
      const { id, session } = await enter();
      assert.deepEqual(await send("GET /plan", { session }), { status: 200, body: { plan: "free", cents: 0 } });
      assert.equal((await send("POST /charges", { session })).status, 409);
      assert.deepEqual(chargesOf(id), []);
    });

    it("refuses a plan that does not exist", async () => {
      const { session } = await enter();
      assert.equal((await send("PUT /plan", { session, body: { plan: "platinum" } })).status, 400);
    });

    it("charges the plan of the account and answers with the invoice", async () => {
      const { id, session } = await enter("team");
      const { status, body: invoice } = await send("POST /charges", { session });
      assert.equal(status, 201);
      assert.deepEqual(invoice, { id: invoice.id, plan: "team", cents: 2900 });
      assert.deepEqual(chargesOf(id), [{ accountId: id, cents: 2900 }]);
      assert.deepEqual((await send(`GET /invoices/${invoice.id}`, { session })).body, invoice);
    });

    it("charges the new price after a change of plan, in every session of the account", async () => {
      const { id, email, session } = await enter("team");
      const elsewhere = await logIn(email);
      await send("PUT /plan", { session, body: { plan: "business" } });
      assert.equal((await send("GET /plan", { session: elsewhere })).body.plan, "business");
      await send("POST /charges", { session: elsewhere });
      assert.deepEqual(chargesOf(id), [{ accountId: id, cents: 9900 }]);
    });

    it("leaves no invoice when the card is declined", async () => {
      const { session } = await enter("team");
      card.pays = async () => false;
      assert.equal((await send("POST /charges", { session })).status, 402);
      assert.deepEqual((await send("GET /invoices", { session })).body, []);
    });

    it("refuses a charge while another one of the account is under way", async () => {
      const { id, session } = await enter("team");
      let second;
      card.pays = async () => {
        card.pays = async () => true;
        second = await send("POST /charges", { session });
        return true;
      };
      assert.equal((await send("POST /charges", { session })).status, 201);
      assert.equal(second.status, 409);
      assert.equal(chargesOf(id).length, 1);
    });

    it("lists invoices for their owner only, oldest first", async () => {
      const owner = await enter("team");
      const stranger = await enter("team");
      const first = (await send("POST /charges", owner)).body;
      const second = (await send("POST /charges", owner)).body;
      assert.deepEqual((await send("GET /invoices", owner)).body, [first, second]);
      assert.deepEqual((await send("GET /invoices", stranger)).body, []);
      assert.equal((await send(`GET /invoices/${first.id}`, stranger)).status, 404);
    });
  });
}
