/**
 * oxlint's language server, which runs the rules of this plugin as a JS plugin: one server for each project.
 *
 * One server for several folders, whose files are asked for at the same time, hands a JS plugin the path of one file with the text
 * of another (oxlint 1.94; seen with a plugin that only compares the two).
 */
import { join } from "node:path";
import { REPOSITORY } from "../e2e/installed.js";
import type { Host } from "./host.js";
import { startServer, type Server } from "./language-server.js";
import { oneAProject } from "./one-a-project.js";

const NAME = "oxlint's language server";

const SERVER: Omit<Server, "cwd"> = {
  name: NAME,
  command: [join(REPOSITORY, "node_modules/oxlint/bin/oxlint"), "--lsp"],
  configurationOf: () => null,
  isSilent: true,
  readyWith: "client/registerCapability",
  // What it registers for with that request.
  watches: (name) => /^(?:\.oxlintrc\.jsonc?|oxlint\.config\.m?ts)$/.test(name),
};

export const oxlint: Host = {
  name: NAME,
  test: "oxlint.test.ts",
  eslint: 10,
  start: () => Promise.resolve(oneAProject((root) => startServer({ ...SERVER, cwd: root }))),
};
