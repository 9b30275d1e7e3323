/**
 * A file that is either read whole and as it was written, or not at all.
 *
 * The first line holds a seal: what the content is (kind and versions) and a hash of the rest. A file of another version, cut
 * short, or with a flipped bit reads as missing. Writing goes to a temporary file that is renamed, so a reader never sees half
 * a file. No error gets out: a store that cannot be read or written costs time, nothing else.
 */
import { isAscii } from "node:buffer";
import { hash } from "node:crypto";
import { readdirSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { threadId } from "node:worker_threads";
import { makeOwnFolder, readOwnFile } from "./own-files.js";

/** Content of a file sealed with this kind; undefined if there is none, or not this. */
export function readSealed(folder: string, name: string, kind: string): string | undefined {
  const bytes = readOwnFile(join(folder, name));
  if (bytes === undefined) return undefined;
  const end = bytes.indexOf("\n");
  const content = bytes.subarray(end + 1);
  // Hashed before it is a text, and then mostly a copy: megabytes are read before the first finding.
  if (end === -1 || bytes.toString("utf8", 0, end) !== sealOf(kind, content)) return undefined;
  return content.toString(isAscii(content) ? "latin1" : "utf8");
}

/** What lies in the place of a sealed file. */
export interface SealedState {
  readonly bytes: number;
  readonly is: "missing" | "as written" | "of another version" | "damaged";
}

/** Without its content. */
export function sealedState(folder: string, name: string, kind: string): SealedState {
  const bytes = readOwnFile(join(folder, name));
  if (bytes === undefined) return { bytes: 0, is: "missing" };
  const end = bytes.indexOf("\n");
  const seal = bytes.toString("utf8", 0, Math.max(end, 0));
  if (seal === sealOf(kind, bytes.subarray(end + 1))) return { bytes: bytes.length, is: "as written" };
  return { bytes: bytes.length, is: seal.startsWith(`${kind} `) ? "damaged" : "of another version" };
}

/** @returns whether it was written */
export function writeSealed(folder: string, name: string, kind: string, content: string): boolean {
  const temporary = join(folder, `${name}.${process.pid}-${threadId}${TEMPORARY}`);
  try {
    makeOwnFolder(folder);
    removeQuietly(temporary);
    writeFileSync(temporary, `${sealOf(kind, content)}\n${content}`, { flag: "wx" });
    renameSync(temporary, join(folder, name));
    return true;
  } catch {
    removeQuietly(temporary);
    return false;
  }
}

const TEMPORARY = ".tmp";
/** No write takes that long. */
const LEFT_OVER_AFTER_MS = 60_000;

/** Removes the temporary files of writers that were ended amid a write, which nobody else would. */
export function removeLeftovers(folder: string): void {
  try {
    for (const name of readdirSync(folder)) {
      const path = join(folder, name);
      if (!name.endsWith(TEMPORARY) || Math.abs(Date.now() - statSync(path).mtimeMs) < LEFT_OVER_AFTER_MS) continue;
      removeQuietly(path);
    }
  } catch {
    // No folder yet, or somebody else was faster.
  }
}

function sealOf(kind: string, content: string | Uint8Array): string {
  return `${kind} ${hash("sha1", content)}`;
}

function removeQuietly(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch {
    // A leftover temporary file harms nobody.
  }
}
