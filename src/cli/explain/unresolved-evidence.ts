/** Of `graph-health`, for an import that leads nowhere: what it asks for, who else asks for that, and which modules have that name. */
import { posix } from "node:path";
import { EXTENSIONS } from "../../facts/language.js";
import { folderOf } from "../../graph/folder-of.js";
import { unresolvedImports, type UnresolvedImport } from "../../graph/unresolved-imports.js";
import { counted } from "../../words/counted.js";
import { pathLines } from "./by-folder.js";
import { listed, NOTHING_MORE, type Explanation, type Question } from "./explanation.js";

export function unresolvedEvidence({ topology, finding }: Question): Explanation {
  if (!("specifier" in finding)) return NOTHING_MORE;
  const { module, specifier } = finding;
  const asked = askedFor({ module, specifier });
  const others = unresolvedImports(topology).filter(
    (one) => askedFor(one) === asked && (one.module !== module || one.specifier !== specifier),
  );
  const named = topology.modules.filter((id) => id !== module && nameOf(withoutExtension(id)) === nameOf(asked));
  const isPath = specifier.startsWith(".");
  const sections = [
    {
      title: specifier,
      lines: [isPath ? `no module is at ${asked}` : NO_PATH],
    },
    {
      title: `${counted(others.length, "other import")} of it that ${others.length === 1 ? "leads" : "lead"} nowhere`,
      lines: pathLines(others.map((one) => `${one.module}:${one.line}`)),
    },
    { title: "Modules of that name", lines: pathLines(named) },
  ];
  return {
    sections: sections.filter(({ lines }) => lines.length > 0),
    ways: [
      ...(named.length > 0 ? [`If ${listed(named, 3)} is meant: import that`] : []),
      "If the file is generated: generate it before linting",
      ...(isPath ? [] : ["If a bundler alone knows what it means: say so in paths of the tsconfig"]),
      "If nothing needs it any more: remove the import",
    ],
    evidence: { ...(isPath && { path: asked }), others, named },
  };
}

const NO_PATH =
  "no alias (paths of a tsconfig, imports of a package.json) and no package of this project leads to a module by that";

/** The same for imports that ask for the same: a path from the root, or what is written. */
function askedFor({ module, specifier }: Pick<UnresolvedImport, "module" | "specifier">): string {
  return specifier.startsWith(".") ? withoutExtension(posix.join(folderOf(module), specifier)) : specifier;
}

const EXTENSION = new RegExp(`\\.(?:${EXTENSIONS.join("|")})$`);

/** As imports may name a module: without its extension, and an index by its folder. */
function withoutExtension(path: string): string {
  return path.replace(EXTENSION, "").replace(/\/index$/, "");
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}
