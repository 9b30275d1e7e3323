/**
 * Specifier + importer -> module of this project. This file puts the parts of the folder together and remembers.
 *
 * Answers depend on the inputs and the disk only, never on what was asked before. A bare specifier is answered once per
 * region, or each time where a tsconfig may tell its modules apart; a relative one each time, since the look-up costs
 * no more than remembering. About a microsecond where the modules discovered answer, ten where the disk does.
 */
import { relative, sep } from "node:path";
import { createAskDisk } from "./ask-disk.js";
import { createBareSpecifier } from "./bare-specifier.js";
import { createDiskResolver, type DiskResolver } from "./disk-resolver.js";
import type { EmitOptions } from "../facts/emit-options.js";
import { angularTest } from "./angular-emit.js";
import { createEmitOptions } from "./emit-options.js";
import type { ForbiddenFile } from "./guarded-manifests.js";
import { createGuardedDisk } from "./guarded-disk.js";
import { isRecord, readManifest } from "./manifest.js";
import { createModuleLookup } from "./module-lookup.js";
import { parentOf } from "./module-path.js";
import { createNamedPackages } from "./named-packages.js";
import { createPackageEntry } from "./package-entry.js";
import { publishedModules } from "./published-modules.js";
import { createRelativeSpecifier } from "./relative-specifier.js";
import { createRegions } from "./region.js";
import type { Resolution, ResolveInputs, ResolveMode, TsconfigFailure, UnreadManifest } from "./resolve-inputs.js";
import { createSettle } from "./settle.js";
import { createSourceOf } from "./source-of.js";
import { isRelative } from "./specifier.js";
import { createTsconfigFailures } from "./tsconfig-failures.js";
import { createTsconfigReader } from "./tsconfig-options.js";
import { createTsconfigScopes, dependsOnModule, type TsconfigScope } from "./tsconfig-paths.js";
import { createToldDisk } from "./told-disk.js";
import { createWorkspace } from "./workspace.js";

export interface Resolver {
  /** Where `specifier` leads from module `importer` (an id). Never throws, whatever the two strings. */
  resolve(importer: string, specifier: string, mode: ResolveMode): Resolution;
  /** How the compiler is set for module `id`. */
  emitOf(id: string): EmitOptions;
  /** Tries the tsconfig of a module, whatever it imports: which ones fail is up to which modules there are alone. */
  tryTsconfigOf(id: string): void;
  /** Modules that others may import from the packages that they may install; ascending. */
  published(): readonly string[];
  /** By order of discovery; grows while resolving. */
  readonly failures: readonly TsconfigFailure[];
  /** The same for package.json files. */
  readonly unread: Iterable<UnreadManifest>;
}

/** @throws ResolverMissingError if the native resolver cannot be loaded */
export function createResolver(inputs: ResolveInputs): Resolver {
  const { root, modules, tsconfigs, conditions, installed } = inputs;
  const manifests = new Map([...inputs.manifests].map(([directory, json]) => [directory, readManifest(json)]));
  const workspace = createWorkspace(manifests, inputs.pnpmPackages);
  const lookup = createModuleLookup(modules, manifests);
  const reader = createTsconfigReader(tsconfigs, workspace.packageDirectory);
  const regionOf = createRegions(workspace, createTsconfigScopes(tsconfigs, reader));
  const sourceOf = createSourceOf(lookup, manifests, tsconfigs, reader);
  const unread = new Map<string, UnreadManifest>();
  const disk = diskOf(inputs, unread);
  const failures = createTsconfigFailures(root, tsconfigs, disk, reader.isRead);
  const settling = createSettle(root, modules, sourceOf);
  const askDisk = createAskDisk(disk, failures, settling);
  const entries = { manifests, conditions, compilerConditions: customConditions(tsconfigs), lookup, sourceOf };
  const packages = createPackageEntry({ ...entries, leafAt });
  const named = createNamedPackages(workspace, installed, packages);
  const resolveRelative = createRelativeSpecifier(lookup, sourceOf, askDisk);
  const resolveBare = createBareSpecifier({ workspace, named, packages, pathTarget, fileAt });

  function leafAt(id: string): Resolution | undefined {
    const path = disk.atPath(settling.absolute(id));
    return path === undefined ? undefined : settling.settle(path, "package");
  }

  function fileAt(id: string): Resolution | undefined {
    const found = lookup.find(id);
    return found === undefined ? leafAt(id) : { kind: "module", id: found };
  }

  function pathTarget(id: string): Resolution | undefined {
    const found = lookup.find(id);
    const isOutput = found === undefined || sourceOf.outputDirectory(found) !== undefined;
    const source = isOutput ? sourceOf.find(found ?? id, "alias") : undefined;
    return source === undefined ? fileAt(id) : { kind: "module", id: source };
  }

  function tryTsconfig({ nearest }: TsconfigScope): void {
    if (nearest !== undefined) failures.isBroken(nearest);
  }

  return {
    failures: failures.list,
    unread: { [Symbol.iterator]: () => unread.values() },
    emitOf: createEmitOptions(tsconfigs, reader, angularTest(workspace, manifests)),
    // What others are given is told by what is there: the disk is not asked.
    published: () => publishedModules(manifests, modules, createPackageEntry({ ...entries, leafAt: () => undefined })),
    tryTsconfigOf: (id) => tryTsconfig(regionOf(parentOf(id)).scope),
    resolve(importer, specifier, mode) {
      const directory = parentOf(importer);
      const region = regionOf(directory);
      const { scope } = region;
      tryTsconfig(scope);
      if (isRelative(specifier)) return resolveRelative(importer, specifier, mode, region);
      const known = region.answers[mode].get(specifier);
      if (known !== undefined) return known;
      let isOfModule = false;
      const ask = (asked: string): Resolution | undefined => {
        isOfModule ||= dependsOnModule(scope, asked);
        return askDisk(importer, asked, mode, region);
      };
      const found = resolveBare(specifier, { directory, mode, scope, ask });
      if (!isOfModule) region.answers[mode].set(specifier, found);
      return found;
    },
  };
}

/** `customConditions` of all tsconfigs. Of one project they name the same sources, so they count for all of its modules. */
function customConditions(tsconfigs: ReadonlyMap<string, unknown>): readonly string[] {
  const named = [...tsconfigs.values()].flatMap((tsconfig): unknown[] => {
    const options = isRecord(tsconfig) ? tsconfig["compilerOptions"] : undefined;
    const written = isRecord(options) ? options["customConditions"] : undefined;
    return Array.isArray(written) ? written : [];
  });
  return [...new Set(named.filter((name) => typeof name === "string"))].sort();
}

/** @param unread is given what must not be read, by its id */
function diskOf(inputs: ResolveInputs, unread: Map<string, UnreadManifest>): DiskResolver {
  const { root, tsconfigs, conditions, peek, parseTsconfig, tell } = inputs;
  const idOf = (file: string): string => relative(root, file).split(sep).join("/");
  const parse = (file: string, text: string): unknown => {
    const id = idOf(file);
    return tsconfigs.has(id) ? tsconfigs.get(id) : parseTsconfig(text);
  };
  const refuse = ({ file, reason }: ForbiddenFile): void => {
    unread.set(idOf(file), { id: idOf(file), message: reason });
  };
  const guarded = createGuardedDisk(createDiskResolver(conditions), peek, parse, refuse);
  return createToldDisk(guarded, tell ?? (() => {}));
}
