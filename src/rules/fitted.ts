/** What a reader takes in at a glance, and every place shows whole. */
const LONGEST_MESSAGE = 240;
const [LONGEST_PART, SHORTEST_PART] = [60, 6];

/**
 * The data of a message with its longest parts shortened just so far that the whole has at most 240 characters.
 * @param data with each part that may be long shortened to a length
 */
export function fitted(
  template: string,
  data: (length: number) => Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  let length = LONGEST_PART;
  while (length > SHORTEST_PART && filled(template, data(length)).length > LONGEST_MESSAGE) length--;
  return data(length);
}

function filled(template: string, data: Readonly<Record<string, string>>): string {
  return template.replaceAll(/\{\{(\w+)\}\}/g, (_, key: string) => data[key] ?? "");
}
