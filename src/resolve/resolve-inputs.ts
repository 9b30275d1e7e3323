/**
 * What resolving needs to know about a project, and what it answers: plain data, gathered by the caller.
 *
 * Ids are root-relative paths with `/` between their parts and no `.` or `..`; `""` is the root itself.
 */

/** The fields of a package.json that resolving reads. A field of another type than npm gives it counts as absent. */
export interface PackageManifest {
  readonly name?: string;
  /** Present if nobody can install it. */
  readonly isPrivate?: true;
  /** Entry fields, as written. */
  readonly source?: string;
  readonly main?: string;
  readonly module?: string;
  readonly types?: string;
  readonly typings?: string;
  /** As written; read by `package-targets.ts`, which takes any JSON. */
  readonly exports?: unknown;
  readonly imports?: unknown;
  /** Patterns of `workspaces`, be it an array or `{ packages }`. */
  readonly workspaces?: readonly string[];
  /** Ranges of all kinds of dependencies by package name. */
  readonly dependencies: ReadonlyMap<string, string>;
}

export interface ResolveInputs {
  /** Absolute real path. */
  readonly root: string;
  /** Ids of all modules discovered, real paths. */
  readonly modules: ReadonlySet<string>;
  /** Directory id -> parsed package.json, of every one in the root outside node_modules. */
  readonly manifests: ReadonlyMap<string, unknown>;
  /** File id -> parsed tsconfig*.json or jsconfig.json, and what they extend; undefined if it does not parse. */
  readonly tsconfigs: ReadonlyMap<string, unknown>;
  /** Directory id -> `packages` of its pnpm-workspace.yaml; the `workspaces` of package.json are read from `manifests`. */
  readonly pnpmPackages: ReadonlyMap<string, readonly string[]>;
  /** What is installed under a name for modules of a directory: a package at a directory of the project, or one of others. */
  readonly installed: (directory: string, name: string) => { readonly folder: string } | "others" | undefined;
  /** What lies at an absolute path where configuration may lie: its text, or why it must not be read; undefined for nothing. */
  readonly peek: (
    path: string,
  ) =>
    { readonly text: string; readonly wrong?: never } | { readonly wrong: string; readonly text?: never } | undefined;
  /** What a tsconfig says; undefined if it does not parse. */
  readonly parseTsconfig: (text: string) => unknown;
  /** Export conditions of the user's settings, besides the usual ones. */
  readonly conditions: readonly string[];
  /** Told of each absolute path at which the disk is asked, before it is, and of each file of the project found there. */
  readonly tell?: (path: string) => void;
}

/** The conditions of `exports` and `imports` that apply: those of `import` or those of `require`. */
export type ResolveMode = "import" | "require";

export type Resolution =
  /** One of `modules`. */
  | { readonly kind: "module"; readonly id: string }
  /** First-party source known by name only: `.vue`, `.svelte`, …, or a script that is not among `modules`. */
  | { readonly kind: "leaf"; readonly id: string }
  /** A package of others, a builtin, a URL, a virtual module, an asset, a file outside the root. */
  | { readonly kind: "outside" }
  /** Leads nowhere. `firstParty`: it looks like this project's own code, so an edge is missing. */
  | { readonly kind: "unresolved"; readonly firstParty: boolean };

/** A tsconfig that cannot be loaded; modules under it resolve by what can be read of it. */
export interface TsconfigFailure {
  /** File id; starts with `../` if the file lies above the root. */
  readonly id: string;
  readonly message: string;
  /** Importers resolved without it so far, of those with another nearest tsconfig or none. */
  readonly blamedBy: ReadonlySet<string>;
}

/** A package.json that must not be read, since it could end the process; what needs it leads nowhere. */
export interface UnreadManifest {
  /** File id; starts with `../` if the file lies above the root. */
  readonly id: string;
  readonly message: string;
}
