/** `compare`: how coupled two programs are, or one at two commits. */
import { choice, type Command } from "../command.js";
import { comparedSide } from "./compared-side.js";
import { COMPARE_FORMATS, type CompareFormat } from "./compare-report.js";

const FORMATS = Object.keys(COMPARE_FORMATS) as CompareFormat[];

export const compare: Command = {
  summary: "two programs, or two commits, side by side",
  help: `compare <a> <b>
  Sets two programs side by side, each a folder or a commit: import cycles, shared state and services, imports between domains,
  propagation cost, and what fails with each service.

    npx eslint-plugin-topology compare examples/shared-cache examples/stateless
    npx eslint-plugin-topology compare v1.0.0 HEAD

  --format     ${FORMATS.join(", ")} (default: text)
`,
  options: { format: { type: "string" } },
  run: async (cwd, { values, positionals }, terminal) => {
    const [first, second, ...others] = positionals;
    if (first === undefined || second === undefined || others.length > 0)
      throw new Error("compare takes two folders or commits");
    const format = choice("format", values["format"], FORMATS);
    const sides = [await comparedSide(cwd, first, terminal), await comparedSide(cwd, second, terminal)] as const;
    return { status: 0, text: COMPARE_FORMATS[format](sides) };
  },
};
