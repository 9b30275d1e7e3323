/** The scan that says where a text gets too deep. */

import { FIRST_ROLE, LIMIT, roleOf, SPACE } from "./character-roles.js";
import { isWordPart } from "./code-place.js";
import { scanCode } from "./scan-code.js";
import { scanElement, scanTag } from "./scan-jsx.js";
import type { Scan } from "./scan.js";

/** Offset from `start` on at which the load exceeds the limit, if it does. */
export function deepFrom(scan: Scan, start: number): number | undefined {
  const { text, levels } = scan;
  for (let at = start; at < text.length; at++) {
    const code = text.charCodeAt(at);
    const role = roleOf(code);
    if (role === 0 || (role === SPACE && !isWordPart(text.charCodeAt(at + 1)))) continue;
    if (levels.reading === "tag") at = scanTag(scan, role, code, at);
    else if (levels.reading === "text") at = scanElement(scan, role, code, at);
    else if (role < FIRST_ROLE) levels.links += role;
    else at = scanCode(scan, role, code, at);
    if (levels.load > LIMIT) return at;
  }
  return undefined;
}
