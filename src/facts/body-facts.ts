/**
 * What the body of one text does with the names it imports: plain JSON, the same for the same text, language and
 * extractor. Asked for only where a question needs it, since it takes the whole syntax tree and its scopes.
 */

/** Version of this extractor; a change of any fact of any text raises it, so that stored facts are dropped. */
export const BODY_VERSION = 6;

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

export interface BodyFacts {
  /** Parallel to the import facts of the same text, and to the names of each. */
  readonly uses: readonly (readonly NameUses[])[];
  /** Absent without JSX. */
  readonly jsx?: JsxUses;
  /** Exported names of function declarations: they can be called before their module has run. */
  readonly functions: readonly string[];
  /** Imports written with braces and nothing in them, `import {} from "./b"`, by index. */
  readonly empty: readonly number[];
}
