import { LRUCache } from "lru-cache";

/** The plan of each account that was asked for lately, so that a login need not read billing's database. */
export const planCache = new LRUCache({ max: 1000 });
