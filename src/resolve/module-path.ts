/**
 * Algebra of ids: root-relative paths with `/` between their parts, `""` being the root. Pure text, no disk.
 */

/** The directory that holds `id`; `""` for what lies in the root. */
export function parentOf(id: string): string {
  const slash = id.lastIndexOf("/");
  return slash === -1 ? "" : id.slice(0, slash);
}

/** The id of `path`, itself without `.` or `..`, in a directory; `""` is the directory. */
export function inDirectory(directory: string, path: string): string {
  if (path === "") return directory;
  return directory === "" ? path : `${directory}/${path}`;
}

/** `path`, written as seen from directory `base`, as an id; undefined if it leaves the root. O(length). */
export function joinPath(base: string, path: string): string | undefined {
  let directory = base;
  let rest = path;
  for (;;) {
    if (rest.startsWith("./")) {
      rest = rest.slice(2);
    } else if (rest.startsWith("../")) {
      if (directory === "") return undefined;
      directory = parentOf(directory);
      rest = rest.slice(3);
    } else {
      break;
    }
  }
  if (isPlain(rest)) return inDirectory(directory, rest);
  return joinParts(directory, rest);
}

/** Whether a path has no part that is empty, `.` or `..`; may say no to one that starts a part with a dot. */
function isPlain(path: string): boolean {
  return (
    path !== "" &&
    !path.startsWith(".") &&
    !path.startsWith("/") &&
    !path.includes("/.") &&
    !path.includes("//") &&
    !path.endsWith("/")
  );
}

function joinParts(directory: string, path: string): string | undefined {
  const parts = directory === "" ? [] : directory.split("/");
  for (const part of path.split("/")) {
    if (part === "..") {
      if (parts.length === 0) return undefined;
      parts.pop();
    } else if (part !== "" && part !== ".") {
      parts.push(part);
    }
  }
  return parts.join("/");
}

/** Whether `id` lies in directory `directory` or is it. */
export function isInside(id: string, directory: string): boolean {
  return directory === "" || id === directory || (id.startsWith(directory) && id[directory.length] === "/");
}

/** `directory` and all directories above it, innermost first, `""` last. */
export function* ancestorsOf(directory: string): Generator<string> {
  let current = directory;
  while (current !== "") {
    yield current;
    current = parentOf(current);
  }
  yield "";
}
