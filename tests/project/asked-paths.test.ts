import { describe, expect, it } from "vitest";
import { collectAsked } from "../../src/project/asked-paths.js";

describe("asked paths", () => {
  it("are those in the root, each once, and their likes in merged folders", () => {
    const questions: string[] = [];
    const count = (path: string): string => String(questions.push(path));
    const { asked, tell } = collectAsked("/root", ["src", "gen/types"], count, new Map([["known", "0"]]));
    for (const path of ["/root/known", "/root/src/a", "/root/src/a", "/root/b", "/elsewhere/c", "/"]) tell(path);
    expect([...asked]).toEqual([
      ["known", "0"],
      ["src/a", "1"],
      ["gen/types/a", "2"],
      ["b", "3"],
    ]);
  });
});
