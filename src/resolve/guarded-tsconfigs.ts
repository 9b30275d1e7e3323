/**
 * The tsconfigs that the native resolver reads on its own, looked at before it: each tsconfig.json above a module, what it
 * references, and what these extend, in packages too. A path in one that is written in several ways is looked at in all.
 *
 * A file is read once; a question costs the number of files that a tsconfig.json leads to, and is remembered by folder.
 */
import { dirname, isAbsolute, join, resolve } from "node:path";
import type { ForbiddenFile, GuardedManifests } from "./guarded-manifests.js";
import { isRecord } from "./manifest.js";
import { possibleExports, possibleTargets } from "./possible-targets.js";
import type { ResolveInputs } from "./resolve-inputs.js";
import { isRelative, packageRequest } from "./specifier.js";

/** One file of the tsconfigs above a module. */
export interface GuardedTsconfig {
  readonly folder: string;
  /** Of the tsconfig.json that leads to it. */
  readonly home: string;
  readonly content: Readonly<Record<string, unknown>>;
}

/** All tsconfigs above a module, or the one among them that must not be read. */
export interface TsconfigsAbove {
  readonly forbidden?: ForbiddenFile;
  readonly files: readonly GuardedTsconfig[];
}

export interface GuardedTsconfigs {
  /** Of the tsconfig.json files in a folder and all above it. Paths are absolute. */
  above(folder: string): TsconfigsAbove;
  /** Of one tsconfig, with all that it extends and references. */
  of(file: string): TsconfigsAbove;
}

/** Each link of a chain is a level of the resolver's recursion, which takes 1,200 on the stack of a worker. */
const LONGEST_CHAIN = 100;
const LONGEST_PATH = 2048;
/** A text that is no JSON and larger than this may be something else to the resolver. */
const LARGEST_UNREAD = 4096;

type Content = Readonly<Record<string, unknown>>;
type Read = { readonly content: Content } | { readonly forbidden: ForbiddenFile } | undefined;

/** @param parse gives undefined for what is no JSON with comments */
export function createGuardedTsconfigs(
  peek: ResolveInputs["peek"],
  parse: (file: string, text: string) => unknown,
  manifests: GuardedManifests,
): GuardedTsconfigs {
  const reads = remembered(read);
  const of = remembered(follow);
  const { meant } = createMeanings(manifests);

  function read(file: string): Read {
    const found = peek(file);
    if (found === undefined) return undefined;
    if (found.wrong !== undefined) return { forbidden: { file, reason: found.wrong } };
    const content = parse(file, found.text);
    if (content === undefined && found.text.length > LARGEST_UNREAD)
      return { forbidden: { file, reason: "it is no JSON" } };
    const value = isRecord(content) ? content : {};
    const isTooLong = pathsIn(value).some((path) => path.length > LONGEST_PATH);
    if (isTooLong) return { forbidden: { file, reason: `a path in it is longer than ${LONGEST_PATH} characters` } };
    return { content: value };
  }

  function follow(start: string): TsconfigsAbove {
    const files: GuardedTsconfig[] = [];
    const deepest = new Map<string, number>();
    const pending = [{ file: start, depth: 0 }];
    for (let step = pending.pop(); step !== undefined; step = pending.pop()) {
      const { file, depth } = step;
      const before = deepest.get(file) ?? -1;
      const found = depth > before ? reads(file) : undefined;
      if (found === undefined) continue;
      if ("forbidden" in found) return { ...found, files };
      const reason = `it extends itself, or more than ${LONGEST_CHAIN} others`;
      if (depth > LONGEST_CHAIN) return { forbidden: { file: start, reason }, files };
      deepest.set(file, depth);
      const folder = dirname(file);
      if (before === -1) files.push({ folder, home: dirname(start), content: found.content });
      const next = [...basesOf(found.content).map((specifier) => ({ specifier, depth: depth + 1 }))];
      if (file === start) next.push(...referencesOf(found.content).map((specifier) => ({ specifier, depth: 0 })));
      for (const each of next) {
        const meaning = meant(folder, each.specifier);
        if (meaning.forbidden !== undefined) return { forbidden: meaning.forbidden, files };
        for (const other of meaning.files) if (other !== start) pending.push({ file: other, depth: each.depth });
      }
    }
    return { files };
  }

  const above = remembered((folder: string): TsconfigsAbove => {
    const own = of(join(folder, "tsconfig.json"));
    const parent = dirname(folder);
    const outer: TsconfigsAbove = parent === folder ? { files: [] } : above(parent);
    const forbidden = own.forbidden ?? outer.forbidden;
    const files = own.files.length === 0 ? outer.files : [...own.files, ...outer.files];
    return { ...(forbidden && { forbidden }), files };
  });

  return { above, of };
}

