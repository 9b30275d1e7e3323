/** `./a`, `../a`, `.`: the modules discovered, then the disk, then the source of build output that is not there. */
import type { AskDisk } from "./ask-disk.js";
import { isAsset } from "./extensions.js";
import type { ModuleLookup } from "./module-lookup.js";
import { joinPath, parentOf } from "./module-path.js";
import type { Region } from "./region.js";
import type { Resolution, ResolveMode } from "./resolve-inputs.js";
import type { SourceOf } from "./source-of.js";
import { meansDirectory, specifierForms } from "./specifier.js";

export type ResolveRelative = (importer: string, specifier: string, mode: ResolveMode, region: Region) => Resolution;

/** `../node_modules/a/file.js`: a package of others, whether it is installed or not. */
function isOfPackage(path: string): boolean {
  return `/${path}`.includes("/node_modules/");
}

export function createRelativeSpecifier(lookup: ModuleLookup, sourceOf: SourceOf, askDisk: AskDisk): ResolveRelative {
  /** Output that is a module leads to its source, except for its neighbours in the output. */
  function throughOutput(found: string, importer: string): string {
    const isFromOutside =
      sourceOf.outputDirectory(found) !== undefined && sourceOf.outputDirectory(importer) === undefined;
    return (isFromOutside ? sourceOf.find(found, "module") : undefined) ?? found;
  }

  return (importer, specifier, mode, region) => {
    const directory = parentOf(importer);
    let form = specifier;
    for (form of specifierForms(specifier)) {
      const path = joinPath(directory, form);
      if (path === undefined) continue;
      const found = meansDirectory(form) ? lookup.findDirectory(path) : lookup.find(path);
      if (found !== undefined) return { kind: "module", id: throughOutput(found, importer) };
    }
    if (isAsset(form)) return { kind: "outside" };
    const onDisk = askDisk(importer, form, mode, region);
    if (onDisk !== undefined) return onDisk;
    const path = joinPath(directory, form);
    if (path === undefined || isOfPackage(path)) return { kind: "outside" };
    const source = sourceOf.find(path, "module");
    return source === undefined ? { kind: "unresolved", firstParty: true } : { kind: "module", id: source };
  };
}
