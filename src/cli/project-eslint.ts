/** The ESLint of the project in which the command runs, and what its config says to us. */
import { createRequire } from "node:module";
import { join } from "node:path";
import type { ESLint } from "eslint";
import type { FileConfig } from "./rule-uses.js";

/** @throws Error if it cannot be loaded */
export function projectEslint(cwd: string): { readonly ESLint: typeof ESLint } {
  const fromProject = createRequire(join(cwd, "package.json"));
  try {
    return fromProject("eslint") as { readonly ESLint: typeof ESLint };
  } catch (error) {
    // Node.js adds a list of who asked for it.
    const [why] = (error instanceof Error ? error.message : String(error)).split("\n");
    const next = hasEslint(cwd) ? "" : `. ${INSTALL}`;
    throw new Error(`ESLint cannot be loaded from ${cwd}: ${why}${next}`, { cause: error });
  }
}

const INSTALL = "Run npm install --save-dev eslint";

/** Whether there is one, broken or not. */
export function hasEslint(cwd: string): boolean {
  try {
    createRequire(join(cwd, "package.json")).resolve("eslint");
    return true;
  } catch (error) {
    // A package.json that cannot be read is no reason to look for another ESLint.
    return (error as NodeJS.ErrnoException).code !== "MODULE_NOT_FOUND";
  }
}

/**
 * The one of the project, or else the one that npm has put beside this package.
 * @throws Error if there is neither, or one that cannot be loaded
 */
export function anyEslint(cwd: string): typeof ESLint {
  if (hasEslint(cwd)) return projectEslint(cwd).ESLint;
  try {
    return (createRequire(import.meta.url)("eslint") as { readonly ESLint: typeof ESLint }).ESLint;
  } catch {
    throw new Error(`No ESLint is installed in ${cwd}, and the findings go by its config. ${INSTALL}`);
  }
}

/** Files that no project need have: a config says by their names what it says of its code. */
export const ANY_CODE = ["index.ts", "index.js", "src/index.ts", "src/index.js"];

/**
 * What `settings.topology` is for a file, or for any code if the config says nothing of that; undefined if the project has no ESLint, no
 * config, or sets nothing.
 * @param file from the working directory; it need not be there
 * @throws Error if there is an ESLint or a config that cannot be loaded
 */
export async function topologySettings(cwd: string, file: string): Promise<unknown> {
  if (!hasEslint(cwd)) return undefined;
  const eslint = new (projectEslint(cwd).ESLint)({ cwd });
  if ((await eslint.findConfigFile()) === undefined) return undefined;
  for (const path of [file, ...ANY_CODE]) {
    const settings = (await configFor(eslint, join(cwd, path)))?.settings?.["topology"];
    if (settings !== undefined) return settings;
  }
  return undefined;
}

/**
 * Loads the config around the working directory, if there is one.
 * @throws Error that names it, for whatever it throws
 */
export async function loadConfig(eslint: ESLint, cwd: string): Promise<void> {
  if ((await eslint.findConfigFile()) !== undefined) await configFor(eslint, join(cwd, "index.js"));
}

/**
 * What a config says of a file; undefined for one that ESLint does not lint.
 * @param file absolute; it need not be there
 * @throws Error that names the config, for whatever it throws; what ESLint throws where there is none
 */
export async function configFor(eslint: ESLint, file: string): Promise<FileConfig | undefined> {
  try {
    return (await eslint.calculateConfigForFile(file)) as FileConfig | undefined;
  } catch (error) {
    const configFile = await eslint.findConfigFile(file);
    if (configFile === undefined) throw error;
    const why = error instanceof Error ? error.message : String(error);
    throw new Error(`${configFile} cannot be loaded: ${why}`, { cause: error });
  }
}
