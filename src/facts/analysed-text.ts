/**
 * One text with its tree, its scopes, and what one walk over the tree finds: what all body facts are read from.
 *
 * Costs more than they do. A text that does not parse, or whose tree is too deep to be analysed, has none.
 */

import { createRequire } from "node:module";
import type { ScopeManager } from "@typescript-eslint/scope-manager";
import type { Node } from "oxc-parser";
import { lineLookup } from "./lines.js";
import type { Language, ModuleFacts } from "./module-facts.js";
import { parseTree, type ScopedTree } from "./parse.js";
import { PAUSING, pauseAt } from "./pauses.js";
import { type NodeType, type Place, walk } from "./syntax-walk.js";
import type { TreeSurvey } from "./tree-survey.js";

type Scopes = Pick<typeof import("@typescript-eslint/scope-manager"), "analyze">;

export interface AnalysedText {
  readonly text: string;
  /** Its import facts. */
  readonly facts: ModuleFacts;
  readonly tree: ScopedTree;
  readonly scopes: ScopeManager;
  readonly found: Survey;
  readonly lineAt: (offset: number) => number;
}

/**
 * What `read` makes of a text; undefined for one that does not parse or is too deep.
 * @param text Without byte order mark.
 * @param facts Import facts of the same text and language.
 * @throws {ParserMissingError} if the parser cannot be loaded; nothing else, for any text.
 */
export function fromAnalysis<Found>(
  text: string,
  language: Language,
  facts: ModuleFacts,
  read: (analysed: AnalysedText) => Found,
): Found | undefined {
  if (facts.failure !== undefined) return undefined;
  const tree = parseTree(text, language);
  if (tree === undefined) return undefined;
  try {
    // typescript-eslint types the same tree by other names.
    const scopes = analyzer()(tree.program as never, { sourceType: "module", jsxPragma: null, lib: [] });
    const found = survey(tree, facts.mayInject === "provides" || facts.mayInject === "lists");
    return read({ text, facts, tree, scopes, found, lineAt: lineLookup(text) });
  } catch (error) {
    // Scope analysis recurses, and a tree may be deeper than the stack: a sum of ten thousand terms is.
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

const requireHere = createRequire(import.meta.url);

function analyzer(): Scopes["analyze"] {
  return (requireHere("@typescript-eslint/scope-manager") as Scopes).analyze;
}

/** What one walk over the tree finds. */
export interface Survey extends TreeSurvey {
  readonly jsx: readonly Place[];
}

function survey({ program, visitorKeys }: ScopedTree, withObjects: boolean): Survey {
  const identifiers = new Map<Node, Place>();
  const calls: Place[] = [];
  const jsx: Place[] = [];
  const functions = new Map<Node, Place>();
  const classes = new Map<Node, Place>();
  const thises = new Map<Node, Place>();
  const declarators: Place[] = [];
  const assignments: Place[] = [];
  const returns: Place[] = [];
  const fields: Place[] = [];
  const defaults: Place[] = [];
  const objects: Place[] = [];
  const identifier = (place: Place): void => void identifiers.set(place.node, place);
  const callable = (place: Place): void => void functions.set(place.node, place);
  const call = (place: Place): void => void calls.push(place);
  const element = (place: Place): void => void jsx.push(place);
  const pauses: TreeSurvey["pauses"][number][] = [];
  const comparisons: Place[] = [];
  const pause = (place: Place): void => {
    const found = pauseAt(place);
    if (found) pauses.push({ place, ...found });
  };
  const visitors: readonly (readonly [NodeType, (place: Place) => void])[] = [
    ["Identifier", identifier],
    ["JSXIdentifier", identifier],
    ["CallExpression", call],
    ["NewExpression", call],
    ["TaggedTemplateExpression", call],
    ...PAUSING.map((type) => [type, pause] as const),
    ["BinaryExpression", (place) => void comparisons.push(place)],
    ["JSXElement", element],
    ["JSXFragment", element],
    ["FunctionDeclaration", callable],
    ["FunctionExpression", callable],
    ["ArrowFunctionExpression", callable],
    ["ClassDeclaration", (place) => void classes.set(place.node, place)],
    ["ClassExpression", (place) => void classes.set(place.node, place)],
    ["ThisExpression", (place) => void thises.set(place.node, place)],
    ["VariableDeclarator", (place) => void declarators.push(place)],
    ["AssignmentExpression", (place) => void assignments.push(place)],
    ["ReturnStatement", (place) => void returns.push(place)],
    ["PropertyDefinition", (place) => void fields.push(place)],
    ["ExportDefaultDeclaration", (place) => void defaults.push(place)],
    ["TSExportAssignment", (place) => void defaults.push(place)],
    ...(withObjects ? [["ObjectExpression", (place: Place) => void objects.push(place)] as const] : []),
  ];
  walk(program, visitorKeys, new Map(visitors));
  return {
    identifiers,
    ...{ program, calls, pauses, comparisons, jsx, functions, classes },
    ...{ thises, declarators, assignments, returns, fields, defaults, objects },
  };
}
