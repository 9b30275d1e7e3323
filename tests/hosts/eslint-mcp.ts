/** @eslint/mcp: the server through which agents lint, over stdio, started in the project. One JSON-RPC message is one line. */
import { spawn } from "node:child_process";
import type { ESLint } from "eslint";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { WITHOUT_BUFFERS } from "./eslint-class.js";
import { extraFolder } from "./extra-packages.js";
import type { Finding, Host, RunningHost } from "./host.js";
import { HostProcess } from "./host-process.js";
import { oneAProject } from "./one-a-project.js";

interface Message {
  readonly id?: number;
  readonly result?: unknown;
  readonly error?: unknown;
}
interface ToolResult {
  readonly isError?: boolean;
  readonly content: readonly { readonly text: string }[];
}

const NAME = "@eslint/mcp";
const PROTOCOL = "2025-06-18";

const installedAt = (name: string): string => join(extraFolder("mcp"), "node_modules", name);

export const eslintMcp: Host = {
  name: NAME,
  test: "eslint-mcp.extra.ts",
  eslint: () => installedAt("eslint"),
  withoutBuffers: WITHOUT_BUFFERS,
  start: () => Promise.resolve(oneAProject(startMcp)),
};

async function startMcp(root: string): Promise<RunningHost> {
  const child = spawn(process.execPath, [installedAt("@eslint/mcp/src/mcp-cli.js")], { cwd: root });
  const host = new HostProcess(NAME, child);
  const waiting = new Map<number, (message: Message) => void>();
  let asked = 0;
  createInterface({ input: child.stdout }).on("line", (line) => {
    try {
      const message = JSON.parse(line) as Message;
      waiting.get(message.id ?? 0)?.(message);
    } catch {
      host.fail(`wrote to stdout, outside its messages: ${line}`);
    }
  });
  const send = (message: object): void => void child.stdin.write(`${JSON.stringify({ jsonrpc: "2.0", ...message })}\n`);
  const request = async (method: string, params: object): Promise<unknown> => {
    const { result, error } = await host.within<Message>(method, (resolve) => {
      waiting.set(++asked, resolve);
      send({ id: asked, method, params });
    });
    if (error !== undefined) throw new Error(`${NAME} answers ${method} with ${JSON.stringify(error)}`);
    return result;
  };
  const clientInfo = { name: "tests", version: "1.0.0" };
  await request("initialize", { protocolVersion: PROTOCOL, capabilities: {}, clientInfo });
  send({ method: "notifications/initialized" });
  return {
    enter: () =>
      Promise.resolve({
        ask: async (path) => {
          const asking = { name: "lint-files", arguments: { filePaths: [path] } };
          return findingsIn((await request("tools/call", asking)) as ToolResult);
        },
      }),
    stop: () => host.stop(() => child.kill("SIGTERM")),
  };
}

/** The results stand between two texts for the agent. */
function findingsIn({ isError, content }: ToolResult): readonly Finding[] {
  if (isError) throw new Error(`${NAME} answers with an error: ${content[0]?.text}`);
  return content.slice(1, -1).flatMap(({ text }) => {
    const { messages } = JSON.parse(text) as ESLint.LintResult;
    return messages.map(({ line, ruleId, message }) => ({ line, rule: String(ruleId), message }));
  });
}
