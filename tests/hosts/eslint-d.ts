/**
 * eslint_d: one daemon beside an ESLint, and a client for each question, as editors use it that have no server for ESLint. The
 * text of a buffer goes in through stdin. One question at a time: the daemon changes its working directory for each.
 */
import type { ESLint } from "eslint";
import { join } from "node:path";
import { runNode, type Ended } from "../e2e/run.js";
import { extraFolder } from "./extra-packages.js";
import type { Finding, Host, RunningHost } from "./host.js";

const NAME = "eslint_d";

export const eslintD: Host = {
  name: NAME,
  test: "eslint-d.extra.ts",
  eslint: () => join(extraFolder("eslint_d"), "node_modules/eslint"),
  start: startDaemon,
};

async function startDaemon(): Promise<RunningHost> {
  const folder = extraFolder("eslint_d");
  const bin = join(folder, "node_modules/eslint_d/bin/eslint_d.js");
  let before: Promise<unknown> = Promise.resolve();
  const inTurn = <Answer>(ask: () => Promise<Answer>): Promise<Answer> => {
    const answer = before.then(ask);
    before = answer.catch(() => undefined);
    return answer;
  };
  // It ends with this process, whatever happens.
  process.env["ESLINT_D_PPID"] = String(process.pid);
  await runNode(bin, ["start"], { cwd: folder });
  return {
    enter: (root) =>
      Promise.resolve({
        ask: async (path, text) => {
          const args = ["--format", "json", "--stdin", "--stdin-filename", path];
          return findingsIn(await inTurn(() => runNode(bin, args, { cwd: root, input: text })));
        },
      }),
    stop: async () => {
      const { status, stderr } = await runNode(bin, ["stop"], { cwd: folder });
      if (status !== 0 || stderr !== "") throw new Error(`${NAME} stopped with ${status}: ${stderr}`);
    },
  };
}

function findingsIn({ status, stdout, stderr }: Ended): readonly Finding[] {
  try {
    const [result] = JSON.parse(stdout) as readonly ESLint.LintResult[];
    return result!.messages.map(({ line, ruleId, message }) => ({ line, rule: String(ruleId), message }));
  } catch {
    throw new Error(`${NAME} ended with ${status} and wrote no JSON: ${stdout}${stderr}`);
  }
}
