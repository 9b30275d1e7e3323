/** Of `max-fan-in`: who imports the module, what each of them takes, and where its names fall apart. */
import { emittedGraph } from "../../graph/emitted-graph.js";
import { edgeNames } from "../../graph/edge-names.js";
import { importersOfCrowded } from "../../graph/crowded-modules.js";
import { reversed } from "../../graph/reversed.js";
import { crowdedStates } from "../../graph/state/crowded-states.js";
import { namedEdge } from "../../graph/cut-edges.js";
import { limitsOf, type LimitOptions } from "../../project/limits-of.js";
import { stateViewOf } from "../../project/linted-states.js";
import { runningImports } from "../../project/running-imports.js";
import { counted } from "../../words/counted.js";
import { type Explanation, NOTHING_MORE, type Question } from "./explanation.js";
import { groupedLines, namesApart, type NamesApart, type ToldImporter } from "./told-importers.js";
import { acceptState, waysToKeep } from "./state-evidence.js";
import { stateSections, toldState } from "./told-state.js";

export function importerEvidence(question: Question): Explanation {
  const { topology: seen, view, finding, options } = question;
  const limits = limitsOf(options as LimitOptions);
  const imported = "imports" in finding ? seen.nodeOf(finding.imports) : undefined;
  if (imported === undefined) return NOTHING_MORE;
  const limit = limits?.of(seen.modules[imported]!);
  if (limits === undefined || limit === undefined) return crowdedStateEvidence(question, imported);
  const topology = emittedGraph(seen, importersOfCrowded(seen, runningImports(seen, view), limits));
  const selection = runningImports(topology, view);
  const { offsets, importers } = reversed(topology, selection);
  const path = topology.modules[imported]!;
  const found = [...importers.subarray(offsets[imported], offsets[imported + 1])]
    .filter((node) => node !== imported && selection.tests?.flags[node] !== 1)
    .map((node): ToldImporter => {
      const edge = namedEdge(topology, { from: topology.modules[node]!, to: path })!;
      const { names, everything } = edgeNames(topology, selection, edge);
      return { module: topology.modules[node]!, takes: everything ? ["*"] : names };
    });
  if (found.length <= limit) return crowdedStateEvidence(question, imported);
  const parts = namesApart(found);
  return {
    sections: [
      {
        title: `${path}: ${counted(found.length, "importing module")}, limit ${limit}`,
        lines: groupedLines(topology, view, found),
      },
      ...(parts.length > 1
        ? [
            {
              title: "Its names fall apart: no importer takes of two of these",
              lines: parts.map(({ names, importers }) => `${names.join(", ")}: ${counted(importers, "importer")}`),
            },
          ]
        : []),
    ],
    ways: [
      ...(parts.length > 1
        ? [
            `Split it: ${parts
              .slice(1)
              .map(({ names }) => names.slice(0, 4).join(", "))
              .slice(0, 3)
              .join(
                " | ",
              )} to ${modulesOfTheirOwn(parts.slice(1))}, which leaves ${counted(parts[0]!.importers, "importer")}`,
          ]
        : []),
      `If it is to be so: raise its limit in the options of max-fan-in: { limits: { "${path}": ${found.length} } }`,
    ],
    evidence: { module: path, limit, importers: found, parts },
  };
}

function modulesOfTheirOwn(parts: readonly NamesApart[]): string {
  if (parts.length > 1) return "modules of their own";
  return parts[0]!.names.length === 1 ? "a module of its own" : "a module of their own";
}

/** The state behind the import that too many modules reach. */
function crowdedStateEvidence(question: Question, imported: number): Explanation {
  const { topology, view, self, options } = question;
  const { stateful } = options as { readonly stateful?: number };
  if (stateful === undefined) return NOTHING_MORE;
  const found = crowdedStates(topology, self, stateViewOf(topology, view), stateful).find(
    ({ request }) => topology.rows[self]!.targets[request] === topology.modules[imported],
  );
  if (found === undefined) return NOTHING_MORE;
  const state = toldState(topology, found.state, found.accesses);
  return {
    sections: stateSections([state]),
    ways: [...waysToKeep(question, [state]), acceptState(state)],
    evidence: { limit: stateful, reach: found.reach, states: [state] },
  };
}
