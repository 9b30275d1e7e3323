/** The ESLint of the project in which the command runs, and what its config says to us. */
import { createRequire } from "node:module";
import { join } from "node:path";
import type { ESLint } from "eslint";

/** @throws Error if it cannot be loaded */
export function projectEslint(cwd: string): { readonly ESLint: typeof ESLint } {
  const fromProject = createRequire(join(cwd, "package.json"));
  try {
    return fromProject("eslint") as { readonly ESLint: typeof ESLint };
  } catch (error) {
    throw new Error(`ESLint cannot be loaded from ${cwd}: ${error instanceof Error ? error.message : String(error)}`, {
      cause: error,
    });
  }
}

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
    throw new Error(
      `No ESLint is installed in ${cwd}, and the findings go by its config. Run npm install --save-dev eslint`,
    );
  }
}

/** Files that no project need have: a config says by their names what it says of its code. */
export const ANY_CODE = ["index.ts", "index.js", "src/index.ts", "src/index.js"];

/**
 * What `settings.topology` is for a file, or for any code if the config says nothing of that; undefined if the project has no ESLint, no
 * config, or sets nothing.
 * @param file from the working directory; it need not be there
 * @throws Error if there is an ESLint that cannot be loaded, and what a config throws that cannot be read
 */
export async function topologySettings(cwd: string, file: string): Promise<unknown> {
  if (!hasEslint(cwd)) return undefined;
  const eslint = new (projectEslint(cwd).ESLint)({ cwd });
  const configFile = await eslint.findConfigFile();
  if (configFile === undefined) return undefined;
  for (const path of [file, ...ANY_CODE]) {
    const config: unknown = await loaded(configFile, () => eslint.calculateConfigForFile(join(cwd, path)));
    const { settings } = (config ?? {}) as { readonly settings?: Readonly<Record<string, unknown>> };
    if (settings?.["topology"] !== undefined) return settings["topology"];
  }
  return undefined;
}

/**
 * Loads the config around the working directory, if there is one.
 * @throws Error that names it, for whatever it throws
 */
export async function loadConfig(eslint: ESLint, cwd: string): Promise<void> {
  const configFile = await eslint.findConfigFile();
  if (configFile !== undefined)
    await loaded(configFile, () => eslint.calculateConfigForFile(join(cwd, "index.js")) as Promise<unknown>);
}

/** @throws Error that names the config, for whatever it throws */
async function loaded<Config>(configFile: string, load: () => Promise<Config>): Promise<Config> {
  try {
    return await load();
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new Error(`${configFile} cannot be loaded: ${why}`, { cause: error });
  }
}
