/**
 * What lies where a configuration file may lie, as far as it may be handed to a program that reads without asking: bytes of
 * bounded number, or the reason why it is none. One stat for what is not there.
 */
import { existsSync, statSync } from "node:fs";
import { readBytes } from "./disk.js";

/** A file that is there: what is in it, or what is wrong with it. */
type ConfigurationBytes =
  { readonly bytes: Uint8Array; readonly wrong?: never } | { readonly wrong: string; readonly bytes?: never };

/** Nobody writes configuration of a hundredth of this. */
const LARGEST_BYTES = 4 * 1024 * 1024;

/** Undefined for what is not there, cannot be read, or is a folder. Links are followed. */
export function configurationBytes(path: string): ConfigurationBytes | undefined {
  if (!existsSync(path)) return undefined;
  try {
    const stats = statSync(path);
    if (stats.isDirectory()) return undefined;
    if (!stats.isFile()) return { wrong: "it is a device or a pipe" };
    if (stats.size > LARGEST_BYTES) return { wrong: "it is larger than 4 MB" };
  } catch {
    return undefined; // gone since
  }
  const bytes = readBytes(path);
  return bytes && { bytes };
}
