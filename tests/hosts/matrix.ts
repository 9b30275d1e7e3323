/** Plays every case of the table in a host: one test each, all in one process of that host. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { CASES } from "./cases.js";
import type { HostCase } from "./host-case.js";
import type { Host, RunningHost } from "./host.js";
import { Workspace } from "./workspace.js";

/** Longer than the second after which a project that nobody asks is looked at again. */
const IDLE_MS = 1200;
/** The longest that a text may be typed until another file's change is seen, and how often it is asked for meanwhile. */
const TYPING_MS = 10_000;
const ASK_EVERY_MS = 50;
/** Of a case; with the others it takes some seconds on a machine that does nothing else. */
const AT_MOST_MS = 120_000;

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Why a case cannot be played in a host; undefined if it can. */
export function notApplicable({ withoutBuffers }: Host, { types }: HostCase): string | undefined {
  return types ? withoutBuffers : undefined;
}

/** All cases at once, since they wait for most of the time. */
export function testHost(host: Host): void {
  const cases = CASES.filter((one) => notApplicable(host, one) === undefined);
  describe.concurrent(host.name, () => {
    let running: RunningHost;
    const played = new Map<HostCase, Promise<void>>();
    beforeAll(async () => {
      running = await host.start();
      for (const each of cases) {
        const end = Workspace.opened(host, running, each.files).then((project) => play(each, project));
        end.catch(() => undefined); // told by its test
        played.set(each, end);
      }
    });
    afterAll(() => running?.stop());

    const named = cases.map((each) => [`${each.id}: ${each.title}`, each] as const);
    it.each(named)("%s", (_, each) => played.get(each), AT_MOST_MS);
  });
}

async function play({ files, branch, finds, steps }: HostCase, project: Workspace): Promise<void> {
  if (branch !== undefined) await project.commit(branch.name, files, branch.files);
  let known = finds;
  for (const [file, expected] of Object.entries(finds)) {
    expect(await project.findings(file), `at first, in ${file}`).toEqual(expected);
  }
  for (const { does, act, by, finds: changed } of steps) {
    await act(project);
    const waits = by === undefined || by === "idle";
    for (const [file, expected] of Object.entries(changed)) {
      const place = `${does}, in ${file}`;
      if (by === "typing") await seen(project, file, known[file], expected, place);
      if (waits) expect([known[file], expected], place).toContainEqual(await project.findings(file));
    }
    if (waits) await pause(IDLE_MS);
    for (const [file, expected] of Object.entries(changed)) {
      expect(await project.findings(file), `${does}, in ${file}, ${by ?? "all the time"}`).toEqual(expected);
    }
    known = { ...known, ...changed };
  }
}

/** Asks until the findings are there; those before them may only be the old ones. */
async function seen(
  project: Workspace,
  file: string,
  before: readonly string[] | undefined,
  expected: readonly string[],
  place: string,
): Promise<void> {
  const until = performance.now() + TYPING_MS;
  for (let found = before; JSON.stringify(found) !== JSON.stringify(expected);) {
    expect(found, place).toEqual(before);
    expect(performance.now(), `${place}: still not seen after ${TYPING_MS / 1000} s`).toBeLessThan(until);
    await pause(ASK_EVERY_MS);
    found = await project.findings(file);
  }
}
