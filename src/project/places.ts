/**
 * Where linted files are: in the project of which root, under which path from there.
 *
 * What the disk says about their folders is remembered until `forget`, since a run asks the same of each file in turn.
 */
import { basename, dirname, join, relative, sep } from "node:path";
import { SettingsError } from "../config/settings-error.js";
import { isFolder } from "../files/disk.js";
import { isLinkOrMissing, realPath } from "../files/real-path.js";
import { findRoot, mayDecideRoot } from "../files/root.js";

export interface Place {
  /** Absolute real path; undefined for a file that belongs to no project. */
  readonly root: string | undefined;
  /** Path from the root with `/` between its parts, which for a file outside starts with `../`; without a root the file's name. */
  readonly id: string;
}

/** Where the files of a folder are. */
interface FolderPlace {
  readonly givenRoot: string | undefined;
  /** Real path. */
  readonly folder: string;
  readonly root: string | undefined;
  /** What stands before a file's name in its id. */
  readonly prefix: string;
}

export class Places {
  readonly #folders = new Map<string, FolderPlace>();
  readonly #realFolders = new Map<string, string>();
  readonly #rootsAround = new Map<string, string | undefined>();
  readonly #givenRoots = new Map<string, string>();

  /**
   * The place of a file by its real path.
   * @param filename absolute
   * @param givenRoot as the settings have it; without one it is looked for upward from the file
   * @param isModule whether a scan found a module at a place. A scan follows no links, so that one is no link itself.
   * @throws SettingsError if the given root is no folder
   */
  of(filename: string, givenRoot: string | undefined, isModule: (place: Place) => boolean): Place {
    const name = basename(filename);
    const around = this.#folderOf(dirname(filename), givenRoot);
    const place = { root: around.root, id: around.prefix + name };
    if (isModule(place)) return place;
    const file = realPath(filename);
    if (file === join(around.folder, name)) return place;
    const { root, prefix } = this.#placeIn(dirname(file), givenRoot);
    return { root, id: prefix + basename(file) };
  }

  /**
   * Real path of a root that the settings give.
   * @throws SettingsError if it is no folder
   */
  given(root: string): string {
    return remembered(this.#givenRoots, root, realRoot);
  }

  forget(): void {
    this.#folders.clear();
    this.#realFolders.clear();
    this.#rootsAround.clear();
    this.#givenRoots.clear();
  }

  #folderOf(path: string, givenRoot: string | undefined): FolderPlace {
    const known = this.#folders.get(path);
    if (known !== undefined && known.givenRoot === givenRoot) return known;
    const found = this.#placeIn(this.#realFolder(path), givenRoot);
    this.#folders.set(path, found);
    return found;
  }

  /**
   * The real path of a folder, by that of the folder around it if it is no link: asking for the whole path costs ten times as much.
   * Where a name is written otherwise than on disk, no module is found at the place, and the file is asked for its own.
   */
  #realFolder(path: string): string {
    return remembered(this.#realFolders, path, () => {
      const around = dirname(path);
      return around === path || isLinkOrMissing(path) ? realPath(path) : join(this.#realFolder(around), basename(path));
    });
  }

  /** @param folder real path */
  #placeIn(folder: string, givenRoot: string | undefined): FolderPlace {
    const root = givenRoot === undefined ? this.#rootAround(folder) : this.given(givenRoot);
    if (root === undefined || root === folder) return { givenRoot, folder, root, prefix: "" };
    const inside = folder.startsWith(root + sep) ? folder.slice(root.length + 1) : relative(root, folder);
    return { givenRoot, folder, root, prefix: `${sep === "/" ? inside : inside.split(sep).join("/")}/` };
  }

  /** Most folders of a project are in the one that the folder around them is in, of which that need not be found out again. */
  #rootAround(folder: string): string | undefined {
    return remembered(this.#rootsAround, folder, () => {
      const around = dirname(folder);
      return around === folder || mayDecideRoot(folder) ? findRoot(folder) : this.#rootAround(around);
    });
  }
}

function realRoot(root: string): string {
  if (!isFolder(root)) throw new SettingsError("topology.root", root, "the absolute path of a folder that is there");
  return realPath(root);
}

function remembered<Answer>(known: Map<string, Answer>, folder: string, ask: (folder: string) => Answer): Answer {
  if (!known.has(folder)) known.set(folder, ask(folder));
  return known.get(folder) as Answer;
}
