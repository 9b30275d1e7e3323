/**
 * What the tsconfig of a module says about its emit: the nearest one if it takes the module in, else the first of the
 * projects it references that does, else the nearest again, as tools do that compile file by file.
 */
import type { EmitOptions } from "../facts/emit-options.js";
import { parentOf } from "./module-path.js";
import { nearestTsconfig, type TsconfigReader } from "./tsconfig-options.js";

type Options = Readonly<Record<string, unknown>>;

export function createEmitOptions(
  tsconfigs: ReadonlyMap<string, unknown>,
  reader: TsconfigReader,
  isAngular: (directory: string) => boolean,
): (module: string) => EmitOptions {
  const nearestOf = new Map<string, string | undefined>();
  const byTsconfig = new Map<string, EmitOptions>();

  function nearest(directory: string): string | undefined {
    if (!nearestOf.has(directory)) nearestOf.set(directory, nearestTsconfig(tsconfigs, directory));
    return nearestOf.get(directory);
  }

  return (module) => {
    const directory = parentOf(module);
    const tsconfig = nearest(directory);
    const home = tsconfig === undefined ? undefined : ownerOf(module, tsconfig, reader);
    const angular = isAngular(directory);
    const key = `${angular ? "angular" : ""} ${home ?? ""}`;
    const emit = byTsconfig.get(key) ?? emitOf(home === undefined ? {} : (reader.optionsOf(home).emit ?? {}), angular);
    byTsconfig.set(key, emit);
    return emit;
  };
}

function ownerOf(module: string, nearest: string, reader: TsconfigReader): string {
  const references = reader.referencesOf(nearest);
  if (references.length === 0 || reader.includes(nearest, module)) return nearest;
  return references.find((each) => reader.includes(each, module)) ?? nearest;
}

function emitOf(options: Options, isAngular: boolean): EmitOptions {
  const imports = String(options["importsNotUsedAsValues"]).toLowerCase();
  const jsx = String(options["jsx"]).toLowerCase();
  // With any other value TypeScript itself keeps the factory's import, for whoever compiles the JSX.
  const isAutomatic = jsx === "react-jsx" || jsx === "react-jsxdev";
  const factory = rootOf(options["jsxFactory"] ?? options["reactNamespace"]) ?? "React";
  return {
    verbatim:
      options["verbatimModuleSyntax"] === true ||
      options["preserveValueImports"] === true ||
      imports === "preserve" ||
      imports === "error",
    decoratorMetadata: options["emitDecoratorMetadata"] === true,
    strictNullChecks: (options["strictNullChecks"] ?? options["strict"]) === true,
    ...((isAngular || options["angularCompilerOptions"] !== undefined) && { angular: true as const }),
    jsxFactory: isAutomatic ? undefined : factory,
    jsxFragmentFactory: isAutomatic ? undefined : (rootOf(options["jsxFragmentFactory"]) ?? factory),
  };
}

/** The name that must be in scope for `React.createElement`. */
function rootOf(factory: unknown): string | undefined {
  return typeof factory === "string" && factory !== "" ? factory.split(".")[0] : undefined;
}
