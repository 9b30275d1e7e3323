/**
 * Decodes the bytes of a source file to the text that facts and their offsets are about.
 *
 * UTF-8 unless a byte order mark says UTF-16, little or big endian; the mark itself is dropped. Bytes that are not
 * valid become U+FFFD and never an error. A UTF-8 file thus comes out as ESLint reads it, which is how a linted text is
 * recognised as the text on disk.
 */
export function decodeText(bytes: Uint8Array): string {
  const [first, second, third] = bytes;
  if (first === 0xff && second === 0xfe) return decodeUtf16(bytes.subarray(2));
  if (first === 0xfe && second === 0xff) return decodeUtf16(swapped(bytes.subarray(2)));
  const marked = first === 0xef && second === 0xbb && third === 0xbf;
  return viewed(marked ? bytes.subarray(3) : bytes).toString("utf8");
}

function viewed(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/**
 * Little endian. A last byte without its pair is one more U+FFFD; surrogates without their pair stay, as in any string.
 */
function decodeUtf16(bytes: Uint8Array): string {
  const text = viewed(bytes).toString("utf16le");
  return bytes.length % 2 === 0 ? text : `${text}\uFFFD`;
}

function swapped(bytes: Uint8Array): Uint8Array {
  const even = bytes.length - (bytes.length % 2);
  const copy = Uint8Array.from(bytes);
  for (let at = 0; at < even; at += 2) {
    copy[at] = bytes[at + 1] as number;
    copy[at + 1] = bytes[at] as number;
  }
  return copy;
}
