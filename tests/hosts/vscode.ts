/**
 * VS Code's ESLint server, as Neovim, Helix and other editors start it: over stdio. Settings as VS Code has them by default.
 *
 * The published package comes with the servers for HTML, CSS and JSON, and is compiled for engines of the past. Its polyfills do
 * nothing in Node, and have an install script: `overrides` in package.json keep them (and a TypeScript of its own) out. So its
 * ESLint server is put beside the packages that it needs here, with nothing in the place of the polyfills.
 * The environment variable VSCODE_ESLINT_SERVER names another one: `server/out/eslintServer.js` of an installed extension.
 */
import { cpSync, mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { link, REPOSITORY } from "../e2e/installed.js";
import { writeFiles } from "../on-disk.js";
import type { Host } from "./host.js";
import { startServer, uriOf, type Server } from "./language-server.js";

const NEEDED = [
  "vscode-languageserver",
  "vscode-languageserver-protocol",
  "vscode-languageserver-textdocument",
  "vscode-uri",
  "semver",
  "regenerator-runtime",
];

/** `package.json` of VS Code's extension, `contributes.configuration`. */
const SETTINGS = {
  validate: "on",
  run: "onType",
  packageManager: "npm",
  useESLintClass: true,
  useRealpaths: false,
  experimental: { useFlatConfig: false },
  codeAction: {
    disableRuleComment: { enable: true, location: "separateLine", commentStyle: "line" },
    showDocumentation: { enable: true },
  },
  codeActionOnSave: { mode: "all" },
  format: false,
  quiet: false,
  bulkSuppression: { enable: false },
  onIgnoredFiles: "off",
  options: {},
  rulesCustomizations: [],
  problems: { shortenToSingleLine: false },
  nodePath: null,
  workingDirectory: { mode: "location" },
};

const NAME = "VS Code's ESLint server";

const SERVER: Omit<Server, "command" | "cwd"> = {
  name: NAME,
  configurationOf: (scope, roots) => {
    const root = roots.find((each) => scope.startsWith(`${uriOf(each)}/`));
    return { ...SETTINGS, workspaceFolder: root && { name: basename(root), uri: uriOf(root) } };
  },
  // `fileEvents` of the extension's client.
  watches: (name) => /^(?:eslint\.config\.[cm]?[jt]s|\.eslintignore|package\.json)$/.test(name),
};

export const vscode: Host = {
  name: NAME,
  test: "vscode.test.ts",
  eslint: 10,
  start: async () => {
    const folder = realpathSync.native(mkdtempSync(join(tmpdir(), "topology-server-")));
    const script = process.env["VSCODE_ESLINT_SERVER"] ?? unpackServer(folder);
    const { enter, stop } = await startServer({ ...SERVER, command: [script, "--stdio"], cwd: folder });
    return { enter, stop: () => stop().finally(() => rmSync(folder, { recursive: true, force: true })) };
  },
};

function unpackServer(folder: string): string {
  const packages = join(REPOSITORY, "node_modules");
  cpSync(join(packages, "vscode-langservers-extracted/lib/eslint-language-server"), join(folder, "server"), {
    recursive: true,
  });
  for (const name of NEEDED) link(join(packages, name), join(folder, "node_modules", name));
  writeFiles(folder, {
    "node_modules/core-js/package.json": { name: "core-js", exports: { "./modules/*": "./nothing.js" } },
    "node_modules/core-js/nothing.js": "",
  });
  return join(folder, "server/eslintServer.js");
}
