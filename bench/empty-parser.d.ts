import type { Linter } from "eslint";

export const meta: { readonly name: string; readonly version: string };
export function parseForESLint(text: string): Linter.ESLintParseResult;
