/**
 * Reads of the disk that are kept from one look to the next, as long as what tells of a change says that there was none: the
 * stamp of a file or folder, and where a link leads. So a look costs a stat for each thing that was read, not a read.
 *
 * Within one look a question is asked once. Paths are relative to the root with `/` between their parts ("" is the root), or
 * absolute.
 */
import type { Dirent } from "node:fs";
import { isAbsolute, relative, sep } from "node:path";
import { isFolder, readBytes } from "./disk.js";
import { folderEntries } from "./folder-entries.js";
import { realPath } from "./real-path.js";
import type { Listing } from "./scan.js";
import { stampOf } from "./stamp.js";

/** What lies in a folder; another object once the folder has changed. */
export interface Entries {
  readonly names: readonly string[];
  /** Those among them that are files or folders themselves; a link is in neither. */
  readonly files: ReadonlySet<string>;
  readonly folders: ReadonlySet<string>;
}

interface Question<T> {
  readonly name: string;
  /** What tells of a change; undefined if the answer may change unseen. */
  evidence(path: string): string | undefined;
  read(path: string, evidence: string | undefined): T;
}

interface Kept {
  readonly question: Question<unknown>;
  readonly path: string;
  readonly evidence: string | undefined;
  readonly value: unknown;
  /** Number of the latest look that saw the evidence. */
  look: number;
}

const ABSENT = "absent";
const NOTHING: Entries = { names: [], files: new Set(), folders: new Set() };

export class RememberedDisk {
  readonly #root: string;
  readonly #kept = new Map<string, Kept>();
  #scanned: ReadonlyMap<string, Listing> = new Map();
  #startedAt = Date.now();
  #look = 0;
  #changes = 0;

  /** @param root absolute real path */
  constructor(root: string) {
    this.#root = root;
  }

  /** How often something was read again, as it had changed. */
  get changes(): number {
    return this.#changes;
  }

  /**
   * From now on answers are as of now.
   * @param scanned folders that a scan made for this look has stamped; none of them is a link or below one
   */
  startLook(scanned: ReadonlyMap<string, Listing>): void {
    this.#scanned = scanned;
    this.#startedAt = Date.now();
    this.#look++;
  }

  /** Whether all that was asked so far would be answered the same. */
  isAsBefore(): boolean {
    for (const kept of this.#kept.values()) if (!this.#isCurrent(kept)) return false;
    return true;
  }

  /** Keeps nothing but what was asked in this look. */
  forgetOthers(): void {
    for (const [key, { look }] of this.#kept) if (look !== this.#look) this.#kept.delete(key);
  }

  bytesOf(file: string): Uint8Array | undefined {
    return this.#ask(this.#bytes, file);
  }

  entriesIn(folder: string): Entries {
    return this.#ask(this.#entries, folder);
  }

  isFolder(path: string): boolean {
    return this.#ask(this.#folder, path);
  }

  /** The path, relative to the root, with links followed. The disk is asked only where folders show one, or show nothing. */
  realPathOf(path: string): string {
    if (path === "" || this.#scanned.has(path)) return path;
    const slash = path.lastIndexOf("/");
    const folder = path.slice(0, Math.max(0, slash));
    const name = path.slice(slash + 1);
    const { files, folders } = this.entriesIn(folder);
    if (!files.has(name) && !folders.has(name)) return this.#ask(this.#realPath, path);
    const real = this.realPathOf(folder);
    return real === "" ? name : `${real}/${name}`;
  }

  #ask<T>(question: Question<T>, path: string): T {
    const key = `${question.name} ${path}`;
    const known = this.#kept.get(key);
    if (known !== undefined && this.#isCurrent(known)) return known.value as T;
    if (known !== undefined) this.#changes++;
    // Evidence comes first: what is read may be newer than it, never older.
    const evidence = question.evidence(path);
    const value = question.read(path, evidence);
    this.#kept.set(key, { question, path, evidence, value, look: this.#look });
    return value;
  }

  #isCurrent(kept: Kept): boolean {
    if (kept.look === this.#look) return true;
    const { question, path, evidence } = kept;
    if (evidence === undefined || evidence !== question.evidence(path)) return false;
    kept.look = this.#look;
    return true;
  }

  #absolute(path: string): string {
    return isAbsolute(path) ? path : `${this.#root}/${path}`;
  }

  #stampNow(path: string): string | undefined {
    const stamp = this.#scanned.get(path)?.stamp ?? stampOf(this.#absolute(path), this.#startedAt);
    if (stamp === undefined) return ABSENT;
    const { mtimeMs, ctimeMs, size, ino } = stamp;
    return mtimeMs === -1 ? undefined : `${mtimeMs} ${ctimeMs} ${size} ${ino}`;
  }

  readonly #bytes: Question<Uint8Array | undefined> = {
    name: "bytes",
    evidence: (path) => this.#stampNow(path),
    read: (path, stamp) => (stamp === ABSENT ? undefined : readBytes(this.#absolute(path))),
  };

  readonly #entries: Question<Entries> = {
    name: "entries",
    evidence: (path) => this.#stampNow(path),
    read: (path, stamp) => (stamp === ABSENT ? NOTHING : entriesOf(this.#absolute(path))),
  };

  readonly #folder: Question<boolean> = {
    name: "folder",
    evidence: (path) => String(isFolder(this.#absolute(path))),
    read: (_, evidence) => evidence === "true",
  };

  readonly #realPath: Question<string> = {
    name: "real",
    evidence: (path) =>
      relative(this.#root, realPath(this.#absolute(path)))
        .split(sep)
        .join("/"),
    read: (_, evidence) => evidence ?? "",
  };
}

function entriesOf(path: string): Entries {
  const entries = folderEntries(path);
  if (entries.length === 0) return NOTHING;
  const namesOf = (some: readonly Dirent[]): readonly string[] => some.map(({ name }) => name);
  return {
    names: namesOf(entries),
    files: new Set(namesOf(entries.filter((entry) => entry.isFile()))),
    folders: new Set(namesOf(entries.filter((entry) => entry.isDirectory()))),
  };
}
