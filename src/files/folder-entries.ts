import { readdirSync, type Dirent } from "node:fs";

/** What is in a folder; nothing if it cannot be read: no permission, or gone since its parent was listed. */
export function folderEntries(path: string): readonly Dirent[] {
  try {
    return readdirSync(path, { withFileTypes: true });
  } catch {
    return [];
  }
}
