/**
 * Whether a text may keep something between the calls of its functions, so that its body is worth its price: a cheap test, made
 * once for each text and kept with its import facts.
 *
 * False only if the state facts of the text have no states and no instances; whom its functions touch elsewhere and which
 * classes others make objects of does not count. Linear in the text.
 */

const MUTABLE = /\b(?:let|var|static|new|globalThis|global|exports)\b|=\s*(?:[\w$.]+\s*\(|[[{])/;

export function mayHoldState(text: string): boolean {
  return MUTABLE.test(text);
}
