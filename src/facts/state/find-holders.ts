/**
 * The holders of state of one text, with every place that mentions each: variables of the module, static fields, fields of the
 * objects that its classes make.
 */

import type { ScopeManager } from "@typescript-eslint/scope-manager";
import type { Node } from "oxc-parser";
import type { ClassShape } from "./class-shapes.js";
import { familyOfMember, familyOfType, familyOfValue, isFrozen, type ValueFamily } from "./family-of-value.js";
import { boundaryOf, isClass, isFunction } from "../load-time-code.js";
import type { LocalPath } from "./local-paths.js";
import type { StateKind } from "./state-facts.js";
import type { Holder, Mention } from "./state-holders.js";
import type { Write } from "../write-at.js";
import { unwrapped } from "../static-syntax.js";
import type { Subjects } from "./state-subjects.js";
import type { Place } from "../syntax-walk.js";
import type { Origin } from "./value-origins.js";
import { writeAt } from "../write-at.js";
import { familiesChangedBy } from "../writing-methods.js";

type Variable = ScopeManager["scopes"][number]["variables"][number];

/** A holder, where it is in the module. */
export interface PlacedHolder extends Holder {
  /** `sessions`; `C items` for a static field, `C new items` for one of every instance, `store items` for one of an instance. */
  readonly path: LocalPath;
  /** Of a field of an object the declaration of the object, where a comment may accept it too. */
  readonly object?: Node;
}

export interface FindHoldersInput {
  readonly top: ScopeManager["scopes"][number];
  readonly classes: ReadonlyMap<string, ClassShape>;
  readonly origins: readonly Origin[];
  readonly subjects: (path: LocalPath) => Subjects;
  readonly isLoadingOnly: (place: Place) => boolean;
}

/** By their path, in the order of their first mention. O(mentions). */
export function findHolders({
  top,
  classes,
  origins,
  subjects,
  isLoadingOnly,
}: FindHoldersInput): ReadonlyMap<string, PlacedHolder> {
  const drafts = new Map<string, { path: LocalPath; mentions: { origin: Origin; write: Write | undefined }[] }>();
  for (const path of declaredPaths(top, classes)) drafts.set(path.join(" "), { path, mentions: [] });
  for (const origin of origins) {
    for (const path of subjects(origin.steps).states) {
      const key = path.join(" ");
      const draft = drafts.get(key) ?? { path, mentions: [] };
      drafts.set(key, draft);
      draft.mentions.push({ origin, write: writeAt(origin, path.length) });
    }
  }
  const variables = new Map(top.variables.map((variable) => [variable.name, variable]));
  const holders = new Map<string, PlacedHolder>();
  for (const [key, { path, mentions }] of drafts) {
    const declaration = declarationOf(path, variables, classes) ?? mentions[0]?.origin.places[path.length]?.node;
    if (declaration === undefined) continue;
    const init = initOf(declaration);
    if (isFrozen(init)) continue;
    const family = familyOf(declaration, init, mentions);
    const kind = kindOf(family, init);
    const found = mentions.map(({ origin, write }): Mention => {
      const place = origin.places[path.length]!;
      const isChange =
        write !== undefined && changes(write, { kind, family, init, isGlobal: path[0] === "globalThis" });
      const member = write ? write.member : memberAfter(origin, path.length, family);
      return {
        place,
        within: boundaryOf(place),
        isLoadingOnly: isLoadingOnly(place),
        member,
        ...(isChange && { write }),
      };
    });
    found.sort((a, b) => a.place.node.start - b.place.node.start);
    holders.set(key, { path, name: nameOf(path), kind, declared: nameNode(declaration), init, mentions: found });
  }
  return holders;
}

/** What others may come to without a mention of it here. */
function declaredPaths(top: FindHoldersInput["top"], classes: ReadonlyMap<string, ClassShape>): readonly LocalPath[] {
  const statics = [...classes.values()].flatMap(({ name, fields }) =>
    [...fields.static.keys()].map((key) => [name, key]),
  );
  return [...top.variables.filter(mayHold).map(({ name }) => [name]), ...statics];
}

/** Of a collection every step is a method of it. */
function memberAfter({ steps }: Origin, at: number, family: ValueFamily | undefined): string | undefined {
  const step = steps[at];
  const isMember =
    (family === undefined || family === "object") && step !== undefined && step !== "()" && step !== "new";
  return isMember && step !== "*" ? step : undefined;
}

