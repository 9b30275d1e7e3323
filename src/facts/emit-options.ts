/** What of the compiler's settings decides which imports of a TypeScript module are left in what it emits. */
export interface EmitOptions {
  /** `verbatimModuleSyntax` or its forerunners: only what is marked `type` goes. */
  readonly verbatim: boolean;
  /** `emitDecoratorMetadata`: types of decorated signatures become values. */
  readonly decoratorMetadata: boolean;
  readonly strictNullChecks: boolean;
  /** Angular's compiler, which makes values of the types that its classes have injected. */
  readonly angular?: true;
  /** Names that JSX calls for elements and fragments; undefined if the compiler imports them itself. */
  readonly jsxFactory: string | undefined;
  readonly jsxFragmentFactory: string | undefined;
}
