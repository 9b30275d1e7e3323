/** What nothing but the functions that end a program read, and no other module can name: `closeAll`, `shutdown`. O(reads). */

import type { Evidence } from "./evidence.js";
import { isTeardown, namesAround } from "./function-names.js";
import { isHidden } from "./hidden.js";

export function isForTeardown({ holder, context, giving, reads }: Evidence): boolean {
  return (
    giving.length > 0 &&
    reads.length > 0 &&
    isHidden(holder, context) &&
    reads.every(({ place }) => namesAround(place).some(isTeardown))
  );
}
