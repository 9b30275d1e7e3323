/**
 * Small projects written to a temporary folder from what a test shows inline.
 */
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { onTestFinished } from "vitest";

/** Path to content; content that is no string or bytes is written as JSON. */
export interface Files {
  readonly [path: string]: string | Uint8Array | object;
}

/** Writes the files below a new folder and answers its real path. */
export function writeProject(files: Files): string {
  const root = realpathSync.native(mkdtempSync(join(tmpdir(), "topology-")));
  writeFiles(root, files);
  return root;
}

/** The same for the length of one test: removed when it ends. */
export function onDisk(files: Files): string {
  const root = writeProject(files);
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  return root;
}

export function writeFiles(root: string, files: Files): void {
  for (const [path, content] of Object.entries(files)) {
    const file = join(root, path);
    mkdirSync(dirname(file), { recursive: true });
    const isText = typeof content === "string" || content instanceof Uint8Array;
    writeFileSync(file, isText ? content : JSON.stringify(content));
  }
}

/** Lets the clock of the file system tick, so that stamps of what was written can be trusted. */
export function settle(): void {
  const now = Date.now();
  while (Date.now() - now < 40);
}
