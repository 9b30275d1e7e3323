/**
 * The value of an expression, through the constants, destructurings and fields of the same text.
 *
 * Each variable and each call is looked at once; what goes in a circle, or too deep, is unknown. O(expressions looked at).
 */

import type { ScopeManager } from "@typescript-eslint/scope-manager";
import type { Node } from "oxc-parser";
import type { ImportFact } from "../module-facts.js";
import { type ImportedName, importedNames } from "../state/import-touches.js";
import type { TextPaths } from "../state/text-paths.js";
import type { Place } from "../syntax-walk.js";
import { askedValue } from "./asked-values.js";
import { expressionForm, type ExpressionForm, returnedBy, returnsOf } from "./expression-form.js";
import { namesOf } from "./member-names.js";
import { givenByMethod } from "./given-objects.js";
import { givesItself } from "./giving-itself.js";
import { optionsClass, optionsMethod, optionsOfImported } from "./options-classes.js";
import { boundMember, bindingIn } from "./patterns.js";
import { isPlaceOfAddress } from "./service-keys.js";
import type { Value } from "./service-facts.js";
import type { ThisMembers } from "./this-members.js";
import { stepInto } from "./value-members.js";
import { anyValue, joinedValue, listValue, objectValue, pathValue, textValue, UNKNOWN, withParts } from "./values.js";

type Variable = ScopeManager["scopes"][number]["variables"][number];

export interface TextValuesInput {
  readonly imports: readonly ImportFact[];
  readonly paths: TextPaths;
  readonly functions: ReadonlyMap<Node, Place>;
  /** What is assigned to variables, by the node of the name. */
  readonly assigned: ReadonlyMap<Variable, readonly Node[]>;
  readonly members: ThisMembers;
  /** Index of a call among the makings. */
  readonly makingOf: (call: Node) => number | undefined;
  /** What the call of a making parses, if it parses an address: `parseRedisUrl(url)`. */
  readonly parsedBy: (making: number) => Node | undefined;
}

const DEEPEST = 24;
const ASSIGNED_AT_MOST = 4;

export class TextValues {
  readonly #input: TextValuesInput;
  readonly #names: ReadonlyMap<string, ImportedName>;
  /** The function of each parameter. */
  readonly #owners = new WeakMap<Value, Node>();
  readonly #known = new Map<unknown, Value>();

  constructor(input: TextValuesInput) {
    this.#input = input;
    this.#names = importedNames(input.imports);
  }

  of(expression: Node): Value {
    return this.#valueOf(expression, 0);
  }

  ofVariable(variable: Variable): Value {
    return this.#once(variable, () => this.#variableValue(variable, variable.name, 0));
  }

  /** What a function gives to whoever calls it, of its parameters too. */
  ofResult(code: Node, depth = 0): Value {
    const { form, code: own } = this.#codeOf(code);
    const returned = own === undefined ? [] : returnsOf(own);
    if (returned.length > 0) return anyValue(returned.map((each) => this.#valueOf(each, depth + 1)));
    const named = form?.is === "name" || form?.is === "member" ? this.#valueOf(code, depth + 1) : UNKNOWN;
    return named[0] === "import" ? pathValue(named, "()") : UNKNOWN;
  }

  /** The function that a parameter belongs to. */
  ownerOf(parameter: Value): Node | undefined {
    return this.#owners.get(parameter);
  }

  #once(key: unknown, make: () => Value): Value {
    const before = this.#known.get(key);
    if (before !== undefined) return before;
    this.#known.set(key, UNKNOWN);
    const value = make();
    this.#known.set(key, value);
    return value;
  }

  #valueOf(expression: Node, depth: number): Value {
    const form = depth > DEEPEST ? undefined : expressionForm(expression);
    if (form === undefined) return UNKNOWN;
    const inner = (node: Node): Value => this.#valueOf(node, depth + 1);
    switch (form.is) {
      case "text":
        return textValue(form.text);
      case "joined":
        return joinedValue(form.parts.map((part) => (typeof part === "string" ? textValue(part) : inner(part))));
      case "name":
        return this.#nameValue(form.node, form.name, depth);
      case "this":
        return UNKNOWN;
      case "member":
        return this.#memberValue(form, depth);
      case "call":
        return this.#once(form.node, () => this.#callValue(form, depth));
      case "object":
        return this.#objectValue(form.entries, depth);
      case "list":
        return listValue(form.elements.map(inner));
      case "any":
        return anyValue(form.values.map(inner));
      case "same":
        return inner(form.value);
    }
  }

