import { hash } from "node:crypto";
import { existsSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";

const NAME = "eslint-plugin-topology";

/**
 * Folder of a root's store: inside its node_modules, else (none is ever created) in the user's cache folder under a name made
 * from the root. A given folder is taken as it is, with the root's name below it, so that two roots may share it.
 *
 * @returns undefined if the store is switched off
 */
export function storeFolder(root: string, cache: boolean | string): string | undefined {
  if (cache === false) return undefined;
  const keyed = hash("sha1", root).slice(0, 16);
  if (typeof cache === "string") return join(cache, keyed);
  if (existsSync(join(root, "node_modules"))) return join(root, "node_modules", ".cache", NAME);
  return join(userCache(), NAME, keyed);
}

function userCache(): string {
  if (process.platform === "win32") return process.env["LOCALAPPDATA"] ?? join(homedir(), "AppData", "Local");
  if (process.platform === "darwin") return join(homedir(), "Library", "Caches");
  const xdg = process.env["XDG_CACHE_HOME"];
  return xdg !== undefined && xdg !== "" ? xdg : join(homedir(), ".cache");
}
