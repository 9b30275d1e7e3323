/**
 * The domains of a project that names none: guessed from how its folders are laid out, package by package, since the packages
 * of one workspace are laid out differently.
 *
 * In a package (the root, a package of the workspace, or a folder of `apps/`) the first of these layouts that shows two domains
 * or more counts:
 *  1. the outermost folders that hold a `*.module.ts`, without those that only put the others together;
 *  2. the folders in `src/app`, unless they are the routes of a web site;
 *  3. the folders in `src/modules`, `src/features` and `src/domains`.
 * Folders that are shared by their name are none, and neither are those named for a kind of code. A technical layer beside domains tells
 * of the layout, and is no domain itself. A package of the workspace without such a layout is one domain itself, whatever its name: it
 * says what it depends on.
 *
 * A pure function of the paths, O(length of all paths); in which order they come makes no difference.
 */
import { isBelowSharedFolder, isSubject, isTechnical } from "./folder-names.js";

/** What makes a folder a domain: the layout of the package it is in, or that it is a whole package of the workspace. */
export type InferredFrom = "module files" | "src/app" | "src/modules" | "package";

/** A folder of which every file is in one domain, except for folders in it that are domains themselves. */
export interface InferredDomain {
  readonly folder: string;
  readonly name: string;
  readonly from: InferredFrom;
}

export function inferDomains(paths: readonly string[], packages: readonly string[]): readonly InferredDomain[] {
  const found: Unnamed[] = [];
  const members = new Set(packages);
  for (const [home, files] of filesByPackage(paths, members)) {
    const isPackage = members.has(home);
    const shown = LAYOUTS.map(({ from, layout }) => ({ from, folders: layout(files) }));
    const first = shown.find(({ folders }) => folders.length > 1);
    const subjects = first?.folders.filter((folder) => !isTechnical(lastOf(folder))) ?? [];
    if (first !== undefined && subjects.length > 0 && !(isPackage && holdsLittle(first.folders, files))) {
      found.push(...subjects.map((folder) => ({ folder: join(home, folder), from: first.from })));
    } else if (isPackage) {
      found.push({ folder: home, from: "package" });
    }
  }
  return named(found);
}

type Unnamed = Omit<InferredDomain, "name">;

/** A package in which two small folders look like domains is rather one domain than two and a large rest of none. */
const LITTLE = 1 / 4;

function holdsLittle(folders: readonly string[], files: readonly string[]): boolean {
  const own = files.filter((file) => !isBelowSharedFolder(file));
  const held = own.filter((file) => folders.some((folder) => file.startsWith(`${folder}/`)));
  return held.length < own.length * LITTLE;
}

/** Paths inside each package, relative to it, by the innermost package that holds them. */
function filesByPackage(paths: readonly string[], packages: ReadonlySet<string>): Map<string, string[]> {
  const files = new Map<string, string[]>();
  const homes = new Map<string, string>();
  for (const path of paths) {
    const folder = folderOf(path);
    let home = homes.get(folder);
    if (home === undefined) homes.set(folder, (home = homeOf(folder, packages)));
    const inside = home === "" ? path : path.slice(home.length + 1);
    const known = files.get(home);
    if (known === undefined) files.set(home, [inside]);
    else known.push(inside);
  }
  return files;
}

function homeOf(folder: string, packages: ReadonlySet<string>): string {
  for (let home = folder; home !== ""; home = folderOf(home)) {
    if (packages.has(home) || /^apps\/[^/]+$/.test(home)) return home;
  }
  return "";
}

/** Folders in a package, of which each is a domain. */
type Layout = (files: readonly string[]) => readonly string[];

const LAYOUTS: readonly { readonly from: InferredFrom; readonly layout: Layout }[] = [
  { from: "module files", layout: moduleFolders },
  {
    from: "src/app",
    layout: (files) => (files.some((file) => ROUTE.test(file)) ? [] : foldersIn(files, /^src\/app\//)),
  },
  { from: "src/modules", layout: (files) => foldersIn(files, /^src\/(?:modules|features|domains)\//) },
];

/** What makes `src/app` the routes of a web site, whose folders are parts of an address. */
const ROUTE = /^src\/app\/(?:.+\/)?page\.[jt]sx?$/;

function foldersIn(files: readonly string[], above: RegExp): readonly string[] {
  const folders = new Set<string>();
  for (const file of files) {
    const start = above.exec(file)?.[0].length;
    const end = start === undefined ? -1 : file.indexOf("/", start);
    if (end !== -1 && isSubject(file.slice(start, end))) folders.add(file.slice(0, end));
  }
  return [...folders];
}

/** Folders that put domains together and are none. */
const ASSEMBLING = /^(?:(?:src\/)?(?:app|lib)|src|)$|(?:^|\/)(?:modules|features|domains)$/;

function moduleFolders(files: readonly string[]): readonly string[] {
  const modules = files.filter((file) => file.endsWith(".module.ts"));
  const assembling = new Set(modules.filter((file) => /(?:^|\/)app\.module\.ts$/.test(file)).map(folderOf));
  const holders = [...new Set(modules.map(folderOf))].filter((at) => !ASSEMBLING.test(at) && !assembling.has(at));
  const isInside = new Set(holders);
  const isOutermost = (folder: string): boolean => {
    for (let above = folderOf(folder); above !== ""; above = folderOf(above)) if (isInside.has(above)) return false;
    return true;
  };
  return holders.filter((at) => isOutermost(at) && isSubject(lastOf(at)) && !isBelowSharedFolder(`${at}/`));
}

/**
 * The last folder is the name; if two have the same, the folder that tells where it is comes before it, and if that is not
 * enough, the whole path. So two packages that both have an `auth` have two domains, which know nothing of each other.
 */
function named(found: readonly Unnamed[]): readonly InferredDomain[] {
  const placed = (folder: string): string => join(lastOf(folderOf(folder).replace(LAYOUT_FOLDERS, "")), lastOf(folder));
  const forms = [lastOf, placed].map((form) => ({ form, counts: countBy(found.map(({ folder }) => form(folder))) }));
  return found.map((domain) => {
    const unique = forms.find(({ form, counts }) => counts.get(form(domain.folder)) === 1);
    return { ...domain, name: unique?.form(domain.folder) ?? domain.folder };
  });
}

/** Folders at the end of a path that say nothing about where it is. */
const LAYOUT_FOLDERS = /(?:\/(?:src|app|lib|modules|features|domains))+$/;

function countBy(names: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}

function folderOf(path: string): string {
  return path.slice(0, Math.max(path.lastIndexOf("/"), 0));
}

function lastOf(folder: string): string {
  return folder.slice(folder.lastIndexOf("/") + 1);
}

function join(home: string, folder: string): string {
  return home === "" ? folder : `${home}/${folder}`;
}
