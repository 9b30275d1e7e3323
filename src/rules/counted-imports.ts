/** The options of the rules about cycles: which imports count besides those that run while a module loads. */
import type { JSONSchema } from "@typescript-eslint/utils";
import { LABEL_BIT } from "../graph/resolved-module.js";

export interface CountedImports {
  readonly deferred: boolean;
  readonly types: boolean;
}

export const COUNTED_IMPORTS: Readonly<Record<keyof CountedImports, JSONSchema.JSONSchema4>> = {
  deferred: {
    type: "boolean",
    description: "Also count imports that run later: `import()` and `require` in a function.",
  },
  types: { type: "boolean", description: "Also count imports that the compiler drops, such as `import type`." },
};

export const WHILE_LOADING: CountedImports = { deferred: false, types: false };

/** LABEL_BIT of all imports that count, or-ed. */
export function labelsOf({ deferred, types }: CountedImports): number {
  return LABEL_BIT.eager | (deferred ? LABEL_BIT.deferred : 0) | (types ? LABEL_BIT.erased : 0);
}
