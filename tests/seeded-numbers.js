// @ts-check
/**
 * Numbers from 0 up to and without `below`, the same for the same seed (mulberry32), for tests that tell the seed of what failed.
 *
 * @param {number} seed
 */
export function seededNumbers(seed) {
  let state = seed;
  return (/** @type {number} */ below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}
