/** What a command may do with the terminal besides its answer: colours in it, and a line on stderr that tells what takes so long. */
import { styleText } from "node:util";

export interface Terminal {
  /** The text in a style, or as it is where nobody sees colours: no terminal, NO_COLOR. */
  readonly paint: (style: Style, text: string) => string;
  /** Says what is being done now, if somebody watches; the line goes with the next one, or with the answer. */
  readonly progress: (text: string) => void;
}

type Style = "bold" | "dim" | "red" | "green" | "yellow" | "cyan";

/** Goes to the beginning of the line and empties it. */
const CLEAR_LINE = "\r\x1b[K";

/** Of this process. `end` takes the last line of progress away. */
export function processTerminal(): Terminal & { readonly end: () => void } {
  const { stderr } = process;
  let isShown = false;
  const show = (text: string): void => {
    if (stderr.isTTY && (text !== "" || isShown)) stderr.write(`${CLEAR_LINE}${text}`);
    isShown = text !== "";
  };
  return { paint: styleText, progress: (text) => show(`${text} …`), end: () => show("") };
}
