/**
 * The ESLint class in one process that lives long, with a new ESLint for every question, as editors' extensions and watchers use
 * it: `lintText` with the text of a buffer, `lintFiles` with what is on disk.
 */
import { fork } from "node:child_process";
import { join } from "node:path";
import { REPOSITORY, type EslintVersion } from "../e2e/installed.js";
import type { Finding, Host, RunningHost } from "./host.js";
import { HostProcess } from "./host-process.js";

interface Answer {
  readonly id: number;
  readonly findings?: readonly Finding[];
  readonly error?: string;
}

type Method = "lintText" | "lintFiles";

export const WITHOUT_BUFFERS = "it lints files as they are on disk";

function eslintClass(eslint: EslintVersion, method: Method): Host {
  const name = `ESLint ${eslint}, \`${method}\``;
  return {
    name,
    test: `eslint-${eslint}.test.ts`,
    eslint,
    ...(method === "lintFiles" && { withoutBuffers: WITHOUT_BUFFERS }),
    start: () => Promise.resolve(startClass(name, eslint, method)),
  };
}

export const eslint10Text = eslintClass(10, "lintText");
export const eslint10Files = eslintClass(10, "lintFiles");
export const eslint9Text = eslintClass(9, "lintText");
export const eslint9Files = eslintClass(9, "lintFiles");

function startClass(name: string, eslint: EslintVersion, method: Method): RunningHost {
  const script = join(import.meta.dirname, "eslint-process.js");
  const child = fork(script, [eslint === 9 ? "eslint9" : "eslint", method], {
    cwd: REPOSITORY,
    silent: true,
    execArgv: [],
  });
  const host = new HostProcess(name, child);
  const waiting = new Map<number, (answer: Answer) => void>();
  let asked = 0;
  child.stdout?.on("data", (data) => host.fail(`wrote to stdout: ${data}`));
  child.on("message", (answer: Answer) => {
    waiting.get(answer.id)?.(answer);
    waiting.delete(answer.id);
  });
  const ask = async (root: string, path: string, text: string): Promise<readonly Finding[]> => {
    const { findings, error } = await host.within<Answer>(`for ${path}`, (resolve) => {
      waiting.set(++asked, resolve);
      child.send({ id: asked, root, path, text });
    });
    if (findings === undefined) throw new Error(`${name} threw ${error}`);
    return findings;
  };
  return {
    enter: (root) => Promise.resolve({ ask: (path, text) => ask(root, path, text) }),
    stop: () => host.stop(() => child.disconnect()),
  };
}
