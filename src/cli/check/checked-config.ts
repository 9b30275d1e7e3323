/**
 * The ESLint by whose config a check goes: that of the project, with what the config says of each file. Where there is no config, or none
 * that knows this plugin, the preset `recommended` takes its place.
 */
import { dirname, join, resolve, sep } from "node:path";
import type { ESLint } from "eslint";
import { ALL_CODE, OUR_PARSER, PRESET_ALONE, WITH_PRESET } from "../preset-config.js";
import { ANY_CODE, anyEslint, configFor } from "../project-eslint.js";
import { ConfigPlaces } from "./config-places.js";
import type { FileConfig } from "../rule-uses.js";

/** Whose parser a file is linted with. */
export type Reader = "by us" | "as configured";

export class CheckedConfig {
  readonly cwd: string;
  /** Why the preset is taken, in words; undefined if the project's config knows the plugin. */
  readonly presetFor: string | undefined;
  readonly #class: typeof ESLint;
  readonly #options: ESLint.Options;
  readonly #eslint: ESLint;
  readonly #places = new ConfigPlaces();
  /** Folders with a config of their own, and whether the one around leaves them out. */
  readonly #leftOut = new Map<string, boolean>();
  #isFound = false;
  /** ESLint calls a file ignored that is only in no entry; with one for all code, those are left that are left out on purpose. */
  #forAnyCode: ESLint | undefined;

  private constructor(eslintClass: typeof ESLint, cwd: string, options: ESLint.Options, presetFor?: string) {
    this.cwd = cwd;
    this.presetFor = presetFor;
    this.#class = eslintClass;
    this.#options = { cwd, ...options };
    this.#eslint = new eslintClass(this.#options);
  }

  /**
   * The config of the project.
   * @throws Error if there is no ESLint
   */
  static ofProject(cwd: string): CheckedConfig {
    return new CheckedConfig(anyEslint(cwd), cwd, {});
  }

  /** The same with the preset: behind the config, or alone if no file has one. */
  withPreset(): CheckedConfig {
    return this.#isFound
      ? this.#with(WITH_PRESET, "the ESLint config has no rule of this plugin")
      : this.#with(PRESET_ALONE, "there is no ESLint config");
  }

  #with(options: ESLint.Options, presetFor: string): CheckedConfig {
    return new CheckedConfig(this.#class, this.cwd, options, presetFor);
  }

  /**
   * What the config says of a file; undefined for one that ESLint does not lint.
   * @throws Error that names a config that cannot be loaded
   */
  async of(file: string): Promise<FileConfig | undefined> {
    const path = resolve(this.cwd, file);
    if (!this.#hasConfig(path)) return undefined;
    try {
      const config = await configFor(this.#eslint, path);
      this.#isFound = true;
      return config;
    } catch (error) {
      // From ESLint 10 on, each folder may have a config of its own.
      if ((error as { readonly messageTemplate?: unknown }).messageTemplate === "config-file-missing") return undefined;
      throw error;
    }
  }

  /**
   * Whether a walk of ESLint over a folder comes to a file: of its own folders, each with a config, none is left out by the config around it.
   * @param from absolute, as the file
   */
  async isReached(file: string, from: string): Promise<boolean> {
    if (this.#options.overrideConfigFile === true) return true;
    let config = this.#places.nearest(dirname(file));
    while (config !== undefined && dirname(config).startsWith(from + sep)) {
      const around = this.#places.nearest(dirname(dirname(config)));
      if (around !== undefined && (await this.#leavesOut(around, dirname(config)))) return false;
      config = around;
    }
    return true;
  }

  async #leavesOut(configFile: string, folder: string): Promise<boolean> {
    let known = this.#leftOut.get(folder);
    if (known === undefined) {
      const eslint = new this.#class({ cwd: dirname(configFile), overrideConfigFile: configFile });
      this.#leftOut.set(folder, (known = (await configFor(eslint, join(folder, "any.js"))) === undefined));
    }
    return known;
  }

  /** Whether any of the files asked about so far has a config file. */
  get isFound(): boolean {
    return this.#isFound;
  }

  /** Whether the config leaves a file out on purpose, where it has nothing for it. */
  async isIgnored(file: string): Promise<boolean> {
    const path = resolve(this.cwd, file);
    if (!this.#hasConfig(path)) return false;
    this.#forAnyCode ??= new this.#class({
      ...this.#options,
      overrideConfig: [...[this.#options.overrideConfig ?? []].flat(), ALL_CODE],
    });
    return (await configFor(this.#forAnyCode, path)) === undefined;
  }

  /** Without one ESLint need not be asked, which takes long to find that out. */
  #hasConfig(path: string): boolean {
    return this.#options.overrideConfigFile === true || this.#places.nearest(dirname(path)) !== undefined;
  }

  /** `settings.topology` as the config has it for the code in a folder. */
  async settingsIn(folder: string): Promise<unknown> {
    for (const name of ANY_CODE) {
      const settings = (await this.of(join(folder, name)))?.settings?.["topology"];
      if (settings !== undefined) return settings;
    }
    return undefined;
  }

  /** Lints files by some rules alone. */
  lint(files: readonly string[], parsed: Reader, isMeant: (ruleId: string) => boolean): Promise<ESLint.LintResult[]> {
    const ruleFilter = ({ ruleId }: { readonly ruleId: string }): boolean => isMeant(ruleId);
    const given = [this.#options.overrideConfig ?? []].flat();
    const overrideConfig = parsed === "by us" ? [...given, OUR_PARSER] : given;
    const options = { ...this.#options, ruleFilter, warnIgnored: false, overrideConfig } as ESLint.Options;
    return new this.#class(options).lintFiles([...files]);
  }
}
