import type { Arrow, Summary } from "./summary.js";

/** Paths that a change gave to files, by those before. */
export type Renames = ReadonlyMap<string, string>;

/** A summary as if its modules had always had their new paths: a module that has moved is no new one. */
export function renamedSummary(summary: Summary, renames: Renames): Summary {
  if (renames.size === 0) return summary;
  const path = (id: string): string => renames.get(id) ?? id;
  const all = (ids: readonly string[]): readonly string[] => ids.map(path).sort();
  const arrow = <Kind extends Arrow>(one: Kind): Kind => ({ ...one, from: path(one.from), to: path(one.to) });
  return {
    ...summary,
    modules: summary.modules.map((module) => ({ ...module, id: path(module.id) })),
    imports: summary.imports.map(arrow),
    knots: summary.knots.map(all),
    states: summary.states.map((state) => ({
      ...state,
      id: renamedName(state.id, path),
      setBy: all(state.setBy),
      usedBy: all(state.usedBy),
    })),
    services: summary.services.map((service) => ({
      ...service,
      key: renamedName(service.key, path),
      modules: all(service.modules),
    })),
  };
}

/** `path#name`, or a name that is in no module. */
function renamedName(name: string, path: (id: string) => string): string {
  const hash = name.lastIndexOf("#");
  return hash === -1 ? name : `${path(name.slice(0, hash))}${name.slice(hash)}`;
}
