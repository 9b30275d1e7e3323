import { copyFileSync, existsSync, mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/**
 * Gives `use` the real path of a new folder outside of any project, and removes it, whatever happens in between.
 * @throws Error if it cannot be made
 */
export async function withTemporaryFolder<Answer>(use: (folder: string) => Answer | Promise<Answer>): Promise<Answer> {
  const folder = realpathSync.native(mkdtempSync(join(tmpdir(), "eslint-plugin-topology-")));
  try {
    return await use(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Copies a file, if it is there. */
export function copyIfThere(file: string, to: string): void {
  if (existsSync(file)) copyFileSync(file, to);
}
