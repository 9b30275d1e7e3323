/** The links of the README and of the pages in docs lead to files that are there, and to headings that are in them. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";

const ROOT = new URL("..", import.meta.url);
const pages = readdirSync(new URL("docs", ROOT), { recursive: true, encoding: "utf8" })
  .filter((path) => path.endsWith(".md"))
  .map((path) => `docs/${path.replaceAll("\\", "/")}`);

/** Relative links of a page; what stands in code is none. */
function linksOf(page: string): string[] {
  const text = readFileSync(new URL(page, ROOT), "utf8").replaceAll(/^```.*?^```$|`[^`\n]*`/gms, "");
  const targets = Array.from(text.matchAll(/\]\(<?([^)>\s]+)|^\[[^\]]+\]:\s*(\S+)/gm), ([, a, b]) => (a ?? b)!);
  return targets.filter((target) => !/^[a-z]+:/.test(target));
}

/** As GitHub names headings. */
function anchorsOf(url: URL): string[] {
  const text = readFileSync(url, "utf8").replaceAll(/^```.*?^```$/gms, "");
  return Array.from(text.matchAll(/^#+ (.*)$/gm), ([, heading]) =>
    heading!
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}_\- ]/gu, "")
      .replaceAll(" ", "-"),
  );
}

it.each(["README.md", ...pages].flatMap((page) => linksOf(page).map((link) => [page, link] as const)))(
  "%s links to %s",
  (page, link) => {
    const [path, anchor] = link.split("#");
    const url = path === "" ? new URL(page, ROOT) : new URL(path!, new URL(page, ROOT));
    expect(existsSync(url), link).toBe(true);
    if (anchor !== undefined) expect(anchorsOf(url)).toContain(anchor);
  },
);
