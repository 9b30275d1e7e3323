import { expect, it } from "vitest";
import { stopwatch } from "../../src/project/stopwatch.js";

it("counts how often a phase was entered, and takes the time of one inside another for its own alone", () => {
  let now = 0;
  const pass = (ms: number): number => (now += ms);
  const { timed, spent } = stopwatch(() => now);
  const answer = timed("read", () => {
    pass(1);
    timed("extract", () => pass(10));
    timed("extract", () => pass(20));
    return pass(2);
  });
  expect(answer).toBe(33);
  expect(Object.fromEntries(spent)).toEqual({ read: { ms: 3, times: 1 }, extract: { ms: 30, times: 2 } });
});

it("counts a phase that fails", () => {
  const { timed, spent } = stopwatch();
  expect(() =>
    timed("read", () => {
      throw new Error("no");
    }),
  ).toThrow("no");
  expect(spent.get("read")!.times).toBe(1);
});
