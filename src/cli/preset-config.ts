/** The config that a command goes by in a project that has none, or none with a rule of this plugin. */
import type { ESLint, Linter } from "eslint";
import { EXTENSIONS } from "../facts/language.js";
import plugin from "../index.js";
import parser from "../parser.js";

/** All code: an entry with nothing else makes ESLint lint it. */
export const ALL_CODE: Linter.Config = { files: [`**/*.{${EXTENSIONS.join(",")}}`] };

/** In place of the parsers of a config, which the rules do not need. */
export const OUR_PARSER: Linter.Config = { ...ALL_CODE, languageOptions: { parser } };

/** The preset behind the config of the project. */
export const WITH_PRESET: ESLint.Options = { overrideConfig: plugin.configs.recommended };

/** The preset without any config. */
export const PRESET_ALONE: ESLint.Options = {
  overrideConfigFile: true,
  overrideConfig: [OUR_PARSER, plugin.configs.recommended],
};
