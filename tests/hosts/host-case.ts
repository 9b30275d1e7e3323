/**
 * What a case of the table says: what a host must show after each change, and by when. With the texts and findings that many
 * cases share.
 */
import type { Files } from "../on-disk.js";
import type { Workspace } from "./workspace.js";

/**
 * By when a change is seen: the rules of docs/architecture.md, "When the disk is looked at again". Until then the host says what
 * it said before.
 */
export const BOUNDS = {
  /** The text, the config or the file itself is not as known. */
  atOnce: "at once",
  /** The text equals its file, and something else has changed on disk. */
  idle: "after one idle second",
  /** The text is being typed, and something else has changed on disk. */
  typing: "while typing, after twenty looks, ten seconds at most",
} as const;

/** Path to findings, each as `line rule words`. */
export type Findings = Readonly<Record<string, readonly string[]>>;

interface Step {
  readonly does: string;
  readonly act: (project: Workspace) => void | Promise<void>;
  /** Absent if nothing is to change, now or after an idle second. */
  readonly by?: keyof typeof BOUNDS;
  readonly finds: Findings;
}

export interface HostCase {
  readonly id: string;
  readonly title: string;
  readonly files: Files;
  /** Another branch of the same repository. */
  readonly branch?: { readonly name: string; readonly files: Files };
  /** Whether a text is typed in it that is not on disk. */
  readonly types?: true;
  /** What the host finds at first. */
  readonly finds: Findings;
  readonly steps: readonly Step[];
}

export const CLOSING = `import { a } from "./a.js";\nexport const b = () => a;`;
export const OPEN = `export const b = 1;`;
export const A = `import { b } from "./b.js";\nexport const a = () => b;`;

export const cycle = (line: number, through: string): readonly string[] => [
  `${line} topology/no-cycle Import cycle: ${through} -> here`,
];
export const THROUGH_A = cycle(1, "src/a.js:1");
export const THROUGH_B = cycle(1, "src/b.js:1");
export const NONE: readonly string[] = [];
