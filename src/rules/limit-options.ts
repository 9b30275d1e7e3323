import type { JSONSchema } from "@typescript-eslint/utils";
import type { LimitOptions } from "../project/limits-of.js";

export const LIMIT_OPTIONS: Readonly<Record<keyof LimitOptions, JSONSchema.JSONSchema4>> = {
  max: { type: "integer", minimum: 1, description: "Limit for every module that no pattern of `limits` matches." },
  limits: {
    type: "object",
    additionalProperties: { type: "integer", minimum: 1 },
    description: "Limits by glob over paths from the project's root; the first pattern that matches counts.",
  },
};
