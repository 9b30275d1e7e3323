import { readBytes } from "./disk.js";

/** The text of a file without its byte order mark; undefined if there is none that can be read. */
export function textAt(path: string): string | undefined {
  const bytes = readBytes(path);
  return bytes && new TextDecoder().decode(bytes);
}
