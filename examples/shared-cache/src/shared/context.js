/** What every part of the program needs, in one place. */
import { Redis } from "ioredis";
import RedisMock from "ioredis-mock";
import { createDatabase } from "./database.js";

export const SESSION_MS = 15 * 60_000;

const options = { lazyConnect: true, enableOfflineQueue: false };

/** Sessions, the plan of whoever holds one, and locks. */
export const sessionCache = process.env.REDIS_URL ? new Redis(process.env.REDIS_URL, options) : new RedisMock(options);

export const authDatabase = createDatabase("accounts");

export const billingDatabase = createDatabase("subscriptions", "invoices");

/** Set by start(). */
export const services = {
  now: Date.now,
  /** @type {(charge: { accountId: string, cents: number }) => Promise<boolean>} */
  chargeCard: async () => false,
};

export class HttpError extends Error {
  constructor(status, message) {
    super(message);
    this.status = status;
  }
}
