// @ts-check
/** `node graph-of.js ROOT`: the edges and the health of a project, drawn on the stack of a worker, as JSON. */
import { isMainThread, Worker, workerData } from "node:worker_threads";
import { parseSettings } from "../../build/config/settings.js";
import { openProject } from "../../build/project/open-project.js";
import { readVersions } from "../../build/project/versions.js";

if (isMainThread) {
  new Worker(new URL(import.meta.url), { workerData: process.argv[2] });
} else {
  const { modules, offsets, targets, health } = openProject(
    workerData,
    parseSettings({ cache: false }).graph,
    readVersions(),
  ).look().topology;
  const edges = modules.flatMap((id, node) =>
    [...targets.subarray(offsets[node], offsets[node + 1])].map((target) => `${id} -> ${modules[target]}`),
  );
  console.log(JSON.stringify({ edges, health }));
}
