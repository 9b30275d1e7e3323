import { errors, jwtVerify, SignJWT } from "jose";

const SESSION_MS = 15 * 60_000;

/**
 * Sessions as signed tokens: whoever has the key can check one without asking anybody.
 *
 * @param {{ key: Uint8Array, now: () => number }} options
 */
export function createTokens({ key, now }) {
  return {
    sign({ accountId, email, login }) {
      return new SignJWT({ email, login })
        .setProtectedHeader({ alg: "HS256" })
        .setSubject(accountId)
        .setExpirationTime(new Date(now() + SESSION_MS))
        .sign(key);
    },

    /** Who holds the token; undefined if it is forged or over. */
    async identify(token) {
      try {
        const { payload } = await jwtVerify(token, key, { algorithms: ["HS256"], currentDate: new Date(now()) });
        return { accountId: payload.sub, email: payload.email, login: payload.login };
      } catch (error) {
        if (error instanceof errors.JOSEError) return undefined;
        throw error;
      }
    },
  };
}