  #objectValue(entries: Extract<ExpressionForm, { is: "object" }>["entries"], depth: number): Value {
    const known = entries.flatMap(({ key, value }) => {
      if (key === undefined) return spreadOf(this.#valueOf(value, depth + 1));
      const isFactory = key === "useFactory";
      return [[key, isFactory ? this.#optionsOf(value, depth) : this.#valueOf(value, depth + 1)] as const];
    });
    const options = optionsClass(entries);
    return objectValue(
      options === undefined ? known : [...known, ["useFactory", this.#optionsOfClass(options, depth)] as const],
    );
  }

  #optionsOfClass(expression: Node, depth: number): Value {
    const form = expressionForm(expression);
    const own = form?.is === "name" ? this.#input.paths.classes.get(form.name) : undefined;
    const method = own && optionsMethod(own.node);
    if (method !== undefined) return this.#optionsOf(method, depth);
    const value = this.#valueOf(expression, depth + 1);
    return value[0] === "import" ? optionsOfImported(value) : UNKNOWN;
  }

  #nameValue(node: Node, name: string, depth: number): Value {
    const variable = this.#input.paths.variableOf(node);
    if (variable === undefined || variable.defs.length === 0) return UNKNOWN;
    return this.#once(variable, () => this.#variableValue(variable, name, depth));
  }

  #variableValue(variable: Variable, name: string, depth: number): Value {
    const definition = variable.defs[0];
    if (definition === undefined) return UNKNOWN;
    const node = definition.node as unknown as Node;
    const imported =
      definition.type === "ImportBinding" || node.type === "VariableDeclarator" ? this.#names.get(name) : undefined;
    if (imported !== undefined && this.#input.paths.isTopLevel(variable)) {
      const isProcess = /^(?:node:)?process$/.test(this.#input.imports[imported.request]!.specifier);
      const { imported: from } = this.#input.imports[imported.request]!.names[imported.name]!;
      return isProcess && from === "env" ? ["environment", "*"] : ["import", imported.request, imported.name];
    }
    if (definition.type === "Parameter") return this.#parameterValue(node, name, depth);
    if (node.type === "TSEnumDeclaration") return this.#enumValue(node, depth);
    if (node.type !== "VariableDeclarator") return UNKNOWN;
    const assigned = (this.#input.assigned.get(variable) ?? []).slice(0, ASSIGNED_AT_MOST);
    const first = node.init
      ? boundMember(node.id, name, this.#valueOf(node.init, depth + 1), (value, step) =>
          this.#stepInto(value, step, depth),
        )
      : UNKNOWN;
    return anyValue([first, ...assigned.map((value) => this.#valueOf(value, depth + 1))]);
  }

  #parameterValue(owner: Node, name: string, depth: number): Value {
    if (!("params" in owner) || !Array.isArray(owner.params)) return UNKNOWN;
    for (const [index, parameter] of (owner.params as readonly Node[]).entries()) {
      const binding = bindingIn(parameter, name);
      if (binding === undefined) continue;
      let value: Value = ["parameter", index];
      for (const step of binding.path)
        value = pathValue(value as Extract<Value, readonly ["parameter", ...unknown[]]>, step);
      this.#owners.set(value, owner);
      return binding.fallback === undefined ? value : anyValue([value, this.#valueOf(binding.fallback, depth + 1)]);
    }
    return UNKNOWN;
  }

  #enumValue(node: Extract<Node, { type: "TSEnumDeclaration" }>, depth: number): Value {
    return objectValue(
      node.body.members.flatMap(({ id, initializer }) =>
        id.type === "Identifier" && initializer ? [[id.name, this.#valueOf(initializer, depth + 1)] as const] : [],
      ),
    );
  }

  #memberValue(form: Extract<ExpressionForm, { is: "member" }>, depth: number): Value {
    const whole = namesOf(form.object);
    const path = whole && [...whole.names, form.name].join(".");
    if (path !== undefined && ENVIRONMENTS.has(path) && this.#input.paths.variableOf(whole!.root) === undefined)
      return ["environment", "*"];
    if (whole?.names.length === 1 && whole.names[0] === "this") {
      const nodes = this.#input.members(whole.root, form.name);
      return this.#once(nodes, () => anyValue(nodes.map((node) => this.#memberNodeValue(node, form.name, depth + 1))));
    }
    return this.#stepInto(this.#valueOf(form.object, depth + 1), form.name, depth);
  }

  #memberNodeValue(node: Node, name: string, depth: number): Value {
    return "params" in node ? this.#parameterValue(node, name, depth) : this.#valueOf(node, depth);
  }

  #stepInto(value: Value, step: string, depth: number): Value {
    const parsed = value[0] === "making" && isPlaceOfAddress(step) ? this.#input.parsedBy(value[1]) : undefined;
    if (parsed !== undefined) return this.#valueOf(parsed, depth + 1);
    return stepInto(value, step, (member, whole) => {
      const owner = this.#owners.get(whole);
      if (owner !== undefined) this.#owners.set(member, owner);
    });
  }

  /** Options that a container asks a function for, which fills its parameters. */
  #optionsOf(code: Node, depth: number): Value {
    const value = this.ofResult(code, depth);
    return withParts(value, (part) =>
      part[0] === "parameter" && isInside(this.#owners.get(part), code) ? UNKNOWN : part,
    );
  }

  /** The function that an expression is, or that the variable is which it names. */
  #codeOf(expression: Node): { readonly form: ExpressionForm | undefined; readonly code: Node | undefined } {
    const form = expressionForm(expression);
    if (form?.is !== "name") return { form, code: expression };
    const definition = this.#input.paths.variableOf(form.node)?.defs[0];
    // What defines a parameter is the function around it.
    const code = definition?.type === "Parameter" ? undefined : (definition?.node as unknown as Node | undefined);
    return { form, code: code?.type === "VariableDeclarator" ? (code.init ?? undefined) : code };
  }

  #callValue(form: Extract<ExpressionForm, { is: "call" }>, depth: number): Value {
    const asked = askedValue(form, (node) => this.#valueOf(node, depth + 1));
    if (asked !== undefined) return asked;
    const given = givenByMethod(form, this.#names, this.#input);
    if (given !== undefined) return given;
    const callee = expressionForm(form.callee);
    const making = this.#input.makingOf(form.node);
    if (callee?.is === "member" && givesItself(callee.name)) {
      const object = this.#valueOf(callee.object, depth + 1);
      if (object[0] === "making") return object;
    }
    const { code } = callee?.is === "name" ? this.#codeOf(form.callee) : {};
    const returned = code ? returnedBy(code) : undefined;
    const value = returned ? this.#valueOf(returned, depth + 1) : UNKNOWN;
    if (making !== undefined && (value === UNKNOWN || value[0] === "making")) return ["making", making];
    // Its parameters are its own.
    return withParts(value, (part) => (part[0] === "parameter" ? UNKNOWN : part));
  }
}

function isInside(inner: Node | undefined, outer: Node): boolean {
  return inner !== undefined && inner.start >= outer.start && inner.end <= outer.end;
}

/** `...` stands for what may have any key. */
function spreadOf(value: Value): readonly (readonly [string, Value])[] {
  return value[0] === "object" ? value[1] : [["...", value]];
}

const ENVIRONMENTS: ReadonlySet<string> = new Set([
  "process.env",
  "import.meta.env",
  "Bun.env",
  "globalThis.process.env",
]);
