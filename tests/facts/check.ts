import { expect } from "vitest";
import { extractFacts } from "../../src/facts/extract-facts.js";
import type { BoundName, ExportFact, ImportFact, Language, ModuleFacts } from "../../src/facts/module-facts.js";

/** Compares a text's import facts, one a line: `eager import "./b" {x as y} @1:18-23`. */
export function checkImports(text: string, expected: readonly string[], language: Language = "ts"): void {
  expect(extractFacts(text, language).imports.map((fact) => drawImport(fact, text))).toEqual(expected);
}

/** The same without lines and ranges: `eager import "./b" {x as y}`. */
export function check(text: string, expected: readonly string[], language: Language = "ts"): void {
  const drawn = extractFacts(text, language).imports.map((fact) => drawImport(fact, text).replace(/ @\S+$/, ""));
  expect(drawn).toEqual(expected);
}

/** Compares what a text exports, one a line: `type a = local from "./b" @1`. */
export function checkExports(text: string, expected: readonly string[], language: Language = "ts"): void {
  const facts = extractFacts(text, language);
  expect(facts.exports.map((fact) => drawExport(fact, facts))).toEqual(expected);
}

function drawImport({ label, form, names, range, line }: ImportFact, text: string): string {
  const bound = names.length === 0 ? "" : ` {${names.map(drawName).join(", ")}}`;
  return `${label} ${form} ${text.slice(...range)}${bound} @${line}:${range.join("-")}`;
}

function drawName({ imported, local, type }: BoundName): string {
  return `${type ? "type " : ""}${imported === local ? imported : `${imported} as ${local}`}`;
}

function drawExport({ exported, local, source, type, line }: ExportFact, { imports }: ModuleFacts): string {
  const binding = local === undefined ? "" : ` = ${local}`;
  const from = source === undefined ? "" : ` from ${imports[source]?.specifier}`;
  return `${type ? "type " : ""}${exported}${binding}${from} @${line}`;
}
