/** `check`: what a project is made of, and all findings of the rules, in a fraction of the time of a lint. */
import { choice, type Command } from "../command.js";
import { checkJson } from "./check-json.js";
import { checkRun } from "./check-run.js";
import { checkText } from "./check-text.js";
import { baseOf, repositoryAround } from "../git/repository.js";
import { findingsSince } from "./findings-since.js";
import { projectOverview } from "./project-overview.js";

export const check: Command = {
  summary: "what a project is made of, and all findings at once",
  help: `check [paths]
  Says what a project is made of (domains, knots, services, shared states), and what the rules find in it: the findings
  that eslint has, by the project's own config, or by the preset recommended if that does not know this plugin.

    npx eslint-plugin-topology check
    npx eslint-plugin-topology check src "packages/*/src/**"
    npx eslint-plugin-topology check --since main

  --since      a commit: only the findings that the change since then brought, without what the project is made of
  --all        shows all, however much it is (default: the first of each kind, and how many follow)
  --format     text or json (default: text)
`,
  options: { all: { type: "boolean" }, since: { type: "string" }, format: { type: "string" } },
  run: async (cwd, { values, positionals }, terminal) => {
    const format = choice("format", values["format"], ["text", "json"]);
    const paths = positionals.length === 0 ? ["."] : positionals;
    const since = values["since"] as string | undefined;
    // Before the work, as a commit that is not there makes all of it vain.
    const commit =
      since === undefined ? undefined : { ...baseOf(repositoryAround(cwd), since, undefined), name: since };
    const all = await checkRun(cwd, paths, terminal);
    const run = commit === undefined ? all : await findingsSince(all, commit, terminal);
    terminal.progress("Looking for knots, services and shared states");
    const overviews = commit === undefined || format === "json" ? run.projects.map(projectOverview) : [];
    const isOpen = [...run.found.values()].flat().some(({ severity }) => severity === 2);
    const { paint } = terminal;
    const text =
      format === "json"
        ? checkJson(run, overviews, cwd)
        : checkText(run, overviews, { cwd, isWhole: values["all"] === true, paint });
    return { status: isOpen || run.unread.length > 0 ? 1 : 0, text };
  },
};
