// @ts-check
/**
 * What an install would put where, found without the plugin: for every workspace of a repository, whose patterns are
 * expanded by TypeScript's own globs, a link to each member in the root and in each member that depends on it; and the
 * published copies that packages have of what a member is called.
 *
 * A published copy has who is no member and depends on a version, and whom pnpm's lock file gives one.
 */
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import ts from "typescript";
import { parse, parseAllDocuments } from "yaml";

/**
 * @typedef {{ links: ReadonlyMap<string, string>, published: ReadonlySet<string> }} Installed
 *   `links`: `<folder>/node_modules/<name>` -> the member's folder; `published`: `<folder>/node_modules/<name>`
 * @typedef {ReadonlyMap<string, ReadonlyMap<string, string>>} Workspaces root -> package name -> folder, all absolute
 */

const LOCAL = /^(?:workspace|link|file|portal):/;
const FIELDS = ["dependencies", "devDependencies", "peerDependencies", "optionalDependencies"];

/**
 * @param {string} root
 * @returns {Installed}
 */
export function installedIn(root) {
  const manifests = ts.sys.readDirectory(root, [".json"], ["**/node_modules"], ["**/package.json"]).sort();
  const pnpm = ts.sys.readDirectory(root, [".yaml"], ["**/node_modules"], ["**/pnpm-workspace.yaml"]);
  /** @type {Map<string, ReadonlyMap<string, string>>} */
  const workspaces = new Map();
  for (const home of new Set([...pnpm, ...manifests].map((path) => dirname(path)))) {
    const members = membersOf(home);
    if (members.size > 0) workspaces.set(home, members);
  }
  const published = new Set([
    ...manifests.flatMap((path) => copiesOf(path, workspaces)),
    ...fromLock(root, workspaces),
  ]);
  const links = [...workspaces].flatMap(([home, members]) => linksOf(home, members));
  links.push(...manifests.flatMap((path) => pathLinksOf(dirname(path))));
  return { links: new Map(links.filter(([path]) => !published.has(path))), published };
}

/**
 * @param {string} home
 * @param {ReadonlyMap<string, string>} members
 * @returns {[path: string, folder: string][]}
 */
function linksOf(home, members) {
  return [home, ...members.values()].flatMap((folder) => {
    const names = folder === home ? [...members.keys()] : rangesOf(folder).map(([name]) => name);
    return names.flatMap((name) => {
      const member = members.get(name);
      return member === undefined ? [] : [[`${folder}/node_modules/${name}`, member]];
    });
  });
}

/** @param {string} home */
function membersOf(home) {
  const patterns = patternsOf(home).map((pattern) => pattern.replace(/^(!?)(?:\.\/)?(.*?)\/?$/, "$1$2/package.json"));
  const taken = patterns.filter((pattern) => !pattern.startsWith("!"));
  const left = patterns.filter((pattern) => pattern.startsWith("!")).map((pattern) => pattern.slice(1));
  /** @type {Map<string, string>} */
  const members = new Map();
  if (taken.length === 0) return members;
  for (const path of [
    join(home, "package.json"),
    ...ts.sys.readDirectory(home, [".json"], ["**/node_modules", ...left], taken),
  ]) {
    const { name } = jsonAt(path);
    if (typeof name === "string" && !members.has(name)) members.set(name, dirname(path));
  }
  return members;
}

/**
 * @param {string} home
 * @returns {string[]}
 */
function patternsOf(home) {
  const pnpm = join(home, "pnpm-workspace.yaml");
  const listed = existsSync(pnpm) ? parse(readFileSync(pnpm, "utf8"))?.packages : undefined;
  const { workspaces = [] } = jsonAt(join(home, "package.json"));
  return listed ?? (Array.isArray(workspaces) ? workspaces : (workspaces.packages ?? []));
}

/**
 * @param {string} folder of a package
 * @returns {[path: string, folder: string][]} what it depends upon by path
 */
function pathLinksOf(folder) {
  return rangesOf(folder).flatMap(([name, range]) => {
    const [, path] = /^(?:link|file|portal):(.+)$/.exec(range) ?? [];
    return path === undefined ? [] : [[`${folder}/node_modules/${name}`, join(folder, path)]];
  });
}

/**
 * @param {string} manifest
 * @param {Workspaces} workspaces
 */
function copiesOf(manifest, workspaces) {
  const folder = dirname(manifest);
  const around = [...workspaces].filter(([home]) => `${folder}/`.startsWith(`${home}/`)).map(([, members]) => members);
  const linking = around.filter((members) => [...members.values()].includes(folder));
  return rangesOf(folder)
    .filter(([name, range]) => !LOCAL.test(range) && around.some((members) => members.has(name)))
    .filter(([name]) => !linking.some((members) => members.has(name)))
    .map(([name]) => `${folder}/node_modules/${name}`);
}

/**
 * @param {string} folder of a package
 * @returns {[name: string, range: string][]}
 */
function rangesOf(folder) {
  const manifest = jsonAt(join(folder, "package.json"));
  return Object.entries(Object.assign({}, ...FIELDS.map((field) => manifest[field])));
}

/**
 * @param {string} root
 * @param {Workspaces} workspaces
 */
function fromLock(root, workspaces) {
  const path = join(root, "pnpm-lock.yaml");
  // A first document may say which pnpm and which plugins of it are used; the project is the last one.
  const lock = existsSync(path) ? parseAllDocuments(readFileSync(path, "utf8")).at(-1)?.toJS() : undefined;
  const importers = lock?.importers ?? {};
  return Object.entries(importers).flatMap(([folder, importer]) =>
    Object.entries(Object.assign({}, ...FIELDS.map((field) => importer[field])))
      .filter(([name, { version }]) => workspaces.get(root)?.has(name) && !LOCAL.test(version))
      .map(([name]) => `${join(root, folder)}/node_modules/${name}`),
  );
}

/** @param {string} path */
function jsonAt(path) {
  return existsSync(path) ? (ts.parseConfigFileTextToJson(path, readFileSync(path, "utf8")).config ?? {}) : {};
}
