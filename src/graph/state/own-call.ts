import type { ImportTouch, Way } from "../../facts/state/state-facts.js";

/**
 * Whether a touch makes a call itself, and does not only use what a call gave that was made where a constant was given its value.
 * @param way to what is touched; the touch is its end
 * @param call where in it the step of the call is
 */
export function isOwnCall({ path, given = 0 }: ImportTouch, way: Way, call: number): boolean {
  return way.length - call <= path.length - given;
}
