// @ts-check
/**
 * A second, slow, independent answer to what the topology of a source tree is: TypeScript's own parser over the whole
 * syntax tree, TypeScript's own module resolution, components by naive reachability. Shares no code, parser or resolver
 * with `src`, so that an agreement of the two says something.
 *
 * Labels follow the design: `eager` is evaluated while the importer loads, `deferred` when a function asks for it,
 * `erased` never. Requests of one file for one other file merge to the strongest label.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import ts from "typescript";
import { countCycles } from "./naive-cycles.js";

/**
 * @import { Counts } from "./naive-cycles.js"
 * @typedef {"eager" | "deferred" | "erased"} Label
 * @typedef {{ specifier: string, label: Label }} Request
 * @typedef {{ files: string[], edges: Map<string, Label>, unresolved: string[],
 *   count: (labels: readonly Label[]) => Counts }} Graph  an edge is keyed `from -> to`
 */

/** @type {Readonly<Record<Label, number>>} */
const STRENGTH = { erased: 0, deferred: 1, eager: 2 };
const MODULE = /\.[cm]?[jt]sx?$/;
const DECLARATIONS = /\.d\.[cm]?ts$/;
const TYPESCRIPT = /\.[cm]?tsx?$/;

/** @type {import("typescript").CompilerOptions} */
const OPTIONS = {
  target: ts.ScriptTarget.ESNext,
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  jsx: ts.JsxEmit.Preserve,
  allowJs: true,
  allowImportingTsExtensions: true,
  isolatedModules: true,
  experimentalDecorators: true,
  noEmit: true,
};

/**
 * The graph of all modules below `root`. With `emitted`, a static import counts as the compiler's own single-file emit
 * leaves it: one whose names are unused or used only as types is erased.
 *
 * @param {string} root
 * @param {{ emitted?: boolean }} [how]
 * @returns {Graph}
 */
export function oracleGraph(root, { emitted = false } = {}) {
  const files = listModules(root, root).sort();
  const known = new Set(files);
  const cache = ts.createModuleResolutionCache(root, (name) => name, OPTIONS);
  /** @type {Graph} */
  const graph = { files, edges: new Map(), unresolved: [], count: (labels) => countCycles(graph, labels) };
  for (const file of files) {
    const path = join(root, file);
    for (const { specifier, label } of requestsOf(path, readFileSync(path, "utf8"), emitted)) {
      if (!/^\.{0,2}\//.test(specifier) && specifier !== "." && specifier !== "..") continue;
      const target = resolve(specifier, path, root, cache);
      if (target === undefined || !known.has(target)) {
        graph.unresolved.push(`${file}: ${specifier}`);
        continue;
      }
      const key = `${file} -> ${target}`;
      const before = graph.edges.get(key);
      if (before === undefined || STRENGTH[label] > STRENGTH[before]) graph.edges.set(key, label);
    }
  }
  return graph;
}

/**
 * @param {string} folder
 * @param {string} root
 * @returns {string[]} root-relative, `/` between the parts
 */
export function listModules(folder, root) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return [".git", "node_modules"].includes(entry.name) ? [] : listModules(path, root);
    return MODULE.test(entry.name) ? [relative(root, path).split(sep).join("/")] : [];
  });
}

/**
 * @param {string} specifier
 * @param {string} importer
 * @param {string} root
 * @param {import("typescript").ModuleResolutionCache} cache
 */
