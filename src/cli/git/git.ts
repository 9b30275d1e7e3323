/** Asks git. Nothing that is asked writes to the work tree, the index or a ref; git looks at the index without renewing it. */
import { execFileSync } from "node:child_process";

/** Of one answer; the texts of a large project come at once. */
const LARGEST_ANSWER = 2 ** 31 - 1;

export interface Asking {
  /** What git reads from its standard input. */
  readonly input?: string;
  readonly env?: Readonly<Record<string, string>>;
}

/**
 * What git answers.
 * @throws Error with what git says, or that there is no git
 */
export function git(cwd: string, args: readonly string[], { input, env }: Asking = {}): Buffer {
  try {
    return execFileSync("git", [...args], {
      cwd,
      maxBuffer: LARGEST_ANSWER,
      stdio: ["pipe", "pipe", "pipe"],
      env: { ...surroundings(), ...env, GIT_OPTIONAL_LOCKS: "0", LC_ALL: "C" },
      ...(input !== undefined && { input }),
    });
  } catch (error) {
    const { code, stderr } = error as { readonly code?: unknown; readonly stderr?: Buffer };
    if (code === "ENOENT")
      throw new Error("git cannot be run: it is not installed, or not on the PATH", { cause: error });
    const said = stderr?.toString("utf8").trim() ?? "";
    throw new Error(said === "" ? `git ${args[0]} failed` : said, { cause: error });
  }
}

/**
 * A hook in a linked work tree is told by git where the repository is, and git then takes the folder it runs in, whichever that is, for
 * the top of the work tree. Without that word it finds both.
 */
function surroundings(): NodeJS.ProcessEnv {
  const { GIT_DIR: _, ...others } = process.env;
  return process.env["GIT_WORK_TREE"] === undefined ? others : process.env;
}

/** The first line of an answer; undefined if git gives none, for whatever reason but that there is no git. */
export function gitLine(cwd: string, args: readonly string[]): string | undefined {
  try {
    const [line = ""] = git(cwd, args).toString("utf8").split("\n");
    return line === "" ? undefined : line;
  } catch (error) {
    if (error instanceof Error && error.message.startsWith("git cannot be run")) throw error;
    return undefined;
  }
}

/** The parts of an answer that ends each with NUL. */
export function gitParts(cwd: string, args: readonly string[], asking?: Asking): readonly string[] {
  return git(cwd, args, asking).toString("utf8").split("\0").slice(0, -1);
}
