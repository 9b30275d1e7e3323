/**
 * A parser for runs of ESLint in which all rules are of this plugin: `eslint-plugin-topology/parser`.
 *
 * Those rules ask the graph and not the tree, so it gives ESLint the comments, which may hold directives, and a program whose
 * statements are made when somebody asks for them. A text in which the word `eslint` is not has no directive, and is not parsed.
 * No text fails: what does not parse is for graph-health to say.
 */
import type { AST, Linter, Scope } from "eslint";
import { placeLookup, type TextPlace } from "./facts/lines.js";
import type { Language } from "./facts/module-facts.js";
import { languageOf } from "./facts/language.js";
import { ParserMissingError, parseText, parseTree } from "./facts/parse.js";
import { PLUGIN_VERSION } from "./project/versions.js";

/** What every directive begins with, and so does the name of no other comment that matters to a rule of this plugin. */
const DIRECTIVE = "eslint";

const parser = {
  meta: { name: "eslint-plugin-topology/parser", version: PLUGIN_VERSION },
  parseForESLint(text: string, options?: { readonly filePath?: string }): Linter.ESLintParseResult {
    const language = languageOf(options?.filePath ?? "");
    const ast = programOf(text, language);
    return { ast, scopeManager: emptyScopes(ast), visitorKeys: { Program: [] } };
  },
} satisfies Linter.Parser;

export default parser;
export { parser as "module.exports" };

type Located<Node> = Omit<Node, "range" | "loc"> & {
  readonly range: [start: number, end: number];
  readonly loc: { readonly start: TextPlace; readonly end: TextPlace };
};

/** What is not asked for is not made: the statements, and where the text ends. */
function programOf(text: string, language: Language | undefined): AST.Program {
  const placeOf = placeLookup(text);
  const locate = <Node extends { readonly start: number; readonly end: number }>(node: Node): Located<Node> => ({
    ...node,
    range: [node.start, node.end],
    loc: { start: placeOf(node.start), end: placeOf(node.end) },
  });
  const body = once(() => (language === undefined ? [] : (parseTree(text, language)?.program.body ?? []).map(locate)));
  const end = once(() => placeOf(text.length));
  const program = {
    type: "Program",
    sourceType: "module",
    tokens: [],
    comments: commentsOf(text, language).map(locate),
    range: [0, text.length],
    loc: {
      start: { line: 1, column: 0 },
      get end() {
        return end();
      },
    },
    get body() {
      return body();
    },
  };
  return program as unknown as AST.Program;
}

/** None in a text that is no module: no rule of this plugin has anything to say of it. */
function commentsOf(text: string, language: Language | undefined): ReturnType<typeof parseText>["comments"] {
  if (language === undefined || !text.includes(DIRECTIVE)) return [];
  try {
    return parseText(text, language).comments;
  } catch (error) {
    // The rules say so, at one place.
    if (error instanceof ParserMissingError) return [];
    throw error;
  }
}

/** Scopes of a text in which nothing is declared. ESLint puts its globals there. */
function emptyScopes(block: AST.Program): Scope.ScopeManager {
  const set = new Map<string, object>();
  const variables: object[] = [];
  const scope = {
    ...{ type: "global", isStrict: true, functionExpressionScope: false, upper: null, block, set, variables },
    ...{ references: [], through: [], childScopes: [], implicit: { left: [], set: new Map(), variables: [] } },
  };
  const manager = {
    scopes: [scope],
    globalScope: scope,
    acquire: () => scope,
    getDeclaredVariables: () => [],
    /** As ESLint 10 asks. */
    addGlobals(names: readonly string[]) {
      for (const name of names) {
        if (set.has(name)) continue;
        const variable = { name, scope, identifiers: [], references: [], defs: [] };
        set.set(name, variable);
        variables.push(variable);
      }
    },
  };
  return manager as unknown as Scope.ScopeManager;
}

function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined;
  return () => (made ??= { value: make() }).value;
}
