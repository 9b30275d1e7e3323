import { readFileSync } from "node:fs";
import { basename, dirname } from "node:path";
import { readSealed, writeSealed } from "../src/store/sealed-file.js";

/** Gives a file of a store another content under a seal that holds, so that a test sees whether the file is read. */
export function resealed(file: string, change: (content: string) => string): void {
  const kind = readFileSync(file, "utf8").split("\n")[0]!.replace(/ \S+$/, "");
  const content = readSealed(dirname(file), basename(file), kind);
  if (content === undefined || change(content) === content) throw new Error(`${file} has nothing to change`);
  writeSealed(dirname(file), basename(file), kind, change(content));
}
