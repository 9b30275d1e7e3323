/**
 * Comments that a change adds to one text and that keep findings quiet: those of ESLint that name a rule of ours, or none and so all,
 * and the tags that accept a state or a service. Read from the text as it is, so that a string that looks like one counts as one.
 * Pure; O(length).
 */
import type { Loosened } from "./loosened.js";

/** What a comment has to name. */
export interface OwnRules {
  /** Whether a rule, with the prefix that it has in configs, is one of ours. */
  readonly isOwn: (rule: string) => boolean;
}

interface Quiet {
  readonly is: Loosened["is"];
  readonly line: number;
  readonly what: string;
}

const COMMENT = /\/\/([^\r\n]*)|\/\*([\s\S]*?)\*\//g;
const DIRECTIVE = /^\s*((?:eslint|oxlint)-disable(?:-next-line|-line)?)(?![\w-])([\s\S]*)$/;
const RULES = /^\s*eslint\s([\s\S]*)$/;
const OFF = /([@\w/-]+)["']?\s*:\s*\[?\s*(?:0|["']off["']|off)(?!\w)/g;
const TAG = /@shared-(?:state|service)(?![\w-])[ \t]*([^\r\n]*)/;

/** In the order of the text. A comment that was there before, wherever it stood, is none that is added. */
export function loosenedComments(before: string, after: string, rules: OwnRules): readonly Quiet[] {
  const known = new Map<string, number>();
  for (const { what } of quietIn(before, rules)) known.set(what, (known.get(what) ?? 0) + 1);
  return quietIn(after, rules).filter(({ what }) => {
    const left = known.get(what) ?? 0;
    known.set(what, left - 1);
    return left <= 0;
  });
}

function quietIn(text: string, rules: OwnRules): readonly Quiet[] {
  const found: Quiet[] = [];
  let line = 1;
  let seen = 0;
  for (const match of text.matchAll(COMMENT)) {
    const said = quietOf(match[1] ?? match[2] ?? "", match[1] === undefined, rules);
    if (said === undefined) continue;
    for (; seen < match.index; seen++) if (text[seen] === "\n") line++;
    found.push({ line, ...said });
  }
  return found;
}

function quietOf(comment: string, isBlock: boolean, { isOwn }: OwnRules): Omit<Quiet, "line"> | undefined {
  const [, directive, rest = ""] = DIRECTIVE.exec(comment) ?? [];
  if (directive !== undefined) {
    const named = rest
      .replace(/\s-{2,}\s[\s\S]*$/, "")
      .split(",")
      .map((name) => name.trim())
      .filter((name) => name !== "");
    const own = named.filter(isOwn);
    if (named.length > 0 && own.length === 0) return undefined;
    return { is: "comment", what: named.length === 0 ? `${directive} of all rules` : `${directive} ${own.join(", ")}` };
  }
  const off = isBlock ? [...(RULES.exec(comment)?.[1] ?? "").matchAll(OFF)].map(([, name = ""]) => name) : [];
  const own = off.filter(isOwn);
  if (own.length > 0) return { is: "comment", what: `eslint ${own.map((name) => `${name}: off`).join(", ")}` };
  const tag = TAG.exec(comment)?.[0];
  return tag === undefined ? undefined : { is: "reason", what: tag.replace(/\s*\*+$/, "").trim() };
}
