// @ts-check
/**
 * What `npm run hosts` installs into a folder of its own, without running scripts: an ESLint that eslint_d may write beside, and
 * @eslint/mcp, with which 60 packages of a web server come.
 */

/** The environment variable with that folder. */
export const FOLDER = "TOPOLOGY_HOSTS";

/** From its version 15 on, eslint_d needs Node 22. */
const isNewNode = Number(process.versions.node.split(".")[0]) >= 22;

/** @type {Readonly<Record<"eslint_d" | "mcp", Readonly<Record<string, string>>>>} Folder to its packages. */
export const EXTRA_PACKAGES = {
  eslint_d: isNewNode ? { eslint_d: "15.0.3", eslint: "10.15.0" } : { eslint_d: "14.3.0", eslint: "9.39.5" },
  mcp: { "@eslint/mcp": "0.3.13" },
};

/**
 * Where a package lies that `npm run hosts` has installed.
 * @param {keyof typeof EXTRA_PACKAGES} folder
 */
export function extraFolder(folder) {
  const all = process.env[FOLDER];
  if (all === undefined) throw new Error("This host is installed by `npm run hosts`");
  return `${all}/${folder}`;
}
