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

export interface NameUsers {
  /** Modules that import a name of it other than as a type, ascending; neither tests nor the module itself. */
  readonly importers: readonly number[];
  /** The module, and those that pass its names on. */
  readonly via: ReadonlySet<number>;
}

/** Memoised; O(importers of the module and of those that pass its names on, and the names these import). */
export const nameUsers: (topology: Topology, owner: number, tests: NodeSet) => NameUsers = memoised(
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
    const isUser = (importer: number): boolean => importsNameOf(topology, importer, owner, via);
    return { importers: [...found].filter(isUser).sort((a, b) => a - b), via };
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

/** Names of `owner` that a module imports other than as types, as `owner` exports them, and whether it may reach any other. */
export function namesFrom(
  topology: Topology,
  importer: number,
  owner: number,
  via: ReadonlySet<number>,
): { readonly names: readonly string[]; readonly isNamespace: boolean } {
  const { definers, namespaces } = importedFrom(topology, importer);
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
  (topology, importer) => {
    const definers = new Map<number, string[]>();
    const namespaces = new Set<number>();
    const { targets } = topology.rows[importer]!;
    for (const [request, { label, form, names }] of topology.factsOf(importer).imports.entries()) {
      const target = targets[request];
      const node = typeof target === "string" ? topology.nodeOf(target) : undefined;
      if (node === undefined || label === "erased" || form === "export-from") continue;
      for (const { imported, type } of names) {
        if (type) continue;
        const definition =
          imported === "*" ? undefined : (definitionOf(topology, node, imported) ?? definitionOf(topology, node, "="));
        const behind = imported === "*" ? node : (definition?.node ?? namespaceBehind(topology, node, imported));
        if (definition !== undefined)
          definers.set(definition.node, [...(definers.get(definition.node) ?? []), definition.name]);
        else if (behind !== undefined) namespaces.add(behind);
      }
    }
    return { definers, namespaces };
  },
  (importer) => String(importer),
);
