/**
 * Which modules import a name that one module defines, by whatever way the name comes to them.
 */
import { definitionOf } from "../definition.js";
import { exportedNames } from "../exported-names.js";
import { memoised } from "../memo.js";
import { namespaceBehind } from "./name-leads.js";
import type { NodeSet } from "../node-set.js";
import { LABEL_BIT } from "../resolved-module.js";
import { reversed } from "../reversed.js";
import type { Topology } from "../topology.js";

/** The modules that may have a name of one module. */
export interface NameReach {
  /** Modules that import it or what passes its names on, other than as types, ascending; neither tests nor the module itself. */
  readonly importers: readonly number[];
  /** The module, and those that pass its names on. */
  readonly via: ReadonlySet<number>;
}

/** The same, but only those `importers` that do import a name of the module. */
export type NameUsers = NameReach;

/** Memoised; O(importers of the module and of those that pass its names on). */
export const nameReach: (topology: Topology, owner: number, tests: NodeSet) => NameReach = memoised(
  (topology, owner, tests) => {
    const { offsets, importers } = reversed(topology, { labels: LABEL_BIT.eager | LABEL_BIT.deferred, tests });
    const via = new Set([owner]);
    const found = new Set<number>();
    // A set that grows while it is gone through is gone through to its end.
    for (const node of via) {
      for (const importer of importers.subarray(offsets[node], offsets[node + 1])) {
        found.add(importer);
        if (passesOn(topology, importer, node)) via.add(importer);
      }
    }
    found.delete(owner);
    return { importers: [...found].sort((a, b) => a - b), via };
  },
  (owner, tests) => `${owner} ${tests.key}`,
);

/** Memoised; O(what `nameReach` takes, and the names that all of its importers import). */
export const nameUsers: (topology: Topology, owner: number, tests: NodeSet) => NameUsers = memoised(
  (topology, owner, tests) => {
    const { importers, via } = nameReach(topology, owner, tests);
    return { importers: importers.filter((importer) => importsNameOf(topology, importer, owner, via)), via };
  },
  (owner, tests) => `${owner} ${tests.key}`,
);

function passesOn(topology: Topology, node: number, imported: number): boolean {
  const { names, stars } = exportedNames(topology, node);
  if (stars.includes(imported)) return true;
  for (const origin of names.values()) if (origin !== "here" && origin.node === imported) return true;
  return false;
}

function importsNameOf(topology: Topology, importer: number, owner: number, via: ReadonlySet<number>): boolean {
  const { names, isNamespace } = namesFrom(topology, importer, owner, via);
  return names.length > 0 || isNamespace;
}

/** Names of one module that another has. */
export interface ImportedNames {
  /** As their module exports them. */
  readonly names: readonly string[];
  /** Whether it may have any other, by the whole namespace. */
  readonly isNamespace: boolean;
}

/** Names of `owner` that a module imports other than as types. */
export function namesFrom(
  topology: Topology,
  importer: number,
  owner: number,
  via: ReadonlySet<number>,
): ImportedNames {
  const { definers, namespaces } = importedFrom(topology, importer);
  return namesOf(owner, via, definers, namespaces);
}

/** How many modules import one name of another, or all of them; neither tests nor the module itself. O(names that they import). */
export function countOfUsers(topology: Topology, owner: number, name: string, tests: NodeSet): number {
  const { importers, via } = nameUsers(topology, owner, tests);
  return importers.filter((importer) => {
    const { names, isNamespace } = namesFrom(topology, importer, owner, via);
    return isNamespace || names.includes(name);
  }).length;
}

/** Those of them that its text may write to. */
export function writableNames(
  topology: Topology,
  importer: number,
  owner: number,
  via: ReadonlySet<number>,
): ImportedNames {
  const { mayWriteNames } = topology.hintsOf(importer);
  if (mayWriteNames === undefined) return { names: [], isNamespace: false };
  const { definers, namespaces } = definersOf(topology, importer, (local) => mayWriteNames.includes(local));
  return namesOf(owner, via, definers, namespaces);
}

function namesOf(
  owner: number,
  via: ReadonlySet<number>,
  definers: ImportedFrom["definers"],
  namespaces: ImportedFrom["namespaces"],
): ImportedNames {
  return {
    names: definers.get(owner) ?? [],
    isNamespace: namespaces.size > 0 && [...namespaces].some((node) => via.has(node)),
  };
}

/** Where the names come from that a module imports other than as types. */
interface ImportedFrom {
  /** By module that defines some, their names there. */
  readonly definers: ReadonlyMap<number, readonly string[]>;
  /** Modules of which it has the whole namespace: which of the names it uses is not known. */
  readonly namespaces: ReadonlySet<number>;
}

/** Memoised, since many owners are asked about the same importers; O(names). */
const importedFrom: (topology: Topology, importer: number) => ImportedFrom = memoised(
  (topology, importer) => definersOf(topology, importer, () => true),
  (importer) => String(importer),
);

function definersOf(topology: Topology, importer: number, isMeant: (local: string) => boolean): ImportedFrom {
  const definers = new Map<number, string[]>();
  const namespaces = new Set<number>();
  const { targets } = topology.rows[importer]!;
  const { imports } = topology.factsOf(importer);
  for (const [request, { label, form, names }] of imports.entries()) {
    const target = targets[request];
    const node = typeof target === "string" ? topology.nodeOf(target) : undefined;
    if (node === undefined || label === "erased" || form === "export-from") continue;
    for (const { imported, local, type } of names) {
      if (type || !isMeant(local)) continue;
      const definition =
        imported === "*" ? undefined : (definitionOf(topology, node, imported) ?? definitionOf(topology, node, "="));
      const behind = imported === "*" ? node : (definition?.node ?? namespaceBehind(topology, node, imported));
      if (definition !== undefined) {
        const known = definers.get(definition.node);
        if (known === undefined) definers.set(definition.node, [definition.name]);
        else known.push(definition.name);
      } else if (behind !== undefined) namespaces.add(behind);
    }
  }
  return { definers, namespaces };
}