function resolve(specifier, importer, root, cache) {
  const bare = specifier.replace(/[?#].*$/, "");
  const { resolvedModule } = ts.resolveModuleName(bare, importer, OPTIONS, ts.sys, cache);
  return resolvedModule && relative(root, resolvedModule.resolvedFileName).split(sep).join("/");
}

/**
 * All requests of one text, whatever their form.
 *
 * @param {string} path
 * @param {string} text
 * @param {boolean} emitted
 * @returns {Request[]}
 */
export function requestsOf(path, text, emitted) {
  const all = walk(path, text);
  if (DECLARATIONS.test(path)) return all.map(({ specifier }) => ({ specifier, label: "erased" }));
  if (!emitted || !TYPESCRIPT.test(path)) return all;
  const { outputText } = ts.transpileModule(text, { fileName: path, compilerOptions: { ...OPTIONS, noEmit: false } });
  const left = walk(path.replace(TYPESCRIPT, ".js"), outputText).filter(({ label }) => label !== "erased");
  return [...left, ...all.map(({ specifier }) => /** @type {Request} */ ({ specifier, label: "erased" }))];
}

/**
 * @param {string} path
 * @param {string} text
 * @returns {Request[]}
 */
function walk(path, text) {
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.ESNext, true);
  /** @type {Request[]} */
  const requests = [];
  /** @type {(specifier: import("typescript").Node | undefined, label: Label) => void} */
  const add = (specifier, label) => {
    if (specifier === undefined || !ts.isStringLiteralLike(specifier)) return;
    requests.push({ specifier: specifier.text, label });
  };
  /** @type {(node: import("typescript").Node) => void} */
  const visit = (node) => {
    if (ts.isImportDeclaration(node)) add(node.moduleSpecifier, isTypeImport(node) ? "erased" : "eager");
    else if (ts.isExportDeclaration(node)) add(node.moduleSpecifier, isTypeExport(node) ? "erased" : "eager");
    else if (ts.isJSDocImportTag(node)) add(node.moduleSpecifier, "erased");
    else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) add(node.argument.literal, "erased");
    else if (ts.isImportEqualsDeclaration(node) && ts.isExternalModuleReference(node.moduleReference)) {
      add(node.moduleReference.expression, node.isTypeOnly ? "erased" : "eager");
    } else if (ts.isCallExpression(node)) {
      const [argument] = node.arguments;
      if (node.expression.kind === ts.SyntaxKind.ImportKeyword) {
        add(argument, ts.isAwaitExpression(node.parent) && runsOnLoad(node) ? "eager" : "deferred");
      } else if (ts.isIdentifier(node.expression) && node.expression.text === "require") {
        add(argument, runsOnLoad(node) ? "eager" : "deferred");
      } else if (isModuleRequest(node.expression)) add(argument, "deferred");
    } else if (ts.isNewExpression(node) && isUrlBesideModule(node) && isWorker(node.parent)) {
      add(node.arguments?.[0], "deferred");
    }
    for (const doc of /** @type {{ jsDoc?: import("typescript").Node[] }} */ (node).jsDoc ?? []) visit(doc);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return requests;
}

/** @param {import("typescript").ImportDeclaration} node */
function isTypeImport({ importClause }) {
  if (importClause === undefined) return false;
  if (importClause.phaseModifier === ts.SyntaxKind.TypeKeyword) return true;
  const bindings = importClause.namedBindings;
  if (importClause.name !== undefined || bindings === undefined || !ts.isNamedImports(bindings)) return false;
  return bindings.elements.length > 0 && bindings.elements.every((element) => element.isTypeOnly);
}

/** @param {import("typescript").ExportDeclaration} node */
function isTypeExport({ isTypeOnly, exportClause }) {
  if (isTypeOnly) return true;
  if (exportClause === undefined || !ts.isNamedExports(exportClause)) return false;
  return exportClause.elements.length > 0 && exportClause.elements.every((element) => element.isTypeOnly);
}

/**
 * Whether the node is outside all functions but those that are called where they stand.
 *
 * @param {import("typescript").Node} node
 */
function runsOnLoad(node) {
  return !ts.findAncestor(node, (ancestor) => {
    if (ts.isPropertyDeclaration(ancestor)) return !ts.getModifiers(ancestor)?.some(isStatic);
    return ts.isFunctionLike(ancestor) && !isCalledOnTheSpot(ancestor);
  });
}

/** @param {import("typescript").Modifier} modifier */
function isStatic({ kind }) {
  return kind === ts.SyntaxKind.StaticKeyword;
}

/** @param {import("typescript").Node} node */
function isCalledOnTheSpot(node) {
  let callee = node;
  while (ts.isParenthesizedExpression(callee.parent)) callee = callee.parent;
  return ts.isCallExpression(callee.parent) && callee.parent.expression === callee;
}

/** `require.resolve`, `import.meta.resolve`. @param {import("typescript").Expression} callee */
function isModuleRequest(callee) {
  return ts.isPropertyAccessExpression(callee) && /^(require|import\.meta)\.resolve$/.test(callee.getText());
}

/** `new URL("./x", import.meta.url)` @param {import("typescript").NewExpression} node */
function isUrlBesideModule(node) {
  return node.expression.getText() === "URL" && node.arguments?.[1]?.getText() === "import.meta.url";
}

/** @param {import("typescript").Node} node */
function isWorker(node) {
  return ts.isNewExpression(node) && /^(Shared)?Worker$/.test(node.expression.getText());
}
