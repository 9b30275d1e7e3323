/** `diff`: what a change draws and erases, against a commit. */
import { askedProject } from "../asked-project.js";
import { choice, type Command, type Outcome } from "../command.js";
import { baseOf, commitOf, defaultBase, repositoryAround } from "../git/repository.js";
import type { Terminal } from "../terminal.js";
import { changeSince } from "./change-since.js";
import { diffJson } from "./diff-json.js";
import { diffMarkdown } from "./diff-markdown.js";
import { diffText, type DiffReport } from "./diff-report.js";
import { loosenedGates } from "./loosened-gates.js";
import { FAILING_KINDS, failingKinds, failures, type FailingKind } from "./failing-kinds.js";

const FORMATS = { text: diffText, markdown: diffMarkdown, json: diffJson } as const;
type Format = keyof typeof FORMATS;

interface Asked {
  readonly base: string | undefined;
  readonly head: string | undefined;
  readonly format: Format;
  readonly failOn: readonly FailingKind[];
  readonly top: number;
}

const TOP = 5;

export const diff: Command = {
  summary: "what a change couples that was apart, and which checks it made weaker",
  help: `diff [base]
  Says what a change draws and erases, from a commit (default: where the work left the default branch) to the work tree: imports
  between domains, knots of modules with the import that tied them, state and services that came to be shared, cycles that only
  load later, modules with which more or fewer others fail, and checks that were made weaker.

    npx eslint-plugin-topology diff
    npx eslint-plugin-topology diff main --fail-on new-cycle,new-shared-state
    npx eslint-plugin-topology diff v1.0.0 --head v2.0.0 --format markdown

  --head       a commit instead of the work tree
  --format     ${Object.keys(FORMATS).join(", ")} (default: text)
  --fail-on    status 1 on any of these, with commas between: ${FAILING_KINDS.slice(0, 3).join(", ")},
               ${FAILING_KINDS.slice(3).join(", ")}; or any
  --top        how many modules to name of which the blast radius changed (default: ${TOP})
`,
  options: {
    head: { type: "string" },
    format: { type: "string" },
    "fail-on": { type: "string" },
    top: { type: "string" },
  },
  run: async (cwd, { values, positionals }, terminal) => {
    const [base, ...others] = positionals;
    if (others.length > 0) throw new Error("diff takes one commit to compare with; the other one is given by --head");
    const asked: Asked = {
      base,
      head: values["head"] as string | undefined,
      format: choice("format", values["format"], Object.keys(FORMATS) as Format[]),
      failOn: failingKinds(values["fail-on"]),
      top: wholeNumber("top", values["top"], TOP),
    };
    return diffOf(cwd, asked, terminal);
  },
};

async function diffOf(cwd: string, asked: Asked, terminal: Terminal): Promise<Outcome> {
  const project = await askedProject(cwd, "index.js", terminal);
  const repository = repositoryAround(project.root);
  const head = asked.head === undefined ? undefined : commitOf(repository, asked.head);
  const base = asked.base === undefined ? defaultBase(repository) : baseOf(repository, asked.base, head);
  const compared = { base, head };
  const { more: loosened, ...changed } = await changeSince(project, repository, compared, terminal, (sides) =>
    loosenedGates(project, sides),
  );
  const failed = failures(asked.failOn, changed.change, loosened);
  const report: DiffReport = { ...changed, loosened, top: asked.top, failed };
  return { status: failed.length > 0 ? 1 : 0, text: FORMATS[asked.format](report, terminal) };
}

/** @throws Error if it is none */
function wholeNumber(option: string, given: unknown, otherwise: number): number {
  if (given === undefined) return otherwise;
  const number = Number(given);
  if (Number.isInteger(number) && number >= 0 && given !== "") return number;
  throw new Error(`--${option} takes a whole number, not ${String(given)}`);
}
