/** Folder of a root-relative path; "" for what lies in the root, and for the root itself. */
export function folderOf(path: string): string {
  return path.slice(0, Math.max(path.lastIndexOf("/"), 0));
}
