/** What a reader takes in at a glance, and every place shows whole. */
const LONGEST_MESSAGE = 240;
const [LONGEST_PART, SHORTEST_PART] = [60, 6];
/** Parts that are shorter than that say little. */
const READABLE_PART = 24;

/**
 * The data of a message with its longest parts shortened just so far that the whole has at most 240 characters. Before they are
 * shortened beyond what can be read, the message is asked to be brief.
 * @param data with each part that may be long shortened to a length; brief without what a reader can do without
 */
export function fitted(
  template: string,
  data: (length: number, isBrief: boolean) => Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  for (const [isBrief, shortest] of [
    [false, READABLE_PART],
    [true, SHORTEST_PART],
  ] as const) {
    for (let length = LONGEST_PART; length >= shortest; length--) {
      const found = data(length, isBrief);
      if (filled(template, found).length <= LONGEST_MESSAGE) return found;
    }
  }
  return data(SHORTEST_PART, true);
}

function filled(template: string, data: Readonly<Record<string, string>>): string {
  return template.replaceAll(/\{\{(\w+)\}\}/g, (_, key: string) => data[key] ?? "");
}
