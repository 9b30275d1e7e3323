/**
 * Which imported names of one module its emit keeps: those that are a value, and those that decorators, Angular or JSX make one.
 */
import type { BodyFacts, NameUses } from "../facts/body-facts.js";
import type { EmitOptions } from "../facts/emit-options.js";
import type { BoundName } from "../facts/module-facts.js";

/** A test for the names of a module. `uses` is undefined where nothing is known of them: such a name is kept. */
export function keptNames(
  { jsx }: Pick<BodyFacts, "jsx">,
  emit: EmitOptions,
): (name: BoundName, uses: NameUses | undefined) => boolean {
  const jsxNames = namesOfJsx(jsx, emit);
  return ({ local, type }, uses) => {
    if (type) return false;
    if (uses === undefined || uses.position === "value" || jsxNames.has(local)) return true;
    if (uses.injected && emit.angular) return true;
    if (uses.position === "nullable metadata") return emit.decoratorMetadata && !emit.strictNullChecks;
    return uses.position === "metadata" && emit.decoratorMetadata;
  };
}

type JsxFactories = Pick<EmitOptions, "jsxFactory" | "jsxFragmentFactory">;

/** The names that the JSX of a module uses without writing them. */
function namesOfJsx(jsx: BodyFacts["jsx"], emit: JsxFactories): ReadonlySet<string | undefined> {
  if (jsx === undefined || jsx.importSource) return new Set();
  const factory = jsx.factory ?? emit.jsxFactory;
  const fragmentFactory = jsx.fragmentFactory ?? emit.jsxFragmentFactory;
  return new Set(jsx.fragments ? [factory, fragmentFactory] : [factory]);
}
