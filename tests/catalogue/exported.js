// @ts-check
/**
 * What packages export by their own typings, or by their text where they have none: TypeScript's checker is asked for the type of
 * a name, then of each member behind it.
 */
import { join } from "node:path";
import ts from "typescript";

/** @typedef {"found" | "missing" | "other form"} Answer */
/** @typedef {(specifier: string, name: string, by: "new" | "call" | "import") => Answer} Asked */

/**
 * Of packages that are unpacked in `folder/node_modules`.
 * @param {string} folder
 * @param {readonly string[]} specifiers
 * @returns {Asked}
 */
export function exportedBy(folder, specifiers) {
  const files = new Map(specifiers.map((specifier, at) => [join(folder, `ask-${at}.ts`), specifier]));
  const options = {
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    target: ts.ScriptTarget.ES2023,
    lib: ["lib.es2023.d.ts", "lib.dom.d.ts"],
    esModuleInterop: true,
    allowJs: true,
    maxNodeModuleJsDepth: 3,
    skipLibCheck: true,
    noEmit: true,
    types: [],
  };
  const host = ts.createCompilerHost(options);
  const { readFile, fileExists } = host;
  host.fileExists = (path) => files.has(path) || fileExists(path);
  host.readFile = (path) => {
    const specifier = JSON.stringify(files.get(path));
    if (!files.has(path)) return readFile(path);
    return `import * as all from ${specifier};\nimport one from ${specifier};\nexport const asked = [all, one];`;
  };
  const program = ts.createProgram([...files.keys()], options, host);
  const checker = program.getTypeChecker();
  const paths = new Map(Array.from(files, ([path, specifier]) => [specifier, path]));
  return (specifier, name, by) => {
    const source = program.getSourceFile(/** @type {string} */ (paths.get(specifier)));
    const asked = source?.statements[2];
    if (asked === undefined || !ts.isVariableStatement(asked)) return "missing";
    const list = asked.declarationList.declarations[0]?.initializer;
    if (list === undefined || !ts.isArrayLiteralExpression(list)) return "missing";
    const [all, one] = list.elements.map((element) => checker.getTypeAtLocation(element));
    const steps = name.split(".");
    const from = steps[0] === "default" || steps[0] === "()" ? [one] : [all, one];
    const answers = from.map((type) => answerOf(type, steps[0] === "default" ? steps.slice(1) : steps, by));
    return answers.find((each) => each === "found") ?? answers.find((each) => each !== "missing") ?? "missing";
  };

  /**
   * @param {ts.Type | undefined} start
   * @param {readonly string[]} steps
   * @param {"new" | "call" | "import"} by
   * @returns {Answer}
   */
  function answerOf(start, steps, by) {
    let types = start === undefined || isUnknown(start) ? [] : [start];
    for (const step of steps) types = types.flatMap((type) => behind(type, step));
    if (types.length === 0) return "missing";
    return by === "import" || types.some((type) => isMade(type, by)) ? "found" : "other form";
  }

  /**
   * @param {ts.Type} type
   * @param {string} step
   */
  function behind(type, step) {
    if (step === "()") return type.getCallSignatures().map((signature) => signature.getReturnType());
    const member = checker.getPropertyOfType(checker.getApparentType(type), step);
    return member === undefined ? [] : [checker.getTypeOfSymbol(member)];
  }
}

/**
 * In texts without typings, what `new` is called with may be a function.
 * @param {ts.Type} type
 * @param {"new" | "call"} by
 */
function isMade(type, by) {
  const calls = type.getCallSignatures();
  if (by === "call") return calls.length > 0;
  const declared = type.symbol?.declarations?.[0]?.getSourceFile().fileName ?? "";
  return type.getConstructSignatures().length > 0 || (calls.length > 0 && /\.[cm]?jsx?$/.test(declared));
}

/** @param {ts.Type} type */
function isUnknown(type) {
  return (type.flags & (ts.TypeFlags.Any | ts.TypeFlags.Unknown)) !== 0;
}
