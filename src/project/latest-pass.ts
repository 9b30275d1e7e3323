/** The latest pass over a text: all rules of one pass ask the same, and get one answer. */
import type { SeenText } from "./seen-text.js";

/**
 * One pass over one text. Told apart by its values, since a host may use one SourceCode object for all files, or lint one
 * SourceCode object again after the disk has changed.
 */
interface Pass {
  readonly filename: string;
  readonly text: string | undefined;
  readonly settings: unknown;
}

interface AnsweredPass extends Pass {
  readonly at: number;
  readonly seen: SeenText | undefined;
}

const IDLE_MS = 1000;

export class LatestPass {
  #latest: AnsweredPass | undefined;
  /** When the text of a module was looked for last. */
  #foundAt = 0;

  /** What is seen of a text: as in the latest pass if this is that one, or as it is found now. */
  seenIn({ filename, text, settings }: Pass, find: () => SeenText | undefined): SeenText | undefined {
    const latest = this.#latest;
    if (
      latest?.filename === filename &&
      latest.settings === settings &&
      latest.text === text &&
      performance.now() - latest.at < IDLE_MS
    ) {
      return latest.seen;
    }
    const seen = find();
    const at = performance.now();
    if (seen !== undefined) this.#foundAt = at;
    this.#latest = { filename, text, settings, at, seen };
    return seen;
  }

  /** Whether no module has been looked for in the last second, so that the disk may have changed in the meantime. */
  get isLongAgo(): boolean {
    return performance.now() - this.#foundAt > IDLE_MS;
  }

  /** What is asked next is another pass, even if it looks the same. */
  forget(): void {
    this.#latest = undefined;
  }
}
