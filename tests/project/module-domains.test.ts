/**
 * The domain of each module: from settings, layout and packages to numbers of nodes.
 */
import { join } from "node:path";
import { rmSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parseSettings } from "../../src/config/settings.js";
import { replaceRow } from "../../src/graph/link.js";
import type { NodeDomains } from "../../src/graph/node-domains.js";
import type { Topology } from "../../src/graph/topology.js";
import { moduleDomainOrigins, moduleDomains } from "../../src/project/module-domains.js";
import { onDisk, writeFiles, type Files } from "../on-disk.js";
import { projectOf, topologyOf } from "../topology-of.js";

const WORKSPACE: Files = {
  "package.json": { name: "root", workspaces: ["packages/*", "!packages/legacy"] },
  "packages/auth/package.json": { name: "@p/auth" },
  "packages/auth/index.ts": "",
  "packages/billing/package.json": {},
  "packages/billing/index.ts": "",
  "packages/legacy/package.json": { name: "@p/legacy" },
  "packages/legacy/index.ts": "",
  "main.ts": "",
};

function domains(topology: Topology, settings: object = {}, packages = true): NodeDomains {
  return moduleDomains(topology, parseSettings(settings).view, packages);
}

/** Each module of a domain, as `path: domain`. */
function placed(topology: Topology, settings?: object, packages?: boolean): string[] {
  const { names, of } = domains(topology, settings, packages);
  return topology.modules.flatMap((id, node) => (of[node]! < 0 ? [] : [`${id}: ${names[of[node]!]}`]));
}

describe("packages of a workspace", () => {
  const PLACED = ["packages/auth/index.ts: auth", "packages/billing/index.ts: billing"];

  it("are domains where they are asked for", () => {
    const topology = topologyOf(onDisk(WORKSPACE));
    expect(topology.packages).toEqual(["packages/auth", "packages/billing"]);
    expect(placed(topology)).toEqual(PLACED);
    expect(placed(topology, {}, false)).toEqual([]);
  });

  it("are those of pnpm as well", () => {
    const pnpm = {
      ...WORKSPACE,
      "package.json": {},
      "pnpm-workspace.yaml": "packages: ['packages/*', '!packages/legacy']",
    };
    expect(placed(topologyOf(onDisk(pnpm)))).toEqual(PLACED);
  });

  it("are looked for again when their files change", () => {
    const root = onDisk(WORKSPACE);
    const project = projectOf(root);
    project.look();
    writeFiles(root, { "package.json": { workspaces: ["packages/*"] } });
    expect(project.look().topology.packages).toContain("packages/legacy");
    rmSync(join(root, "packages/legacy/package.json"));
    expect(project.look().topology.packages).not.toContain("packages/legacy");
  });

  it("are none where there is no workspace", () => {
    expect(topologyOf(onDisk({ ...WORKSPACE, "package.json": {} })).packages).toEqual([]);
  });
});

describe("the domains of a project", () => {
  const FILES = { "package.json": {}, "src/a/a.ts": "", "src/b/b.ts": "", "src/b/b.test.ts": "" };

  it("hold no tests", () => {
    const topology = topologyOf(onDisk(FILES));
    const settings = { domains: "src/{domain}/**" };
    expect(placed(topology, settings)).toEqual(["src/a/a.ts: a", "src/b/b.ts: b"]);
    expect(placed(topology, { ...settings, tests: [] })).toHaveLength(3);
  });

  it("are not guessed from tests", () => {
    const files = { "package.json": {}, "src/features/a/a.ts": "", "src/features/b/b.test.ts": "" };
    expect(placed(topologyOf(onDisk(files)))).toEqual([]);
    expect(placed(topologyOf(onDisk(files)), { tests: [] })).toHaveLength(2);
  });

  it("came about by their own modules", () => {
    const { view } = parseSettings({ domains: "src/{domain}/**" });
    const topology = topologyOf(onDisk({ ...FILES, "src/c/c.test.ts": "" }));
    expect(moduleDomainOrigins(topology, view, true).map(({ name }) => name)).toEqual(["a", "b"]);
  });

  it("are kept for all graphs of the same modules, by the value of the settings", () => {
    const topology = topologyOf(onDisk(FILES));
    const first = domains(topology, { domains: "src/{domain}/**" });
    const edited = replaceRow(topology, { ...topology.rows[0]!, key: "edited" }, { imports: [], exports: [] });
    expect(domains(edited, { domains: ["src/{domain}/**"] })).toBe(first);
    expect(domains(edited, { domains: {} })).not.toBe(first);
  });
});