/** What a tsconfig names: files that are tried, unless a package.json that must be read for it must not. */
interface Meaning {
  readonly files: readonly string[];
  readonly forbidden?: ForbiddenFile | undefined;
}

function createMeanings(manifests: GuardedManifests): { meant: (folder: string, specifier: string) => Meaning } {
  function meant(folder: string, specifier: string): Meaning {
    if (isRelative(specifier) || isAbsolute(specifier)) return { files: spellings(resolve(folder, specifier)) };
    const forbidden = manifests.forbiddenAbove(folder);
    if (forbidden !== undefined) return { files: [], forbidden };
    const own = manifests.nearest(folder);
    if (specifier.startsWith("#")) {
      const targets = possibleTargets(own?.value["imports"], specifier).filter((target) => !target.startsWith("#"));
      return together(targets.map((target) => meant(own!.folder, target)));
    }
    const { name, subpath } = packageRequest(specifier) ?? { name: specifier, subpath: "" };
    const homes = [...ancestors(folder)].map((each) => join(each, "node_modules", name));
    return together([...homes, ...(own ? [own.folder] : [])].map((home) => inPackage(home, subpath)));
  }

  function inPackage(home: string, subpath: string): Meaning {
    const exported = possibleExports(manifests.at(home)?.value["exports"], subpath === "" ? "." : `./${subpath}`);
    const places = [subpath, ...exported].map((target) => join(home, target));
    const entries = places.flatMap((place) => {
      const main = manifests.at(place)?.value["main"];
      return typeof main === "string" ? [place, join(place, main)] : [place];
    });
    return {
      files: entries.flatMap(spellings),
      forbidden: entries.map((entry) => manifests.forbiddenAbove(entry)).find((found) => found !== undefined),
    };
  }

  return { meant };
}

function together(meanings: readonly Meaning[]): Meaning {
  return {
    files: meanings.flatMap(({ files }) => files),
    forbidden: meanings.find(({ forbidden }) => forbidden !== undefined)?.forbidden,
  };
}

function remembered<Answer>(ask: (path: string) => Answer): (path: string) => Answer {
  const known = new Map<string, Answer>();
  return (path) => {
    if (!known.has(path)) known.set(path, ask(path));
    return known.get(path) as Answer;
  };
}

function spellings(path: string): readonly string[] {
  return [path, `${path}.json`, join(path, "tsconfig.json")];
}

function* ancestors(folder: string): Generator<string> {
  for (let current = folder; ; current = dirname(current)) {
    yield current;
    if (dirname(current) === current) return;
  }
}

function basesOf(content: Content): readonly string[] {
  return textsOf(content["extends"]);
}

function referencesOf(content: Content): readonly string[] {
  const references = Array.isArray(content["references"]) ? (content["references"] as unknown[]) : [];
  const paths = references.flatMap((reference) => (isRecord(reference) ? textsOf(reference["path"]) : []));
  return paths.map((path) => (isAbsolute(path) ? path : `./${path}`));
}

/** All that the resolver makes paths of. */
function pathsIn(content: Content): readonly string[] {
  const options = isRecord(content["compilerOptions"]) ? content["compilerOptions"] : {};
  const targets = isRecord(options["paths"]) ? Object.values(options["paths"]).flatMap(textsOf) : [];
  return [
    ...basesOf(content),
    ...referencesOf(content),
    ...textsOf(options["baseUrl"]),
    ...textsOf(options["rootDirs"]),
    ...targets,
  ];
}

function textsOf(value: unknown): readonly string[] {
  return (Array.isArray(value) ? value : [value]).filter((each) => typeof each === "string" && each !== "") as string[];
}