/** `C.items` of `C items`, `#items` of `C new #items`. */
function nameOf(path: LocalPath): string {
  return path.slice(path.lastIndexOf("new") + 1).join(".");
}

/** A declarator, or a field of a class. */
function declarationOf(
  path: LocalPath,
  variables: ReadonlyMap<string, Variable>,
  classes: ReadonlyMap<string, ClassShape>,
): Node | undefined {
  const [first = "", second = "", third] = path;
  const shape = classes.get(first);
  if (shape !== undefined)
    return second === "new" ? shape.fields.instance.get(third ?? "") : shape.fields.static.get(second);
  // typescript-eslint types the same tree by other names.
  return path.length === 1 ? (variables.get(first)?.defs[0]?.node as unknown as Node | undefined) : undefined;
}

function initOf(declaration: Node): Node | undefined {
  if (declaration.type === "VariableDeclarator")
    return declaration.id.type === "Identifier" ? (declaration.init ?? undefined) : undefined;
  return declaration.type === "PropertyDefinition" ? (declaration.value ?? undefined) : undefined;
}

function nameNode(declaration: Node): Node {
  if (declaration.type === "VariableDeclarator") return declaration.id;
  if (declaration.type === "PropertyDefinition" || declaration.type === "AccessorProperty") return declaration.key;
  return declaration;
}

function typeOf(declaration: Node): ValueFamily | undefined {
  if (declaration.type === "PropertyDefinition") return familyOfType(declaration.typeAnnotation);
  const id = declaration.type === "VariableDeclarator" ? declaration.id : undefined;
  return id?.type === "Identifier" ? familyOfType(id.typeAnnotation) : undefined;
}

type Drafted = readonly { readonly write: Write | undefined }[];

/** Of what it holds first, may hold by its type, or is assigned somewhere. */
function familyOf(declaration: Node, init: Node | undefined, mentions: Drafted): ValueFamily | undefined {
  const known = familyOfValue(init) ?? typeOf(declaration);
  if (known !== undefined) return known;
  for (const { write } of mentions) {
    const assigned = write?.path.length === 0 && write.by === "assignment" ? familyOfValue(write.values[0]) : undefined;
    if (assigned !== undefined) return assigned;
  }
  return undefined;
}

function kindOf(family: ValueFamily | undefined, init: Node | undefined): StateKind {
  const value = init && unwrapped(init);
  if (family !== undefined) return family;
  if (value?.type === "NewExpression") return "instance";
  return value?.type === "CallExpression" || value?.type === "AwaitExpression" ? "value" : "variable";
}

/** What reactive libraries make of an assignment to what they return. */
const CELLS = new Set(["value", "current"]);

interface Held {
  readonly kind: StateKind;
  readonly family: ValueFamily | undefined;
  readonly init: Node | undefined;
  readonly isGlobal: boolean;
}

/** A method changes what is known to be of its family; all other writes change anything. */
function changes({ by, what, path }: Write, { kind, family, init, isGlobal }: Held): boolean {
  // What is in a slot may be of the language or the browser: `window.document.title = …`.
  if (isGlobal && path.length > 0) return false;
  if (by === "method") {
    const of = path.length === 0 ? family : familyOfMember(init, path);
    return of !== undefined && of !== "object" && familiesChangedBy(what).includes(of);
  }
  if (by === "function") return true;
  // `lastIndex = 0` is how a regular expression is used.
  if (path.at(-1) === "lastIndex") return false;
  return !(path.length > 0 && (kind === "value" || kind === "instance") && CELLS.has(path.at(-1)!));
}

/** Whether a variable of the module may hold what changes: not a function or class, nor a constant that has no contents. */
export function mayHold({ defs }: Variable): boolean {
  const [definition] = defs;
  const node = definition?.node as unknown as Node | undefined;
  const statement = definition?.parent as unknown as Node | undefined;
  if (node?.type !== "VariableDeclarator" || statement?.type !== "VariableDeclaration" || statement.declare)
    return false;
  if (statement.kind !== "const") return true;
  const value = node.init ? unwrapped(node.init) : undefined;
  return value === undefined || !(isFunction(value) || isClass(value) || CONTENTLESS.has(value.type));
}

const CONTENTLESS: ReadonlySet<Node["type"]> = new Set<Node["type"]>([
  "Literal",
  "TemplateLiteral",
  "UnaryExpression",
  "BinaryExpression",
  "TaggedTemplateExpression",
]);
