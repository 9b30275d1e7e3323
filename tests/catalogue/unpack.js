// @ts-check
/** Packages of the registry, unpacked side by side in a folder: no scripts run, and nothing else is installed. */
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";

/** As many as are asked for in one go. */
const AT_ONCE = 25;

/**
 * Unpacks the newest versions into `folder/node_modules`, except of packages that are there.
 * @param {string} folder
 * @param {readonly string[]} names
 */
export function unpack(folder, names) {
  const missing = [...new Set(names)].filter((name) => !existsSync(placeOf(folder, name)));
  mkdirSync(join(folder, "node_modules"), { recursive: true });
  for (let start = 0; start < missing.length; start += AT_ONCE) pack(folder, missing.slice(start, start + AT_ONCE));
}

/**
 * @param {string} folder
 * @param {string} name
 * @returns {Record<string, any>} undefined keys if the package is not there
 */
export function manifestOf(folder, name) {
  const path = join(placeOf(folder, name), "package.json");
  return existsSync(path) ? JSON.parse(readFileSync(path, "utf8")) : {};
}

/**
 * @param {string} folder
 * @param {readonly string[]} names
 */
function pack(folder, names) {
  const args = ["pack", "--silent", "--ignore-scripts", "--json", "--pack-destination", folder, ...names];
  let output;
  try {
    output = execFileSync("npm", args, { encoding: "utf8", cwd: folder, stdio: ["ignore", "pipe", "ignore"] });
  } catch {
    // One of them is not there; each by itself tells which.
    if (names.length > 1) for (const name of names) pack(folder, [name]);
    return;
  }
  for (const { name, filename } of Object.values(JSON.parse(output))) {
    const place = placeOf(folder, name);
    const unpacked = join(folder, "unpacked");
    mkdirSync(unpacked);
    mkdirSync(dirname(place), { recursive: true });
    // Not every package calls its folder `package`.
    execFileSync("tar", ["-xzf", join(folder, filename), "-C", unpacked, "--strip-components=1"]);
    renameSync(unpacked, place);
    rmSync(join(folder, filename));
  }
}

/**
 * @param {string} folder
 * @param {string} name
 */
function placeOf(folder, name) {
  return join(folder, "node_modules", name);
}
