/** What a state is called in messages, by its declaration. */
import type { StateNode } from "../graph/state/held-states.js";

export const STATE_WORDS: Readonly<Record<StateNode["kind"], string>> = {
  variable: "variable",
  object: "object",
  instance: "object",
  value: "value",
  array: "array",
  map: "Map",
  set: "Set",
  "weak map": "WeakMap",
  "weak set": "WeakSet",
  "typed array": "typed array",
  date: "Date",
  parameters: "object",
};
