import type { EdgeLabel } from "../facts/module-facts.js";
import { LABEL_BIT } from "./resolved-module.js";

/** The name of one label bit, as rows and edges have it. */
export function labelName(bit: number): EdgeLabel {
  if (bit === LABEL_BIT.eager) return "eager";
  return bit === LABEL_BIT.deferred ? "deferred" : "erased";
}
