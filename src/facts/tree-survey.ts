import type { Node, Program } from "oxc-parser";
import type { Place } from "./syntax-walk.js";

/** What one walk over the tree of a text finds: all that body facts are made of, so that the tree is walked once. */
export interface TreeSurvey {
  readonly program: Program;
  readonly identifiers: ReadonlyMap<Node, Place>;
  /** Calls, `new` expressions and tagged templates. */
  readonly calls: readonly Place[];
  /** Expressions of two operands. */
  readonly comparisons: readonly Place[];
  /** Where async functions give way, each with its function and where it goes on. */
  readonly pauses: readonly { readonly place: Place; readonly home: Node; readonly offset: number }[];
  readonly functions: ReadonlyMap<Node, Place>;
  readonly classes: ReadonlyMap<Node, Place>;
  readonly thises: ReadonlyMap<Node, Place>;
  readonly declarators: readonly Place[];
  readonly assignments: readonly Place[];
  readonly returns: readonly Place[];
  readonly fields: readonly Place[];
  /** Objects that are written out; none if nobody asks for them. */
  readonly objects: readonly Place[];
  /** `export default …` and `export = …`. */
  readonly defaults: readonly Place[];
}
