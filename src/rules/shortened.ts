/** A path of at most `length` characters: its end, which tells modules apart, from a whole folder on if there is one. */
export function shortenedPath(path: string, length: number): string {
  if (path.length <= length) return path;
  const end = path.slice(path.length - length + 1);
  return `…${end.slice(Math.max(end.indexOf("/"), 0))}`;
}

/** The beginning of a text in one line of at most `length` characters. */
export function shortenedText(text: string, length: number): string {
  const line = text.trim().replaceAll(/\s+/g, " ");
  return line.length <= length ? line : `${line.slice(0, length - 1)}…`;
}

/**
 * A dotted name of at most `length` characters: its beginning and its last member, or that member alone; its beginning if the member is
 * too long by itself.
 */
export function shortenedName(name: string, length: number): string {
  const member = name.slice(name.lastIndexOf(".") + 1);
  const beginning = length - member.length - 2;
  if (name.length <= length || member === name || member.length >= length) return shortenedText(name, length);
  return beginning < SHORTEST_BEGINNING ? `…${member}` : `${name.slice(0, beginning)}….${member}`;
}

const SHORTEST_BEGINNING = 4;
