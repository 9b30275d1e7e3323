type ExtraFolder = "eslint_d" | "mcp";

export const FOLDER: string;
export const EXTRA_PACKAGES: Readonly<Record<ExtraFolder, Readonly<Record<string, string>>>>;
export function extraFolder(folder: ExtraFolder): string;
