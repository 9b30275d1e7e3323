/** The options of the rules about cycles: which imports count besides those that run while a module loads. */
import type { JSONSchema } from "@typescript-eslint/utils";
import type { CountedImports } from "../project/counted-edges.js";

export const COUNTED_IMPORTS: Readonly<Record<keyof CountedImports, JSONSchema.JSONSchema4>> = {
  deferred: {
    type: "boolean",
    description: "Also count imports that run later: `import()` and `require` in a function.",
  },
  types: { type: "boolean", description: "Also count imports that the compiler drops, such as `import type`." },
};

export const WHILE_LOADING: CountedImports = { deferred: false, types: false };
