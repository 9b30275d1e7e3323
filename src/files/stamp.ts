/**
 * What tells whether a file or folder may have changed without reading it: times, size and inode.
 *
 * A file written in the same tick of the clock in which it was looked at can change again without its stamp showing it (git
 * calls such an entry racily clean). Its stamp is made one that equals none, so that the next look reads the file.
 */
import { statSync, type Stats } from "node:fs";

export interface Stamp {
  readonly mtimeMs: number;
  readonly ctimeMs: number;
  readonly size: number;
  readonly ino: number;
}

/** Longest tick of file systems that keep fractions of a second, and of those that keep whole (or even) seconds. */
const FINE_TICK_MS = 20;
const COARSE_TICK_MS = 2000;

/** Stamp of a file or folder looked at no earlier than `startedAt` (ms since 1970); undefined if it is not there. */
export function stampOf(path: string, startedAt: number): (Stamp & { readonly isDirectory: boolean }) | undefined {
  let stats: Stats | undefined;
  try {
    stats = statSync(path, { throwIfNoEntry: false });
  } catch {
    return undefined;
  }
  if (stats === undefined) return undefined;
  const { mtimeMs, ctimeMs, size, ino } = stats;
  const tick = mtimeMs % 1000 === 0 ? COARSE_TICK_MS : FINE_TICK_MS;
  const isRacy = Math.max(mtimeMs, ctimeMs) > startedAt - tick;
  return { mtimeMs: isRacy ? -1 : mtimeMs, ctimeMs, size, ino, isDirectory: stats.isDirectory() };
}

export function sameStamp(a: Stamp | undefined, b: Stamp | undefined): boolean {
  return (
    a !== undefined &&
    b !== undefined &&
    a.mtimeMs === b.mtimeMs &&
    a.mtimeMs !== -1 &&
    a.ctimeMs === b.ctimeMs &&
    a.size === b.size &&
    a.ino === b.ino
  );
}
