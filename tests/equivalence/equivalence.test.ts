/**
 * Whatever happens to a project, a process that has linted it all along finds what a fresh one finds: without a store, and with
 * the store that the others left behind. `npm run equivalence` tells more stories than the few of every test run.
 */
import fc from "fast-check";
import { afterEach, expect, it, vi } from "vitest";
import { stoppedClock, type Clock } from "../processes.js";
import { anyBeginning, anyComparison, anyStep, toldOf, type Comparison, type Step } from "./steps.js";
import { World } from "./world.js";

const MORE = process.env["EQUIVALENCE_STORIES"];
const STORIES = Number(MORE ?? 80);
/** The few of every test run are always the same ones: a new story belongs to whoever asked for more. */
const SEED = process.env["EQUIVALENCE_SEED"] ?? (MORE === undefined ? "33" : undefined);

afterEach(() => void vi.restoreAllMocks());

interface Story {
  readonly beginning: readonly Step[];
  readonly steps: readonly Step[];
  readonly end: Comparison;
}

const anyStory: fc.Arbitrary<Story> = fc.record({
  beginning: anyBeginning,
  steps: fc.array(anyStep, { maxLength: 25, size: "max" }),
  end: anyComparison,
});

/** @returns how many findings there were in all comparisons */
function tell({ beginning, steps, end }: Story, clock: Clock): number {
  const world = new World(clock);
  try {
    world.save("package.json", `{"name":"proj"}`);
    for (const step of beginning) quietly(() => step.act(world));
    world.compare({ first: 0, hasTicked: end.hasTicked });
    for (const step of steps) quietly(() => step.act(world));
    world.compare(end);
    return world.found;
  } finally {
    world.remove();
  }
}

/** A step may not apply to the disk as it is. */
function quietly(act: () => void): void {
  try {
    act();
  } catch (error) {
    if (!(error instanceof Error) || !("syscall" in error)) throw error;
  }
}

it("an old process finds what fresh ones find, whatever happened", { timeout: 0 }, () => {
  const clock = stoppedClock();
  let found = 0;
  const property = fc.property(anyStory, (story) => void (found += tell(story, clock)));
  fc.assert(property, { numRuns: STORIES, ...(SEED !== undefined && { seed: Number(SEED) }), reporter: asStory });
  // Fewer, and the comparisons would show little.
  expect(found).toBeGreaterThan(10 * STORIES);
});

function asStory({ failed, seed, counterexample, errorInstance, numRuns }: fc.RunDetails<[Story]>): void {
  if (!failed) return;
  const [story] = counterexample ?? [];
  const lines = [
    ...(story?.beginning ?? []).map(({ told }) => `at first ${told}`),
    ...(story?.steps ?? []).map(({ told }) => told),
    ...(story === undefined ? [] : [toldOf(story.end)]),
  ];
  const error = errorInstance instanceof Error ? (errorInstance.stack ?? errorInstance.message) : String(errorInstance);
  throw new Error(`story ${numRuns} of seed ${seed}:\n  ${lines.join("\n  ")}\n\n${error}`);
}
