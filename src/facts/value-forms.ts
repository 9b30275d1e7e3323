/**
 * What the values that a module exports are, as far as their initialisers say it without types: which methods change them,
 * and which assignments do.
 *
 *     export const plans = ["a"]                      array
 *     export const byId = new Map()                   map
 *     export const config = { limits: [] }            object; limits: array
 *     export class Registry { static all = [] }       class; all: array
 *     export const registry = new Registry()          instance of Registry
 *
 * Of all else nothing is said: the result of a call, what is frozen, what is typed as readonly. O(exports and members).
 */

import type { Class, Node, ObjectExpression, Program, Statement } from "oxc-parser";
import { familyOf } from "./writing-methods.js";
import type { MemberForm, ValueForm } from "./body-facts.js";
import { nameOfKey } from "./load-time-code.js";
import type { ExportFact } from "./module-facts.js";
import { staticMember, unwrapped } from "./static-syntax.js";

/** By exported name; `=` is what `module.exports` is assigned. */
export function valueForms({ body }: Program, exports: readonly ExportFact[]): Readonly<Record<string, ValueForm>> {
  const declared = new Map<string, ValueForm>();
  for (const statement of body) for (const [local, form] of declaredIn(statement)) declared.set(local, form);
  const forms: Record<string, ValueForm> = Object.create(null) as Record<string, ValueForm>;
  for (const { exported, local, source, type } of exports) {
    if (source !== undefined || type) continue;
    const form = declared.get(local ?? exported);
    if (form !== undefined) forms[exported] = withClass(form, declared);
  }
  return { ...forms };
}

/** An instance of a class of the same module knows what the class says of it. */
function withClass(form: ValueForm, declared: ReadonlyMap<string, ValueForm>): ValueForm {
  const made = form.kind === "instance" ? declared.get(form.of ?? "") : undefined;
  if (made?.kind !== "class") return form;
  const { instanceSetters } = made;
  return { ...form, isOwn: true, ...(instanceSetters && { instanceSetters }) };
}

function declaredIn(statement: Statement): readonly (readonly [local: string, form: ValueForm])[] {
  if (statement.type === "ExportDefaultDeclaration") return named("default", formOf(statement.declaration));
  if (statement.type === "ExpressionStatement") return commonJs(statement.expression);
  const declaration = statement.type === "ExportNamedDeclaration" ? statement.declaration : statement;
  if (declaration?.type === "ClassDeclaration") return named(declaration.id?.name ?? "default", formOf(declaration));
  if (declaration?.type !== "VariableDeclaration") return [];
  return declaration.declarations.flatMap(({ id, init }) => {
    if (id.type !== "Identifier" || init === null) return [];
    const isReadonly =
      id.typeAnnotation !== null && id.typeAnnotation !== undefined && isReadonlyType(id.typeAnnotation.typeAnnotation);
    return isReadonly ? [] : named(id.name, formOf(init));
  });
}

function named(local: string, form: ValueForm | undefined): readonly (readonly [string, ValueForm])[] {
  return form === undefined ? [] : [[local, form]];
}

/** `module.exports = …`, `module.exports.a = …`, `exports.a = …`. */
function commonJs(expression: Node): readonly (readonly [string, ValueForm])[] {
  if (expression.type !== "AssignmentExpression" || expression.operator !== "=") return [];
  const member = staticMember(expression.left);
  if (member === undefined) return [];
  const isModule = member.object.type === "Identifier" && member.object.name === "module";
  if (isModule && member.name === "exports") return named("=", formOf(expression.right));
  return named(member.name, formOf(expression.right));
}

function formOf(expression: Node): ValueForm | undefined {
  if (isReadonlyAssertion(expression)) return undefined;
  const value = unwrapped(expression);
  if (value.type === "ArrayExpression") return { kind: "array" };
  if (value.type === "ObjectExpression") return { kind: "object", ...partsOf(value) };
  if (value.type === "ClassDeclaration" || value.type === "ClassExpression")
    return { kind: "class", ...staticsOf(value) };
  if (value.type !== "NewExpression" || value.callee.type !== "Identifier") return undefined;
  const { name } = value.callee;
  return { kind: familyOf(name) ?? "instance", of: name };
}

type Parts = Omit<ValueForm, "kind" | "of">;

function partsOf({ properties }: ObjectExpression): Parts {
  const members: Record<string, MemberForm> = {};
  const setters: string[] = [];
  for (const property of properties) {
    if (property.type !== "Property") continue;
    const name = property.computed ? undefined : nameOfKey(property.key);
    if (name === undefined) continue;
    if (property.kind === "set") setters.push(name);
    const form = formOf(property.value)?.kind;
    if (form !== undefined) members[name] = form;
  }
  return parts(members, setters);
}

function staticsOf({ body: { body } }: Class): Parts {
  const members: Record<string, MemberForm> = {};
  const setters: string[] = [];
  const instanceSetters: string[] = [];
  for (const member of body) {
    if (member.type !== "MethodDefinition" && member.type !== "PropertyDefinition") continue;
    const name = member.computed ? undefined : nameOfKey(member.key);
    if (name === undefined) continue;
    if (member.type === "MethodDefinition") {
      if (member.kind === "set") (member.static ? setters : instanceSetters).push(name);
      continue;
    }
    const form = member.static && member.value ? formOf(member.value)?.kind : undefined;
    if (form !== undefined) members[name] = form;
  }
  return { ...parts(members, setters), ...(instanceSetters.length > 0 && { instanceSetters }) };
}

function parts(members: Record<string, MemberForm>, setters: readonly string[]): Parts {
  return { ...(Object.keys(members).length > 0 && { members }), ...(setters.length > 0 && { setters }) };
}

/** `as const`, and assertions and annotations that say readonly: the compiler keeps other modules from writing. */
function isReadonlyAssertion(expression: Node): boolean {
  if (expression.type === "TSSatisfiesExpression") return isReadonlyAssertion(expression.expression);
  if (expression.type !== "TSAsExpression" && expression.type !== "TSTypeAssertion") return false;
  return isReadonlyType(expression.typeAnnotation);
}

function isReadonlyType(type: Node): boolean {
  if (type.type === "TSTypeOperator") return type.operator === "readonly";
  if (type.type !== "TSTypeReference" || type.typeName.type !== "Identifier") return false;
  return type.typeName.name === "const" || /^Readonly(?:Array|Map|Set)?$/.test(type.typeName.name);
}
