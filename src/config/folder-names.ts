/** What the names of folders say about their code, in the words that most projects use. */

/** What every part of a project may use: a shared kernel, which is no domain. */
const SHARED = new Set("shared common core lib libs util utils helpers config types ui db prisma logger".split(" "));

/** Kinds of code: a folder of this name holds a layer of all domains, and is none. */
const KINDS = new Set(
  (
    "assets components constants containers contexts controllers decorators directives dtos entities enums errors guards " +
    "hooks interceptors interfaces middleware middlewares models pages pipes providers repositories resolvers routes schemas " +
    "screens services store stores styles testing views"
  ).split(" "),
);

export function isSharedName(name: string): boolean {
  return SHARED.has(name.toLowerCase());
}

/** Whether one of the folders on the way to a file, or to a folder that ends with `/`, is shared by its name. */
export function isBelowSharedFolder(path: string): boolean {
  return path.split("/").slice(0, -1).some(isSharedName);
}

/** Whether a folder is named for what its code is about; not for its kind of code, and not `_private`, `.hidden` or the like. */
export function isSubject(name: string): boolean {
  return /^[\p{L}\p{N}]/u.test(name) && !isSharedName(name) && !KINDS.has(name.toLowerCase());
}
