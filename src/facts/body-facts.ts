/**
 * What the body of one text does with the names it imports: plain JSON, the same for the same text, language and
 * extractor. Asked for only where a question needs it, since it takes the whole syntax tree and its scopes.
 */

import type { InjectionFacts } from "./injection/injection-facts.js";
import type { ServiceFacts } from "./services/service-facts.js";
import type { StateFacts } from "./state/state-facts.js";
import type { Family } from "./writing-methods.js";

/** Version of this extractor; a change of any fact of any text raises it, so that stored facts are dropped. */
export const BODY_VERSION = 31;

/** A use that runs while the module loads. */
export interface LoadingUse {
  readonly line: number;
  /** For a namespace the property that is read. */
  readonly member?: string;
}

export type Position = "value" | "metadata" | "nullable metadata" | "type" | "unused";

/** What is done with one imported name. */
export interface NameUses {
  /**
   * The strongest position the name stands in: `value`; `metadata`, a type that `emitDecoratorMetadata` makes a value;
   * `nullable metadata`, the same in a union with null, which is one without `strictNullChecks` only; `type`; or `unused`.
   */
  readonly position: Position;
  /** Present if an Angular class has it injected: its constructor has a parameter of this type. */
  readonly injected?: true;
  /** In source order; one for each property of a namespace, else one at most. */
  readonly loading: readonly LoadingUse[];
}

/** JSX calls a factory by a name that does not stand in the text. */
export interface JsxUses {
  readonly fragments: boolean;
  /** Names given by the comments `@jsx` and `@jsxFrag`. */
  readonly factory?: string;
  readonly fragmentFactory?: string;
  /** Whether a comment `@jsxImportSource` has the compiler import the factory. */
  readonly importSource: boolean;
}

/** A change, after loading, of what an imported name stands for. */
export interface ImportWrite {
  /** Index into the import facts, and into the names of that one. */
  readonly request: number;
  readonly name: number;
  /** From the name to the object that is changed; `*` for a computed step. */
  readonly path: readonly string[];
  /** A property is assigned or deleted, a method of the object called, or a function of a built-in object with it. */
  readonly by: "assignment" | "method" | "function";
  /** Of the property (`*` if computed), the method, or the function, as `Object.assign`. */
  readonly what: string;
  /** Of a method the families of objects that it changes; none for the others, which change any object. */
  readonly changes: readonly Family[];
  /** From the name to what is changed of it. */
  readonly range: readonly [start: number, end: number];
}

export type MemberForm = Family | "object" | "class" | "instance";

/** What an exported value is, by its initialiser. */
export interface ValueForm {
  readonly kind: MemberForm;
  /** Of an instance the class as it is named here, and whether it is declared here. */
  readonly of?: string;
  readonly isOwn?: true;
  /** Members of an object and static ones of a class, as far as their forms are known. */
  readonly members?: Readonly<Record<string, MemberForm>>;
  /** Properties of which an assignment is a call: of an object, static ones of a class, and those of instances. */
  readonly setters?: readonly string[];
  readonly instanceSetters?: readonly string[];
}

/** The part of the body facts that says what is done with imported names; it takes half of what the whole does. */
export interface ImportUses {
  /** Parallel to the import facts of the same text, and to the names of each. */
  readonly uses: readonly (readonly NameUses[])[];
  /** Absent without JSX. */
  readonly jsx?: JsxUses;
  /** Exported names of function declarations: they can be called before their module has run. */
  readonly functions: readonly string[];
  /** Imports written with braces and nothing in them, `import {} from "./b"`, by index. */
  readonly empty: readonly number[];
}

export interface BodyFacts extends ImportUses {
  /** In source order. */
  readonly writes: readonly ImportWrite[];
  /** Values by exported name, as far as their forms are known; `=` is what `module.exports` is assigned. */
  readonly values: Readonly<Record<string, ValueForm>>;
  /** What the text keeps between calls, and who sets and reads it. */
  readonly state: StateFacts;
  /** What the text makes of its imports that may be clients of services, and where those may be. */
  readonly services: ServiceFacts;
  /** What it provides to others and receives without an import. */
  readonly injection: InjectionFacts;
}
