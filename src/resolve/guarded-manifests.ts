/**
 * The package.json files that the native resolver reads on its own, looked at before it: for a path the nearest one above and,
 * in node_modules, those above that. What is wrong with one counts for all below it. A folder is looked at once.
 */
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import type { Node } from "jsonc-parser";
import { excessIn } from "./json-bounds.js";
import type { ResolveInputs } from "./resolve-inputs.js";

/** A file that the resolver must not read. */
export interface ForbiddenFile {
  readonly file: string;
  readonly reason: string;
}

interface Manifest {
  readonly folder: string;
  /** As the native resolver takes it: the first of several fields of one name. */
  readonly value: Readonly<Record<string, unknown>>;
}

export interface GuardedManifests {
  /** The nearest package.json in a folder or above it that must not be read. Paths are absolute. */
  forbiddenAbove(folder: string): ForbiddenFile | undefined;
  /** The package.json of a folder itself. */
  at(folder: string): Manifest | undefined;
  nearest(folder: string): Manifest | undefined;
}

export function createGuardedManifests(peek: ResolveInputs["peek"]): GuardedManifests {
  const looked = new Map<string, { readonly text?: string; readonly forbidden: ForbiddenFile | undefined }>();
  const parsed = new Map<string, Manifest | undefined>();

  function look(folder: string): { readonly text?: string; readonly forbidden: ForbiddenFile | undefined } {
    const known = looked.get(folder);
    if (known !== undefined) return known;
    const file = join(folder, "package.json");
    const found = peek(file);
    const reason = found && (found.wrong ?? excessIn(found.text));
    const parent = dirname(folder);
    const forbidden =
      reason === undefined ? (parent === folder ? undefined : look(parent).forbidden) : { file, reason };
    const seen = { ...(reason === undefined && found?.text !== undefined && { text: found.text }), forbidden };
    looked.set(folder, seen);
    return seen;
  }

  function at(folder: string): Manifest | undefined {
    if (!parsed.has(folder)) {
      const { text } = look(folder);
      parsed.set(folder, text === undefined ? undefined : { folder, value: firstValues(text) });
    }
    return parsed.get(folder);
  }

  return {
    forbiddenAbove: (folder) => look(folder).forbidden,
    at,
    nearest(folder) {
      for (let current = folder; ; current = dirname(current)) {
        const found = at(current);
        if (found !== undefined || dirname(current) === current) return found;
      }
    },
  };
}

function firstValues(text: string): Readonly<Record<string, unknown>> {
  const { parseTree } = createRequire(import.meta.url)("jsonc-parser") as typeof import("jsonc-parser");
  const value = valueOf(parseTree(text));
  return (typeof value === "object" && value !== null ? value : {}) as Readonly<Record<string, unknown>>;
}

/** By recursion, in which the bounds of a text are those of the stack. */
function valueOf(node: Node | undefined): unknown {
  const children = node?.children ?? [];
  if (node?.type === "array") return children.map(valueOf);
  if (node?.type !== "object") return node?.value;
  return Object.fromEntries(children.map(({ children: [key, value] = [] }) => [key?.value, valueOf(value)]).reverse());
}
