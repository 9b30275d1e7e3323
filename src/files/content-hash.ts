import { isUtf8 } from "node:buffer";
import { hash } from "node:crypto";

/**
 * Hash of a text: 27 characters, the same for a string and for the bytes of a file that decode to it. Not a protection
 * against forgery, only against taking one text for another.
 */
export function contentHash(text: string | Uint8Array): string {
  return hash("sha1", text, "base64url" as "hex");
}

/** Whether the bytes are the text itself, so that their hash is the hash of the decoded text: UTF-8 and no byte order mark. */
export function isPlainUtf8(bytes: Uint8Array): boolean {
  return !(bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) && isUtf8(bytes);
}
