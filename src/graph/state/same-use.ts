import type { ImportWrite } from "../../facts/body-facts.js";
import type { ImportTouch } from "../../facts/state/state-facts.js";

/** Whether a write to what is imported and a touch of it are the same. O(steps). */
export function isSameUse(write: ImportWrite, { request, name, path, changes }: ImportTouch): boolean {
  if (changes === undefined || write.request !== request || write.name !== name) return false;
  const steps = write.by === "function" ? write.path : [...write.path, write.what];
  const length = write.by === "method" ? steps.length + 1 : steps.length;
  return path.length === length && steps.every((step, at) => path[at] === step);
}
