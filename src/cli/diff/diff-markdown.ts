/** The answer of `diff` as a comment on a pull request. */
import { changePicture } from "./change-picture.js";
import { changeSections } from "./change-words.js";
import { failedLines, headline, type DiffReport } from "./diff-report.js";
import type { Entry } from "./sections.js";

/** GitHub takes comments of 65,536 characters. */
const LONGEST = 60_000;
const ENTRIES_AT_MOST = 20;

export function diffMarkdown(report: DiffReport): string {
  const sections = changeSections(report);
  const picture = changePicture(report.change, domainsOf(report));
  const lines = [
    "## What this change draws and erases",
    "",
    plain(headline(report)),
    ...failedLines(report, (text) => `**${plain(text)}**`),
    ...(sections.length === 0 ? ["", "Nothing that couples modules"] : []),
    ...(picture === undefined ? [] : ["", "```mermaid", picture, "```"]),
    ...sections.flatMap(({ title, entries }) => [
      "",
      `### ${plain(title)}`,
      "",
      ...entries.slice(0, ENTRIES_AT_MOST).flatMap(item),
      ...(entries.length > ENTRIES_AT_MOST ? [`- … ${entries.length - ENTRIES_AT_MOST} more`] : []),
    ]),
    ...report.loosened.notes.flatMap((note) => ["", `> ${plain(note)}`]),
  ];
  return shortened(`${lines.join("\n")}\n`);
}

function domainsOf({ summary: { base, head } }: DiffReport): (module: string) => string | undefined {
  const domains = new Map([...base.modules, ...head.modules].map(({ id, domain }) => [id, domain]));
  return (module) => domains.get(module);
}

const SIGNS = { "+": "🔴", "-": "🟢", "~": "⚪" } as const;

function item({ sign, text, details }: Entry): readonly string[] {
  return [`- ${SIGNS[sign]} ${plain(text)}`, ...details.map((detail) => `  - ${plain(detail)}`)];
}

/** Characters mean themselves, and nobody is called by an `@` in a path. */
function plain(text: string): string {
  return text.replace(/[\\`*_[\]<>|~]|^[#+-]/g, "\\$&").replaceAll("@", "@<!-- -->");
}

function shortened(text: string): string {
  if (text.length <= LONGEST) return text;
  return `${text.slice(0, text.lastIndexOf("\n", LONGEST))}\n\n… cut, as GitHub takes no longer comments\n`;
}
