/**
 * ESLint's own bulk suppressions, which its class does not apply in every version: for each file a number of errors of a rule that are
 * not told, unless there are more.
 */
import { join, relative, sep } from "node:path";
import { readText } from "../../files/disk.js";
import type { Message } from "./rule-host.js";

type Counts = Readonly<Record<string, Readonly<Record<string, { readonly count: number }>>>>;

const FILE = "eslint-suppressions.json";

/**
 * What is left of the messages of each file, by its absolute path.
 * @throws Error if the file of suppressions cannot be read
 */
export function withoutSuppressed<Said extends Message>(
  cwd: string,
  found: ReadonlyMap<string, readonly Said[]>,
): ReadonlyMap<string, readonly Said[]> {
  const text = readText(join(cwd, FILE));
  if (text === undefined) return found;
  const counts = parsed(text);
  return new Map(
    [...found].map(([path, messages]) => {
      const allowed = counts[relative(cwd, path).split(sep).join("/")] ?? {};
      const isSuppressed = (rule: string): boolean => {
        const errors = messages.filter((one) => one.rule === rule && one.severity === 2).length;
        return errors > 0 && errors <= (allowed[rule]?.count ?? 0);
      };
      const suppressed = new Set(Object.keys(allowed).filter(isSuppressed));
      return [path, messages.filter(({ rule }) => !suppressed.has(rule))];
    }),
  );
}

function parsed(text: string): Counts {
  try {
    return JSON.parse(text) as Counts;
  } catch (error) {
    throw new Error(`${FILE} is no JSON: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
}
