import { renameSync, rmSync, writeFileSync } from "node:fs";

/** Puts a text in the place of a file, which is the old one or the new one at any moment. Throws if it cannot be written. */
export function replaceFile(path: string, text: string): void {
  const temporary = `${path}.${process.pid}.tmp`;
  try {
    rmSync(temporary, { force: true });
    // Not through a link that somebody has left under this name.
    writeFileSync(temporary, text, { flag: "wx" });
    renameSync(temporary, path);
  } finally {
    rmSync(temporary, { force: true });
  }
}
