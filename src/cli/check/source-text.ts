import { decodeText } from "../../facts/decode.js";
import { readBytes } from "../../files/disk.js";

/** The text of a module as facts and their offsets are about it; undefined where there is none to read. */
export function sourceText(path: string): string | undefined {
  const bytes = readBytes(path);
  return bytes && decodeText(bytes);
}
