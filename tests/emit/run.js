#!/usr/bin/env node
// @ts-check
/**
 * `npm run emit -- FOLDER...`: the imports that we say the emit drops, against what `ts.transpileModule` drops.
 *
 * Each folder is a project. A pair is one TypeScript file and one specifier of its import and re-export statements; both
 * sides say whether the emitted file still asks for it. Any difference is printed and makes the run fail. Reads the built
 * plugin.
 */
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import ts from "typescript";
import { parseSettings } from "../../build/config/settings.js";
import { emittedLabels } from "../../build/graph/emitted-labels.js";
import { LABEL_BIT } from "../../build/graph/resolved-module.js";
import { openProject } from "../../build/project/open-project.js";
import { readVersions } from "../../build/project/versions.js";

/** @import { EmitOptions } from "../../build/graph/resolved-module.js" */
/** @import { Topology } from "../../build/graph/topology.js" */

const STATEMENTS = new Set(["import", "export-from", "import-equals"]);

let failures = 0;
console.log(
  "| project | pairs | kept | dropped, unmarked | dropped, marked `type` | only we keep | only TypeScript keeps |",
);
console.log("| --- | --- | --- | --- | --- | --- | --- |");
for (const folder of process.argv.slice(2)) compare(resolve(folder));
process.exitCode = failures > 0 ? 1 : 0;

/** @param {string} root */
function compare(root) {
  const { topology } = openProject(root, parseSettings({ cache: false }).graph, readVersions()).look();
  const nodes = topology.rows.flatMap((row, node) => (row.emit === undefined ? [] : [node]));
  const bodies = topology.bodiesOf(nodes);
  const counts = { pairs: 0, kept: 0, unmarked: 0, marked: 0, onlyOurs: 0, onlyTheirs: 0 };
  for (const [at, node] of nodes.entries()) {
    const { id, emit } = /** @type {typeof topology.rows[number]} */ (topology.rows[node]);
    const { imports, failure } = topology.factsOf(node);
    if (emit === undefined || failure !== undefined) continue;
    // What Angular's own compiler adds, TypeScript does not know.
    const { angular: _, ...plain } = emit;
    const labels = emittedLabels(
      /** @type {any} */ ({ ...topology.rows[node], emit: plain }),
      topology.factsOf(node),
      bodies[at],
    );
    const theirs = emittedSpecifiers(join(root, id), emit);
    /** @type {Map<string, { ours: boolean, written: boolean }>} */
    const pairs = new Map();
    for (const [request, { specifier, form, label }] of imports.entries()) {
      if (!STATEMENTS.has(form)) continue;
      const known = pairs.get(specifier);
      const ours = labels[request] === LABEL_BIT.eager || known?.ours === true;
      pairs.set(specifier, { ours, written: label === "eager" || known?.written === true });
    }
    // What a text also requires by itself, its emit requires whatever becomes of the statement.
    for (const { specifier, form } of imports) if (form === "require") pairs.delete(specifier);
    for (const [specifier, { ours, written }] of pairs) {
      const isTheirs = theirs.has(specifier);
      counts.pairs++;
      if (ours && isTheirs) counts.kept++;
      else if (!ours && !isTheirs) counts[written ? "unmarked" : "marked"]++;
      else {
        counts[ours ? "onlyOurs" : "onlyTheirs"]++;
        console.error(`${join(root, id)}: ${specifier}: ${ours ? "we keep it" : "TypeScript keeps it"}`);
        failures++;
      }
    }
  }
  const { pairs, kept, unmarked, marked, onlyOurs, onlyTheirs } = counts;
  console.log(
    `| ${root.split("/").at(-1)} | ${pairs} | ${kept} | ${unmarked} | ${marked} | ${onlyOurs} | ${onlyTheirs} |`,
  );
}

/**
 * Specifiers that the emitted file still imports, exports from or requires at the top level.
 *
 * @param {string} path
 * @param {EmitOptions} emit
 */
function emittedSpecifiers(path, emit) {
  const compilerOptions = {
    target: ts.ScriptTarget.ESNext,
    module: ts.ModuleKind.ESNext,
    isolatedModules: true,
    experimentalDecorators: true,
    verbatimModuleSyntax: emit.verbatim,
    emitDecoratorMetadata: emit.decoratorMetadata,
    strictNullChecks: emit.strictNullChecks,
    // With the automatic runtime and no package to resolve, transpileModule falls back to marking React as used, which a
    // build does not: no name is a factory then.
    jsx: ts.JsxEmit.Preserve,
    jsxFactory: `${emit.jsxFactory ?? "automatic"}.createElement`,
    jsxFragmentFactory: `${emit.jsxFragmentFactory ?? "automatic"}.Fragment`,
  };
  const text = readFileSync(path, "utf8");
  // Only CommonJS has an emit for `import a = require()`; and none for a file that says it is a module.
  const module =
    /\bimport\s+\w+\s*=\s*require\b/.test(text) && !emit.verbatim ? ts.ModuleKind.CommonJS : ts.ModuleKind.ESNext;
  const { outputText } = ts.transpileModule(text, { fileName: path, compilerOptions: { ...compilerOptions, module } });
  const source = ts.createSourceFile("emitted.jsx", outputText, ts.ScriptTarget.ESNext, true);
  /** @type {Set<string>} */
  const found = new Set();
  /** @param {import("typescript").Node} node */
  const visit = (node) => {
    // What a function requires it required before.
    if (ts.isFunctionLike(node)) return;
    const specifier =
      ts.isImportDeclaration(node) || ts.isExportDeclaration(node) ? node.moduleSpecifier : requested(node);
    if (specifier !== undefined && ts.isStringLiteralLike(specifier)) found.add(specifier.text);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

/** @param {import("typescript").Node} node */
function requested(node) {
  return ts.isCallExpression(node) && node.expression.getText() === "require" ? node.arguments[0] : undefined;
}
