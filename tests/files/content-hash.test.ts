import { describe, expect, it } from "vitest";
import { contentHash, isPlainUtf8 } from "../../src/files/content-hash.js";

describe("the hash of a text", () => {
  it("is that of its bytes", () => {
    const text = "const grüße = '👋';\r\n";
    expect(contentHash(text)).toBe(contentHash(Buffer.from(text)));
  });

  it("differs for another text", () => {
    expect(contentHash("a")).not.toBe(contentHash("b"));
  });
});

describe("bytes", () => {
  it.each([
    ["UTF-8", Buffer.from("grün"), true],
    ["nothing", Buffer.of(), true],
    ["UTF-8 with a byte order mark", Buffer.from("\uFEFFa"), false],
    ["Latin 1", Buffer.from("grün", "latin1"), false],
    ["UTF-16", Buffer.from("\uFEFFa", "utf16le"), false],
  ])("of %s are the text itself: %s", (_, bytes, expected) => {
    expect(isPlainUtf8(bytes)).toBe(expected);
  });
});
