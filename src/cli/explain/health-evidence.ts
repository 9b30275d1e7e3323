/** Of `graph-health`, for what has no identity: in full what is not read or leads nowhere, and what helps. */
import { folderOf } from "../../graph/folder-of.js";
import { healthOf, type ModuleHealth } from "../../graph/health.js";
import type { Topology } from "../../graph/topology.js";
import { unresolvedImports, unresolvedSpecifiers, type UnresolvedSpecifier } from "../../graph/unresolved-imports.js";
import { counted } from "../../words/counted.js";
import { unresolvedLines } from "../unresolved-lines.js";
import { NOTHING_MORE, type Explanation, type Section } from "./explanation.js";

/** What the rule reports at a module. */
export interface HealthNote {
  readonly messageId: string | undefined;
  readonly message: string;
}

const LISTED_AT_MOST = 20;

/** The message says all there is of the project as a whole, and of settings. */
export function healthEvidence(topology: Topology, self: number, note: HealthNote): Explanation {
  const health = healthOf(topology, self);
  const { messageId } = note;
  if (messageId === "unparsed") return unparsed(topology, self, health);
  if (messageId === "tsconfig") return tsconfig(topology, meant(health.tsconfigs, note));
  if (messageId === "manifest") return manifest(meant(health.manifests, note));
  return messageId === "manyUnresolved" ? manyUnresolved(topology) : NOTHING_MORE;
}

/** Several files may be told of at one module. */
function meant<File extends { readonly id: string }>(
  files: readonly File[],
  { message }: HealthNote,
): File | undefined {
  return files.find(({ id }) => message.includes(` ${id} `)) ?? files[0];
}

function unparsed(topology: Topology, self: number, health: ModuleHealth): Explanation {
  const [failure] = health.unparsed;
  if (failure === undefined) return NOTHING_MORE;
  const { id, line, message } = failure;
  const read = topology.factsOf(self).imports.length;
  return {
    sections: [
      {
        title: `${id}:${line}`,
        lines: [message, `${counted(read, "import")} of it ${read === 1 ? "is" : "are"} in the graph`],
      },
    ],
    ways: [
      `Mend the syntax at ${id}:${line}`,
      `If it is no code of this project: settings.topology.ignore: ["${id}"], so that it is no module`,
    ],
    evidence: { ...failure, imports: read },
  };
}

function tsconfig(topology: Topology, failure: ModuleHealth["tsconfigs"][number] | undefined): Explanation {
  if (failure === undefined) return NOTHING_MORE;
  const { id, message, modules } = failure;
  const folder = folderOf(id);
  // A path leads where it leads without any tsconfig.
  const below = unresolvedImports(topology).filter(
    ({ module, specifier }) => !specifier.startsWith(".") && (folder === "" || module.startsWith(`${folder}/`)),
  );
  const specifiers = unresolvedSpecifiers(below);
  return {
    sections: [
      { title: id, lines: [message, `${counted(modules, "module")} ${modules === 1 ? "is" : "are"} read without it`] },
      ...unresolvedSection(
        `${counted(below.length, "import")} by aliases below it that ${below.length === 1 ? "leads" : "lead"} nowhere`,
        specifiers,
      ),
    ],
    ways: [`Mend ${id}`, "If it extends a package: install that before linting"],
    evidence: { ...failure, unresolved: specifiers },
  };
}

function manifest(failure: ModuleHealth["manifests"][number] | undefined): Explanation {
  if (failure === undefined) return NOTHING_MORE;
  return {
    sections: [{ title: failure.id, lines: [failure.message] }],
    ways: [`Mend ${failure.id}, or remove it`],
    evidence: failure,
  };
}

function manyUnresolved(topology: Topology): Explanation {
  const specifiers = unresolvedSpecifiers(unresolvedImports(topology));
  return {
    sections: unresolvedSection("What leads nowhere, the most frequent first", specifiers),
    ways: [
      "If files are generated: generate them before linting",
      "If a bundler alone knows an alias: say so in paths of the tsconfig",
      "To see each at its place: graph-health with { unresolved: true }",
    ],
    evidence: { unresolved: specifiers },
  };
}

function unresolvedSection(title: string, specifiers: readonly UnresolvedSpecifier[]): readonly Section[] {
  if (specifiers.length === 0) return [];
  const more = specifiers.length - LISTED_AT_MOST;
  const lines = unresolvedLines(specifiers.slice(0, LISTED_AT_MOST));
  return [{ title, lines: more > 0 ? [...lines, `… ${more} more …`] : lines }];
}
