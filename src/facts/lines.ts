/**
 * Line numbers of ascending offsets, by one scan over the text.
 *
 * Lines start at 1 and end at `\n`, `\r\n`, `\r`, U+2028 or U+2029, as ESLint counts them. The function returned must
 * be called with offsets that never decrease; all its calls together cost O(largest offset).
 */
export function lineCounter(text: string): (offset: number) => number {
  const next = onlyLineFeeds(text) ? nextLineFeed : nextLineEnd;
  let line = 1;
  let start = 0;
  let end = next(text, 0);
  return (offset) => {
    while (end !== -1 && end <= offset) {
      line++;
      start = end;
      end = next(text, start);
    }
    return line;
  };
}

/** Searching for a single character is native and far faster than looking at each one. */
function onlyLineFeeds(text: string): boolean {
  return !text.includes("\r") && !text.includes("\u2028") && !text.includes("\u2029");
}

/** Start of the line after the first line feed from `start` on; -1 if there is none. */
function nextLineFeed(text: string, start: number): number {
  const at = text.indexOf("\n", start);
  return at === -1 ? -1 : at + 1;
}

/** The same for all ends of lines. */
function nextLineEnd(text: string, start: number): number {
  for (let at = start; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 10 || code === 0x2028 || code === 0x2029) return at + 1;
    if (code === 13) return text.charCodeAt(at + 1) === 10 ? at + 2 : at + 1;
  }
  return -1;
}

/** Where an offset is: lines from 1, columns from 0, as ESLint counts them. */
export interface TextPlace {
  readonly line: number;
  readonly column: number;
}

/** The place of any offset, in any order: O(log lines) each, after one scan of the text for the first. */
export function placeLookup(text: string): (offset: number) => TextPlace {
  let starts: number[] | undefined;
  return (offset) => {
    starts ??= lineStarts(text);
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >>> 1;
      if (starts[middle]! <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: offset - starts[low]! };
  };
}

/** The line alone. */
export function lineLookup(text: string): (offset: number) => number {
  const placeOf = placeLookup(text);
  return (offset) => placeOf(offset).line;
}

function lineStarts(text: string): number[] {
  const next = onlyLineFeeds(text) ? nextLineFeed : nextLineEnd;
  const starts = [0];
  for (let at = next(text, 0); at !== -1; at = next(text, at)) starts.push(at);
  return starts;
}
