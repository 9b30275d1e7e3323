/** What is written after the name of a command, by the options that the command has. */
import { parseArgs } from "node:util";
import { didYouMean } from "../words/nearest-name.js";
import type { Command, Given } from "./command.js";

/**
 * @param name of the command, for what is said of a mistake
 * @throws Error that names the option that is wrong, those that there are, and where more is said of them
 */
export function givenOptions(name: string, { options }: Command, args: readonly string[]): Given {
  try {
    const { values, positionals } = parseArgs({ args: [...args], allowPositionals: true, options });
    return { values, positionals };
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const names = Object.keys(options).map((option) => `--${option}`);
    const more = `The options of ${name} are ${names.join(", ")}; ${name} --help says more of them`;
    // Node.js goes on about arguments that begin with a hyphen, which no command takes.
    const [said, unknown] = (code === "ERR_PARSE_ARGS_UNKNOWN_OPTION" && /^Unknown option '(.*?)'/.exec(message)) || [];
    if (said !== undefined) throw new Error(`${said}.${didYouMean(unknown!, names)} ${more}`, { cause: error });
    throw new Error(`${message}. ${more}`, { cause: error });
  }
}
