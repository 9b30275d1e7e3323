/** The form of what is told of a change, before a format sets it. */

/** `+` for what couples more than before, `-` for what couples less, `~` for neither. */
export interface Entry {
  readonly sign: "+" | "-" | "~";
  readonly text: string;
  readonly details: readonly string[];
}

export interface Section {
  readonly title: string;
  readonly entries: readonly Entry[];
}
