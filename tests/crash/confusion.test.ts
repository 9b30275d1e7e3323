import { expect, it } from "vitest";
import { confusion } from "./confusion.js";

it("crash risks are the uses that fail when random cyclic projects are run, and no others", () => {
  const { failsAndSaid, failsUnsaid, saidInVain, neither } = confusion(10_000, 150);
  expect({ failsUnsaid, saidInVain }).toEqual({ failsUnsaid: [], saidInVain: [] });
  // Both kinds occur, or the comparison would show nothing.
  expect(Math.min(failsAndSaid, neither)).toBeGreaterThan(50);
});
