import { renamedName, type Renames } from "../git/renames.js";
import type { Arrow, Summary } from "./summary.js";

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
      id: renamedName(state.id, renames),
      setBy: all(state.setBy),
      usedBy: all(state.usedBy),
    })),
    services: summary.services.map((service) => ({
      ...service,
      key: renamedName(service.key, renames),
      modules: all(service.modules),
    })),
  };
}
