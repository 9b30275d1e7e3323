/**
 * Where linted files are: in the project of which root, under which path from there.
 *
 * What the disk says about their folders is remembered until `forget`, since a run asks the same of each file in turn.
 */
import { basename, dirname, join, relative, sep } from "node:path";
import { SettingsError } from "../config/settings-error.js";
import { isFolder } from "../files/disk.js";
import { realPath } from "../files/real-path.js";
import { findRoot, mayDecideRoot } from "../files/root.js";

export interface Place {
  /** Absolute real path; undefined for a file that belongs to no project. */
  readonly root: string | undefined;
  /** Path from the root with `/` between its parts, which for a file outside starts with `../`; without a root the file's name. */
  readonly id: string;
}

export class Places {
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
    const folder = remembered(this.#realFolders, dirname(filename), realPath);
    const near = join(folder, basename(filename));
    const place = this.#placeIn(near, givenRoot);
    if (isModule(place)) return place;
    const file = realPath(filename);
    return file === near ? place : this.#placeIn(file, givenRoot);
  }

  /**
   * Real path of a root that the settings give.
   * @throws SettingsError if it is no folder
   */
  given(root: string): string {
    return remembered(this.#givenRoots, root, realRoot);
  }

  forget(): void {
    this.#realFolders.clear();
    this.#rootsAround.clear();
    this.#givenRoots.clear();
  }

  #placeIn(file: string, givenRoot: string | undefined): Place {
    const root = givenRoot === undefined ? this.#rootAround(dirname(file)) : this.given(givenRoot);
    if (root === undefined) return { root, id: basename(file) };
    const id = file.startsWith(root + sep) ? file.slice(root.length + 1) : relative(root, file);
    return { root, id: sep === "/" ? id : id.split(sep).join("/") };
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
