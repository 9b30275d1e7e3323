import { FRAMEWORKS } from "../config/frameworks.js";
import { matchesAny } from "../config/path-patterns.js";
import { folderOf } from "../graph/folder-of.js";
import { memoised } from "../graph/memo.js";
import type { ModuleHandlers, RequestHandlers } from "../graph/state/request-path.js";
import type { Topology } from "../graph/topology.js";

/** What the frameworks of its package call in a module for a request. Memoised for all graphs of the same modules. */
export const requestHandlers: (topology: Topology) => RequestHandlers = memoised(
  ({ modules, frameworks }) => {
    const packages = new Map(frameworks);
    const known = new Map<number, ModuleHandlers | undefined>();
    return (node) => {
      if (known.has(node)) return known.get(node);
      const handlers = handlersOf(modules[node]!, packages);
      known.set(node, handlers);
      return handlers;
    };
  },
  () => "",
  ({ modules }) => modules,
);

function handlersOf(id: string, packages: ReadonlyMap<string, readonly string[]>): ModuleHandlers | undefined {
  let folder = folderOf(id);
  while (folder !== "" && !packages.has(folder)) folder = folderOf(folder);
  const frameworks = packages.get(folder) ?? [];
  if (frameworks.length === 0) return undefined;
  const path = folder === "" ? id : id.slice(folder.length + 1);
  const names = frameworks.flatMap((name) =>
    (FRAMEWORKS[name]?.handlers ?? []).flatMap((each) => (matchesAny(each.files)(path) ? each.names : [])),
  );
  return {
    names: new Set(names),
    hasServerActions: frameworks.includes("next"),
    rendersPage: frameworks.some((name) => matchesAny(FRAMEWORKS[name]?.pages ?? [])(path)),
  };
}
