/**
 * A client of the Language Server Protocol over stdio, as far as an editor needs it to show diagnostics that it pulls.
 * Whatever the server writes to stdout besides its messages ends all with an error.
 */
import { basename, extname } from "node:path";
import { pathToFileURL } from "node:url";
import type { Finding, OpenProject, RunningHost } from "./host.js";
import { startConnection, type Connection } from "./lsp-connection.js";

/** What differs between servers. */
export interface Server {
  readonly name: string;
  /** Arguments of Node. */
  readonly command: readonly string[];
  /** Where it is started. */
  readonly cwd: string;
  /** The answer for one item of `workspace/configuration`. */
  readonly configurationOf: (scope: string, roots: readonly string[]) => unknown;
  /** Whether an editor's watcher tells of a file of this name. */
  readonly watches: (name: string) => boolean;
  /** Whether it turns to stderr what plugins write to stdout, and is silent there otherwise. */
  readonly isSilent?: true;
  /** The request about a folder after which the server answers for it; none if it does at once. */
  readonly readyWith?: string;
}

interface Diagnostic {
  readonly range: { readonly start: { readonly line: number } };
  readonly code?: string | number;
  readonly message: string;
}

const CHANGED = 2;

const CAPABILITIES = {
  workspace: {
    configuration: true,
    workspaceFolders: true,
    diagnostics: { refreshSupport: true },
    didChangeWatchedFiles: { dynamicRegistration: true },
  },
  textDocument: { synchronization: { didSave: true }, diagnostic: { dynamicRegistration: true } },
};

export const uriOf = (path: string): string => pathToFileURL(path).href;

export async function startServer(server: Server): Promise<RunningHost> {
  const { name, command, cwd, configurationOf, readyWith } = server;
  const roots: string[] = [];
  const entering = new Map<string, (isReady: true) => void>();
  const answer = (method: string, params: unknown): unknown => {
    if (method === readyWith) {
      for (const [uri, resolve] of entering) if (JSON.stringify(params).includes(uri)) resolve(true);
    }
    if (method !== "workspace/configuration") return null;
    const { items } = params as { items: readonly { scopeUri?: string }[] };
    return items.map(({ scopeUri = "" }) => configurationOf(scopeUri, roots));
  };
  const connection = startConnection(name, command, cwd, answer, server.isSilent ?? false);
  const about = { processId: process.pid, rootUri: null, workspaceFolders: [], capabilities: CAPABILITIES };
  await connection.request("initialize", about);
  connection.notify("initialized", {});
  return {
    async enter(root) {
      roots.push(root);
      const added = [{ uri: uriOf(root), name: basename(root) }];
      const tell = (): void => {
        connection.notify("workspace/didChangeWorkspaceFolders", { event: { added, removed: [] } });
      };
      if (readyWith === undefined) tell();
      else {
        await connection.within<true>(`for the folder ${root} with ${readyWith}`, (resolve) => {
          entering.set(uriOf(root), resolve);
          tell();
        });
      }
      return openProject(connection, server);
    },
    stop: connection.stop,
  };
}

function openProject({ notify, request }: Connection, { watches }: Server): OpenProject {
  let version = 0;
  return {
    open(path, text) {
      const languageId = extname(path) === ".ts" ? "typescript" : "javascript";
      notify("textDocument/didOpen", { textDocument: { uri: uriOf(path), languageId, version: ++version, text } });
    },
    change(path, text) {
      const textDocument = { uri: uriOf(path), version: ++version };
      notify("textDocument/didChange", { textDocument, contentChanges: [{ text }] });
    },
    close: (path) => notify("textDocument/didClose", { textDocument: { uri: uriOf(path) } }),
    saved: (path) => notify("textDocument/didSave", { textDocument: { uri: uriOf(path) } }),
    touched(paths) {
      const watched = paths.filter((path) => watches(basename(path)));
      const changes = watched.map((path) => ({ uri: uriOf(path), type: CHANGED }));
      if (changes.length > 0) notify("workspace/didChangeWatchedFiles", { changes });
    },
    async ask(path) {
      const report = await request("textDocument/diagnostic", { textDocument: { uri: uriOf(path) } });
      return (report as { items: readonly Diagnostic[] }).items.map(toFinding);
    },
  };
}

/** oxlint writes the rule as `plugin(rule)`. */
function toFinding({ range, code = "", message }: Diagnostic): Finding {
  return { line: range.start.line + 1, rule: String(code).replace(/^(.*)\((.*)\)$/, "$1/$2"), message };
}
