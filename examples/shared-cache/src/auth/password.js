import { randomBytes, scrypt, timingSafeEqual } from "node:crypto";
import { promisify } from "node:util";

const derive = promisify(scrypt);

export async function hashPassword(password) {
  const salt = randomBytes(16);
  return { salt, hash: await derive(password, salt, 32) };
}

export async function matchesPassword(password, { salt, hash }) {
  return timingSafeEqual(await derive(password, salt, 32), hash);
}
