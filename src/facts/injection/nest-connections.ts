/**
 * What a library's module of NestJS connects to and provides, and what asks for that: tokens are those of the connection, as a
 * repository or a model is given by the name of an entity but stands on one of these.
 */

import type { Node } from "oxc-parser";
import type { ImportFact } from "../module-facts.js";
import type { ImportedName } from "../state/import-touches.js";
import { elementsOf, entryOf, textOf } from "./decorators.js";
import type { Token } from "./injection-facts.js";
import { NEST_LIBRARIES, type NestLibrary } from "./nest-libraries.js";
import type { ProviderDraft } from "./provider-draft.js";

/** The names of a text by where they are imported from. */
export interface ImportedFrom {
  readonly imports: readonly ImportFact[];
  readonly imported: ReadonlyMap<string, ImportedName>;
}

/** An imported name as its package calls it, and that package. */
export function exportedName(
  local: string,
  { imports, imported }: ImportedFrom,
): { from: string; name: string } | undefined {
  const found = imported.get(local);
  if (found === undefined) return undefined;
  const { specifier, names } = imports[found.request]!;
  return { from: specifier, name: names[found.name]!.imported };
}

/** Modules that connect, by their packages; also those of queues, caches and brokers. */
const CONNECTING: ReadonlyMap<string, string> = new Map([
  ...NEST_LIBRARIES.flatMap(({ packages, module }) => packages.map((name) => [name, module] as const)),
  ...(["@nestjs/bull", "@nestjs/bullmq"] as const).map((name) => [name, "BullModule"] as const),
  ["@nestjs/cache-manager", "CacheModule"],
  ["@nestjs/microservices", "ClientsModule"],
]);

/** Whether a text imports a module by which it may connect, whatever it is called there. O(imports). */
export function importsConnectingModule(imports: readonly ImportFact[]): boolean {
  return imports.some(({ specifier, names }) => {
    const module = CONNECTING.get(specifier);
    return module !== undefined && names.some(({ imported, type }) => imported === module && !type);
  });
}

/** What `TypeOrmModule.forRoot(…)` and the like provide; undefined for what is no such call. O(its arguments). */
export function connectionProviders(
  [local = "", method = "", ...rest]: readonly string[],
  call: Node,
  given: readonly Node[],
  names: ImportedFrom,
): readonly ProviderDraft[] | undefined {
  const module = exportedName(local, names);
  const library = module && libraryOf(module.from, (each) => each.module === module.name);
  if (library === undefined || rest.length > 0 || !library.methods.includes(method)) return undefined;
  const name = nameGiven(library, given);
  if (name === undefined) return [];
  const { from } = module!;
  const base = { node: call, lifetime: "singleton" } as const;
  const classes = (name === UNNAMED ? library.classes : []).map((each): Token => ({
    space: "package",
    text: each.startsWith("#") ? `${from}${each}` : each,
  }));
  const made = { ...base, by: "value", made: call, inject: [] } as const;
  // What is asked for by its class alone is known by that.
  if (Object.keys(library.decorators).length === 0) return classes.map((token) => ({ ...made, token }));
  const token = connectionToken(from, library, name);
  return [
    { ...made, token },
    ...classes.map((each): ProviderDraft => ({
      ...base,
      ...{ token: each, by: "factory", inject: [token], value: ["parameter", 0] },
    })),
  ];
}

/** The connection that a decorator asks for; null for one of a library whose connection is not told by the text. */
export function connectionAsked(
  decorator: string,
  given: readonly Node[],
  names: ImportedFrom,
): Token | null | undefined {
  const asked = exportedName(decorator, names);
  const library = asked && libraryOf(asked.from, ({ decorators }) => Object.hasOwn(decorators, asked.name));
  if (library === undefined) return undefined;
  const named = given[library.decorators[asked!.name]!];
  const name = named === undefined ? UNNAMED : textOf(named);
  return name === undefined ? null : connectionToken(asked!.from, library, name);
}

const UNNAMED = "default";

function libraryOf(from: string, test: (library: NestLibrary) => boolean): NestLibrary | undefined {
  return NEST_LIBRARIES.find((library) => library.packages.includes(from) && test(library));
}

/** Named for its module if nothing else names it. */
function connectionToken(from: string, { module }: NestLibrary, name: string): Token {
  return { space: "package", text: `${from}#${name === UNNAMED ? module : name}` };
}

/** Undefined if a name is given and not written out, or if several connections are given at once. */
function nameGiven({ named }: NestLibrary, given: readonly Node[]): string | undefined {
  for (const [argument, ...keys] of named) {
    let value = given[argument];
    for (const key of keys) {
      if (elementsOf(value) !== undefined) return undefined;
      value = entryOf(value, key);
    }
    if (value !== undefined) return textOf(value);
  }
  return UNNAMED;
}
