/**
 * What a text does with each name it imports: in which positions it stands, and where it is read while loading.
 *
 * Which occurrences mean the import is up to scope analysis; which of them the emit keeps is read off the tree:
 * `typeof a` in a type, `declare`d code and overloads are references to a value that leave nothing behind. O(nodes).
 */

import type { Scope, ScopeManager } from "@typescript-eslint/scope-manager";
import type { Node } from "oxc-parser";
import type { LoadingUse, NameUses, Position } from "./body-facts.js";
import { metadataPosition } from "./decorator-metadata.js";
import { aliasAt } from "./import-aliases.js";
import { isInjected } from "./injected-types.js";
import { isMergedMember } from "./merged-members.js";
import { staticMember, unwrapped } from "./static-syntax.js";
import { outward, type Place } from "./syntax-walk.js";

/** One occurrence of a name. */
interface Occurrence {
  readonly position: Position;
  readonly at: number;
  /** What is read of it while the module loads; empty if nothing is. */
  readonly reads: readonly (string | undefined)[];
  readonly injected?: boolean;
}

export interface NameUsesInput {
  readonly scopes: ScopeManager;
  /** Places of all identifiers that have an imported name. */
  readonly places: ReadonlyMap<Node, Place>;
  readonly runs: (place: Place) => boolean;
  readonly lineAt: (offset: number) => number;
}

/** A function from a name bound at the top level, of a namespace or a single export, to what is done with it. */
export function nameUses(input: NameUsesInput): (local: string, isNamespace: boolean) => NameUses {
  const { scopes, lineAt } = input;
  const top = scopes.scopes.find(({ type }) => type === "module") ?? scopes.globalScope;
  return (local, isNamespace) => {
    const occurrences = occurrencesOf(top?.set.get(local), isNamespace, input);
    const injected = occurrences.some((occurrence) => occurrence.injected);
    const loading = loadingUses(occurrences, lineAt);
    return { position: strongest(occurrences), ...(injected && { injected }), loading };
  };
}

type Variable = Scope["variables"][number];

/** @param aliases Other names on the way to this one, each followed once. */
function occurrencesOf(
  variable: Variable | undefined,
  isNamespace: boolean,
  input: NameUsesInput,
  aliases: readonly Variable[] = [],
): Occurrence[] {
  return (variable?.references ?? []).flatMap(({ identifier, isTypeReference, init }) => {
    // typescript-eslint types the same tree by other names.
    const place = input.places.get(identifier as unknown as Node);
    if (place === undefined || init || isMergedMember(place, isTypeReference)) return [];
    const alias = aliasAt(place);
    const position = alias && !alias.isExported ? aliasPosition(alias.node, input, aliases) : undefined;
    if (position !== undefined && position !== "value") return [{ position, at: place.node.start, reads: [] }];
    return [occurrenceAt(place, isTypeReference, input.runs, isNamespace)];
  });
}

/** What is done with a name that stands for a part of another. */
function aliasPosition(
  node: NonNullable<ReturnType<typeof aliasAt>>["node"],
  input: NameUsesInput,
  aliases: readonly Variable[],
): Position {
  // typescript-eslint types the same tree by other names.
  const [variable] = input.scopes.getDeclaredVariables(node as never);
  if (node.importKind === "type" || variable === undefined || aliases.includes(variable)) return "type";
  const position = strongest(occurrencesOf(variable, false, input, [...aliases, variable]));
  return position === "unused" ? "type" : position;
}

function occurrenceAt(
  place: Place,
  mayBeType: boolean,
  runs: (place: Place) => boolean,
  isNamespace: boolean,
): Occurrence {
  const at = place.node.start;
  const isExported = isExportedName(place);
  if (mayBeType && !isExported) {
    return { position: metadataPosition(place), at, reads: [], injected: isInjected(place) };
  }
  if (isTypeExport(place) || leavesNothing(place)) return { position: "type", at, reads: [] };
  const isRead = place.parent?.node.type !== "ExportSpecifier" && runs(place);
  return { position: "value", at, reads: isRead ? (isNamespace ? membersRead(place) : [undefined]) : [] };
}

/** `export { a }`, `export default a`, `export = a`: a type or a value as far as one file can tell. */
function isExportedName({ parent }: Place): boolean {
  const type = parent?.node.type;
  return type === "ExportSpecifier" || type === "ExportDefaultDeclaration" || type === "TSExportAssignment";
}

function isTypeExport({ parent }: Place): boolean {
  if (parent?.node.type !== "ExportSpecifier") return false;
  const statement = parent.parent?.node;
  return (
    parent.node.exportKind === "type" ||
    (statement?.type === "ExportNamedDeclaration" && statement.exportKind === "type")
  );
}

/** Whether the emit drops a reference to a value, with the code around it. */
function leavesNothing(place: Place): boolean {
  for (let at: Place | undefined = place; at !== undefined; at = at.parent) {
    const { node } = at;
    if (node.type === "TSTypeQuery" || node.type === "TSDeclareFunction") return true;
    if ("declare" in node && node.declare === true) return true;
  }
  return false;
}

/** The properties of a namespace that are read at one occurrence; none where it is handed on as a whole. */
function membersRead(place: Place): readonly (string | undefined)[] {
  const outer = outward(place);
  if (outer === undefined) return [];
  const { node } = outer;
  const member = staticMember(node);
  if (member !== undefined && unwrapped(member.object) === place.node) return [member.name];
  if (node.type === "JSXMemberExpression" && node.object === place.node) return [node.property.name];
  if (node.type === "TSQualifiedName") return [node.right.name];
  if (node.type !== "VariableDeclarator" || node.id.type !== "ObjectPattern") return [];
  return node.id.properties.flatMap((property) =>
    property.type === "Property" && property.key.type === "Identifier" && !property.computed ? [property.key.name] : [],
  );
}

function strongest(occurrences: readonly Occurrence[]): NameUses["position"] {
  for (const position of ["value", "metadata", "nullable metadata", "type"] as const) {
    if (occurrences.some((occurrence) => occurrence.position === position)) return position;
  }
  return "unused";
}

function loadingUses(occurrences: readonly Occurrence[], lineAt: (offset: number) => number): LoadingUse[] {
  const uses = new Map<string | undefined, LoadingUse>();
  for (const { at, reads } of occurrences.toSorted((a, b) => a.at - b.at)) {
    for (const member of reads) {
      if (!uses.has(member))
        uses.set(member, member === undefined ? { line: lineAt(at) } : { line: lineAt(at), member });
    }
  }
  return [...uses.values()];
}
