import { FRAMEWORKS } from "../config/frameworks.js";
import { matchesAny } from "../config/path-patterns.js";
import { memoised } from "../graph/memo.js";
import { packageAround } from "../graph/package-around.js";
import type { ModuleId } from "../graph/resolved-module.js";
import type { ModuleHandlers, RequestHandlers } from "../graph/state/request-path.js";
import type { PackageFrameworks, Topology } from "../graph/topology.js";

/** What the frameworks of its package call in a module for a request. Memoised for all graphs of the same modules. */
export const requestHandlers: (topology: Topology) => RequestHandlers = memoised(
  ({ modules, frameworks }) => {
    const known = new Map<number, ModuleHandlers | undefined>();
    return (node) => {
      if (known.has(node)) return known.get(node);
      const handlers = handlersOf(frameworks, modules[node]!);
      known.set(node, handlers);
      return handlers;
    };
  },
  () => "",
  ({ modules }) => modules,
);

function handlersOf(packages: PackageFrameworks, id: ModuleId): ModuleHandlers | undefined {
  const { folder, frameworks } = packageAround(packages, id);
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
