/** Reading a package.json that somebody else parsed: any JSON in, only well-typed fields out. Never throws. */
import { workspacesOf } from "../config/workspace-patterns.js";
import type { PackageManifest } from "./resolve-inputs.js";

const TEXT_FIELDS = ["name", "source", "main", "module", "types", "typings"] as const;
const DEPENDENCY_FIELDS = ["dependencies", "devDependencies", "peerDependencies", "optionalDependencies"] as const;

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export function readManifest(value: unknown): PackageManifest {
  if (!isRecord(value)) return { dependencies: new Map() };
  const texts: Partial<Record<(typeof TEXT_FIELDS)[number], string>> = {};
  for (const field of TEXT_FIELDS) {
    const text = value[field];
    if (typeof text === "string" && text !== "") texts[field] = text;
  }
  const workspaces = workspacesOf(value);
  return {
    ...texts,
    ...(value["private"] === true && { isPrivate: true }),
    exports: value["exports"],
    imports: value["imports"],
    dependencies: dependenciesOf(value),
    ...(workspaces && { workspaces }),
  };
}

function dependenciesOf(manifest: Readonly<Record<string, unknown>>): ReadonlyMap<string, string> {
  const ranges = new Map<string, string>();
  for (const field of DEPENDENCY_FIELDS) {
    const block = manifest[field];
    if (!isRecord(block)) continue;
    for (const [name, range] of Object.entries(block)) {
      if (typeof range === "string" && !ranges.has(name)) ranges.set(name, range);
    }
  }
  return ranges;
}
