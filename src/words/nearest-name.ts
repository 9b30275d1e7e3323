/**
 * Which of some names was meant by one that is none of them: the one with the fewest edits (a letter added, left out, or replaced, or two neighbours
 * swapped; optimal string alignment), if these are at most two and fewer than half of its letters. O(letters²) a name.
 */
const EDITS_AT_MOST = 2;

/** Undefined if none is near enough; of several as near the first. */
export function nearestName(given: string, names: readonly string[]): string | undefined {
  const near = names
    .map((name) => ({ name, edits: editsBetween(given.toLowerCase(), name.toLowerCase()) }))
    .filter(({ name, edits }) => edits <= EDITS_AT_MOST && edits * 2 < name.length);
  return near.sort((a, b) => a.edits - b.edits)[0]?.name;
}

/** What to say of it after a mistake is told: nothing, or a sentence with a space before it. */
export function didYouMean(given: string, names: readonly string[]): string {
  const name = nearestName(given, names);
  return name === undefined ? "" : ` Did you mean ${name}?`;
}

/** Row by row of the table of both beginnings; a swap looks two rows back. */
function editsBetween(a: string, b: string): number {
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = last[j - 1]! + Number(a[i - 1] !== b[j - 1]);
      const isSwap = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      row.push(Math.min(last[j]! + 1, row[j - 1]! + 1, replaced, isSwap ? before[j - 2]! + 1 : Infinity));
    }
    before = last;
    last = row;
  }
  return last[b.length]!;
}
