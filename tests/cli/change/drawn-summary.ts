/** The summary of a drawing, in which the first folder of a module is its domain: `draw("auth/a -> billing/b")`. */
import { parseSettings } from "../../../src/config/settings.js";
import { changeBetween, type Change } from "../../../src/cli/change/change.js";
import { summarise } from "../../../src/cli/summary/summarise.js";
import type { Summary } from "../../../src/cli/summary/summary.js";
import { draw } from "../../graph/draw.js";

export function drawnSummary(lines: readonly string[], settings: object = {}): Summary {
  const { view } = parseSettings({ domains: "{domain}/**", ...settings });
  return summarise({ topology: draw(...lines), view }, []);
}

/** What lies between two drawings. */
export function drawnChange(before: readonly string[], after: readonly string[], settings: object = {}): Change {
  return changeBetween(drawnSummary(before, settings), drawnSummary(after, settings));
}

/** An import as it is drawn. */
export function arrows(imports: readonly { readonly from: string; readonly to: string }[]): string[] {
  return imports.map(({ from, to }) => `${from} -> ${to}`);
}
