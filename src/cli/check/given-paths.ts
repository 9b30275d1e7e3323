/** What lies at the paths of a check: folders and files, and the texts of these. */
import { decodeText } from "../../facts/decode.js";
import { exists, isFolder, readBytes } from "../../files/disk.js";

export function kindAt(path: string): "folder" | "file" | undefined {
  if (isFolder(path)) return "folder";
  return exists(path) ? "file" : undefined;
}

export function isThere(path: string): boolean {
  return exists(path);
}

/** Undefined where there is none to read. */
export function textAt(path: string): string | undefined {
  const bytes = readBytes(path);
  return bytes === undefined ? undefined : decodeText(bytes);
}
