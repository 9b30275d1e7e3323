/** What an outage of Redis takes down, in either program. Run: node --test examples/spec/redis-outage.js */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { requests, survey } from "./outages.js";
import { hasRedis, programs } from "./programs.js";

/** Names of the requests that do not answer, by the half of the spec they belong to. */
async function lostWithout(service, program) {
  const { answers } = (await survey(program.start)).find(({ outage }) => outage === service);
  const lost = requests.filter((_, at) => !answers[at]);
  const of = (domain) => lost.filter(({ part }) => part === domain).map(({ name }) => name);
  return { auth: of("auth"), billing: of("billing") };
}

describe("without Redis", { skip: hasRedis && "only the stand-in can be stopped" }, () => {
  it("shared-cache has neither auth nor billing", async () => {
    assert.deepEqual(await lostWithout("Redis", programs["shared-cache"]), {
      auth: ["log in", "renew", "account"],
      billing: ["plan", "charge", "invoices"],
    });
  });

  it("stateless lacks one feature of billing", async () => {
    assert.deepEqual(await lostWithout("Redis", programs.stateless), { auth: [], billing: ["charge"] });
  });
});
