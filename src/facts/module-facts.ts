/**
 * What one source text says about itself: plain JSON, the same for the same text, language and extractor.
 *
 * Offsets count UTF-16 units of the text without its byte order mark, as ESLint counts them; lines start at 1 and end
 * at `\n`, `\r\n`, `\r`, U+2028 or U+2029. Specifiers stay as written: nothing here knows a file system.
 */

/** Version of the extractor; a change of any fact of any text raises it, so that stored facts are dropped. */
export const FACTS_VERSION = 14;

/** How a text is parsed. `dts` is a declaration file: every import in it is erased. */
export type Language = "js" | "ts" | "tsx" | "dts";

/**
 * When the imported module is evaluated: `eager` while the importer loads, `deferred` when running code asks for it,
 * `erased` never (type-only syntax).
 */
export type EdgeLabel = "eager" | "deferred" | "erased";

/** The syntax that draws the edge. */
export type ImportForm =
  | "import" // import a from "./b"; import "./b"
  | "export-from" // export { a } from "./b"; export * from "./b"
  | "import-equals" // import a = require("./b")
  | "import-call" // import("./b")
  | "require" // require("./b")
  | "import-type" // import("./b").T, typeof import("./b")
  | "jsdoc" // @type {import("./b").T}
  | "worker" // new Worker(new URL("./b", import.meta.url))
  | "resolve" // require.resolve("./b")
  | "import-resolve" // import.meta.resolve("./b")
  | "mock" // jest.mock("./b"), jest.requireActual("./b")
  | "import-mock" // vi.mock("./b"), vi.importActual("./b"), jest.unstable_mockModule("./b")
  | "asset"; // import url from "./b?url", import text from "./b?raw", import Starter from "./b?worker"

/**
 * One name that an import binds or a re-export passes on. Both are `*` for a call whose value goes elsewhere under no
 * name, as in `f(require("./b"))`: all of the module may be used.
 */
export interface BoundName {
  /** The name the imported module exports: `default`, `*` for the whole namespace, else the exported name. */
  readonly imported: string;
  /** The name bound here, or the name exported again; `*` for `export * from`. */
  readonly local: string;
  /**
   * Present if this one name is marked `type`; not if the whole statement is, since that statement is erased under
   * `verbatimModuleSyntax` too.
   */
  readonly type?: true;
}

/** One request for another module, as written. */
export interface ImportFact {
  readonly specifier: string;
  readonly form: ImportForm;
  readonly label: EdgeLabel;
  /** Empty for a side-effect import, and for forms that take a file and no exports of it: workers, mocks, assets … */
  readonly names: readonly BoundName[];
  /** The specifier's literal, quotes included. */
  readonly range: readonly [start: number, end: number];
  /** Line of the specifier's literal. */
  readonly line: number;
}

/** One name the module exports. */
export interface ExportFact {
  /** The exported name; `*` for `export * from`, `default`; for `module.exports =` and `export =` it is `=`. */
  readonly exported: string;
  /** The local binding behind it, if there is one. */
  readonly local?: string;
  /**
   * Index into `imports` if the name comes straight from another module; not if it is imported by another statement,
   * to which `local` leads.
   */
  readonly source?: number;
  readonly type?: true;
  readonly line: number;
}

/** Why a text could not be parsed in full; the facts beside it are what was read before the error. */
export interface ParseFailure {
  readonly message: string;
  readonly line: number;
}

/**
 * What a text may have to do with injection: it says what stands behind a token, it only lists classes that a container makes, or it is
 * given something. Each may do what comes after it too.
 */
export type InjectionHint = "provides" | "lists" | "receives";

/** Who may set what a text keeps: code of its own, or other modules alone. */
export type StateHint = "here" | "elsewhere";

/** Why a text may make clients of services or say where one is: by what it imports from packages alone, or by more than that. */
export type ServiceHint = "by imports" | "by text";

/** What a text's body may tell, by cheap tests of the text: what is absent is surely not so. None beside a failure. */
export interface TextHints {
  /** Absent if the text surely keeps nothing between calls, so that its body need not be asked. */
  readonly mayHoldState?: StateHint;
  /** Local names of imports of which the text may change something; likewise absent if it surely changes nothing. */
  readonly mayWriteNames?: readonly string[];
  /** Likewise absent if the text surely makes no client of a service, and does not say where one is. */
  readonly mayUseServices?: ServiceHint;
  /** Likewise absent if the text surely has nothing to do with injection. */
  readonly mayInject?: InjectionHint;
}

export interface ModuleFacts extends TextHints {
  /** In source order. */
  readonly imports: readonly ImportFact[];
  /** In source order. */
  readonly exports: readonly ExportFact[];
  readonly failure?: ParseFailure;
}
