/** Messages of the Language Server Protocol to and from a process of Node, over its stdin and stdout. */
import { spawn } from "node:child_process";
import { HostProcess } from "./host-process.js";

interface Message {
  readonly id?: number;
  readonly method?: string;
  readonly params?: unknown;
  readonly result?: unknown;
  readonly error?: unknown;
}

export interface Connection {
  readonly notify: (method: string, params: unknown) => void;
  readonly request: (method: string, params: unknown) => Promise<unknown>;
  readonly within: HostProcess["within"];
  readonly stop: () => Promise<void>;
}

const HEADER = /^Content-Length: (\d+)\r\n(?:Content-Type: [^\r\n]*\r\n)?\r\n/;
const HEADER_AT_MOST = 200;
/** `MessageType.Log` */
const LOG = 4;

/**
 * @param answer to a request of the server
 * @param isSilent whether the server turns what is written to stdout by others in its process to stderr, and is silent there
 */
export function startConnection(
  name: string,
  command: readonly string[],
  cwd: string,
  answer: (method: string, params: unknown) => unknown,
  isSilent: boolean,
): Connection {
  const child = spawn(process.execPath, command, { cwd, stdio: "pipe" });
  const host = new HostProcess(name, child);
  if (isSilent) host.forbidStderr();
  const waiting = new Map<number, (message: Message) => void>();
  let asked = 0;
  let isStopping = false;

  const send = (message: Message): void => {
    const body = Buffer.from(JSON.stringify({ jsonrpc: "2.0", ...message }));
    child.stdin.write(Buffer.concat([Buffer.from(`Content-Length: ${body.length}\r\n\r\n`), body]));
  };
  const notify = (method: string, params: unknown): void => send({ method, params });
  const request = async (method: string, params: unknown): Promise<unknown> => {
    const { result, error } = await host.within<Message>(method, (resolve) => {
      waiting.set(++asked, resolve);
      send({ id: asked, method, params });
    });
    if (error !== undefined) throw new Error(`${name} answers ${method} with ${JSON.stringify(error)}`);
    return result;
  };
  const receive = ({ id, method, params, result, error }: Message): void => {
    // VS Code's server says so when a plugin calls process.exit, and at its own end.
    if (method === "eslint/exitCalled" && !isStopping) return host.fail(`was ended: ${JSON.stringify(params)}`);
    // … and turns what a plugin writes with console.log into such messages; its own are others.
    if (method === "window/logMessage" && (params as { type: number }).type === LOG) {
      return host.fail(`logged for a plugin: ${JSON.stringify(params)}`);
    }
    if (method !== undefined && id !== undefined) return send({ id, result: answer(method, params) });
    if (id === undefined) return;
    waiting.get(id)?.({ result, error });
    waiting.delete(id);
  };
  const stop = async (): Promise<void> => {
    isStopping = true;
    await request("shutdown", undefined).catch(() => undefined); // what failed is told by what follows
    await host.stop(() => notify("exit", undefined));
  };
  readMessages(child.stdout, receive, (text) => host.fail(`wrote to stdout, outside its messages: ${text}`));
  return { notify, request, within: host.within.bind(host), stop };
}

/** @param broken gets what is no message */
function readMessages(
  stream: NodeJS.ReadableStream,
  receive: (message: Message) => void,
  broken: (text: string) => void,
): void {
  let rest: Buffer = Buffer.alloc(0);
  stream.on("data", (data: Buffer) => {
    rest = Buffer.concat([rest, data]);
    while (rest.length > 0) {
      const start = rest.toString("latin1", 0, HEADER_AT_MOST);
      const header = HEADER.exec(start);
      const isCut = start.length < HEADER_AT_MOST && start.startsWith("Content-Length".slice(0, start.length));
      if (header === null) return isCut && !start.includes("\r\n\r\n") ? undefined : broken(start);
      const from = header[0].length;
      const to = from + Number(header[1]);
      if (rest.length < to) return;
      receive(JSON.parse(rest.toString("utf8", from, to)) as Message);
      rest = rest.subarray(to);
    }
  });
}
