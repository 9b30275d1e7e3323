import type { RunningHost } from "./host.js";

/** A host of which every project has a process of its own. */
export function oneAProject(start: (root: string) => Promise<RunningHost>): RunningHost {
  const started: RunningHost[] = [];
  return {
    async enter(root) {
      const running = await start(root);
      started.push(running);
      return running.enter(root);
    },
    stop: async () => {
      const ends = await Promise.allSettled(started.map((running) => running.stop()));
      for (const end of ends) if (end.status === "rejected") throw end.reason;
    },
  };
}
