/**
 * What the tsconfig of a module says about its emit: of the nearest tsconfig and, if it is a solution, of the
 * projects it references. One answer per nearest tsconfig.
 */
import { nearestTsconfig, type TsconfigReader } from "./tsconfig-options.js";

export interface Emit {
  readonly verbatim: boolean;
  readonly decoratorMetadata: boolean;
  readonly strictNullChecks: boolean;
  readonly angular?: true;
  readonly jsxFactory: string | undefined;
  readonly jsxFragmentFactory: string | undefined;
}

type Options = Readonly<Record<string, unknown>>;

export function createEmitOptions(
  tsconfigs: ReadonlyMap<string, unknown>,
  reader: TsconfigReader,
): (directory: string) => Emit {
  const byDirectory = new Map<string, Emit>();
  const byNearest = new Map<string | undefined, Emit>();
  return (directory) => {
    const known = byDirectory.get(directory);
    if (known !== undefined) return known;
    const nearest = nearestTsconfig(tsconfigs, directory);
    const emit = byNearest.get(nearest) ?? emitOf(optionsOf(nearest, reader));
    byNearest.set(nearest, emit);
    byDirectory.set(directory, emit);
    return emit;
  };
}

function optionsOf(nearest: string | undefined, reader: TsconfigReader): Options {
  if (nearest === undefined) return {};
  const files = reader.isSolution(nearest) ? [...reader.referencesOf(nearest).toReversed(), nearest] : [nearest];
  return Object.assign({}, ...files.map((file) => reader.optionsOf(file).emit)) as Options;
}

function emitOf(options: Options): Emit {
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
    ...(options["angularCompilerOptions"] !== undefined && { angular: true }),
    jsxFactory: isAutomatic ? undefined : factory,
    jsxFragmentFactory: isAutomatic ? undefined : (rootOf(options["jsxFragmentFactory"]) ?? factory),
  };
}

/** The name that must be in scope for `React.createElement`. */
function rootOf(factory: unknown): string | undefined {
  return typeof factory === "string" && factory !== "" ? factory.split(".")[0] : undefined;
}
