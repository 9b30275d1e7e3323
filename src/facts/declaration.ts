/** `a.d.ts`, `a.d.mts`, `a.d.cts` and, for other kinds of file, `a.d.css.ts`; as TypeScript has it, no `a.d.css.mts`. */
const DECLARATION = /\.d\.(?:[cm]?ts|[^./\\]+\.ts)$/;

/** Whether a file holds declarations only, by its name, so that nothing of it exists while the program runs. */
export function isDeclaration(path: string): boolean {
  return DECLARATION.test(path);
}
